import { randomBytes } from 'node:crypto';
import { canonicalJson } from '../../base/canonical-json.ts';
import { Problem } from '../../base/problems.ts';
import type { Clock } from '../../base/time.ts';
import { readReport } from '../../reports/read-report.ts';
import type { Store, Tx } from '../../store/store.ts';
import type { Landed, Landing } from '../../warehouse/landing.ts';
import { keyFor, personKeys } from '../../warehouse/person-key.ts';
import type { Coverage, Facts, Warehouse } from '../../warehouse/warehouse.ts';
import type { Actor } from '../people/model.ts';
import { addCustomer, addTenant } from '../tenants/commands.ts';
import type { CustomerId, TenantId } from '../tenants/model.ts';
import { erasedIn, type ImportRow, importOf } from './import-queries.ts';
import { dropLanded, finishImport, type Read, refuseImport, repeatEntitlements } from './keep-import.ts';
import { nameKeeper } from './keep-names.ts';
import type { ImportResult } from './model.ts';
import { erasedKeys } from './name-queries.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { enrol, keyOfTenant, tenantCalled } from './queries.ts';
import { coverageOf, factsOf, keyed, nameSpaceOf, scopeOf, type UsageFile } from './read-facts.ts';

/** What imports write to: rows beside each other in three stores, and only ever added to. */
export interface UsageStores {
  readonly store: Store;
  readonly warehouse: Warehouse;
  readonly landing: Landing;
}

/**
 * Imports a file: keeps it as received, reads who used what when, and says what came of it. The same bytes again change nothing. It is done in
 * steps that each may be done again, so a process that ends in between loses nothing: the next import of the file goes on.
 * @throws USAGE_IMPORT_NOT_YOURS.
 */
export async function importFile(
  stores: UsageStores,
  who: Actor,
  file: UsageFile,
  now: Date,
): Promise<ImportResult> {
  if (!may.importUsage(who)) throw problems.USAGE_IMPORT_NOT_YOURS();
  return importLanded(stores, who, file, await stores.landing.put(file.chunks), now);
}

/**
 * Imports files one after the other, each as `importFile` does. While one is read the next is landed: a disk takes its time.
 * @throws USAGE_IMPORT_NOT_YOURS.
 */
export async function* importFiles(
  stores: UsageStores,
  who: Actor,
  files: Iterable<UsageFile>,
  now: Clock,
): AsyncGenerator<ImportResult> {
  if (!may.importUsage(who)) throw problems.USAGE_IMPORT_NOT_YOURS();
  let before: (() => Promise<ImportResult>) | undefined;
  for (const file of files) {
    const landing = stores.landing.put(file.chunks);
    // It is waited for after the file before: until then nobody hears of its failure.
    landing.catch(() => {});
    if (before !== undefined) yield await before();
    before = async () => importLanded(stores, who, file, await landing, now());
  }
  if (before !== undefined) yield await before();
}

/** Reads a file that has landed, unless that has been done. */
async function importLanded(
  stores: UsageStores,
  who: Actor,
  file: UsageFile,
  landed: Landed,
  now: Date,
): Promise<ImportResult> {
  const { store, landing } = stores;
  const begun = await store.system.transaction().execute((tx) => beginImport(tx, who, file, landed, now));
  // Somebody in it was erased: that the file comes again does not bring it back.
  if (begun.dropped) await dropLanded(store.system, landing, file.tenant, landed.sha256);
  if (begun.state === 'done') return { ...resultOf(begun.row, file), again: true };
  try {
    const read = await readInto(stores, begun, landed, file, now);
    // It names somebody who was erased: what was read of it is kept, it is not.
    if (read.erased > 0) await dropLanded(store.system, landing, file.tenant, landed.sha256);
    const row = await store.system
      .transaction()
      .execute((tx) => finishImport(tx, who, file, begun.row.number, read, now));
    return { ...resultOf(row, file), again: false };
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'broken') throw error;
    // What was refused is tried again, for Uptake may have learned to read it; it is not told twice.
    if (begun.state === 'refused') return { ...resultOf(begun.row, file), again: true };
    const row = await store.system
      .transaction()
      .execute((tx) => refuseImport(tx, who, file, begun.row.number, error, now));
    return { ...resultOf(row, file), again: false };
  }
}

interface Begun {
  readonly tenant: number;
  readonly key: string;
  readonly row: ImportRow;
  /** Of an earlier import of the same bytes; else `reading`. */
  readonly state: string;
  readonly dropped: boolean;
}

