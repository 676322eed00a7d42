import type { Db } from '../../store/store.ts';
import type { NoticeKind } from '../cases/model.ts';
import { type Preference, usualPreference } from './model.ts';

/** What somebody said, or what holds until they say something, which has version 0. */
export async function preferenceOf(db: Db, person: string): Promise<Preference & { version: number }> {
  const row = await db
    .selectFrom('notice_preference')
    .selectAll()
    .where('person_id', '=', person)
    .executeTakeFirst();
  if (row === undefined) return { ...usualPreference, version: 0 };
  return { mail: row.mail, hour: row.hour, kinds: row.kinds as NoticeKind[], version: row.version };
}

/** The time zone that somebody's profile names; empty when it names none. */
export async function namedZone(db: Db, person: string): Promise<string> {
  const row = await db
    .selectFrom('person_profile')
    .select('time_zone')
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row?.time_zone ?? '';
}

function untold(db: Db, since: Date) {
  return db
    .selectFrom('notice as n')
    .where('n.read_at', 'is', null)
    .where('n.mail_id', 'is', null)
    .where('n.at', '>', since);
}

/** People who have notices that are neither read nor told, and who are there to be written to. @param among only these. */
export async function peopleToTell(db: Db, since: Date, among?: readonly string[]): Promise<string[]> {
  if (among?.length === 0) return [];
  let query = untold(db, since)
    .innerJoin('person as p', 'p.id', 'n.person_id')
    .where('p.disabled_at', 'is', null)
    .where('p.queue', 'is', null)
    .select('n.person_id')
    .distinct();
  if (among !== undefined) query = query.where('n.person_id', 'in', [...among]);
  return (await query.execute()).map(({ person_id }) => person_id);
}

/** Notices of whoever the handle is for that are neither read nor told, as far as they still see the tenant and the case. */
export function untoldNotices(db: Db, person: string, since: Date) {
  return untold(db, since)
    .leftJoin('tenant as t', 't.id', 'n.tenant_id')
    .leftJoin('process_case as c', 'c.id', 'n.case_id')
    .where('n.person_id', '=', person)
    .where((eb) => eb.or([eb('n.tenant_id', 'is', null), eb('t.id', 'is not', null)]))
    .where((eb) => eb.or([eb('n.case_id', 'is', null), eb('c.id', 'is not', null)]))
    .select(['n.id', 'n.kind', 'n.text', 'n.at'])
    .orderBy('n.at')
    .orderBy('n.id')
    .execute();
}
