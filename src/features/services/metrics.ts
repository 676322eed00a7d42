import { newId } from '../../base/ids.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Tx } from '../../store/store.ts';
import { type Actor, shownPerson } from '../people/model.ts';
import { writableTenant } from '../tenants/commands.ts';
import type { TenantId } from '../tenants/model.ts';
import { differing } from './fields.ts';
import { knownTo, nameOf } from './load.ts';
import { lockMetric, type metricsOf } from './metric-queries.ts';
import type { Metric } from './model.ts';
import { problems } from './problems.ts';

export interface MetricFields {
  readonly service: string;
  readonly name: string;
  readonly target: string;
  readonly actual: string;
  readonly met: boolean;
}

type MetricRow = Awaited<ReturnType<typeof metricsOf>>[number];

export function presentMetric({
  id,
  service,
  name,
  target,
  actual,
  met,
  updated_by,
  updated_name,
  updated_at,
  version,
}: MetricRow): Metric {
  const updatedBy = shownPerson(updated_by, updated_name);
  return { id, service, name, target, actual, met, updatedBy, updatedAt: updated_at.toISOString(), version };
}

/** Whether the customer's own success is reached: there is a metric, and every one is met (domain.md 6.2). */
export const allMet = (metrics: readonly { readonly met: boolean }[]): boolean =>
  metrics.length > 0 && metrics.every(({ met }) => met);

/** Adds a success metric. @throws TENANT_UNKNOWN, TENANT_READ_ONLY, SERVICE_UNKNOWN. */
export async function addMetric(
  tx: Tx,
  who: Actor,
  tenant: TenantId,
  given: MetricFields,
  now: Date,
): Promise<Metric> {
  await writableTenant(tx, who, tenant);
  demandService(who, given.service);
  const id = newId('metric', now);
  await tx
    .insertInto('success_metric')
    .values({ id, tenant_id: tenant, ...fieldsOf(given), updated_by: who.person, updated_at: now })
    .execute();
  await record(tx, who, tenant, { kind: 'metric.added', id, before: undefined, after: given }, now);
  const updatedBy = { id: who.person, name: who.name };
  return { id, ...fieldsOf(given), updatedBy, updatedAt: now.toISOString(), version: 1 };
}

export interface ChangeMetric {
  readonly tenantId: TenantId;
  readonly metricId: string;
  readonly match: number;
}

/** Changes a success metric. @throws TENANT_UNKNOWN, TENANT_READ_ONLY, SERVICE_UNKNOWN, METRIC_UNKNOWN, METRIC_STALE. */
export async function saveMetric(
  tx: Tx,
  who: Actor,
  cmd: ChangeMetric & MetricFields,
  now: Date,
): Promise<Metric> {
  const row = await lockedMetric(tx, who, cmd);
  demandService(who, cmd.service);
  if (differing({ ...fieldsOf(row) }, { ...fieldsOf(cmd) }).names.length === 0) return presentMetric(row);
  const version = row.version + 1;
  await tx
    .updateTable('success_metric')
    .set({ ...fieldsOf(cmd), updated_by: who.person, updated_at: now, version })
    .where('id', '=', row.id)
    .execute();
  await record(tx, who, cmd.tenantId, { kind: 'metric.changed', id: row.id, before: row, after: cmd }, now);
  const updatedBy = { id: who.person, name: who.name };
  return { id: row.id, ...fieldsOf(cmd), updatedBy, updatedAt: now.toISOString(), version };
}

/** Removes a success metric. @throws TENANT_UNKNOWN, TENANT_READ_ONLY, METRIC_UNKNOWN, METRIC_STALE. */
export async function removeMetric(
  tx: Tx,
  who: Actor,
  cmd: ChangeMetric,
  now: Date,
): Promise<{ id: string }> {
  const row = await lockedMetric(tx, who, cmd);
  await tx.deleteFrom('success_metric').where('id', '=', row.id).execute();
  await record(
    tx,
    who,
    cmd.tenantId,
    { kind: 'metric.removed', id: row.id, before: row, after: undefined },
    now,
  );
  return { id: row.id };
}

async function lockedMetric(
  tx: Tx,
  who: Actor,
  { tenantId, metricId, match }: ChangeMetric,
): Promise<MetricRow> {
  await writableTenant(tx, who, tenantId);
  const row = await lockMetric(tx, tenantId, metricId);
  if (row === undefined) throw problems.METRIC_UNKNOWN();
  const current = presentMetric(row);
  if (row.version !== match) throw problems.METRIC_STALE(current.updatedBy.name || 'Somebody', { current });
  return row;
}

function demandService(who: Actor, service: string): void {
  if (service !== '' && !knownTo(who).some(({ id }) => id === service))
    throw problems.SERVICE_UNKNOWN(service);
}

const fieldsOf = ({ service, name, target, actual, met }: MetricFields): MetricFields => ({
  service,
  name,
  target,
  actual,
  met,
});

interface Change {
  readonly kind: string;
  readonly id: string;
  readonly before: MetricFields | undefined;
  readonly after: MetricFields | undefined;
}

async function record(
  tx: Tx,
  who: Actor,
  tenant: TenantId,
  { kind, id, before, after }: Change,
  at: Date,
): Promise<void> {
  const shown = (fields: MetricFields | undefined) =>
    fields === undefined
      ? {}
      : { target: fields.target, actual: fields.actual, met: fields.met ? 'yes' : 'no' };
  const { name, service } = (after ?? before) as MetricFields;
  const changed = differing(shown(before), shown(after));
  const internal = service !== '' && !knownTo({ audience: 'partner' }).some((one) => one.id === service);
  await appendToLedger(tx, {
    tenant,
    at,
    person: who.person,
    kind,
    subject: id,
    facts: {
      name,
      service: service === '' ? '' : nameOf(service),
      before: kind === 'metric.removed' ? shown(before) : changed.before,
      after: changed.after,
    },
    audience: internal ? 'internal' : 'shared',
  });
}
