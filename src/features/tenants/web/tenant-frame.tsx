import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { problemOf } from '../../../ui/call.ts';
import { Chip, Hidden, Person } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Go } from '../../../ui/link.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { useToasts } from '../../../ui/toast.tsx';
import { roleOf } from '../../people/model.ts';
import { readTenant } from '../contract.ts';
import type { Tenant } from '../model.ts';
import { Trophy } from './customer-tenants.tsx';
import { JumpBox } from './jump-box.tsx';
import { primariesOf } from './primaries.ts';
import styles from './tenant-frame.module.css';
import { AccessChip, MotionChips } from './tenant-parts.tsx';

export interface TenantTab {
  readonly to: string;
  readonly label: string;
  readonly current: boolean;
}

/** The frame of every page of a tenant: who it is, who has it, its tabs, and the tab below. */
export function TenantFrame(props: { tenantId: string; tabs: readonly TenantTab[]; children: ReactNode }) {
  const { tenantId, tabs, children } = props;
  const t = useT();
  const { data, error, refetch } = useQuery(contractQuery(readTenant, { tenantId }));
  const tab = tabs.find((one) => one.current);
  useBreadcrumbs([
    { label: t('tenants.title'), to: '/tenants' },
    { label: data?.name ?? '', to: `/tenants/${tenantId}` },
    ...(tab && tab !== tabs[0] ? [{ label: tab.label }] : []),
  ]);
  if (error) {
    const list = <Go to="/tenants">{t('tenants.toList')}</Go>;
    return <Failed heading="h1" problem={problemOf(error)} onRetry={() => void refetch()} actions={list} />;
  }
  return (
    <>
      {data ? <TenantHeader tenant={data} /> : <LoadingRows count={2} />}
      <nav className={styles.tabs} aria-label={t('tenants.tabs')}>
        {tabs.map((one) => (
          <Go key={one.to} to={one.to} aria-current={one.current ? 'page' : undefined}>
            {one.label}
          </Go>
        ))}
      </nav>
      <div className={styles.tab}>{children}</div>
    </>
  );
}

function TenantHeader({ tenant }: { tenant: Tenant }) {
  const t = useT();
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <h1>{tenant.name}</h1>
        <span className={styles.wide}>
          <Chip tone="outline">{tenant.region}</Chip>
        </span>
        <span className={styles.wide}>
          <Chip tone="outline">{tenant.segment}</Chip>
        </span>
        {tenant.reference && <Trophy />}
        {!tenant.active && <Chip>{t('tenants.inactive')}</Chip>}
        <AccessChip row={tenant} full />
        <JumpBox tenantId={tenant.id} />
      </div>
      <dl className={styles.facts}>
        <Fact label={t('tenants.column.customer')}>
          {tenant.abilities.internal ? (
            <Go to={`/customers/${tenant.customerId}`}>{tenant.customer}</Go>
          ) : (
            tenant.customer
          )}
        </Fact>
        <Fact label={t('tenants.column.tpid')}>{tenant.tpid}</Fact>
        <Fact label={t('tenants.guid')} wide>
          <Guid guid={tenant.guid} />
        </Fact>
        {primariesOf(tenant.assignees).map((assignee) => (
          <Fact key={assignee.role} label={roleOf(assignee.role)?.short ?? assignee.role}>
            <Person name={assignee.name} />
            {assignee.name}
          </Fact>
        ))}
        {tenant.abilities.internal && (
          <Fact label={t('tenants.motions')}>
            {tenant.motions.length === 0 ? t('tenants.none') : <MotionChips motions={tenant.motions} />}
          </Fact>
        )}
      </dl>
    </header>
  );
}

function Fact({ label, wide = false, children }: { label: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? styles.wide : undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Guid({ guid }: { guid: string }) {
  const t = useT();
  const { show } = useToasts();
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(guid);
      show({ title: t('tenants.copied') });
    } catch {
      show({ title: t('tenants.notCopied', { guid }), intent: 'warning' });
    }
  }
  return (
    <button type="button" className={styles.guid} title={guid} onClick={() => void copy()}>
      {guid.slice(0, 8)}…{guid.slice(-6)}
      <Hidden>{t('tenants.copyGuid')}</Hidden>
      <Icon name="copy" size={12} />
    </button>
  );
}
