import { dayNumber } from '../../base/days.ts';
import { Problem } from '../../base/problems.ts';
import { dayOf } from '../../base/time.ts';
import type { Actor } from '../people/model.ts';
import type { TenantId } from '../tenants/model.ts';
import { problems } from './problems.ts';
import type { SyncResult } from './sync-model.ts';
import { noteSetting, spaceOf } from './sync-names.ts';
import { dayOrNone, type SyncedReport, syncedReports } from './sync-plan.ts';
import {
  calledBy,
  changeConnection,
  claimTenant,
  connectionOf,
  type SyncRow,
  syncedTenant,
  syncRows,
  syncRowsOf,
} from './sync-queries.ts';
import { claimMs, type Fetched, type SyncingTenant, type SyncParts, syncReport } from './sync-report.ts';
import { presentSync } from './sync-state.ts';

/**
 * Fetches what is due for a tenant, one report after the other: what fails at one leaves the others alone.
 * @param how.force also what is not due yet, but for reports that Graph asked to leave alone. @param how.only these reports, by their ids.
 * @throws USAGE_NOT_CONNECTED, USAGE_SYNC_RUNNING; an AggregateError of what nobody expected, after all reports had their turn.
 */
export async function syncTenant(
  parts: SyncParts,
  who: Actor,
  id: TenantId,
  how: { readonly force: boolean; readonly only?: readonly string[] | undefined },
): Promise<SyncResult> {
  const { store, now } = parts;
  const { tenant, rows, number } = await begin(parts, id);
  const fetched: Fetched[] = [];
  try {
    await readSetting(parts, who, tenant);
    for (const report of syncedReports) {
      const row = rows.find((one) => one.report === report.id);
      if (row === undefined || !(how.only?.includes(report.id) ?? true)) continue;
      if (!isDue(row, how.force, now()) || parts.until?.aborted) continue;
      const known = await knownDays(parts, number, report);
      fetched.push(await syncReport(parts, who, tenant, report, row, known));
    }
    // A change while the reports came is noticed as well.
    if (fetched.length > 0) await readSetting(parts, who, tenant);
  } finally {
    await store.system.transaction().execute((tx) => changeConnection(tx, id, { busy_until: null }));
  }
  const broke = fetched.flatMap((one) => (one.broke === undefined ? [] : [one.broke]));
  if (broke.length > 0) throw new AggregateError(broke, `fetching usage of ${id} broke`);
  return resultOf(parts, tenant, fetched);
}

/** Takes the tenant for this process. @throws USAGE_NOT_CONNECTED, USAGE_SYNC_RUNNING. */
async function begin(
  { store, now }: SyncParts,
  id: TenantId,
): Promise<{ tenant: SyncingTenant; rows: SyncRow[]; number: number | null }> {
  const at = now();
  return store.system.transaction().execute(async (tx) => {
    const found = await syncedTenant(tx, id);
    const claimed = await claimTenant(tx, id, at, new Date(at.getTime() + claimMs));
    if (found === undefined || claimed === undefined) {
      const isConnected = (await connectionOf(tx, id))?.state === 'connected';
      const name = found?.name ?? id;
      throw isConnected ? problems.USAGE_SYNC_RUNNING(name) : problems.USAGE_NOT_CONNECTED(name);
    }
    const rows = await syncRows(
      tx,
      id,
      syncedReports.map((report) => report.id),
      at,
    );
    const called = found.called ?? (await calledBy(tx, found));
    const names = { space: spaceOf(claimed.name_space), from: dayOrNone(claimed.names_from) };
    return { tenant: { id, guid: found.guid, called, names }, rows, number: found.number };
  });
}

function isDue(row: SyncRow, force: boolean, at: Date): boolean {
  if (row.held_until !== null && row.held_until > at) return false;
  return force || row.next_try <= at;
}

/** The setting that hides names. Where it can't be read, the reports tell why or tell their names by themselves. */
async function readSetting(parts: SyncParts, who: Actor, tenant: SyncingTenant): Promise<void> {
  try {
    await noteSetting(parts, who, tenant, await parts.graph.concealsNames(tenant.guid));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

/** Days of a report that are in, fetched or brought as files. */
async function knownDays(
  { warehouse }: SyncParts,
  number: number | null,
  report: SyncedReport,
): Promise<Set<number>> {
  if (number === null || !report.days) return new Set();
  const covered = await warehouse.coverage([number]);
  return new Set(covered.filter((one) => one.report === report.number && one.rows > 0).map(({ day }) => day));
}

async function resultOf(
  { store, now }: SyncParts,
  { id, called }: SyncingTenant,
  fetched: readonly Fetched[],
): Promise<SyncResult> {
  const rows = await syncRowsOf(store.system, [id]);
  const today = dayNumber(dayOf(now()));
  return {
    tenant: called,
    files: fetched.reduce((sum, { files }) => sum + files, 0),
    rows: fetched.reduce((sum, one) => sum + one.rows, 0),
    reports: presentSyncs(rows, today),
  };
}

/** Rows of one tenant as people are shown them, in the order in which they are fetched. */
export function presentSyncs(rows: readonly SyncRow[], today: number) {
  return syncedReports.flatMap(({ id, name }) => {
    const row = rows.find((one) => one.report === id);
    return row === undefined ? [] : [presentSync(row, name, today)];
  });
}
