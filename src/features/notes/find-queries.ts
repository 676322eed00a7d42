import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '../../store/store.ts';
import type { SearchTerm } from '../playbooks/model.ts';
import type { TenantId } from '../tenants/model.ts';
import { mostFound, type NoteSort } from './model.ts';

/** What a search looks for, with its days worked out. */
export interface Wanted {
  readonly terms: readonly SearchTerm[];
  /** Facets as the index keeps them, `=service:Teams`. */
  readonly marks: readonly string[];
  /** Beginnings of words, one of which has to be there. */
  readonly oneOf: readonly string[];
  readonly tenant: string | undefined;
  readonly task: string | undefined;
  readonly ofMine: boolean;
  readonly withoutSystem: boolean;
  readonly since: Date | undefined;
  readonly until: Date | undefined;
  readonly due: readonly [string, string] | undefined;
}

export interface FoundPage {
  readonly person: string;
  readonly sort: NoteSort;
  readonly limit: number;
  /** Sort value and id of the last note before the page; the first page has none, and counts. */
  readonly after: readonly [string | number, string] | undefined;
  /** Days of the present week, month and quarter, for counting. */
  readonly periods: readonly (readonly [string, string])[];
}

const quoted = (word: string) => `'${word.replace(/['\\]/g, (sign) => sign + sign)}'`;
const unparted = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function queryOf({ text, open }: SearchTerm): RawBuilder<unknown> {
  if (unparted.test(text) || !open) return sql`phraseto_tsquery('simple'::regconfig, parted(${text}))`;
  return sql`to_tsquery('simple'::regconfig, ${`${quoted(text.replace(/['\\]/g, ' '))}:*`})`;
}

const allOf = (parts: readonly RawBuilder<unknown>[]) =>
  parts.length === 0 ? sql`null::tsquery` : sql`(${sql.join(parts, sql` && `)})`;

function foundOf(wanted: Wanted, before: readonly [string, string] | undefined, most: number) {
  const { terms, marks, oneOf, tenant, task, ofMine, withoutSystem, since, until, due } = wanted;
  const words = terms.map(queryOf);
  const anyOf = oneOf.map((word) => queryOf({ text: word, open: true }));
  const asked = [
    ...words,
    ...marks.map((mark) => sql`${quoted(mark)}::tsquery`),
    ...(anyOf.length === 0 ? [] : [sql`(${sql.join(anyOf, sql` || `)})`]),
  ];
  return sql`found_notes(${allOf(asked)}, ${allOf(words)}, ${tenant === undefined ? null : [tenant]}::text[], ${ofMine},
    ${task ?? null}, ${withoutSystem}, ${since ?? null}::timestamptz, ${until ?? null}::timestamptz,
    ${due?.[0] ?? null}::date, ${due?.[1] ?? null}::date, ${before?.[0] ?? null}::timestamptz, ${before?.[1] ?? null}, ${most})`;
}

/** A line of what a search found: a note of the page, with what the next page begins after; or how many have a facet. */
export interface FoundLine {
  readonly facet: string;
  readonly value: string;
  readonly count: number | null;
  readonly after: string | number | null;
}

// Rank and name order the newest notes that fit; by date there is no end to them.
const orders = {
  created: { of: sql`to_json(created_at)`, by: sql`created_at desc, id desc` },
  relevance: { of: sql`to_json(rank::float8)`, by: sql`rank desc, id desc` },
  tenant: { of: sql`to_json(tenant)`, by: sql`tenant collate "C", id desc` },
} as const;

/**
 * The ids of a page of the notes that fit, and on the first page how many there are and what they have; as of the newest thousand. One statement:
 * what was found is counted and shown from one set. Everything but the finding is read under row security.
 */
export async function findNotes(db: Db, wanted: Wanted, page: FoundPage): Promise<readonly FoundLine[]> {
  const { sort, limit, after, person, periods } = page;
  const byDate = sort === 'created' && after !== undefined;
  const most = byDate ? limit : mostFound + 1;
  const found = foundOf(wanted, byDate ? (after as [string, string]) : undefined, most);
  const { rows } = await sql<FoundLine>`
    with found as materialized (
      select n.id, n.category, n.escalated, n.services, n.tags, n.author_id, n.legacy_category, n.next_action_date, n.created_at,
        n.tenant_id, lower(t.name) as tenant, f.rank
      from ${found} f join note n on n.id = f.id join tenant t on t.id = n.tenant_id
      order by n.created_at desc, n.id desc limit ${mostFound + 1}
    ), page as (
      select id, created_at, rank, tenant from found where ${afterOf(sort, after)} order by ${orders[sort].by} limit ${limit}
    )
    select 'page' as facet, id as value, null::integer as count, ${orders[sort].of} as after from page
    ${after === undefined ? sql`union all ${facetsOf(person, periods)}` : sql``}`.execute(db);
  return rows;
}

function afterOf(sort: NoteSort, after: FoundPage['after']): RawBuilder<SqlBool> {
  if (after === undefined || sort === 'created') return sql`true`;
  const [value, id] = after;
  if (sort === 'relevance') return sql`(rank::float8, id) < (${value}::float8, ${id})`;
  return sql`(tenant collate "C" > ${value} collate "C" or (tenant = ${value} and id < ${id}))`;
}

const mostValues = 30;

function facetsOf(person: string, periods: FoundPage['periods']) {
  const some = (what: string, value: RawBuilder<unknown>, from: RawBuilder<unknown> = sql`found`) => sql`
    (select ${sql.lit(what)}, ${value}, count(*)::integer, null::json from ${from}
      group by 2 order by count(*) desc, 2 limit ${mostValues})`;
  const one = (what: string, where: RawBuilder<unknown>) => sql`
    (select ${sql.lit(what)}, '', count(*)::integer, null::json from found where ${where})`;
  return sql.join(
    [
      one('all', sql`true`),
      some('category', sql`category`),
      some('tenant', sql`tenant_id`),
      some('service', sql`s`, sql`found, unnest(services) s`),
      some('tag', sql`g`, sql`found, unnest(tags) g`),
      one('escalated', sql`escalated`),
      one('legacy', sql`legacy_category is not null`),
      one('mine', sql`author_id = ${person}`),
      ...periods.map(([from, until], n) =>
        one(`due${n}`, sql`next_action_date between ${from}::date and ${until}::date`),
      ),
    ],
    sql` union all `,
  );
}

/** Names of tenants by id, as far as the handle sees them. */
export async function tenantNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('tenant')
    .select(['id', 'name'])
    .where('id', 'in', ids as TenantId[])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
