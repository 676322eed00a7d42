import { useT } from '../../../ui/i18n.ts';
import { formatDay } from '../../../ui/time.ts';
import type { PlaybookPage } from '../model.ts';
import styles from './page.module.css';

/** When the page was refreshed, by whom, and what changed. */
export function History({ entries }: { entries: PlaybookPage['history'] }) {
  const t = useT();
  return (
    <table className={styles.tasks} aria-label={t('playbooks.history')}>
      <thead>
        <tr>
          <th scope="col">{t('playbooks.date')}</th>
          <th scope="col">{t('playbooks.who')}</th>
          <th scope="col">{t('playbooks.what')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={`${entry.date} ${entry.who} ${entry.what}`}>
            <td className={styles.nowrap}>{entry.date ? formatDay(entry.date) : t('playbooks.noDate')}</td>
            <td>{entry.who}</td>
            <td>{entry.what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
