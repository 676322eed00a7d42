import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { dayText } from '../../base/days.ts';
import { Problem } from '../../base/problems.ts';
import type { Quarantined, ReportSummary } from '../../reports/model.ts';
import { readReport } from '../../reports/read-report.ts';
import { services } from '../../reports/services.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Store, Tx } from '../../store/store.ts';
import type { Landing } from '../../warehouse/landing.ts';
import { createPersonKeys } from '../../warehouse/person-key.ts';
import type { Coverage, Facts, NameSpace, Warehouse } from '../../warehouse/warehouse.ts';
import type { Actor } from '../people/model.ts';
import { addCustomer, addTenant } from '../tenants/commands.ts';
import type { CustomerId, TenantId } from '../tenants/model.ts';
import type { ImportResult } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { enrol, importOf, tenantCalled } from './queries.ts';
import { coverageOf, factsOf, nameSpaceOf, scopeOf } from './read-facts.ts';

/** What imports write to: rows beside each other in three stores, and only ever added to. */
export interface UsageStores {
  readonly store: Store;
  readonly warehouse: Warehouse;
  readonly landing: Landing;
}

export interface UsageFile {
  readonly tenant: TenantId;
  /** What the tenant is called where its files come from. */
  readonly called: string;
  readonly name: string;
  readonly source: 'file' | 'graph';
  /** Whether it is everybody's last dates or one day's activity; told from name and content unless given. */
  readonly scope?: Coverage['scope'];
  readonly chunks: AsyncIterable<Uint8Array>;
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
  const { store, landing } = stores;
  const { sha256, bytes } = await landing.put(file.chunks);
  const begun = await store.system.transaction().execute(async (tx) => {
    const { number: tenant, key } = await enrol(
      tx,
      file.tenant,
      file.called,
      randomBytes(32).toString('hex'),
    );
    const earlier = await importOf(tx, file.tenant, sha256);
    if (earlier !== undefined) {
      await repeatEntitlements(tx, file, earlier.number, now);
      return { tenant, key, number: earlier.number, state: earlier.state };
    }
    const { number } = await tx
      .insertInto('usage_import')
      .values({
        tenant_id: file.tenant,
        sha256,
        file: file.name,
        bytes,
        source: file.source,
        imported_by: who.person,
        imported_at: now,
      })
      .returning('number')
      .executeTakeFirstOrThrow();
    return { tenant, key, number, state: 'reading' };
  });
  if (begun.state !== 'reading') return { ...(await resultOf(store, file, sha256)), again: true };
  try {
    const read = await readInto(stores, begun, sha256, file);
    await store.system.transaction().execute((tx) => finishImport(tx, who, file, begun.number, read, now));
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'broken') throw error;
    await store.system.transaction().execute((tx) => refuseImport(tx, who, file, begun.number, error, now));
  }
  return { ...(await resultOf(store, file, sha256)), again: false };
}

interface Read {
  readonly summary: ReportSummary;
  readonly nameSpace: NameSpace;
}

/** Reads a landed file into the warehouse, a batch at a time. */
async function readInto(
  { landing, warehouse }: UsageStores,
  { tenant, key, number }: { tenant: number; key: string; number: number },
  sha256: string,
  file: UsageFile,
): Promise<Read> {
  const reading = readReport(landing.read(sha256));
  const batches = reading[Symbol.asyncIterator]();
  const first = await batches.next();
  const nameSpace = first.done ? 0 : nameSpaceOf(first.value);
  // Filled when all rows have been read; the warehouse looks at it after them.
  const coverage: Coverage[] = [];
  const keyOf = createPersonKeys(key);
  async function* facts(): AsyncGenerator<Facts> {
    for (let next = first; !next.done; next = await batches.next())
      yield* factsOf(next.value, next.value.report, keyOf);
    coverage.push(...coverageOf(await reading.finish(), nameSpace, file.scope ?? scopeOf(file.name)));
  }
  await warehouse.add({ tenant, number, nameSpace, coverage, facts: facts() });
  return { summary: await reading.finish(), nameSpace };
}

