import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Gate } from '../../features/people/web/gate.tsx';
import { type ConsentSearch, SyncConsent } from '../../features/usage/web/sync-consent.tsx';
import { SyncOverview } from '../../features/usage/web/sync-overview.tsx';
import { SyncTenant } from '../../features/usage/web/sync-tenant.tsx';
import { useT } from '../../ui/i18n.ts';

const tenant = getRouteApi('/inside/tenants/$tenantId');
const overview = getRouteApi('/inside/usage/sync');
const consent = getRouteApi('/usage/consent');

export function SyncTab() {
  const { tenantId } = tenant.useParams() as { tenantId: string };
  return <SyncTenant tenantId={tenantId} />;
}

export function UsageSync() {
  const { search } = overview.useSearch() as { search?: string };
  const navigate = useNavigate();
  return (
    <SyncOverview
      search={search}
      onSearch={(next) => void navigate({ to: '/usage/sync', search: { search: next }, replace: true })}
    />
  );
}

export function Consent() {
  const t = useT();
  return (
    <Gate product={t('ui.product')}>
      <SyncConsent search={consent.useSearch() as ConsentSearch} />
    </Gate>
  );
}
