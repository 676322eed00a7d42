import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { GridQuery } from '../../base/grid-query.ts';
import { behind, type KeyPart, orderBy } from '../../store/keyset.ts';
import type { Db } from '../../store/store.ts';
import { isActive } from '../tenants/queries.ts';
import { conditionsOf, orderOf, pattern, type SqlField } from './grid-queries.ts';
import { tenantSql } from './tenant-columns-queries.ts';
import { isFigure, type TenantColumn, type WhoseTenants } from './tenant-model.ts';

/** What is known of the usage of a tenant, computed beside the store. */
export interface TenantFigures {
  readonly id: string;
  readonly people: number | null;
  readonly percent: number | null;
  readonly growth28: number | null;
  readonly dataDate: string | null;
}

export interface TenantsAsked extends GridQuery {
  readonly person: string;
  readonly whose: WhoseTenants;
  /** `2026-11-27` */
  readonly today: string;
  /** The columns that whoever asks has. */
  readonly columns: readonly TenantColumn[];
  /** Of every tenant, where the order or a filter needs them. */
  readonly figures: readonly TenantFigures[] | undefined;
}

/** Whether the figures of all tenants are needed to say which rows there are, and in which order. */
export const needsFigures = ({ sort, filters }: GridQuery): boolean =>
  sort.some(({ by }) => isFigure(by)) || filters.some(({ field }) => isFigure(field));

/** The order of a page: what was asked for, then name and id, so that no two rows are equal. */
export function tenantOrder({ person, today, sort }: TenantsAsked): KeyPart[] {
  return orderOf(tenantSql(person, today), { sort }, [
    { by: sql`folded(t.name) collate "C"`, type: 'text', down: false },
    { by: sql`t.id collate "C"`, type: 'text', down: false },
  ]);
}

function rowsOf(db: Db, asked: TenantsAsked) {
  const { person, whose, find, today, figures } = asked;
  const base = db
    .selectFrom('tenant as t')
    .innerJoin('customer as c', 'c.id', 't.customer_id')
    .leftJoin('tenant_internal as i', 'i.tenant_id', 't.id')
    .leftJoin('customer_internal as ci', 'ci.customer_id', 't.customer_id')
    .leftJoin(figureRows(figures).as('u'), (join) => join.onRef('u.id', '=', 't.id'));
  return base
    .where(belongs(person, whose))
    .where(conditionsOf(tenantSql(person, today), asked))
    .where(find === '' ? sql<SqlBool>`true` : finds(find));
}

type FigureRow = { id: string; people: number; percent: number; growth28: number; dataDate: string };

/** The figures as rows; none where nothing asks for them. */
const figureRows = (figures: readonly TenantFigures[] = []) =>
  sql<FigureRow>`(select * from json_to_recordset(${JSON.stringify(figures)}::json)
    as x(id text, people numeric, percent numeric, growth28 numeric, "dataDate" text))`;

/** A page of the tenants that the handle may see; ids in order, with the values of their places in it. */
export function tenantPage(
  db: Db,
  asked: TenantsAsked,
  page: {
    readonly limit: number;
    readonly order: readonly KeyPart[];
    readonly after: readonly (string | number)[] | undefined;
  },
): Promise<{ id: string; key: (string | number)[] }[]> {
  const { limit, order, after } = page;
  return rowsOf(db, asked)
    .select('t.id')
    .select(sql<(string | number)[]>`json_build_array(${sql.join(order.map(({ by }) => by))})`.as('key'))
    .$if(after !== undefined, (query) => query.where(behind(order, after ?? [])))
    .orderBy(orderBy(order))
    .limit(limit)
    .execute();
}