async function finishImport(
  tx: Tx,
  who: Actor,
  file: UsageFile,
  number: number,
  { summary, nameSpace }: Read,
  now: Date,
): Promise<void> {
  const { report, refresh, rows, quarantined, unknown, quarantine } = summary;
  const days = refresh.map(dayText).sort();
  const { futureDates, duplicates, mixed, ignored, absent, period } = summary;
  await tx
    .updateTable('usage_import')
    .set({
      state: 'done',
      report,
      name_space: nameSpace === 0 ? 'plain' : 'concealed',
      refresh_from: days[0] ?? null,
      refresh_to: days.at(-1) ?? null,
      rows,
      quarantined,
      // A file of several days shows the same people on each of them.
      unknown_people: Math.round(unknown / Math.max(1, refresh.length)),
      remarks: JSON.stringify({ period, futureDates, duplicates, mixed, ignored, absent }),
      refusal: null,
    })
    .where('number', '=', number)
    .execute();
  await keepQuarantine(tx, number, quarantine);
  await keepEntitlements(tx, file, number, summary, now);
  await appendToLedger(tx, {
    tenant: file.tenant,
    at: now,
    person: who.person,
    kind: 'usage.imported',
    subject: `import:${number}`,
    facts: {
      number,
      file: file.name,
      report,
      from: days[0] ?? null,
      to: days.at(-1) ?? null,
      rows,
      quarantined,
    },
  });
}

async function refuseImport(
  tx: Tx,
  who: Actor,
  file: UsageFile,
  number: number,
  { code, message }: Problem,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('usage_import')
    .set({ state: 'refused', refusal: message, remarks: JSON.stringify({ code }) })
    .where('number', '=', number)
    .execute();
  await appendToLedger(tx, {
    tenant: file.tenant,
    at: now,
    person: who.person,
    kind: 'usage.refused',
    subject: `import:${number}`,
    facts: { number, file: file.name, code },
  });
}

const rowsAtOnce = 500;

async function keepQuarantine(tx: Tx, number: number, quarantine: readonly Quarantined[]): Promise<void> {
  for (let at = 0; at < quarantine.length; at += rowsAtOnce) {
    const rows = quarantine.slice(at, at + rowsAtOnce).map(({ line, reason, column, text }) => ({
      import_number: number,
      line,
      reason,
      column_name: column ?? null,
      // PostgreSQL keeps no NUL.
      text: text.replaceAll('\0', '�'),
    }));
    await tx
      .insertInto('usage_quarantine')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Entitlements have no date of their own: the one in the file's name, else the day on which it came. */
function entitlementDay(file: UsageFile, now: Date): string {
  return /\d{4}-[01]\d-[0-3]\d/.exec(file.name)?.[0] ?? now.toISOString().slice(0, 10);
}

/** The same list of products on another day says that it holds again: it may have been another in between. */
async function repeatEntitlements(tx: Tx, file: UsageFile, number: number, now: Date): Promise<void> {
  const day = entitlementDay(file, now);
  await tx
    .insertInto('usage_entitlement')
    .columns(['tenant_id', 'service', 'day', 'enabled', 'assigned', 'import_number'])
    .expression(
      tx
        .selectFrom('usage_entitlement')
        .where('import_number', '=', number)
        .distinctOn('service')
        .select(({ val }) => [
          'tenant_id',
          'service',
          sql<string>`${day}::date`.as('day'),
          'enabled',
          'assigned',
          val(number).as('import_number'),
        ]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function keepEntitlements(
  tx: Tx,
  file: UsageFile,
  number: number,
  { entitlements }: ReportSummary,
  now: Date,
): Promise<void> {
  if (entitlements.length === 0) return;
  const day = entitlementDay(file, now);
  const rows = entitlements.flatMap(({ service, units, assigned }) => {
    const id = service === 0 ? 'any' : services.find((one) => one.number === service)?.id;
    if (id === undefined) return [];
    return { tenant_id: file.tenant, service: id, day, enabled: units, assigned, import_number: number };
  });
  await tx
    .insertInto('usage_entitlement')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function resultOf(store: Store, file: UsageFile, sha256: string): Promise<Omit<ImportResult, 'again'>> {
  const row = await importOf(store.system, file.tenant, sha256);
  if (row === undefined) throw new Error(`import ${sha256} is gone`);
  return {
    number: row.number,
    file: file.name,
    state: row.state === 'refused' ? 'refused' : 'done',
    report: row.report,
    from: row.refresh_from,
    to: row.refresh_to,
    rows: row.rows,
    quarantined: row.quarantined,
    refusal: row.refusal,
  };
}

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
