import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { Chip, Pill } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { useRowKeys } from '../../../ui/row-keys.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { useMedia } from '../../../ui/use-media.ts';
import { isBlocker } from '../blockers.ts';
import { Authentication } from './authentication.tsx';
import { DuplicateDialog } from './duplicate-dialog.tsx';
import { Metrics } from './metrics.tsx';
import { ReadOnlyWhy } from './read-only-why.tsx';
import { ServiceCards } from './service-cards.tsx';
import styles from './services.module.css';
import { ServicesTable } from './services-table.tsx';
import { useTenantServices } from './use-services.ts';

interface Props {
  readonly tenantId: string;
  /** Also the services that the tenant isn't entitled to. */
  readonly all: boolean;
  readonly onAll: (all: boolean) => void;
}

/** The services of a tenant: what it is entitled to, where that stands and why, and what adoption still needs. */
export function ServicesScreen({ tenantId, all, onAll }: Props) {
  const t = useT();
  const query = useTenantServices(tenantId);
  const list = useRowKeys();
  const phone = useMedia('phone');
  const [declaring, setDeclaring] = useState(false);
  if (query.isPending) return <LoadingRows count={8} label={t('services.loading')} />;
  if (query.isError) return <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  const { services, validDibs, duplicate, abilities, authentication } = query.data;
  const known = services.filter(({ available, version }) => (available ?? 0) > 0 || version > 0);
  const shown = all ? services : known;
  const blockers = services.flatMap(({ rows }) => rows).filter(isBlocker).length;
  const names = validDibs.map((id) => services.find(({ service }) => service === id)?.name ?? id);
  const List = phone ? ServiceCards : ServicesTable;
  return (
    <div className={styles.page} ref={list}>
      <header className={styles.head}>
        <h2>{t('services.title')}</h2>
        {duplicate && <Chip tone="warn">{t('services.duplicate')}</Chip>}
        <Chip tone={names.length > 0 ? 'ok' : 'warn'} icon={names.length > 0 ? 'tick' : undefined}>
          {names.length > 0
            ? t('services.validDibs', { services: names.join(', ') })
            : t('services.noValidDibs')}
        </Chip>
        <span className={styles.tools}>
          <Pill on={!all} onClick={() => onAll(false)}>
            {t('services.entitledOnly')}
          </Pill>
          <Pill on={all} onClick={() => onAll(true)}>
            {t('services.all')}
          </Pill>
          <Go to={`/tenants/${tenantId}/services/blockers`}>{t('services.blockers', { count: blockers })}</Go>
          {abilities.duplicate && !duplicate && known.length > 0 && (
            <Button size="small" onClick={() => setDeclaring(true)}>
              {t('services.declareDuplicate')}
            </Button>
          )}
        </span>
      </header>
      {!abilities.write && <ReadOnlyWhy tenantId={tenantId} />}
      {shown.length === 0 ? (
        <Empty
          title={t('services.empty.title')}
          body={t('services.empty.body')}
          actions={<Go to={`/tenants/${tenantId}/usage`}>{t('services.empty.go')}</Go>}
        />
      ) : (
        <List tenantId={tenantId} services={shown} mayWrite={abilities.write} />
      )}
      <Authentication tenantId={tenantId} authentication={authentication} mayWrite={abilities.write} />
      <Metrics tenantId={tenantId} services={known} />
      <DuplicateDialog
        tenantId={tenantId}
        open={declaring}
        services={known.length}
        onClose={() => setDeclaring(false)}
      />
    </div>
  );
}
