import { Button } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import type { Case, OpenEvent } from '../model.ts';
import styles from './case-page.module.css';

interface Props {
  readonly shown: Case;
  readonly onEvent: (event: OpenEvent) => void;
}

/** What may happen next: buttons for what is mine to do, and who may do the rest. */
export function NextSteps({ shown: { events, stateLabel }, onEvent }: Props) {
  const t = useT();
  const mine = events.filter((event) => event.mine);
  const others = events.filter((event) => !event.mine);
  return (
    <section aria-labelledby="case-next">
      <h2 id="case-next">{t('cases.nextSteps')}</h2>
      {events.length === 0 && <p className={styles.quiet}>{t('cases.nothingNext', { state: stateLabel })}</p>}
      {mine.length > 0 && (
        <div className={styles.buttons}>
          {mine.map((event, n) => (
            <Button
              key={event.event}
              appearance={n === 0 ? 'primary' : 'secondary'}
              onClick={() => onEvent(event)}
            >
              {t('cases.do', { event: event.label })}
            </Button>
          ))}
        </div>
      )}
      {others.length > 0 && (
        <ul className={styles.others}>
          {others.map(({ event, label, actors }) => (
            <li key={event}>
              {label} <span className={styles.quiet}>{actors.join(', ')}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
