import { newId } from '../../base/ids.ts';
import type { Tx } from '../../store/store.ts';
import type { TenantId } from '../tenants/model.ts';
import { isNew } from './entitlement-rules.ts';
import { pickedElements } from './lists.ts';
import type { KnownRow, KnownService } from './load.ts';
import type { RowInput, ServiceState } from './model.ts';

export interface Saving {
  readonly tenant: TenantId;
  readonly known: KnownService;
  readonly after: ServiceState;
  readonly by: string;
  readonly at: Date;
  /** The partner that serves the tenant, for a forecast. */
  readonly partner: string;
}

/** Writes a service with everything that differs; false when somebody else made its first version meanwhile. */
export async function writeService(tx: Tx, saving: Saving): Promise<boolean> {
  const { known, after } = saving;
  if (!(await writeHead(tx, saving))) return false;
  const { state: before } = known;
  if (after.rows !== before.rows) await writeRows(tx, saving);
  if (after.indicators !== before.indicators) await writeIndicators(tx, saving);
  if (after.migration !== before.migration) await writeMigration(tx, saving);
  if (after.forecast !== before.forecast) await writeForecast(tx, saving);
  if (after.motions !== before.motions) await writeMotions(tx, saving);
  return true;
}

const of = ({ tenant, known }: Saving) => ({ tenant_id: tenant, service: known.service.id });

async function writeHead(tx: Tx, saving: Saving): Promise<boolean> {
  const { after, by, at, known } = saving;
  const { delivery, migration } = after;
  const values = {
    in_scope: delivery.inScope,
    engagement_start: after.engagementStart,
    status: after.status,
    scenario: delivery.scenario,
    teams: [...delivery.teams],
    split_delivery: delivery.splitDelivery,
    migrating: migration.performing,
    rejection_reason: migration.rejectionReason,
    rejection_note: migration.rejectionNote,
    migration_start: migration.start,
    migration_end: migration.end,
    updated_by: by,
    updated_at: at,
    version: known.version + 1,
  };
  const { tenant_id, service } = of(saving);
  if (known.version > 0) {
    const { numUpdatedRows } = await tx
      .updateTable('tenant_service')
      .set(values)
      .where('tenant_id', '=', tenant_id)
      .where('service', '=', service)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }
  const added = await tx
    .insertInto('tenant_service')
    .values({ tenant_id, service, ...values })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst();
  return added !== undefined;
}

async function writeRows(tx: Tx, saving: Saving): Promise<void> {
  const { known, after, at } = saving;
  await tx
    .deleteFrom('entitlement_status')
    .where('tenant_id', '=', saving.tenant)
    .where('service', '=', known.service.id)
    .execute();
  if (after.rows.length === 0) return;
  const ids = new Set(known.state.rows.map(({ id }) => id));
  const rows = after.rows.map((row, place) => ({
    ...of(saving),
    id: row.id !== null && ids.has(row.id) ? row.id : newId('part', at),
    place,
    status: row.status,
    reason: row.reason,
    engineering: row.engineering,
    entitlements: row.entitlements,
    target_date: row.targetDate,
    owner_role: row.ownerRole,
    owner_contact_id: row.ownerContact,
    next_action_date: row.nextActionDate,
    note: row.note,
    split_reason: row.splitReason,
    approval: row.approval,
    ...said(row, formerOf(row, known.state.rows), saving),
  }));
  await tx.insertInto('entitlement_status').values(rows).execute();
}

/** The part that this one was; what the feed has brought is known by where it stands. */
function formerOf(row: RowInput, rows: readonly KnownRow[]): KnownRow | undefined {
  return row.id === null
    ? rows.find((one) => isNew(row) && isNew(one))
    : rows.find(({ id }) => id === row.id);
}

/** Since when it stands there, and who said its target and its intent: kept while that is the same. */
function said(row: RowInput, former: KnownRow | undefined, { by, at }: Saving) {
  const stays = former?.status === row.status && former.reason === row.reason;
  const dated = former?.targetDate === row.targetDate;
  const meant = stays && former?.note === row.note;
  const stamp = (has: boolean, same: boolean, old: KnownRow['target'] | undefined) => {
    if (!has) return { by: null, at: null };
    return same && old?.by ? { by: old.by.id, at: old.at === null ? null : new Date(old.at) } : { by, at };
  };
  const target = stamp(row.targetDate !== null, dated, former?.target);
  const intent = stamp(row.note.trim() !== '', meant, former?.intent);
  return {
    since: (stays ? former?.since : null) ?? at.toISOString().slice(0, 10),
    target_by: target.by,
    target_at: target.at,
    intent_by: intent.by,
    intent_at: intent.at,
  };
}

async function writeIndicators(tx: Tx, saving: Saving): Promise<void> {
  const { known, after, by, at } = saving;
  for (const element of pickedElements) {
    const value = after.indicators[element];
    if (value === known.state.indicators[element]) continue;
    if (value === null) {
      await tx
        .deleteFrom('adoption_indicator')
        .where('tenant_id', '=', saving.tenant)
        .where('service', '=', known.service.id)
        .where('element', '=', element)
        .execute();
      continue;
    }
    const set = { value, said_by: by, said_at: at };
    await tx
      .insertInto('adoption_indicator')
      .values({ ...of(saving), element, ...set })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'service', 'element']).doUpdateSet(set))
      .execute();
  }
}

async function writeMigration(tx: Tx, saving: Saving): Promise<void> {
  const { known, after } = saving;
  await tx
    .deleteFrom('service_migration')
    .where('tenant_id', '=', saving.tenant)
    .where('service', '=', known.service.id)
    .execute();
  if (after.migration.rows.length === 0) return;
  const rows = after.migration.rows.map(
    ({ kind, entitlements, status, estimated, notes, sizeGb }, place) => ({
      ...of(saving),
      place,
      kind,
      entitlements,
      status,
      estimated,
      notes,
      size_gb: sizeGb,
    }),
  );
  await tx.insertInto('service_migration').values(rows).execute();
}

async function writeForecast(tx: Tx, saving: Saving): Promise<void> {
  const { known, after, by, at, partner } = saving;
  if (known.rfa === null) return;
  const { first, second, maximum } = after.forecast;
  await tx
    .insertInto('service_forecast')
    .values({
      ...of(saving),
      version: known.forecasts.length + 1,
      rfa: known.rfa.id,
      rfa_submitted: known.rfa.submitted,
      first_milestone: first,
      second_milestone: second,
      maximum,
      partner,
      said_by: by,
      said_at: at,
    })
    .execute();
}

async function writeMotions(tx: Tx, saving: Saving): Promise<void> {
  await tx
    .deleteFrom('service_motion')
    .where('tenant_id', '=', saving.tenant)
    .where('service', '=', saving.known.service.id)
    .execute();
  if (saving.after.motions.length > 0)
    await tx
      .insertInto('service_motion')
      .values(saving.after.motions.map((motion) => ({ ...of(saving), motion })))
      .execute();
}
