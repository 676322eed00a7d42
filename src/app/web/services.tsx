import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { newNoteAddress } from '../../features/notes/rules.ts';
import { BlockersScreen } from '../../features/services/web/blockers-screen.tsx';
import { ServicePage } from '../../features/services/web/service-page.tsx';
import { ServicesScreen } from '../../features/services/web/services-screen.tsx';
import { Timeline } from '../../features/tenants/web/timeline.tsx';
import { useT } from '../../ui/i18n.ts';
import { Go } from '../../ui/link.tsx';

const tenant = getRouteApi('/inside/tenants/$tenantId');
const list = getRouteApi('/inside/tenants/$tenantId/services');
const one = getRouteApi('/inside/tenants/$tenantId/services/$service');
const edit = getRouteApi('/inside/tenants/$tenantId/services/$service/edit');

const useTenant = () => (tenant.useParams() as { tenantId: string }).tenantId;

/** The services of a tenant. */
export function ServicesTab() {
  const tenantId = useTenant();
  const { show } = list.useSearch() as { show?: 'all' };
  const navigate = useNavigate();
  return (
    <ServicesScreen
      tenantId={tenantId}
      all={show === 'all'}
      onAll={(all) =>
        void navigate({
          to: '/tenants/$tenantId/services',
          params: { tenantId },
          search: { show: all ? 'all' : undefined },
          replace: true,
        })
      }
    />
  );
}

/** One service; what happened to it belongs to the tenant's timeline. */
export function ServiceTab() {
  const { service } = one.useParams() as { service: string };
  return <Service service={service} edit={false} />;
}

export function ServiceEditTab() {
  const { service } = edit.useParams() as { service: string };
  return <Service service={service} edit />;
}

function Service({ service, edit: editing }: { service: string; edit: boolean }) {
  const tenantId = useTenant();
  return (
    <ServicePage
      key={`${tenantId} ${service}`}
      tenantId={tenantId}
      service={service}
      edit={editing}
      notes={(name, mayWrite) => <ServiceNotes tenantId={tenantId} name={name} mayWrite={mayWrite} />}
      timeline={(subject) => <Timeline tenantId={tenantId} subject={subject} />}
    />
  );
}

/** Notes about a service stand with those of the tenant. */
function ServiceNotes({ tenantId, name, mayWrite }: { tenantId: string; name: string; mayWrite: boolean }) {
  const t = useT();
  const all = `/tenants/${tenantId}/notes?service=${encodeURIComponent(name)}`;
  return (
    <p>
      <Go to={all}>{t('app.service.notes', { name })}</Go>
      {mayWrite && ' · '}
      {mayWrite && (
        <Go to={newNoteAddress({ tenant: tenantId, origin: 'services', service: name })}>
          {t('app.service.newNote')}
        </Go>
      )}
    </p>
  );
}

export function BlockersTab() {
  return <BlockersScreen tenantId={useTenant()} />;
}
