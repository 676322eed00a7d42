import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { useRowKeys } from '../../../ui/row-keys.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { pageAddress } from '../../playbooks/rules.ts';
import type { CaseStart } from '../model.ts';
import { CaseRow } from './case-row.tsx';
import styles from './cases.module.css';
import { StartDialog } from './start-dialog.tsx';
import { useCaseStarts, useTenantCases } from './use-cases.ts';

/** The processes of a tenant: the cases that it is or was taken through, and those that may begin. */
export function TenantCases({ tenantId }: { tenantId: string }) {
  const t = useT();
  const rows = useRowKeys();
  const query = useTenantCases(tenantId);
  const starts = useCaseStarts(tenantId);
  const items = query.data?.items ?? [];
  return (
    <div ref={rows} className={styles.page}>
      <section aria-labelledby="tenant-cases">
        <h2 id="tenant-cases">{t('cases.ofTenant')}</h2>
        {query.isPending && <LoadingRows count={3} label={t('cases.loading')} />}
        {query.isError && <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />}
        {query.isSuccess && items.length === 0 && (
          <Empty title={t('cases.none')} body={t('cases.noneBody')} />
        )}
        <ul className={styles.rows}>
          {items.map((shown) => (
            <CaseRow key={shown.id} shown={shown} withTenant={false} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="tenant-starts" className={styles.part}>
        <h2 id="tenant-starts">{t('cases.starts')}</h2>
        {starts.isPending && <LoadingRows count={2} label={t('cases.loading')} />}
        {starts.isError && <Failed problem={problemOf(starts.error)} onRetry={() => void starts.refetch()} />}
        {starts.data?.items.length === 0 && <p className={styles.quiet}>{t('cases.noProcess')}</p>}
        <ul className={styles.rows}>
          {starts.data?.items.map((start) => (
            <Start key={start.process} tenantId={tenantId} start={start} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function Start({ tenantId, start }: { tenantId: string; start: CaseStart }) {
  const t = useT();
  const [chosen, setChosen] = useState<CaseStart['events'][number]>();
  const mine = start.events.filter((event) => event.mine);
  return (
    <li className={styles.row}>
      <div className={styles.grow}>
        <span className={styles.line}>
          <b>{start.title}</b>
          <Go to={pageAddress(start.page)}>{t('cases.readPage')}</Go>
        </span>
        <p className={styles.quiet}>{whyOf(start, t)}</p>
      </div>
      {start.openCase === null && (
        <p className={styles.line}>
          {mine.map((event) => (
            <Button key={event.event} size="small" onClick={() => setChosen(event)}>
              {t('cases.start', { event: event.label })}
            </Button>
          ))}
        </p>
      )}
      {chosen && (
        <StartDialog tenantId={tenantId} start={start} event={chosen} onClose={() => setChosen(undefined)} />
      )}
    </li>
  );
}

function whyOf({ openCase, events }: CaseStart, t: ReturnType<typeof useT>): string {
  if (openCase !== null) return t('cases.openAlready');
  return events
    .map(({ label, actors }) => t('cases.whoMay', { event: label, who: actors.join(', ') }))
    .join(' · ');
}
