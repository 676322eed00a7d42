import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatMoment, formatShortMoment } from '../../../ui/time.ts';
import type { LogEntry } from '../model.ts';
import styles from './assignments.module.css';
import { useLog, type Where } from './use-assignments.ts';
import { roleLabel, useBoxesText } from './words.ts';

/** Who was assigned when, as what, to which services, and by whom. Asked for when it is opened. */
export function AssignmentLog({ where, kind }: { where: Where; kind: 'tenant' | 'customer' }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useLog(where, open);
  const entries = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={styles.log} aria-label={t('assignments.log')}>
      <header>
        <h3>{t('assignments.log')}</h3>
        {!open && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('assignments.logShow')}
          </Button>
        )}
      </header>
      {error && <Failed problem={problemOf(error)} onRetry={() => void refetch()} />}
      {open && !data && !error && <LoadingRows count={3} />}
      {data && entries.length === 0 && <p className={styles.quiet}>{t('assignments.logNone')}</p>}
      {entries.length > 0 && <LogTable entries={entries} kind={kind} />}
      {hasNextPage && (
        <Button size="small" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('assignments.logMore')}
        </Button>
      )}
    </section>
  );
}

function LogTable({ entries, kind }: { entries: readonly LogEntry[]; kind: 'tenant' | 'customer' }) {
  const t = useT();
  const text = useBoxesText(kind);
  return (
    <table className={styles.logTable}>
      <thead>
        <tr>
          <th scope="col">{t('assignments.logWhen')}</th>
          <th scope="col">{t('assignments.logWho')}</th>
          <th scope="col">{t('assignments.logRole')}</th>
          <th scope="col">{t('assignments.logServices')}</th>
          <th scope="col">{t('assignments.logBy')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no other identity, and their order stays
          <tr key={at}>
            <td>
              <time dateTime={entry.at} title={formatMoment(entry.at)}>
                {formatShortMoment(entry.at)}
              </time>
            </td>
            <td>{entry.person.name}</td>
            <td>{roleLabel(entry.role)}</td>
            <td>
              {text(entry.before)} → <b>{text(entry.after)}</b>
              {entry.why !== '' && (
                <div className={styles.quiet}>
                  {entry.why === 'undo' ? t('assignments.logUndo') : entry.why}
                </div>
              )}
            </td>
            <td>{entry.by.name}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
