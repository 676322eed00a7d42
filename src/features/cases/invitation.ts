import { calendarOf, type Guest } from '../../mail/calendar.ts';
import { type Calendar, fill, type Letter } from '../../mail/letter.ts';
import { messages } from './mail-messages.ts';

/** What a letter about a meeting tells one guest. */
export interface InvitationFacts {
  readonly uid: string;
  readonly sequence: number;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly place: string;
  /** By whose clock the time was said. */
  readonly zone: string;
  /** By whose clock the guest lives, if they have said so. */
  readonly guestZone: string;
  readonly tenant: string;
  readonly title: string;
  /** Of the cancellation. */
  readonly why: string;
  readonly organizer: Guest;
  /** Whether answers go to the organizer, who is no portal. */
  readonly answersTo: boolean;
  readonly guests: readonly Guest[];
  readonly saidAt: Date;
  readonly link: string;
  readonly preferences: string;
}

/** `new` and `moved` invite; `off` tells that it does not take place, `gone` that one is expected no more. */
export type InvitationKind = 'new' | 'moved' | 'off' | 'gone';

/** `Tuesday, 1 December 2026, 14:30–15:00, Europe/Berlin` */
export function whenText(startsAt: Date, minutes: number, zone: string): string {
  const ends = new Date(startsAt.getTime() + minutes * 60_000);
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: zone });
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: zone });
  return `${day.format(startsAt)}, ${time.format(startsAt)}–${time.format(ends)}, ${zone.replaceAll('_', ' ')}`;
}

const isOff = (kind: InvitationKind) => kind === 'off' || kind === 'gone';
const methodOf = (kind: InvitationKind): Calendar['method'] => (isOff(kind) ? 'CANCEL' : 'REQUEST');

/** The meeting as a file for a calendar. */
export function calendarFile(facts: InvitationFacts, kind: InvitationKind): Calendar {
  const { tenant, title, link } = facts;
  return calendarOf(
    { ...facts, title: fill(messages['invitation.title'], { tenant, title }), about: link },
    methodOf(kind),
  );
}

/** The letter: when, where, why, and the file. */
export function invitationLetter(facts: InvitationFacts, kind: InvitationKind): Letter {
  const { tenant, title, organizer, startsAt, minutes, place, zone, guestZone, why } = facts;
  const line = (text: string) => ({ kind: 'line', text }) as const;
  const own = guestZone === '' ? zone : guestZone;
  const when = whenText(startsAt, minutes, own);
  const subject = messages[`invitation.subject.${kind === 'gone' ? 'off' : kind}`];
  return {
    subject: fill(subject, { tenant, title }),
    ...(facts.answersTo ? { replyTo: organizer } : {}),
    calendar: calendarFile(facts, kind),
    blocks: [
      line(fill(messages[`invitation.${kind}`], { tenant, organizer: organizer.name })),
      ...(why === '' || !isOff(kind) ? [] : [line(fill(messages['invitation.why'], { why }))]),
      line(fill(messages['invitation.when'], { when })),
      ...(own === zone
        ? []
        : [line(fill(messages['invitation.elsewhere'], { zone, when: whenText(startsAt, minutes, zone) }))]),
      ...(place === '' ? [] : [line(fill(messages['invitation.where'], { place }))]),
      { kind: 'link', text: fill(messages['invitation.open'], { tenant }), href: facts.link },
      { kind: 'foot', text: messages['invitation.foot'], href: facts.preferences },
    ],
  };
}
