import { lettersOf } from '../../mail/outgoing.ts';
import type { Db } from '../../store/store.ts';
import { shownPerson } from '../people/model.ts';
import type { CaseMeeting, Invitation } from './meeting-model.ts';
import { guestsOf, meetingOf } from './meeting-queries.ts';
import type { CaseId } from './model.ts';
import { isOver, seriesOf } from './write-invitations.ts';

const says: Readonly<Record<Invitation, string>> = {
  sent: 'The mail server has taken the invitation.',
  waiting: 'The invitation waits to be sent; it is tried again by itself.',
  failed: 'The invitation could not be sent. Tell them yourself, and ask an administrator.',
  unclear: 'Nobody knows whether the invitation left: it is not sent twice. Ask them whether they have it.',
  'no-server': 'No invitation was sent: Uptake had no mail server. Send them the file yourself.',
  'not-theirs': 'No invitation was written: they don’t see this case, or have left.',
  over: 'No invitation was sent: the meeting is over.',
};

const states = {
  sent: 'sent',
  waiting: 'waiting',
  sending: 'waiting',
  failed: 'failed',
  unclear: 'unclear',
} as const;

/**
 * The meeting of a case as whoever asks sees it, and what became of the letters about it as it stands.
 * @param system reads the letters, which nobody else may.
 */
export async function presentMeeting(
  db: Db,
  system: Db,
  id: CaseId,
  mail: boolean,
  now: Date,
): Promise<CaseMeeting | null> {
  const meeting = await meetingOf(db, id);
  if (meeting === undefined) return null;
  const letters = await lettersOf(system, [seriesOf(meeting)]);
  const ofNow = letters.filter(({ occasion }) =>
    occasion.startsWith(`${seriesOf(meeting)} ${meeting.sequence} `),
  );
  const nothing: Invitation = !mail ? 'no-server' : isOver(meeting, now) ? 'over' : 'not-theirs';
  const fresh = now.getTime() - meeting.said_at.getTime() < 60_000;
  const invitationOf = (person: string): Invitation => {
    const letter = ofNow.find(({ person_id }) => person_id === person);
    if (letter !== undefined && letter.state !== 'superseded') return states[letter.state];
    // The job that writes them may not have come to it.
    return nothing === 'not-theirs' && fresh ? 'waiting' : nothing;
  };
  const guests = await guestsOf(db, meeting.id);
  return {
    startsAt: meeting.starts_at.toISOString(),
    minutes: meeting.minutes,
    place: meeting.place,
    zone: meeting.zone,
    cancelled: meeting.cancelled_at !== null,
    why: meeting.why,
    organizer: shownPerson(meeting.organizer_id ?? 'system', meeting.organizer),
    guests: guests.map(({ id: person, name }) => {
      const invitation = invitationOf(person);
      return { ...shownPerson(person, name), invitation, say: says[invitation] };
    }),
  };
}