export async function countOf(db: Db, asked: TenantsAsked): Promise<number> {
  const row = await rowsOf(db, asked)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The cells of these tenants: computed for the rows of a page, and not for those that one never looks at. */
export async function cellsOf(db: Db, asked: TenantsAsked, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Record<string, Cell>>();
  const fields = tenantSql(asked.person, asked.today);
  const known = asked.columns.filter((id) => !isFigure(id));
  const pairs = known.flatMap((id) => [sql.lit(id), cell(fields[id])]);
  const rows = await db
    .selectFrom('tenant as t')
    .innerJoin('customer as c', 'c.id', 't.customer_id')
    .leftJoin('tenant_internal as i', 'i.tenant_id', 't.id')
    .leftJoin('customer_internal as ci', 'ci.customer_id', 't.customer_id')
    .where('t.id', 'in', [...ids] as never[])
    .select('t.id')
    .select(sql<Record<string, Cell>>`jsonb_build_object(${sql.join(pairs)})`.as('cells'))
    .execute();
  return new Map(rows.map(({ id, cells }) => [id as string, cells]));
}

export type Cell = string | number | string[] | null;

/** What is blank is null, so that no file and no screen has two ways of saying nothing. */
const cell = ({ type, value, many }: SqlField): RawBuilder<unknown> =>
  !many && (type === 'text' || type === 'choice') ? sql`nullif(${value}, '')` : value;

function belongs(person: string, whose: WhoseTenants): RawBuilder<SqlBool> {
  const mine = sql<SqlBool>`(t.id in (select a.tenant_id from assignment a where a.person_id = ${person})
    or t.customer_id in (select a.customer_id from assignment a where a.person_id = ${person}))`;
  const [own, state] = parts[whose];
  const alive = state === undefined ? sql<SqlBool>`true` : sql<SqlBool>`${isActive} = ${state}`;
  return own ? sql<SqlBool>`${mine} and ${alive}` : alive;
}

/** Whether only one's own, and whether active ones. */
const parts: Readonly<Record<WhoseTenants, readonly [boolean, boolean | undefined]>> = {
  'my-active': [true, true],
  'my-inactive': [true, false],
  my: [true, undefined],
  active: [false, true],
  inactive: [false, false],
  all: [false, undefined],
};

/** Words that are looked for in what names a tenant, what is said of it, and in the names of those who work there. */
function finds(words: string): RawBuilder<SqlBool> {
  const like = sql`folded(${pattern(words.trim())})`;
  return sql<SqlBool>`(folded(concat_ws(' ¦ ', t.name, t.domain, t.guid, t.country, c.name, c.tpid::text, c.region, c.segment,
      t.partner_status, i.segment, i.overall_status, i.entry_reason, array_to_string(i.motions, ' ¦ '), array_to_string(i.tags, ' ¦ '))) like ${like}
    or t.id in (select a.tenant_id from assignment a join person p on p.id = a.person_id where folded(p.name) like ${like})
    or t.customer_id in (select a.customer_id from assignment a join person p on p.id = a.person_id where folded(p.name) like ${like}))`;
}

/** What there is to choose from in columns whose values people write: as far as the handle sees. */
export async function choicesThereAre(db: Db): Promise<Partial<Record<TenantColumn, string[]>>> {
  const distinct = async (values: RawBuilder<unknown>, from: RawBuilder<unknown>) => {
    const { rows } = await sql<{
      value: string;
    }>`select distinct ${values} as value from ${from} order by 1`.execute(db);
    return rows.map(({ value }) => value).filter((value) => value !== null && value !== '');
  };
  const internal = sql`tenant_internal i`;
  return {
    segment: await distinct(
      sql`s.segment`,
      sql`(select c.segment from customer c union select i.segment from tenant_internal i) s`,
    ),
    status: await distinct(sql`i.overall_status`, internal),
    phase: await distinct(sql`h.phase`, sql`choice h where h.list = 'overall-status'`),
    partnerStatus: await distinct(sql`t.partner_status`, sql`tenant t`),
    urgency: await distinct(sql`i.urgency`, internal),
    reason: await distinct(sql`i.entry_reason`, internal),
    tags: await distinct(sql`unnest(i.tags)`, internal),
    role: await distinct(sql`a.role`, sql`assignment a where a.person_id = app_person()`),
  };
}
