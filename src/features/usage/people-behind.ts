import { type DayNumber, dayText } from '../../base/days.ts';
import type { GridQuery } from '../../base/grid-query.ts';
import { arrange, pageOf } from '../../base/grid-rows.ts';
import { services } from '../../reports/services.ts';
import type { Db } from '../../store/store.ts';
import {
  type Warehouse,
  type WindowPerson,
  type WindowQuestion,
  windowDays,
} from '../../warehouse/warehouse.ts';
import { type AskedTenant, numbersOf } from './answer.ts';
import { calendarOf } from './calendar.ts';
import { definition } from './definitions.ts';
import { importsByNumber, type Known, lastImportOf, signsOf } from './import-queries.ts';
import { peopleFields, type UsagePerson, type UsageRows } from './people-model.ts';
import { problems } from './problems.ts';
import { withheldOf } from './withheld.ts';

/** A figure of one tenant, and what was known when it was told. */
export interface FigureAsked {
  readonly service: string;
  readonly day: DayNumber;
  readonly known: Known | undefined;
  /** What is late depends on it. */
  readonly today: DayNumber;
}

/** The rows behind a figure: how many people, by which files. @throws USAGE_SERVICE_UNKNOWN, AS_OF_FOLDED. */
export async function rowsBehind(
  db: Db,
  warehouse: Warehouse,
  tenant: AskedTenant,
  asked: FigureAsked,
): Promise<Omit<UsageRows, 'mayList'>> {
  const { service, day, known } = asked;
  const { window, exact } = await windowOf(db, warehouse, tenant, asked);
  const [{ total }, shares, newest] = await Promise.all([
    window === undefined ? { total: 0 } : warehouse.people(window, 0n, 1),
    window === undefined ? [] : warehouse.contributions(window),
    lastImportOf(db, tenant.id, known),
  ]);
  const numbers = shares.flatMap((share) => (share.import === null ? [] : [share.import]));
  const files = new Map((await importsByNumber(db, numbers)).map((file) => [file.number, file]));
  return {
    service,
    day: dayText(day),
    window: { from: dayText(day - windowDays + 1), to: dayText(day) },
    counts: numbersOf(service, definition).map((number) => ({ id: idOf(number), name: nameOf(number) })),
    people: total,
    exact,
    names: window === undefined ? null : window.nameSpace === 0 ? 'plain' : 'concealed',
    definition: definition.version,
    asOf: known?.import ?? newest?.number ?? null,
    contributions: shares.map((share) => {
      const file = share.import === null ? undefined : files.get(share.import);
      return {
        ...share,
        file: file?.file ?? null,
        report: file?.report ?? null,
        sha256: file?.sha256 ?? null,
        source: file === undefined ? null : (file.source as 'file' | 'graph'),
        at: file?.imported_at.toISOString() ?? null,
      };
    }),
  };
}

/** More people than these are listed by their keys only: to sort them otherwise, all of them have to be held. */
const mostHeld = 100_000;

/** The people whom a figure counts. @throws USAGE_PEOPLE_TOO_MANY, USAGE_SERVICE_UNKNOWN, AS_OF_FOLDED. */
export async function peopleBehind(
  db: Db,
  warehouse: Warehouse,
  tenant: AskedTenant,
  asked: FigureAsked,
  { query, cursor, limit }: { query: GridQuery; cursor: string | undefined; limit: number },
) {
  const choices = { services: numbersOf(asked.service, definition).map(idOf) };
  const { window } = await windowOf(db, warehouse, tenant, asked);
  if (window === undefined) return { rows: [], total: 0, cursor: null, choices };
  if (isByKey(query)) {
    const { total, people } = await warehouse.people(window, keyFrom(cursor), limit);
    const last = people.length < limit ? undefined : people.at(-1)?.person;
    const next = last === undefined || last === lastKey ? null : String(last + 1n);
    return { rows: people.map(present), total, cursor: next, choices };
  }
  const { total, people } = await warehouse.people(window, 0n, mostHeld);
  if (total > mostHeld) throw problems.USAGE_PEOPLE_TOO_MANY(total, mostHeld);
  const rows = arrange(people.map(present), peopleFields, query);
  return { ...pageOf(rows, ({ key }) => key, cursor, limit), choices };
}

/** What is asked of the warehouse, in the names that speak on that day; undefined where nobody has ever told anything. */
async function windowOf(
  db: Db,
  warehouse: Warehouse,
  tenant: AskedTenant,
  { service, day, known, today }: FigureAsked,
): Promise<{ window: WindowQuestion | undefined; exact: boolean }> {
  const numbers = numbersOf(service, definition);
  const covered = await warehouse.coverage([tenant.number], known?.import);
  const series = { name: service, services: numbers };
  const signs = await signsOf(db, [tenant.id], known);
  const withheld = withheldOf(covered, signs.get(tenant.id) ?? []);
  const [told] = calendarOf(covered, series, { from: day, to: day }, today, {
    withheld,
    forgottenBefore: (await warehouse.forgotten([tenant.number])).get(tenant.number),
  });
  if (told?.nameSpace === undefined) return { window: undefined, exact: false };
  const { nameSpace, exact } = told;
  return {
    window: { tenant: tenant.number, nameSpace, day, services: numbers, asOf: known?.import },
    exact,
  };
}

const lastKey = 2n ** 64n - 1n;

const isByKey = ({ sort, filters, find }: GridQuery) =>
  filters.length === 0 && find === '' && sort.every(({ by, down }) => by === 'key' && !down);

/** A cursor that is none of ours begins the list anew. */
function keyFrom(cursor: string | undefined): bigint {
  const from = cursor !== undefined && /^\d{1,20}$/.test(cursor) ? BigInt(cursor) : 0n;
  return from <= lastKey ? from : 0n;
}

const present = ({ person, last, services: used }: WindowPerson): UsagePerson => ({
  key: person.toString(16).padStart(16, '0'),
  name: null,
  last: dayText(last),
  services: used.map(idOf),
});

const nameOf = (number: number) => services.find((one) => one.number === number)?.name ?? String(number);
const idOf = (number: number) => services.find((one) => one.number === number)?.id ?? String(number);
