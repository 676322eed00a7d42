import { sql } from 'kysely';
import { dayText } from '../../base/days.ts';
import type { Problem } from '../../base/problems.ts';
import type { Quarantined, ReportSummary } from '../../reports/model.ts';
import { services, suites } from '../../reports/services.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { Landing } from '../../warehouse/landing.ts';
import type { NameSpace } from '../../warehouse/warehouse.ts';
import type { Actor } from '../people/model.ts';
import type { TenantId } from '../tenants/model.ts';
import { type ImportRow, isLandedElsewhere } from './import-queries.ts';
import type { UsageFile } from './read-facts.ts';

// What is kept of an import beside its bits: the row that says what it was, lines that could not be read, entitlements.

export interface Read {
  readonly summary: ReportSummary;
  readonly nameSpace: NameSpace;
  /** Rows of people who were erased; they were not taken up. */
  readonly erased: number;
  readonly isErased: (name: string) => boolean;
}

/** Says what came of a file that has been read. */
export async function finishImport(
  tx: Tx,
  who: Actor,
  file: UsageFile,
  number: number,
  { summary, nameSpace, erased, isErased }: Read,
  now: Date,
): Promise<ImportRow> {
  const { report, refresh, rows, quarantined, unknown, quarantine } = summary;
  const days = refresh.map(dayText).sort();
  const { futureDates, duplicates, mixed, ignored, absent, period } = summary;
  const row = await tx
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
      remarks: JSON.stringify({
        period,
        futureDates,
        duplicates,
        mixed,
        ignored,
        absent,
        tags: file.tags,
        ...(erased > 0 ? { erased, dropped: true } : {}),
      }),
      refusal: null,
    })
    .where('number', '=', number)
    .returningAll()
    .executeTakeFirstOrThrow();
  await keepQuarantine(tx, number, quarantine, isErased);
  await keepEntitlements(tx, file, number, summary, now);
  await keepSigns(tx, file, number, summary);
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
  return row;
}

/** Says why nothing of a file was read. */
export async function refuseImport(
  tx: Tx,
  who: Actor,
  file: UsageFile,
  number: number,
  { code, message }: Problem,
  now: Date,
): Promise<ImportRow> {
  const row = await tx
    .updateTable('usage_import')
    .set({ state: 'refused', refusal: message, remarks: JSON.stringify({ code }) })
    .where('number', '=', number)
    .returningAll()
    .executeTakeFirstOrThrow();
  await appendToLedger(tx, {
    tenant: file.tenant,
    at: now,
    person: who.person,
    kind: 'usage.refused',
    subject: `import:${number}`,
    facts: { number, file: file.name, code },
  });
  return row;
}

const rowsAtOnce = 500;

async function keepQuarantine(
  tx: Tx,
  number: number,
  quarantine: readonly Quarantined[],
  isErased: (name: string) => boolean,
): Promise<void> {
  for (let at = 0; at < quarantine.length; at += rowsAtOnce) {
    const rows = quarantine.slice(at, at + rowsAtOnce).map(({ line, reason, column, text }) => ({
      import_number: number,
      line,
      reason,
      column_name: column ?? null,
      // PostgreSQL keeps no NUL.
      text: namesErased(text, isErased) ? '(names somebody who was erased)' : text.replaceAll('\0', '�'),
    }));
    await tx
      .insertInto('usage_quarantine')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Whether a cell of a line that could not be read is the name of somebody who was erased. */
function namesErased(line: string, isErased: (name: string) => boolean): boolean {
  return line.split(/[,;\t]/).some((cell) => {
    const name = cell.trim().replace(/^"|"$/g, '').trim().toLowerCase();
    return name !== '' && isErased(name);
  });
}

/** Entitlements have no date of their own: the one in the file's name, else the day on which it came. */
function entitlementDay(file: UsageFile, now: Date): string {
  return /\d{4}-[01]\d-[0-3]\d/.exec(file.name)?.[0] ?? now.toISOString().slice(0, 10);
}

/** The same list of products on another day says that it holds again: it may have been another in between. */
export async function repeatEntitlements(
  tx: Tx,
  who: Actor,
  file: UsageFile,
  number: number,
  now: Date,
): Promise<void> {
  const day = entitlementDay(file, now);
  const { numInsertedOrUpdatedRows } = await tx
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
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return;
  // Figures change with it, and whoever keeps some looks at the ledger.
  await appendToLedger(tx, {
    tenant: file.tenant,
    at: now,
    person: who.person,
    kind: 'usage.repeated',
    subject: `import:${number}`,
    facts: { number, file: file.name, day },
  });
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
    const id = [...suites, ...services].find((one) => one.number === service)?.id;
    if (id === undefined) return [];
    return { tenant_id: file.tenant, service: id, day, enabled: units, assigned, import_number: number };
  });
  await tx
    .insertInto('usage_entitlement')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Reports that list people, and the one that counts them. */
const listing = 1;
const counting = 20;

/** What the file says of how much of a day a report shows. */
async function keepSigns(tx: Tx, file: UsageFile, number: number, summary: ReportSummary): Promise<void> {
  const { number: report, days, counts, partial } = summary;
  const signs = days.flatMap(({ day, unknown }) => [
    ...(unknown > 0 ? [{ report, day, kind: 'nameless', people: unknown }] : []),
    ...(partial ? [{ report, day, kind: 'partial', people: 0 }] : []),
  ]);
  if (report === counting)
    for (const day of new Set(counts.map(({ refresh }) => refresh))) {
      // On a later refresh more is known of the day than its own report could.
      const own = counts.filter((one) => one.refresh === day && one.day === day);
      const people = Math.max(0, ...own.map(({ active }) => active));
      if (people > 0) signs.push({ report: listing, day, kind: 'counted', people });
    }
  if (signs.length === 0) return;
  const rows = signs.map(({ day, ...sign }) => ({
    tenant_id: file.tenant,
    import_number: number,
    day: dayText(day),
    ...sign,
  }));
  await tx
    .insertInto('usage_sign')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Keeps a file as received no longer, unless another tenant rests on the same bytes. */
export async function dropLanded(db: Db, landing: Landing, tenant: TenantId, sha256: string): Promise<void> {
  if (!(await isLandedElsewhere(db, tenant, sha256))) await landing.drop(sha256);
}
