import { Button } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Go } from '../../../ui/link.tsx';
import type { DayItem } from '../model.ts';
import styles from './day.module.css';
import { addressOf, dueWords, iconOf, reasonOf } from './day-words.ts';

interface Props {
  readonly item: DayItem;
  readonly today: string;
  readonly onFinish: (item: DayItem) => void;
  readonly onSnooze: (item: DayItem) => void;
}

/** One thing to do: what, at which tenant, why it is here, and when it is due. */
export function DayRow({ item, today, onFinish, onSnooze }: Props) {
  const t = useT();
  const { title, tenant, due, mayFinish, urgent } = item;
  return (
    <li className={styles.row}>
      <Go to={addressOf(item)} data-row="" data-item={item.id} className={styles.link}>
        <span className={urgent ? styles.urgent : styles.glyph}>
          <Icon name={urgent ? 'warning' : iconOf[item.kind]} />
        </span>
        <span className={styles.what}>
          <b>{title}</b>
          <span>
            {tenant !== null && tenant.name !== title && <span className={styles.tenant}>{tenant.name}</span>}
            {reasonOf(t, item)}
          </span>
        </span>
        <span className={due !== null && due < today ? styles.late : styles.due}>
          {dueWords(t, due, today)}
        </span>
      </Go>
      <span className={styles.acts}>
        {mayFinish && (
          <Button
            size="small"
            appearance="subtle"
            tabIndex={-1}
            icon={<Icon name="tick" />}
            aria-label={t('day.finishOf', { title })}
            title={t('day.finish')}
            onClick={() => onFinish(item)}
          />
        )}
        <Button
          size="small"
          appearance="subtle"
          tabIndex={-1}
          icon={<Icon name="clock" />}
          aria-label={t('day.snoozeOf', { title })}
          title={t('day.snooze')}
          onClick={() => onSnooze(item)}
        />
      </span>
    </li>
  );
}
