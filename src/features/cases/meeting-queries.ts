import { sql } from 'kysely';
import type { Db } from '../../store/store.ts';
import type { CaseId } from './model.ts';

const columns = (db: Db) =>
  db
    .selectFrom('case_meeting as m')
    .innerJoin('process_case as c', 'c.id', 'm.case_id')
    .innerJoin('tenant as t', 't.id', 'c.tenant_id')
    .leftJoin('person as o', 'o.id', 'm.organizer_id')
    .selectAll('m')
    .select(['c.tenant_id', 'c.process', 'c.version_id', 't.name as tenant'])
    .select(['o.name as organizer', 'o.email as organizer_email', 'o.firm_id as organizer_firm']);

/** The meeting that stands, else the one that was cancelled last. */
export function meetingOf(db: Db, id: CaseId) {
  return columns(db)
    .where('m.case_id', '=', id)
    .orderBy(sql`m.cancelled_at is null`, 'desc')
    .orderBy('m.said_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
export type MeetingRow = NonNullable<Awaited<ReturnType<typeof meetingOf>>>;

export const meetingById = (db: Db, id: string) =>
  columns(db)
    .where('m.id', '=', id as MeetingRow['id'])
    .executeTakeFirst();

/** Those who are expected, by name; whom the handle may not know has none. */
export function guestsOf(db: Db, meeting: MeetingRow['id']) {
  return db
    .selectFrom('case_guest as g')
    .leftJoin('person as p', 'p.id', 'g.person_id')
    .where('g.meeting_id', '=', meeting)
    .select(['g.person_id as id', 'p.name', 'p.email', 'p.firm_id'])
    .orderBy('p.name')
    .orderBy('g.person_id')
    .execute();
}
export type GuestRow = Awaited<ReturnType<typeof guestsOf>>[number];
