import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { Id } from '../../base/ids.ts';
import { TaskWizards } from '../../features/cases/web/wizard-section.tsx';
import type { TenantNoteSearch } from '../../features/notes/web/note-search.ts';
import { TaskNotes } from '../../features/notes/web/task-notes.tsx';
import { TenantNotes } from '../../features/notes/web/tenant-notes.tsx';
import type { PlaybookSearch } from '../../features/tasks/web/search.ts';
import { TenantPlaybook } from '../../features/tasks/web/tenant-playbook.tsx';
import { readTenant } from '../../features/tenants/contract.ts';
import { Timeline } from '../../features/tenants/web/timeline.tsx';
import { contractQuery } from '../../ui/query.ts';

const tenant = getRouteApi('/inside/tenants/$tenantId');
const playbook = getRouteApi('/inside/tenants/$tenantId/');
const notes = getRouteApi('/inside/tenants/$tenantId/notes');

/** The work at a tenant. Wizards, notes and timeline belong to other features; the tab gives them their places. */
export function PlaybookTab() {
  const { tenantId } = tenant.useParams() as { tenantId: string };
  const search = playbook.useSearch() as PlaybookSearch;
  const navigate = useNavigate();
  return (
    <TenantPlaybook
      tenantId={tenantId}
      search={search}
      onSearch={(next, options) =>
        void navigate({
          to: '/tenants/$tenantId',
          params: { tenantId },
          search: { ...search, ...next },
          replace: options?.replace ?? false,
        })
      }
      wizards={(task) => <TaskWizards tenantId={tenantId} taskId={task.id} />}
      timeline={(subject) => <Timeline tenantId={tenantId} subject={subject} />}
      notes={(task, mayWrite) => (
        <TaskNotes tenantId={tenantId} taskId={task.id} services={task.services} mayWrite={mayWrite} />
      )}
    />
  );
}

export function NotesTab() {
  const { tenantId } = tenant.useParams() as { tenantId: string };
  const search = notes.useSearch() as TenantNoteSearch;
  const navigate = useNavigate();
  const { data } = useQuery(contractQuery(readTenant, { tenantId: tenantId as Id<'tenant'> }));
  if (data === undefined) return null;
  return (
    <TenantNotes
      tenantId={tenantId}
      mayWrite={data.abilities.write}
      search={search}
      onSearch={(next) =>
        void navigate({
          to: '/tenants/$tenantId/notes',
          params: { tenantId },
          search: { ...next },
          replace: true,
        })
      }
    />
  );
}
