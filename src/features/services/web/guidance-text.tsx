import { useT } from '../../../ui/i18n.ts';
import { guidance } from '../taxonomy/guidance.ts';
import { type ReasonKey, reasons } from '../taxonomy/statuses.ts';
import { Fact } from './service-view.tsx';
import styles from './services.module.css';

/** Beside the pick list: what a reason means, when it fits and when not, and what to ask. */
export function GuidanceText({ reason }: { reason: ReasonKey }) {
  const t = useT();
  const { definition, fits, fitsNot, ask } = guidance[reason];
  return (
    <details className={styles.guidance}>
      <summary>{t('services.guidance', { reason: reasons[reason].label })}</summary>
      <p>{definition}</p>
      <dl className={styles.facts}>
        <Fact label={t('services.guidance.fits')}>{fits}</Fact>
        <Fact label={t('services.guidance.fitsNot')}>{fitsNot}</Fact>
        <Fact label={t('services.guidance.ask')}>{ask}</Fact>
      </dl>
    </details>
  );
}
