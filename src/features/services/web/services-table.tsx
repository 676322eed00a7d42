import { Button } from '@fluentui/react-components';
import { Fragment, useState } from 'react';
import { Chip } from '../../../ui/chip.tsx';
import { type MessageKey, useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Go } from '../../../ui/link.tsx';
import { formatCount } from '../../../ui/time.ts';
import { groups, inOrder } from '../menu.ts';
import type { Row, TenantService } from '../model.ts';
import { statuses } from '../taxonomy/statuses.ts';
import { DibsDots } from './dibs-dots.tsx';
import styles from './services.module.css';
import { dayWords, engineeringWords, none, reasonWords, yesNo } from './words.ts';

export interface ListProps {
  readonly tenantId: string;
  readonly services: readonly TenantService[];
  readonly mayWrite: boolean;
}

const columns: readonly { readonly label: MessageKey; readonly numeric?: true }[] = [
  { label: 'services.column.service' },
  { label: 'services.column.entitled' },
  { label: 'services.column.entitlements', numeric: true },
  { label: 'services.column.gain', numeric: true },
  { label: 'services.column.target' },
  { label: 'services.column.reason' },
  { label: 'services.column.next' },
  { label: 'services.column.engineering' },
  { label: 'services.column.owner' },
  { label: 'services.column.dibs' },
  { label: 'services.column.migration' },
  { label: 'services.column.split' },
];

/** Services by group, each with the parts of its entitlements beneath (domain.md 8.10). */
export function ServicesTable({ tenantId, services, mayWrite }: ListProps) {
  const t = useT();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const order = inOrder(services.map(({ service }) => service));
  const sorted = order.flatMap((id) => services.find(({ service }) => service === id) ?? []);
  const toggle = (id: string) =>
    setClosed((former) =>
      former.has(id) ? new Set([...former].filter((one) => one !== id)) : new Set([...former, id]),
    );
  const anyOpen = services.some(({ service }) => !closed.has(service));
  return (
    <>
      <Button
        size="small"
        appearance="subtle"
        className={styles.expand}
        onClick={() => setClosed(new Set(anyOpen ? order : []))}
      >
        {t(anyOpen ? 'services.collapseAll' : 'services.expandAll')}
      </Button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable */}
      <section className={styles.scroll} tabIndex={0} aria-label={t('services.title')}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map(({ label, numeric }) => (
                <th key={label} scope="col" className={numeric && styles.numeric}>
                  {t(label)}
                </th>
              ))}
              {mayWrite && <th scope="col">{t('services.column.actions')}</th>}
            </tr>
          </thead>
          {groups.map((group) => {
            const inGroup = sorted.filter((one) => one.group === group);
            if (inGroup.length === 0) return null;
            return (
              <tbody key={group}>
                <tr className={styles.group}>
                  <th scope="rowgroup" colSpan={columns.length + (mayWrite ? 1 : 0)}>
                    {group}
                  </th>
                </tr>
                {inGroup.map((one) => (
                  <Fragment key={one.service}>
                    <ServiceRow
                      tenantId={tenantId}
                      service={one}
                      mayWrite={mayWrite}
                      open={!closed.has(one.service)}
                      onToggle={() => toggle(one.service)}
                    />
                    {!closed.has(one.service) &&
                      one.rows.map((row, n) => (
                        <PartRow key={row.id ?? `new ${n}`} row={row} service={one} mayWrite={mayWrite} />
                      ))}
                  </Fragment>
                ))}
              </tbody>
            );
          })}
        </table>
      </section>
    </>
  );
}

function ServiceRow(props: {
  tenantId: string;
  service: TenantService;
  mayWrite: boolean;
  open: boolean;
  onToggle: () => void;
}) {
  const t = useT();
  const { tenantId, service, mayWrite, open, onToggle } = props;
  const { name, entitled, available, predictedGain, rows, over, delivery, migration, motions, dibs } =
    service;
  const at = `/tenants/${tenantId}/services/${service.service}`;
  return (
    <tr className={styles.service}>
      <th scope="row">
        <span className={service.parent === null ? styles.name : styles.child}>
          {rows.length > 0 ? (
            <button
              type="button"
              className={styles.fold}
              aria-expanded={open}
              aria-label={t('services.parts', { name })}
              onClick={onToggle}
            >
              <Icon name={open ? 'chevron-down' : 'chevron-right'} size={12} />
            </button>
          ) : (
            <span className={styles.fold} />
          )}
          <Go to={at} data-row="">
            {name}
          </Go>
          {motions.map((motion) => (
            <Chip key={motion} tone="violet">
              {motion}
            </Chip>
          ))}
          {over > 0 && <Chip tone="bad">{t('services.over', { count: over })}</Chip>}
        </span>
      </th>
      <td>{yesNo(entitled, t)}</td>
      <td className={styles.numeric} title={service.overridden ? t('services.overridden') : undefined}>
        {available === null ? none : formatCount(available)}
        {service.overridden && <span className={styles.spoken}> {t('services.overridden')}</span>}
      </td>
      <td className={styles.numeric}>{predictedGain === null ? none : formatCount(predictedGain)}</td>
      <td colSpan={5} />
      <td>
        <DibsDots elements={dibs} label={t('services.dibs')} />
      </td>
      <td>{migration === null ? none : yesNo(migration.performing, t)}</td>
      <td>{yesNo(delivery.splitDelivery, t)}</td>
      {mayWrite && (
        <td>
          <Go to={`${at}/edit`} aria-label={t('services.editOf', { name })}>
            {t('services.edit')}
          </Go>
        </td>
      )}
    </tr>
  );
}

function PartRow({ row, service, mayWrite }: { row: Row; service: TenantService; mayWrite: boolean }) {
  const { status, entitlements, targetDate, nextActionDate, owner, note } = row;
  return (
    <tr className={styles.part} title={note || undefined}>
      <td>
        <StatusChip status={status} />
      </td>
      <td />
      <td className={styles.numeric}>{formatCount(entitlements)}</td>
      <td />
      <td>{dayWords(targetDate)}</td>
      <td className={styles.reason}>{reasonWords(row, service)}</td>
      <td>{dayWords(nextActionDate)}</td>
      <td className={styles.words}>{engineeringWords(row, service.service)}</td>
      <td className={styles.words}>{owner || none}</td>
      <td colSpan={mayWrite ? 4 : 3} />
    </tr>
  );
}

const tones = {
  'status-unknown': 'outline',
  'in-progress': 'info',
  blocked: 'bad',
  'no-intent': 'warn',
  'duplicate-invalid': 'neutral',
} as const;

/** L1 as a chip; the colour only repeats the word. */
export function StatusChip({ status }: { status: Row['status'] }) {
  return <Chip tone={tones[status]}>{statuses[status]}</Chip>;
}
