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

/**
 * Activity and listings of a batch: of each service the last days, and that the report knew these people on its day. People without a name can't be
 * told apart: they are counted beside the figures.
 */
export function* factsOf(batch: PeopleBatch, keys: PersonKeys): Generator<Facts> {
  const { rows, names, refresh, last, services, report } = batch;
  const people = new BigUint64Array(rows);
  keys.write(names, people);
  const nameless = Array.from(names.ends.keys()).filter((i) => isNameless(names, i));
  const told = (days: Int32Array): Int32Array => {
    if (nameless.length === 0) return days;
    const known = days.slice();
    for (const i of nameless) known[i] = noDay;
    return known;
  };
  for (const [s, service] of services.entries()) {
    const days = last[s];
    if (days !== undefined) yield { service, people, days: told(days) };
  }
  yield { service: listedBy(report), people, days: told(refresh) };
}

const isNameless = ({ ends }: NameBytes, i: number): boolean => ends[i] === (i === 0 ? 0 : ends[i - 1]);

/** What a file covers, once it has been read: an entry a refresh date. A file without rows covers nothing. */
export function coverageOf(
  summary: ReportSummary,
  nameSpace: NameSpace,
  scope: Coverage['scope'],
): Coverage[] {
  const { number: report, services, days, period } = summary;
  const told = scope === 'unknown' && period !== null ? 'snapshot' : scope;
  return days.map(({ day, rows, activeRows }) => ({
    report,
    day,
    nameSpace,
    scope: told,
    services,
    rows,
    activeRows,
  }));
}
