import { type SqlBool, sql } from 'kysely';
import type { Db, Tx } from '../../store/store.ts';

/** A session with its person, by the hash of its token. */
export function sessionByToken(db: Db, tokenHash: string) {
  return db
    .selectFrom('session as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .where('s.token_hash', '=', tokenHash)
    .where('p.disabled_at', 'is', null)
    .where('p.queue', 'is', null)
    .select(['s.id', 's.seen_at', 's.expires_at', 's.revoked_at'])
    .select(['p.id as person_id', 'p.name', 'p.email', 'p.roles', 'p.capabilities', 'p.firm_id'])
    .select(['p.administrator', 'p.demo'])
    .executeTakeFirst();
}

/** Somebody who may sign in: not disabled, and no queue. */
export function personById(db: Db, id: string) {
  return db
    .selectFrom('person')
    .selectAll()
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .where('queue', 'is', null)
    .executeTakeFirst();
}

function peopleAtWork(db: Db) {
  return db
    .selectFrom('person as p')
    .leftJoin('partner_firm as f', 'f.id', 'p.firm_id')
    .leftJoin('person_profile as w', 'w.person_id', 'p.id')
    .select([
      'p.id',
      'p.name',
      'p.email',
      'p.roles',
      'p.capabilities',
      'p.firm_id',
      'f.name as firm',
      'p.queue',
    ])
    .select(['p.disabled_at', 'p.administrator', 'p.version', 'w.skills', 'w.languages', 'w.time_zone'])
    .select(['w.works_from', 'w.works_to', 'w.works_on', 'w.version as profile_version']);
}

/** People with what is known of how they work; profiles only where the handle may see them. */
export async function workersById(db: Db, ids: readonly string[]) {
  return ids.length === 0
    ? []
    : peopleAtWork(db)
        .where('p.id', 'in', [...new Set(ids)])
        .execute();
}
export type Worker = Awaited<ReturnType<typeof workersById>>[number];

/** Text of a search as a pattern that means itself. */
export const containing = (text: string) => `%${text.replace(/[\\%_]/g, (special) => `\\${special}`)}%`;

export interface WorkerFilter {
  /** Part of a name or an e-mail address. */
  readonly search: string;
  /** Those who have one of these roles. */
  readonly roles?: readonly string[] | undefined;
  /** Null for the organisation's own people; a firm for its; undefined for all. */
  readonly firm?: string | null | undefined;
  /** Those who have left, too. */
  readonly disabled?: boolean | undefined;
  readonly queues?: boolean | undefined;
}

/** People whose name or address holds the search, by name; those whose name begins with it first. */
export function searchWorkers(db: Db, filter: WorkerFilter, limit: number) {
  const { search, roles, firm, disabled = false, queues } = filter;
  let query = peopleAtWork(db).where((eb) =>
    eb.or([eb('p.name', 'ilike', containing(search)), eb('p.email', 'ilike', containing(search))]),
  );
  if (roles !== undefined) query = query.where(sql<SqlBool>`p.roles && ${sql.val([...roles])}::text[]`);
  if (firm !== undefined) query = query.where('p.firm_id', firm === null ? 'is' : '=', firm);
  if (!disabled) query = query.where('p.disabled_at', 'is', null);
  if (queues !== undefined) query = query.where('p.queue', queues ? 'is not' : 'is', null);
  return query
    .orderBy(sql`p.name ilike ${`${search.replace(/[\\%_]/g, (special) => `\\${special}`)}%`}`, 'desc')
    .orderBy(sql`lower(p.name) collate "C"`)
    .orderBy('p.id')
    .limit(limit)
    .execute();
}

/** Absences of people that last till a day or longer. */
export async function absencesOf(db: Db, ids: readonly string[], from: string) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('absence')
    .where('person_id', 'in', [...new Set(ids)])
    .where(sql<SqlBool>`last_day >= ${from}::date`)
    .select([
      'id',
      'person_id',
      sql<string>`first_day::text`.as('first'),
      sql<string>`last_day::text`.as('last'),
    ])
    .orderBy('first_day')
    .orderBy('id')
    .execute();
  return rows;
}

export function credentialByEmail(db: Db, email: string) {
  return db
    .selectFrom('person as p')
    .innerJoin('credential as c', 'c.person_id', 'p.id')
    .where(sql`lower(p.email)`, '=', email.toLowerCase())
    .where('p.disabled_at', 'is', null)
    .where('p.queue', 'is', null)
    .select(['p.id', 'c.password_hash'])
    .executeTakeFirst();
}

/** Names for a set of people; one question for a whole page of rows. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * People of the organisation itself who go by one of these names, addresses, or parts of an address before the @, in any case. A partner's
 * handle finds them too: what one sends about a page must reach whom the page names.
 */
export async function peopleNamed(
  db: Db,
  names: readonly string[],
): Promise<{ id: string; name: string; email: string }[]> {
  if (names.length === 0) return [];
  const { rows } = await sql<{ id: string; name: string; email: string }>`
    select * from people_named(${names}::text[])`.execute(db);
  return rows;
}

/** Names and addresses of everybody who belongs to no partner firm, those who have left too. */
export function peopleOfOrganisation(db: Db) {
  return db.selectFrom('person').select(['name', 'email']).where('firm_id', 'is', null).execute();
}

export function demoPeople(db: Db) {
  return db
    .selectFrom('person')
    .select(['id', 'name', 'roles', 'administrator', 'firm_id'])
    .where('demo', '=', true)
    .where('disabled_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function hasAdministrator(db: Db): Promise<boolean> {
  const found = await db
    .selectFrom('person')
    .select('id')
    .where('administrator', '=', true)
    .executeTakeFirst();
  return found !== undefined;
}

export function sessionsOf(db: Db, person: string, now: Date) {
  return db
    .selectFrom('session')
    .select(['id', 'token_hash', 'agent', 'created_at', 'seen_at'])
    .where('person_id', '=', person)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .execute();
}

/** Counts one more attempt of a bucket in its window; returns how many there are now. */
export async function countAttempt(db: Db, bucket: string, windowStart: Date): Promise<number> {
  const { count } = await db
    .insertInto('attempt')
    .values({ bucket, window_start: windowStart, count: 1 })
    .onConflict((conflict) =>
      conflict.columns(['bucket', 'window_start']).doUpdateSet({ count: sql`attempt.count + 1` }),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  return count;
}

/** Forgets what has run out: sessions, links, attempts, idempotency keys older than a day. */
export async function forgetOld(tx: Tx, now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - 24 * 3_600_000);
  await tx.deleteFrom('session').where('expires_at', '<', now).execute();
  await tx.deleteFrom('setup_link').where('expires_at', '<', now).execute();
  await tx.deleteFrom('password_link').where('expires_at', '<', now).execute();
  await tx.deleteFrom('attempt').where('window_start', '<', yesterday).execute();
  await tx.deleteFrom('idempotency').where('created_at', '<', yesterday).execute();
}

/** How many tenants each of these people has. */
export async function loadsOf(db: Db, people: readonly string[]): Promise<Map<string, number>> {
  if (people.length === 0) return new Map();
  const { rows: found } = await sql<{ person_id: string; tenants: string }>`
    select person_id, tenants from assigned_loads(${[...people]})`.execute(db);
  return new Map(found.map(({ person_id: id, tenants }) => [id, Number(tenants)]));
}
