import type { Clock } from '../../base/time.ts';
import { isTimeZone } from '../../base/zones.ts';
import { dropWaiting, lettersOf, writeLetter } from '../../mail/outgoing.ts';
import type { MailSettings } from '../../mail/settings.ts';
import type { Job } from '../../store/jobs.ts';
import type { Db, Store } from '../../store/store.ts';
import { actorOf } from '../people/commands.ts';
import type { Actor } from '../people/model.ts';
import { personById } from '../people/queries.ts';
import { calendarFile, type InvitationFacts, type InvitationKind, invitationLetter } from './invitation.ts';
import { type GuestRow, guestsOf, type MeetingRow, meetingById } from './meeting-queries.ts';
import { invitationCancelled, invited } from './meetings.ts';
import { caseById, definitionOf } from './queries.ts';

/** What letters need to know of the installation. */
export interface LetterHead {
  readonly from: MailSettings['from'];
  readonly publicUrl: URL;
}

export const seriesOf = (meeting: Pick<MeetingRow, 'id'>) => `meeting ${meeting.id}`;

/** Writes the letters about a meeting as it stands: once for each guest and each time that it was said. */
export function invitationJob(store: Store, head: LetterHead, now: Clock): Job {
  return {
    name: 'write-invitations',
    follows: [invited, invitationCancelled],
    run: async ({ meeting: id, sequence }) => {
      const meeting = await meetingById(store.system, String(id));
      // A meeting that was said anew since has news of its own.
      if (meeting === undefined || meeting.sequence !== sequence || isOver(meeting, now())) return;
      await writeAll(store, head, meeting, now());
    },
  };
}

export const isOver = ({ starts_at, minutes }: Pick<MeetingRow, 'starts_at' | 'minutes'>, now: Date) =>
  starts_at.getTime() + minutes * 60_000 <= now.getTime();

async function writeAll(store: Store, head: LetterHead, meeting: MeetingRow, now: Date): Promise<void> {
  const guests = await guestsOf(store.system, meeting.id);
  const series = seriesOf(meeting);
  const before = await lettersOf(store.system, [series]);
  const expected = new Set(guests.map(({ id }) => id));
  for (const person of new Set([...expected, ...before.map(({ person_id }) => person_id)])) {
    const mine = before.filter(({ person_id }) => person_id === person);
    const isInvited = meeting.cancelled_at === null && expected.has(person);
    // Whether something about it is, or may be, in their calendar.
    const heard = mine.findLast(({ state }) => ['sent', 'sending', 'unclear'].includes(state));
    const kind: InvitationKind = isInvited
      ? heard === undefined
        ? 'new'
        : 'moved'
      : expected.has(person)
        ? 'off'
        : 'gone';
    if (!isInvited && (heard === undefined || heard.occasion.endsWith('off'))) {
      await store.system.transaction().execute((tx) => dropWaiting(tx, series, person, now));
      continue;
    }
    const reader = await readerOf(store, person, meeting.case_id);
    if (reader === undefined) continue;
    const facts = await factsFor(store.system, head, reader, meeting, guests);
    const occasion = `${series} ${meeting.sequence} ${isInvited ? 'on' : 'off'}`;
    const letter = invitationLetter(facts, kind);
    const to = { id: person, email: reader.email };
    await store.system.transaction().execute((tx) => writeLetter(tx, { occasion, to, letter, series }, now));
  }
}

/** Somebody who works here and sees the case today; nobody else is told of it. */
async function readerOf(store: Store, person: string, id: MeetingRow['case_id']): Promise<Actor | undefined> {
  const row = await personById(store.system, person);
  if (row === undefined) return undefined;
  const actor = actorOf(person, row);
  return (await caseById(store.as(actor), id)) === undefined ? undefined : actor;
}

/** What the letter may say to this reader: a partner learns of addresses in the own firm only, and answers to the portal. */
export async function factsFor(
  db: Db,
  { from, publicUrl }: LetterHead,
  reader: Actor,
  meeting: MeetingRow,
  guests: readonly GuestRow[],
): Promise<InvitationFacts> {
  const knows = (firm: string | null) => reader.audience === 'internal' || firm === reader.firm;
  const profile = await db
    .selectFrom('person_profile')
    .select('time_zone')
    .where('person_id', '=', reader.person)
    .executeTakeFirst();
  const found = await definitionOf(db, meeting.process, meeting.version_id);
  const guestZone = profile?.time_zone ?? '';
  const { organizer, organizer_email: email, organizer_firm: firm } = meeting;
  const isKnown = organizer !== null && email !== null && knows(firm);
  const portal = { name: from.name || 'Uptake', address: from.address };
  return {
    uid: meeting.uid,
    sequence: meeting.sequence,
    startsAt: meeting.starts_at,
    minutes: meeting.minutes,
    place: meeting.place,
    zone: meeting.zone,
    guestZone: isTimeZone(guestZone) ? guestZone : '',
    tenant: meeting.tenant,
    title: found?.definition.title ?? meeting.process,
    why: meeting.why,
    organizer: isKnown ? { name: organizer, address: email } : portal,
    answersTo: isKnown,
    guests: guests
      .filter(({ firm_id }) => knows(firm_id))
      .map(({ name, email }) => ({ name: name ?? '', address: email ?? '' })),
    saidAt: meeting.said_at,
    link: new URL(`/tenants/${meeting.tenant_id}`, publicUrl).href,
    preferences: new URL('/profile', publicUrl).href,
  };
}

/** The file of a meeting for somebody who asks for it themselves. */
export async function fileFor(
  store: Pick<Store, 'system'>,
  head: LetterHead,
  reader: Actor,
  meeting: MeetingRow,
): Promise<string> {
  const guests = await guestsOf(store.system, meeting.id);
  const facts = await factsFor(store.system, head, reader, meeting, guests);
  return calendarFile(facts, meeting.cancelled_at === null ? 'new' : 'off').text;
}
