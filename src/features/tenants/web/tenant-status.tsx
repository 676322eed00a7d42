import { useQuery, useQueryClient } from '@tanstack/react-query';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { listTenants, readTenant, readTimeline } from '../contract.ts';
import { readCustomer } from '../customer-contract.ts';
import { ReadOnlyWhy } from './read-only-why.tsx';
import styles from './status.module.css';
import {
  ActivitySection,
  FactsSection,
  FlagsSection,
  PrioritySection,
  StatusSection,
} from './status-internal.tsx';
import { MasterSection, PartnerStatusSection } from './status-shared.tsx';

/** How a tenant stands: status, priority, active or not, motions, tags, flags, and its master data. */
export function TenantStatus({ tenantId }: { tenantId: string }) {
  const t = useT();
  const { data, error, refetch } = useQuery(contractQuery(readTenant, { tenantId }));
  const client = useQueryClient();
  const onSaved = () => {
    for (const one of [readTenant, listTenants, readTimeline, readCustomer])
      void client.invalidateQueries({ queryKey: keyOf(one) });
  };
  if (error) return <Failed problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows count={8} label={t('status.loading')} />;
  const { facts, partnerStatus, keep } = data.abilities;
  const sections = { tenant: data, onSaved };
  return (
    <div className={styles.page}>
      {!facts && !partnerStatus && !keep && <ReadOnlyWhy tenantId={tenantId} />}
      {data.internal && <StatusSection {...sections} />}
      <PartnerStatusSection {...sections} />
      {data.internal && (
        <>
          <ActivitySection {...sections} />
          <PrioritySection {...sections} />
          <FactsSection {...sections} />
          <FlagsSection {...sections} />
        </>
      )}
      <MasterSection {...sections} />
    </div>
  );
}
