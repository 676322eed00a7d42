import { newId } from '../../base/ids.ts';
import { isTimeZone } from '../../base/zones.ts';
import type { ProcessDefinition } from '../../engine/definition.ts';
import { announce } from '../../store/outbox.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { workersById } from '../people/queries.ts';
import { type AtTenant, type Named, peopleMeant } from './actors.ts';
import { readMeeting } from './meeting.ts';
import { problems } from './problems.ts';
import type { CaseRow } from './queries.ts';

/** The news that a meeting was booked, moved or cancelled; letters follow it. */
export const invited = 'case.invited';
export const invitationCancelled = 'case.invitation.cancelled';

/** What an effect works on, as far as meetings ask. */
interface Booking {
  readonly tx: Tx;
  readonly who: Actor;
  readonly now: Date;
  readonly definition: ProcessDefinition;
  readonly row: CaseRow;
  readonly named: readonly Named[];
  readonly atTenant: readonly AtTenant[];
}

/**
 * Books the meeting of a case, or moves the one that stands, in the transaction of the step: a time that is none undoes the step too.
 * @throws CASE_FORM_WRONG, with the field.
 */
export async function bookMeeting(
  { tx, who, now, definition, row, named, atTenant }: Booking,
  given: Readonly<Record<string, unknown>>,
): Promise<void> {
  const zone = await zoneOf(tx, who.person);
  const read = readMeeting(given, zone);
  if ('faults' in read)
    throw problems.CASE_FORM_WRONG(
      read.faults.map(({ say }) => say),
      { faults: read.faults },
    );
  const { startsAt, minutes, place } = read.meeting;
  const said = { starts_at: startsAt, minutes, place, zone, said_at: now };
  const moved = await tx
    .updateTable('case_meeting')
    .set((eb) => ({ ...said, sequence: eb('sequence', '+', 1) }))
    .where('case_id', '=', row.id)
    .where('cancelled_at', 'is', null)
    .returning(['id', 'organizer_id', 'sequence'])
    .executeTakeFirst();
  const isPerson = who.person !== 'system';
  const id = moved?.id ?? newId('meeting', now);
  if (moved === undefined)
    await tx
      .insertInto('case_meeting')
      .values({
        id,
        case_id: row.id,
        uid: `${id}@uptake`,
        sequence: 0,
        ...said,
        organizer_id: isPerson ? who.person : null,
      })
      .execute();
  const organizer = moved === undefined ? (isPerson ? who.person : null) : moved.organizer_id;
  const guests = new Set(await expectedGuests(tx, { definition, row, named, atTenant }));
  if (organizer !== null) guests.add(organizer);
  await tx.deleteFrom('case_guest').where('meeting_id', '=', id).execute();
  for (const person of guests)
    await tx.insertInto('case_guest').values({ meeting_id: id, person_id: person }).execute();
  await announce(tx, { kind: invited, body: { meeting: id, sequence: moved?.sequence ?? 0 }, at: now });
}

/** Cancels the meeting of a case, where one stands that is not over. */
export async function cancelMeeting({ tx, now, row }: Booking, why: string): Promise<void> {
  const off = await tx
    .updateTable('case_meeting')
    .set((eb) => ({ cancelled_at: now, said_at: now, why, sequence: eb('sequence', '+', 1) }))
    .where('case_id', '=', row.id)
    .where('cancelled_at', 'is', null)
    .where('starts_at', '>', now)
    .returning(['id', 'sequence'])
    .executeTakeFirst();
  if (off === undefined) return;
  const body = { meeting: off.id, sequence: off.sequence };
  await announce(tx, { kind: invitationCancelled, body, at: now });
}

/** By whose clock a time is said: the person's own, UTC for those who have not said where they are. */
export async function zoneOf(db: Db, person: string): Promise<string> {
  const profile = await db
    .selectFrom('person_profile')
    .select('time_zone')
    .where('person_id', '=', person)
    .executeTakeFirst();
  const zone = profile?.time_zone ?? '';
  return isTimeZone(zone) ? zone : 'UTC';
}

/** Whom the state that the case is in now waits for: each actor's people who are named on the case, else the primary ones at the tenant, else all there. */
async function expectedGuests(
  tx: Tx,
  { definition, row, named, atTenant }: Pick<Booking, 'definition' | 'row' | 'named' | 'atTenant'>,
): Promise<string[]> {
  const { waits } = await tx
    .selectFrom('process_case')
    .select('waits')
    .where('id', '=', row.id)
    .executeTakeFirstOrThrow();
  const there = waits.flatMap((actor) => guestsAs(definition, actor, named, atTenant));
  const workers = await workersById(tx, there);
  return workers
    .filter(({ disabled_at, queue }) => disabled_at === null && queue === null)
    .map(({ id }) => id);
}

export function guestsAs(
  definition: ProcessDefinition,
  actor: string,
  named: readonly Named[],
  atTenant: readonly (AtTenant & { readonly is_primary?: boolean })[],
): string[] {
  const onCase = named.filter((one) => one.actor === actor).map(({ id }) => id);
  if (onCase.length > 0) return onCase;
  const primary = peopleMeant(
    definition,
    actor,
    [],
    atTenant.filter(({ is_primary }) => is_primary === true),
  );
  return primary.length > 0 ? primary : peopleMeant(definition, actor, [], atTenant);
}
