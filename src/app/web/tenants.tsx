import { getRouteApi, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback } from 'react';
import { serviceName } from '../../features/assignments/web/words.ts';
import { useMe } from '../../features/people/web/me.ts';
import { AddTenantButton } from '../../features/tenants/web/add-tenant-button.tsx';
import { TenantFrame } from '../../features/tenants/web/tenant-frame.tsx';
import { Timeline } from '../../features/tenants/web/timeline.tsx';
import { TenantsScreen } from '../../features/views/web/tenants-screen.tsx';
import type { ViewSearch } from '../../features/views/web/view-state.ts';
import { useT } from '../../ui/i18n.ts';
import { useGo } from '../../ui/link.tsx';
import { scopeOfMe } from './reach.ts';

const list = getRouteApi('/inside/tenants');
const tenant = getRouteApi('/inside/tenants/$tenantId');

export function Tenants() {
  const search = list.useSearch() as ViewSearch;
  const navigate = useNavigate();
  const go = useGo();
  const me = useMe();
  const onSearch = useCallback(
    (next: ViewSearch) => void navigate({ to: '/tenants', search: { ...next }, replace: true }),
    [navigate],
  );
  const add = <AddTenantButton onAdded={(id) => go(`/tenants/${id}`)} />;
  return <TenantsScreen search={search} onSearch={onSearch} who={scopeOfMe(me)} add={add} />;
}

/** The frame of a tenant with the tab of the address. */
export function TenantPage() {
  const t = useT();
  const { tenantId } = tenant.useParams() as { tenantId: string };
  const path = useRouterState({ select: (state) => state.location.pathname });
  const base = `/tenants/${tenantId}`;
  const tabs = [
    { to: base, label: t('app.tab.playbook') },
    { to: `${base}/cases`, label: t('cases.tab') },
    { to: `${base}/status`, label: t('app.tab.status') },
    { to: `${base}/services`, label: t('app.tab.services') },
    { to: `${base}/usage`, label: t('app.tab.usage') },
    { to: `${base}/notes`, label: t('app.tab.notes') },
    { to: `${base}/contacts`, label: t('app.tab.contacts') },
    { to: `${base}/assignments`, label: t('app.tab.assignments') },
    { to: `${base}/timeline`, label: t('app.tab.timeline') },
  ].map((tab) => ({ ...tab, current: isAt(path, tab.to, base) }));
  return (
    <TenantFrame key={tenantId} tenantId={tenantId} tabs={tabs}>
      <Outlet />
    </TenantFrame>
  );
}

/** A tab is current on its own address and below it; the first one's is the start of all others. */
function isAt(path: string, tab: string, first: string): boolean {
  const here = path.replace(/\/$/, '');
  return here === tab || (tab !== first && here.startsWith(`${tab}/`));
}

export function TimelineTab() {
  const { tenantId } = tenant.useParams() as { tenantId: string };
  return <Timeline tenantId={tenantId} service={serviceName} />;
}
