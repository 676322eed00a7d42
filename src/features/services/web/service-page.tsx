import type { ReactNode } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Go, useGo } from '../../../ui/link.tsx';
import { useShortcut } from '../../../ui/shortcuts.tsx';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatCount, formatMoment } from '../../../ui/time.ts';
import type { TenantService } from '../model.ts';
import { ReadOnlyWhy } from './read-only-why.tsx';
import { ServiceEdit } from './service-edit.tsx';
import { ServiceView } from './service-view.tsx';
import styles from './services.module.css';
import { useTenantServices } from './use-services.ts';
import { none, prefixOf } from './words.ts';

interface Props {
  readonly tenantId: string;
  readonly service: string;
  readonly edit: boolean;
  /** Parts of other features: notes about the service, and what happened to it. */
  readonly notes: (name: string, mayWrite: boolean) => ReactNode;
  readonly timeline: (subject: string) => ReactNode;
}

/** One service of a tenant: looked at, or edited by who may write there. */
export function ServicePage({ tenantId, service: id, edit, notes, timeline }: Props) {
  const t = useT();
  const go = useGo();
  const query = useTenantServices(tenantId);
  const list = `/tenants/${tenantId}/services`;
  const at = `${list}/${id}`;
  const mayWrite = query.data?.abilities.write ?? false;
  useShortcut('e', t('services.edit'), t('ui.group.do'), () => go(`${at}/edit`), {
    enabled: mayWrite && !edit,
  });
  if (query.isPending) return <LoadingRows count={8} label={t('services.loading')} />;
  if (query.isError) return <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  const back = <Go to={list}>{t('services.toList')}</Go>;
  const service = query.data.services.find((one) => one.service === id);
  if (service === undefined)
    return <Empty title={t('services.unknown.title')} body={t('services.unknown.body')} actions={back} />;
  const editing = edit && mayWrite;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        {back}
        <h2>{service.name}</h2>
        <Facts service={service} />
        {!editing && mayWrite && (
          <span className={styles.tools}>
            <Go to={`${at}/edit`}>{t('services.edit')}</Go>
          </span>
        )}
      </header>
      {!mayWrite && <ReadOnlyWhy tenantId={tenantId} />}
      {editing ? (
        <ServiceEdit
          key={id}
          tenantId={tenantId}
          service={service}
          answer={query.data}
          onDone={() => go(at)}
        />
      ) : (
        <ServiceView
          service={service}
          milestones={query.data.milestones}
          internal={query.data.abilities.internal}
        />
      )}
      {!editing && notes(service.name, mayWrite)}
      {!editing && timeline(`service:${id}`)}
    </div>
  );
}

function Facts({ service }: { service: TenantService }) {
  const t = useT();
  const { available, overridden, over, updatedAt, updatedBy, name, motions } = service;
  return (
    <>
      <Chip tone="outline">
        {t('services.available', { entitlements: available === null ? none : formatCount(available) })}
      </Chip>
      {overridden && <Chip>{t('services.overridden')}</Chip>}
      {over > 0 && <Chip tone="bad">{t('services.over', { count: over })}</Chip>}
      {motions.map((motion) => (
        <Chip key={motion} tone="violet">
          {motion}
        </Chip>
      ))}
      <span className={styles.quiet}>
        {prefixOf(name) && `${t('services.prefix', { prefix: prefixOf(name) })} `}
        {updatedAt === null
          ? t('services.neverSaved')
          : t('services.savedBy', { name: updatedBy?.name ?? '', when: formatMoment(updatedAt) })}
      </span>
    </>
  );
}
