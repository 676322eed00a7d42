import { type Day, dayOf } from './time.ts';

/** What a clock on the wall and the calendar beside it show. */
export interface Wall {
  readonly day: Day;
  /** Minutes of the day. */
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const parts = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  const made = new Intl.DateTimeFormat('en-CA', { ...parts, hourCycle: 'h23', timeZone: zone });
  formats.set(zone, made);
  return made;
}

/** Whether a time zone of this IANA name is known. */
export function isTimeZone(zone: string): boolean {
  try {
    return zone !== '' && formatOf(zone) !== undefined;
  } catch {
    return false;
  }
}

/** What the clock and the calendar of a place show at a moment. */
export function wallAt(zone: string, at: Date): Wall {
  const text = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const day = `${text.year}-${text.month}-${text.day}` as Day;
  return { day, minute: Number(text.hour) * 60 + Number(text.minute) };
}

export const midnight = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

/** Minutes that the clock of a place is ahead of UTC. */
export function offsetAt(zone: string, time: number): number {
  const { day, minute } = wallAt(zone, new Date(time));
  return (midnight(day) - Math.floor(time / 60_000) * 60_000) / 60_000 + minute;
}

/**
 * The moment at which the clock of a place shows this: the first of two where clocks are set back, undefined where they are set forward past it.
 */
export function momentOf(zone: string, { day, minute }: Wall): Date | undefined {
  const asUtc = midnight(day) + minute * 60_000;
  // A change of clocks is less than a day away on one side only, so one of both offsets is the right one.
  const offsets = [asUtc - 86_400_000, asUtc + 86_400_000].map((time) => offsetAt(zone, time));
  const times = offsets.map((offset) => asUtc - offset * 60_000).sort((a, b) => a - b);
  const found = times.find((time) => {
    const wall = wallAt(zone, new Date(time));
    return wall.day === day && wall.minute === minute;
  });
  return found === undefined ? undefined : new Date(found);
}

/** The day after, or so many after. */
export const dayAfter = (day: Day, count = 1): Day => dayOf(new Date(midnight(day) + count * 86_400_000));
