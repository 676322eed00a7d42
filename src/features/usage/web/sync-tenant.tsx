import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatZone } from '../../../ui/time.ts';
import { readUsageSync } from '../sync-contract.ts';
import styles from './sync.module.css';
import { SyncConnection } from './sync-connection.tsx';
import { SyncReports } from './sync-reports.tsx';

const everyMs = 15_000;

/** How fetching usage of one tenant is: whether it is connected, and each report. */
export function SyncTenant({ tenantId }: { tenantId: string }) {
  const t = useT();
  const { data, error, refetch } = useQuery({
    ...contractQuery(readUsageSync, { tenantId }),
    refetchInterval: everyMs,
  });
  return (
    <div className={styles.page}>
      <nav className={styles.links} aria-label={t('usage.sync.links')}>
        <Go to={`/tenants/${tenantId}/usage`}>{t('usage.imports.back')}</Go>
        <Go to={`/tenants/${tenantId}/usage/imports`}>{t('usage.imports')}</Go>
        <Go to="/usage/sync">{t('usage.sync.all')}</Go>
      </nav>
      {error && <Failed problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingRows count={6} label={t('usage.sync.loading')} />}
      {data && (
        <>
          <SyncConnection sync={data} />
          {data.reports.length > 0 && (
            <section className={styles.section}>
              <h2>{t('usage.sync.reports')}</h2>
              <p className={styles.quiet}>
                {t('usage.sync.zone', { zone: formatZone(new Date().toISOString()) })}
              </p>
              <SyncReports sync={data} />
            </section>
          )}
        </>
      )}
    </div>
  );
}
