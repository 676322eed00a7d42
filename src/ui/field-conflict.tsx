import { Button } from '@fluentui/react-components';
import styles from './field-conflict.module.css';
import { useT } from './i18n.ts';
import { Icon } from './icon.tsx';

export interface FieldConflictRow {
  readonly id: string;
  readonly label: string;
  /** What stands there now, and what I wrote, as they read. */
  readonly theirs: string;
  readonly mine: string;
  readonly onTheirs: () => void;
}

/**
 * Above a form that lost a race: what differs from what stands there now, field by field, with a button that takes theirs over. Whatever is in
 * the form when it is saved again wins.
 */
export function FieldConflict({ rows }: { rows: readonly FieldConflictRow[] }) {
  const t = useT();
  const none = t('ui.conflict.empty');
  return (
    <section className={styles.conflict} role="alert" aria-label={t('ui.conflict.title')}>
      <p>
        <Icon name="warning" />
        <b>{t('ui.conflict.title')}</b> {rows.length === 0 ? t('ui.conflict.same') : t('ui.conflict.body')}
      </p>
      {rows.map(({ id, label, theirs, mine, onTheirs }) => (
        <div key={id} className={styles.row}>
          <span className={styles.label}>{label}</span>
          <span>
            <span className={styles.by}>{t('ui.conflict.theirs')}</span> {theirs || none}
          </span>
          <span>
            <span className={styles.by}>{t('ui.conflict.mine')}</span> {mine || none}
          </span>
          <Button size="small" onClick={onTheirs} aria-label={t('ui.conflict.takeOf', { field: label })}>
            {t('ui.conflict.take')}
          </Button>
        </div>
      ))}
    </section>
  );
}