/** Writes down that a file has come, once. */
async function beginImport(
  tx: Tx,
  who: Actor,
  file: UsageFile,
  { sha256, bytes }: Landed,
  now: Date,
): Promise<Begun> {
  const { number: tenant, key } =
    (await keyOfTenant(tx, file.tenant)) ??
    (await enrol(tx, file.tenant, file.called, randomBytes(32).toString('hex')));
  const mapping = file.mapping === undefined ? '' : canonicalJson(file.mapping);
  const begun = await tx
    .insertInto('usage_import')
    .values({
      tenant_id: file.tenant,
      sha256,
      mapping,
      file: file.name,
      bytes,
      source: file.source,
      imported_by: who.person,
      imported_at: now,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'sha256', 'mapping']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (begun !== undefined) return { tenant, key, row: begun, state: begun.state, dropped: false };
  const row = await importOf(tx, file.tenant, sha256, mapping);
  if (row === undefined) throw new Error(`import ${sha256} is gone`);
  await repeatEntitlements(tx, who, file, row.number, now);
  return { tenant, key, row, state: row.state, dropped: 'dropped' in row.remarks };
}

const mostDaysAhead = 3660;

/** Reads a landed file into the warehouse, a batch at a time. */
async function readInto(
  { store, landing, warehouse }: UsageStores,
  { tenant, key, row: { number } }: Begun,
  { sha256, content }: Landed,
  file: UsageFile,
  now: Date,
): Promise<Read> {
  // A refresh date of another century is a slip of somebody's pen.
  const latest = Math.floor(now.getTime() / 86_400_000) + mostDaysAhead;
  const reading = readReport(content ?? landing.read(sha256), {
    latest,
    ...(file.mapping === undefined ? {} : { mapping: file.mapping }),
  });
  const batches = reading[Symbol.asyncIterator]();
  const first = await batches.next();
  const nameSpace = first.done ? 0 : nameSpaceOf(first.value);
  if (!first.done && file.names !== undefined && file.names !== nameSpace) throw problems.USAGE_OTHER_NAMES();
  // Filled when all rows have been read; the warehouse looks at it after them.
  const coverage: Coverage[] = [];
  const keys = personKeys(key);
  const gone = await erasedKeys(store.system, file.tenant);
  const keeper = await nameKeeper(store, file.tenant);
  let erased = 0;
  async function* facts(): AsyncGenerator<Facts> {
    for (let next = first; !next.done; next = await batches.next()) {
      const read = keyed(next.value, keys, gone);
      erased += read.erased;
      await keeper?.take(read);
      yield* factsOf(read);
    }
    coverage.push(...coverageOf(await reading.finish(), nameSpace, file.scope ?? scopeOf(file.name)));
  }
  await warehouse.add({ tenant, number, nameSpace, coverage, facts: facts() });
  // Whoever was erased while the file was read goes once more.
  const since = [...(await erasedKeys(store.system, file.tenant))].filter((key) => !gone.has(key));
  if (since.length > 0) await warehouse.erase(tenant, BigUint64Array.from(since));
  const isErased = (name: string) => gone.size > 0 && gone.has(keyFor(keys, name));
  return { summary: await reading.finish(), nameSpace, erased: erased + since.length, isErased };
}

/** What an import came to. */
export const resultOf = (row: ImportRow, file: Pick<UsageFile, 'name'>): Omit<ImportResult, 'again'> => ({
  number: row.number,
  file: file.name,
  state: row.state === 'refused' ? 'refused' : 'done',
  report: row.report,
  from: row.refresh_from,
  to: row.refresh_to,
  rows: row.rows,
  quarantined: row.quarantined,
  erased: erasedIn(row.remarks),
  refusal: row.refusal,
});

/**
 * The tenant that a person means by its id, GUID, domain or by what its files call it; made when it is not there and `create` says so.
 * @throws USAGE_TENANT_UNKNOWN.
 */
export async function tenantFor(
  tx: Tx,
  who: Actor,
  called: string,
  create: boolean,
  now: Date,
): Promise<{ id: TenantId; called: string }> {
  const known = await tenantCalled(tx, called);
  if (known !== undefined) return { id: known.id, called: known.called ?? called };
  if (!create || !may.importUsage(who)) throw problems.USAGE_TENANT_UNKNOWN(called);
  const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(called)
    ? called.toLowerCase()
    : crypto.randomUUID();
  const customer = await unassignedCustomer(tx, who, now);
  const domain = called.includes('.') ? called.toLowerCase() : '';
  const id = await addTenant(tx, who, { customer, guid, name: called, domain, motions: [], firm: null }, now);
  return { id, called };
}

/** Whoever has files before anybody has said whose they are. */
const unassigned = { tpid: 0, name: 'Not assigned to a customer', region: 'EMEA', segment: 'SMC' };

async function unassignedCustomer(tx: Tx, who: Actor, now: Date): Promise<CustomerId> {
  const row = await tx.selectFrom('customer').where('tpid', '=', 0).select('id').executeTakeFirst();
  return row?.id ?? (await addCustomer(tx, who, unassigned, now));
}
