import { type SqlBool, sql } from 'kysely';
import type { Db, Tx } from '../../store/store.ts';
import { containing } from './queries.ts';

function accountRows(db: Db) {
  return db
    .selectFrom('person as p')
    .leftJoin('partner_firm as f', 'f.id', 'p.firm_id')
    .select(['p.id', 'p.name', 'p.email', 'p.roles', 'p.capabilities', 'p.firm_id', 'f.name as firm'])
    .select(['p.administrator', 'p.queue', 'p.disabled_at', 'p.version']);
}

export interface AccountFilter {
  readonly search?: string | undefined;
  readonly state: 'active' | 'left' | 'queues' | 'all';
}

function fitting(db: Db, { search = '', state }: AccountFilter) {
  let query = accountRows(db);
  if (search !== '')
    query = query.where((eb) =>
      eb.or([eb('p.name', 'ilike', containing(search)), eb('p.email', 'ilike', containing(search))]),
    );
  if (state === 'active') return query.where('p.disabled_at', 'is', null).where('p.queue', 'is', null);
  if (state === 'left') return query.where('p.disabled_at', 'is not', null);
  return state === 'queues' ? query.where('p.queue', 'is not', null) : query;
}

/** People and queues for who administers them, by name. @param after name (lower case) and id of the last row before the page. */
export function accounts(
  db: Db,
  filter: AccountFilter,
  page: { limit: number; after: readonly [string, string] | undefined },
) {
  let query = fitting(db, filter).select(sql<string>`lower(p.name)`.as('sort_name'));
  if (page.after !== undefined) {
    const [name, id] = page.after;
    query = query.where(sql<SqlBool>`(lower(p.name) collate "C", p.id) > (${name} collate "C", ${id})`);
  }
  return query.orderBy(sql`lower(p.name) collate "C"`).orderBy('p.id').limit(page.limit).execute();
}

export async function countAccounts(db: Db, filter: AccountFilter): Promise<number> {
  const row = await db
    .selectFrom(fitting(db, filter).as('a'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** One of them; `locked` until the commit, for a change. */
export function accountById(db: Db, id: string, how: 'read' | 'locked' = 'read') {
  const query = accountRows(db).where('p.id', '=', id).select(sql<string>`lower(p.name)`.as('sort_name'));
  return (how === 'locked' ? query.forUpdate('p') : query).executeTakeFirst();
}

/** How many administrators there are beside this person who are not disabled. */
export async function otherAdministrators(db: Db, id: string): Promise<number> {
  const row = await db
    .selectFrom('person')
    .where('administrator', '=', true)
    .where('disabled_at', 'is', null)
    .where('id', '<>', id)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Whether somebody is assigned anywhere. */
export async function isAssigned(db: Db, id: string): Promise<boolean> {
  const found = await db
    .selectFrom('assignment')
    .where('person_id', '=', id)
    .select('id')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export function firmById(db: Db, id: string) {
  return db.selectFrom('partner_firm').selectAll().where('id', '=', id).executeTakeFirst();
}

export function firms(db: Db) {
  return db.selectFrom('partner_firm').selectAll().orderBy('name').execute();
}

/** Who of these people has a password. */
export async function withPassword(db: Db, people: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select with_password(${[...people]}) as id`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Signs somebody out everywhere. */
export async function endSessions(tx: Tx, person: string, at: Date): Promise<void> {
  await sql`select end_sessions(${person}, ${at.toISOString()}::timestamptz)`.execute(tx);
}
