import { stripVTControlCharacters } from 'node:util';
import { Problem } from '../base/problems.ts';
import { systemActor } from '../features/people/model.ts';
import { problems } from '../features/usage/problems.ts';
import { tenantCalled } from '../features/usage/queries.ts';
import { syncTenant } from '../features/usage/sync.ts';
import { listConnectedTenants, syncUsageNow } from '../features/usage/sync-contract.ts';
import type { SyncResult } from '../features/usage/sync-model.ts';
import { syncedReports } from '../features/usage/sync-plan.ts';
import { connectedTenants } from '../features/usage/sync-queries.ts';
import { type Holder, openStore } from '../store/store.ts';
import type { Config } from './config.ts';
import type { Progress } from './progress.ts';
import { ask, runningServer } from './remote.ts';
import { createSyncDoor, createUsageDoor } from './usage-stores.ts';

export interface SyncOptions {
  /** Id, GUID, domain or name in files; all that are connected without it. */
  readonly tenant: string | undefined;
  readonly json: boolean;
}

/** What came of one tenant. */
interface Line {
  readonly tenant: string;
  readonly result?: SyncResult;
  readonly refused?: Problem;
}

type Sync = (tenant: string, onStep: (text: string) => void) => Promise<SyncResult>;

/**
 * Fetches usage of a tenant, or of all that are connected: one that is refused stops no other.
 * @returns 0 when every report is in or is only waited for, 1 when a report or a tenant has a problem.
 */
export async function usageSyncCommand(
  config: Config,
  { tenant, json }: SyncOptions,
  print: (text: string) => void,
  progress: Progress,
): Promise<number> {
  const lines = await withTenants(config, tenant, (tenants, sync) => syncAll(tenants, sync, progress));
  progress.end();
  if (json) {
    const shown = lines.map(({ tenant, result, refused }) => ({
      tenant,
      ...result,
      ...(refused === undefined ? {} : { problem: { code: refused.code, text: refused.message } }),
    }));
    print(JSON.stringify({ tenants: shown }));
  } else print(textOf(lines));
  return lines.every(isFine) ? 0 : 1;
}

async function syncAll(
  tenants: readonly { readonly id: string; readonly name: string }[],
  sync: Sync,
  progress: Progress,
): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [index, { id, name }] of tenants.entries()) {
    const say = (text: string) => progress.show(index / tenants.length, `${name}: ${text}`);
    say('begins');
    try {
      lines.push({ tenant: name, result: await sync(id, say) });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      lines.push({ tenant: name, refused: error });
    }
  }
  return lines;
}

/** The tenants that are meant, and what fetches for one of them: the server that runs, or this process. */
async function withTenants(
  config: Config,
  tenant: string | undefined,
  work: (tenants: readonly { id: string; name: string }[], sync: Sync) => Promise<Line[]>,
): Promise<Line[]> {
  const server = runningServer(config);
  if (server !== undefined) {
    const tenants =
      tenant === undefined
        ? (await ask(server, listConnectedTenants, {})).tenants
        : [{ id: tenant, name: tenant }];
    return work(tenants, (id, say) => syncByServer(server, id, say));
  }
  if (config.graph === undefined) throw problems.USAGE_NOT_SET_UP();
  await using store = await openStore(config.store);
  await using door = createUsageDoor(config);
  const parts = await createSyncDoor(store, door, config.graph, () => new Date())();
  if (parts === undefined) throw problems.USAGE_NOT_SET_UP();
  const found = tenant === undefined ? undefined : await tenantCalled(store.system, tenant);
  if (tenant !== undefined && found === undefined) throw problems.USAGE_TENANT_UNKNOWN(tenant);
  const tenants = found === undefined ? await connectedTenants(store.system) : [found];
  return await work(tenants, (id, say) => {
    const chosen = tenants.find((one) => one.id === id);
    if (chosen === undefined) throw problems.USAGE_TENANT_UNKNOWN(id);
    const onStep = (report: { name: string }, step: string) => say(`${report.name}, ${step}`);
    return syncTenant({ ...parts, onStep }, systemActor, chosen.id, { force: true });
  });
}

/** A report at a time, so that no answer is waited for too long and each is told. */
async function syncByServer(
  server: Holder,
  tenant: string,
  say: (text: string) => void,
): Promise<SyncResult> {
  let all: SyncResult = { tenant, files: 0, rows: 0, reports: [] };
  for (const { id: report, name } of syncedReports) {
    say(name);
    const { files, rows, ...rest } = await ask(server, syncUsageNow, { tenant, report });
    all = { ...rest, files: all.files + files, rows: all.rows + rows };
  }
  return all;
}

/** A report that Microsoft has no data of, or that goes on after a pause, is no failure. */
function isFine({ result, refused }: Line): boolean {
  return refused === undefined && (result?.reports.every(({ state }) => state !== 'problem') ?? true);
}

function textOf(lines: readonly Line[]): string {
  if (lines.length === 0) return 'No tenant is connected to Microsoft Graph. Connect one on its Sync page.';
  const said = lines.flatMap(({ tenant, result, refused }) => [
    refused === undefined
      ? `${tenant}: ${result?.files ?? 0} new files, ${result?.rows ?? 0} rows.`
      : `${tenant}: ${refused.message}  [${refused.code}]`,
    ...(result?.reports.map(reportLine) ?? []),
  ]);
  return said.map(stripVTControlCharacters).join('\n');
}

function reportLine({
  name,
  state,
  dataDay,
  missing,
  problem,
  nextTry,
}: SyncResult['reports'][number]): string {
  const days = dataDay === null ? 'no data yet' : `data to ${dataDay}`;
  const gaps = missing.length === 0 ? '' : `, ${missing.length} days missing`;
  const next = `, next try ${nextTry.slice(0, 16).replace('T', ' ')} UTC`;
  const why = problem === null ? '' : `\n    ${problem.text}  [${problem.code}]`;
  return `  ${name}: ${state}, ${days}${gaps}${next}${why}`;
}
