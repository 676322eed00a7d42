import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { Failed } from '../../../ui/states.tsx';
import { listMetrics } from '../metric-contract.ts';
import type { Metric, TenantService } from '../model.ts';
import { MetricDialog } from './metric-dialog.tsx';
import { Section } from './section.tsx';
import styles from './services.module.css';
import { none } from './words.ts';

interface Props {
  readonly tenantId: string;
  readonly services: readonly TenantService[];
}

/** What the customer itself calls success. */
export function Metrics({ tenantId, services }: Props) {
  const t = useT();
  const query = useQuery(contractQuery(listMetrics, { tenantId }));
  const [editing, setEditing] = useState<Metric | 'new'>();
  const { items = [], mayWrite = false, allMet = false } = query.data ?? {};
  const nameOf = (id: string) => services.find(({ service }) => service === id)?.name ?? id;
  return (
    <Section
      id="metrics"
      title={t('services.metrics')}
      aside={
        <>
          {allMet && (
            <Chip tone="ok" icon="tick">
              {t('services.metrics.allMet')}
            </Chip>
          )}
          {mayWrite && (
            <Button size="small" icon={<Icon name="add" />} onClick={() => setEditing('new')}>
              {t('services.metrics.add')}
            </Button>
          )}
        </>
      }
    >
      {query.isError && <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />}
      {query.data && items.length === 0 && <p className={styles.quiet}>{t('services.metrics.none')}</p>}
      {items.length > 0 && (
        <div className={styles.scrollX}>
          <table className={styles.plain}>
            <thead>
              <tr>
                <th scope="col">{t('services.metrics.name')}</th>
                <th scope="col">{t('services.column.service')}</th>
                <th scope="col">{t('services.metrics.target')}</th>
                <th scope="col">{t('services.metrics.actual')}</th>
                <th scope="col">{t('services.metrics.met')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((metric) => (
                <tr key={metric.id}>
                  <th scope="row">
                    {mayWrite ? (
                      <button type="button" className={styles.link} onClick={() => setEditing(metric)}>
                        {metric.name}
                      </button>
                    ) : (
                      metric.name
                    )}
                  </th>
                  <td>{metric.service === '' ? t('services.wholeTenant') : nameOf(metric.service)}</td>
                  <td>{metric.target || none}</td>
                  <td>{metric.actual || none}</td>
                  <td>{t(metric.met ? 'services.yes' : 'services.no')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {editing && (
        <MetricDialog
          key={editing === 'new' ? 'new' : editing.id}
          tenantId={tenantId}
          metric={editing === 'new' ? undefined : editing}
          services={services}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Section>
  );
}
