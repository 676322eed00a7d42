import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { CasePage } from '../../features/cases/web/case-page.tsx';
import { QueueScreen } from '../../features/cases/web/queue-screen.tsx';
import type { QueueSearch } from '../../features/cases/web/queue-search.ts';
import { TenantCases } from '../../features/cases/web/tenant-cases.tsx';

const queue = getRouteApi('/inside/cases');
const one = getRouteApi('/inside/cases/$caseId');
const tenant = getRouteApi('/inside/tenants/$tenantId');

export function Queue() {
  const navigate = useNavigate();
  return (
    <QueueScreen
      search={queue.useSearch() as QueueSearch}
      onSearch={(next) => void navigate({ to: '/cases', search: { ...next }, replace: true })}
    />
  );
}

export function OneCase() {
  const { caseId } = one.useParams() as { caseId: string };
  return <CasePage key={caseId} caseId={caseId} />;
}

export function ProcessesTab() {
  const { tenantId } = tenant.useParams() as { tenantId: string };
  return <TenantCases tenantId={tenantId} />;
}
