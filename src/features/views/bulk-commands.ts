import { newId } from '../../base/ids.ts';
import { Problem } from '../../base/problems.ts';
import type { Db, Tx } from '../../store/store.ts';
import { demandPerson } from '../people/commands.ts';
import type { Actor } from '../people/model.ts';
import { visibleTenant } from '../tenants/commands.ts';
import { presentInternal, saveActivity, saveFacts, savePriority } from '../tenants/internal-commands.ts';
import type { TenantId, TenantInternal } from '../tenants/model.ts';
import { tenantDetail } from '../tenants/tenant-queries.ts';
import type { BulkChange, BulkField, BulkRow, Fields } from './bulk-model.ts';
import { lockBulk, putBulk, putBulkRow, rowsOfBulk, settleBulk, settleBulkRow } from './bulk-queries.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { fieldsOf, wanted, wordsOf } from './rules.ts';

interface Asked {
  readonly tenantId: TenantId;
  /** That the person was looking at; the present one in a preview. */
  readonly version?: number | undefined;
}

interface Done {
  readonly row: BulkRow;
  readonly before: Fields;
  readonly after: Fields;
  /** That the change made; undefined where nothing was changed. */
  readonly made: number | undefined;
}

/** Puts these values at one tenant, by the command that people use for one. */
function put(
  tx: Tx,
  who: Actor,
  field: BulkField,
  fields: Fields,
  at: { readonly tenantId: TenantId; readonly match: number; readonly why: string },
  now: Date,
): Promise<TenantInternal> {
  if (field === 'priority') {
    const { override = null, priorityReason: reason = '' } = fields;
    return savePriority(tx, who, { ...at, override, reason }, now);
  }
  if (field === 'active') {
    const { activeOverride: active = null, activeReason: reason = '' } = fields;
    return saveActivity(tx, who, { ...at, active, reason }, now);
  }
  const { motions, tags, urgency } = fields;
  return saveFacts(tx, who, { ...at, motions, tags, urgency }, now);
}

/** One tenant of a change. What it is refused for is told, and the others go on: a command refuses before it writes. */
async function changeOne(
  tx: Tx,
  who: Actor,
  change: BulkChange,
  { tenantId, version }: Asked,
  why: string,
  now: Date,
): Promise<Done> {
  const { field } = change;
  let tenant = '';
  let before: Fields = {};
  try {
    tenant = (await visibleTenant(tx, who, tenantId)).name;
    const detail = await tenantDetail(tx, who.person, tenantId);
    const internal = detail && presentInternal(detail);
    if (!internal) throw problems.BULK_INTERNAL();
    before = fieldsOf(field, internal);
    const match = version ?? internal.version;
    const saved = await put(tx, who, field, wanted(change, before), { tenantId, match, why }, now);
    const after = fieldsOf(field, saved);
    const made = saved.version === match ? undefined : saved.version;
    const words = { before: wordsOf(field, before), after: wordsOf(field, after) };
    const state = made === undefined ? 'same' : 'changed';
    return { row: { tenantId, tenant, state, ...words, version: match, why: '' }, before, after, made };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const words = wordsOf(field, before);
    const row = { tenantId, tenant, state: 'refused' as const, before: words, after: words };
    return {
      row: { ...row, version: version ?? 0, why: error.message },
      before,
      after: before,
      made: undefined,
    };
  }
}

async function changeAll(
  tx: Tx,
  who: Actor,
  change: BulkChange,
  asked: readonly Asked[],
  why: string,
  now: Date,
): Promise<Done[]> {
  const done: Done[] = [];
  // In one order for everybody, so that two changes of the same tenants wait for each other instead of locking each other out.
  for (const one of asked.toSorted((a, b) => (a.tenantId < b.tenantId ? -1 : 1)))
    done.push(await changeOne(tx, who, change, one, why, now));
  return done;
}

function demandChanging(who: Actor): void {
  demandPerson(who);
  if (!may.changeMany(who)) throw problems.BULK_INTERNAL();
}

class TakenBack extends Error {}

/**
 * What a change would come to, tenant by tenant: it is made and taken back, so that it can't be another one than the change itself.
 * @throws PERSON_ONLY, BULK_INTERNAL.
 */
export async function previewBulk(
  db: Db,
  who: Actor,
  change: BulkChange,
  tenants: readonly TenantId[],
  now: Date,
): Promise<BulkRow[]> {
  demandChanging(who);
  let done: Done[] = [];
  const asked = [...new Set(tenants)].map((tenantId) => ({ tenantId }));
  await db
    .transaction()
    .execute(async (tx) => {
      done = await changeAll(tx, who, change, asked, '', now);
      throw new TakenBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  return byName(done.map(({ row }) => row));
}

/**
 * Makes the change where it can be made. A tenant that somebody has changed since the preview is refused, as any that the person may not change.
 * @returns an id to take it back by; null where nothing was changed. @throws PERSON_ONLY, BULK_INTERNAL.
 */
export async function applyBulk(
  tx: Tx,
  who: Actor,
  cmd: { readonly change: BulkChange; readonly why: string; readonly tenants: readonly Asked[] },
  now: Date,
): Promise<{ id: string | null; rows: BulkRow[] }> {
  demandChanging(who);
  const { change, why } = cmd;
  const asked = [...new Map(cmd.tenants.map((one) => [one.tenantId, one])).values()];
  const done = await changeAll(tx, who, change, asked, why, now);
  const rows = byName(done.map(({ row }) => row));
  if (done.every(({ made }) => made === undefined)) return { id: null, rows };
  const id = newId('bulk', now);
  await putBulk(tx, { id, by: who.person, at: now, change, why });
  for (const { row, before, after, made } of done)
    if (made !== undefined)
      await putBulkRow(tx, id, { tenant: row.tenantId as TenantId, before, after, made });
  return { id, rows };
}

/**
 * Takes a change back, tenant by tenant, in the ledger as any other change. What somebody has changed since stays, and is told.
 * @throws BULK_UNKNOWN, BULK_UNDONE.
 */
export async function undoBulk(tx: Tx, who: Actor, id: string, now: Date): Promise<BulkRow[]> {
  demandChanging(who);
  const bulk = await lockBulk(tx, id);
  if (bulk === undefined || bulk.by_id !== who.person) throw problems.BULK_UNKNOWN();
  if (bulk.undone_at !== null) throw problems.BULK_UNDONE();
  const { field } = bulk.change as BulkChange;
  const rows: BulkRow[] = [];
  for (const { tenant_id: tenantId, name, before, after, made_version: match } of await rowsOfBulk(tx, id)) {
    const words = { before: wordsOf(field, after as Fields), after: wordsOf(field, before as Fields) };
    const row = { tenantId, tenant: name, ...words, version: match };
    try {
      await put(tx, who, field, before as Fields, { tenantId, match, why: 'undo' }, now);
      await settleBulkRow(tx, id, tenantId, 'undone');
      rows.push({ ...row, state: 'undone', why: '' });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await settleBulkRow(tx, id, tenantId, 'kept');
      rows.push({ ...row, state: 'kept', after: row.before, why: error.message });
    }
  }
  await settleBulk(tx, id, now);
  return byName(rows);
}

const byName = (rows: readonly BulkRow[]): BulkRow[] =>
  rows.toSorted((a, b) => a.tenant.localeCompare(b.tenant, 'en') || (a.tenantId < b.tenantId ? -1 : 1));
