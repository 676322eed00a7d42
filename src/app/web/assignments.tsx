import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { TabId } from '../../features/assignments/model.ts';
import { ReassignPage } from '../../features/assignments/web/reassign-page.tsx';
import { TenantAssignments } from '../../features/assignments/web/tenant-assignments.tsx';
import { useMe } from '../../features/people/web/me.ts';
import { mayReassign } from './reach.ts';

const tenant = getRouteApi('/inside/tenants/$tenantId');
const assignments = getRouteApi('/inside/tenants/$tenantId/assignments');

/** Who works at a tenant. */
export function AssignmentsTab() {
  const { tenantId } = tenant.useParams() as { tenantId: string };
  const { tab } = assignments.useSearch() as { tab?: TabId };
  const navigate = useNavigate();
  const me = useMe();
  return (
    <TenantAssignments
      key={tenantId}
      tenantId={tenantId}
      myId={me.id}
      tab={tab}
      onTab={(next) =>
        void navigate({
          to: '/tenants/$tenantId/assignments',
          params: { tenantId },
          search: { tab: next },
          replace: true,
        })
      }
    />
  );
}

export function Reassign() {
  return <ReassignPage mayReassign={mayReassign(useMe())} />;
}
