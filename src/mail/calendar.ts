import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import { type Calendar, oneLine } from './letter.ts';

export interface Guest {
  readonly name: string;
  readonly address: string;
}

export interface Meeting {
  /** The same for every change of one meeting. */
  readonly uid: string;
  /** Rises with every change, so that an older letter that comes late changes nothing. */
  readonly sequence: number;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly title: string;
  readonly place: string;
  readonly about: string;
  readonly link: string;
  readonly organizer: Guest;
  /** Everybody who is invited; the organizer is known to come. */
  readonly guests: readonly Guest[];
  readonly saidAt: Date;
}

/** The meeting as a file that calendars read; its times are in UTC, which each calendar shows by its own clock. */
export function calendarOf(meeting: Meeting, method: Calendar['method']): Calendar {
  const { organizer, guests, startsAt } = meeting;
  const isOff = method === 'CANCEL';
  const calendar = ical({
    prodId: { company: 'Uptake', product: 'Uptake', language: 'EN' },
    method: ICalCalendarMethod[method],
  });
  calendar.createEvent({
    id: meeting.uid,
    sequence: meeting.sequence,
    stamp: meeting.saidAt,
    start: startsAt,
    end: new Date(startsAt.getTime() + meeting.minutes * 60_000),
    summary: oneLine(meeting.title),
    location: meeting.place === '' ? null : oneLine(meeting.place, 300),
    description: meeting.about,
    url: meeting.link,
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: oneLine(organizer.name) || organizer.address, email: organizer.address },
    attendees: guests.map(({ name, address }) => ({
      name: oneLine(name) || address,
      email: address,
      role: ICalAttendeeRole.REQ,
      rsvp: !isOff && address !== organizer.address,
      status: address === organizer.address ? ICalAttendeeStatus.ACCEPTED : ICalAttendeeStatus.NEEDSACTION,
    })),
  });
  return { method, text: calendar.toString() };
}
