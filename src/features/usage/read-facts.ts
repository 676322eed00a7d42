import type { Mapping } from '../../reports/mapping.ts';
import type { NameBytes, PeopleBatch, ReportSummary } from '../../reports/model.ts';
import { noDay } from '../../reports/model.ts';
import type { PersonKeys } from '../../warehouse/person-key.ts';
import {
  type Coverage,
  concealed,
  type Facts,
  listedBy,
  type NameSpace,
  plain,
  unlicensedFor,
} from '../../warehouse/warehouse.ts';
import type { TenantId } from '../tenants/model.ts';

/** A file as it comes, and what is known of it before it is read. */
export interface UsageFile {
  readonly tenant: TenantId;
  /** What the tenant is called where its files come from. */
  readonly called: string;
  readonly name: string;
  readonly source: 'file' | 'graph';
  /** Whether it is everybody's last dates or one day's activity; told from name and content unless given. */
  readonly scope?: Coverage['scope'];
  /** How to read a file that is no report of Microsoft 365. */
  readonly mapping?: Mapping | undefined;
  /** What its servers call this state of it. */
  readonly tags?: Readonly<Record<string, string | undefined>> | undefined;
  /** The names that it has to use; a file with others is refused. */
  readonly names?: NameSpace | undefined;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** What the name of a file, or the question it answers, says that it is; unknown where it says nothing. */
export function scopeOf(file: string): Coverage['scope'] {
  if (/date\s*=\s*'?\d{4}-\d\d-\d\d/i.test(file)) return 'day';
  if (/period\s*=\s*'?D\d+|[^a-z]D(?:7|28|30|90|180)[^0-9a-z]/i.test(file)) return 'snapshot';
  return 'unknown';
}

/** Whose names a batch uses: what most of its rows do, the unknown ones aside. */
export function nameSpaceOf({ hidden, names, rows }: PeopleBatch): NameSpace {
  let concealedRows = 0;
  let named = 0;
  for (let i = 0; i < rows; i++) {
    if (isNameless(names, i)) continue;
    named++;
    concealedRows += hidden[i] ?? 0;
  }
  return concealedRows * 2 > named ? concealed : plain;
}

/** A batch with the keys of its people. Rows of nobody – without a name, or of somebody who was erased – are told nothing of. */
export interface KeyedBatch {
  readonly batch: PeopleBatch;
  readonly people: BigUint64Array;
  /** Ascending. */
  readonly rowsOfNobody: readonly number[];
  /** Rows of people who were erased. */
  readonly erased: number;
}

export function keyed(batch: PeopleBatch, keys: PersonKeys, gone: ReadonlySet<bigint>): KeyedBatch {
  const { rows, names } = batch;
  const people = new BigUint64Array(rows);
  keys.write(names, people);
  const rowsOfNobody: number[] = [];
  let erased = 0;
  for (let row = 0; row < rows; row++) {
    if (isNameless(names, row)) rowsOfNobody.push(row);
    else if (gone.size > 0 && gone.has(people[row] as bigint)) {
      rowsOfNobody.push(row);
      erased++;
    }
  }
  return { batch, people, rowsOfNobody, erased };
}

/**
 * Activity and listings of a batch: of each service the last days, and that the report knew these people on its day. People without a name can't be
 * told apart: they are counted beside the figures.
 */
export function* factsOf({ batch, people, rowsOfNobody }: KeyedBatch): Generator<Facts> {
  const { refresh, last, services, report } = batch;
  const named = (days: Int32Array): Int32Array => {
    if (rowsOfNobody.length === 0) return days;
    const told = days.slice();
    for (const row of rowsOfNobody) told[row] = noDay;
    return told;
  };
  for (const [s, service] of services.entries()) {
    const days = last[s];
    if (days !== undefined) yield { service, people, days: named(days) };
  }
  const listed = named(refresh);
  yield { service: listedBy(report), people, days: listed };
  for (const { service, days } of lackingLicences(batch, listed)) yield { service, people, days };
}

/** On which days whose row had no licence: of each service, or of none at all, which is said once. */
function lackingLicences({ rows, services, licences, licensed }: PeopleBatch, listed: Int32Array) {
  const told = licences.flatMap((service) => licensed[services.indexOf(service)] ?? []);
  const held = new Uint8Array(rows);
  for (const flags of told) for (let row = 0; row < rows; row++) if (flags[row] === 1) held[row] = 1;
  const hasNone = (row: number) => told.length > 1 && held[row] === 0;
  const lackingAll = listed.map((day, row) => (hasNone(row) ? day : noDay));
  const lacking = told.map((flags) =>
    listed.map((day, row) => (flags[row] === 1 || hasNone(row) ? noDay : day)),
  );
  return [
    ...licences.map((service, i) => ({ service: unlicensedFor(service), days: lacking[i] as Int32Array })),
    ...(told.length > 1 ? [{ service: unlicensedFor(0), days: lackingAll }] : []),
  ].filter(({ days }) => days.some((day) => day !== noDay));
}

const isNameless = ({ ends }: NameBytes, i: number): boolean => ends[i] === (i === 0 ? 0 : ends[i - 1]);

/** What a file covers, once it has been read: an entry a refresh date. A file without rows covers nothing. */
export function coverageOf(
  summary: ReportSummary,
  nameSpace: NameSpace,
  scope: Coverage['scope'],
): Coverage[] {
  const { number: report, services, licences, days, period } = summary;
  const told = scope === 'unknown' && period !== null ? 'snapshot' : scope;
  return days.map(({ day, rows, activeRows }) => ({
    report,
    day,
    nameSpace,
    scope: told,
    // Of which licences it tells, it says as it says which services it has.
    services: [...services, ...licences.map(unlicensedFor)],
    rows,
    activeRows,
  }));
}
