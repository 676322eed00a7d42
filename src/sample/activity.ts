import type { DayNumber } from '../base/days.ts';

/** Who used what on which day: a bit for each. Days outside from–to have none. */
export interface Activity {
  readonly from: DayNumber;
  readonly to: DayNumber;
  set(person: number, service: number, day: DayNumber): void;
  has(person: number, service: number, day: DayNumber): boolean;
  /** The last day of activity on or before this one; null when there is none. */
  last(person: number, service: number, day: DayNumber): DayNumber | null;
  /** How many days of activity there are, both ends included. */
  count(person: number, service: number, from: DayNumber, to: DayNumber): number;
}

export function createActivity(people: number, services: number, from: DayNumber, to: DayNumber): Activity {
  const span = (to - from + 32) >>> 5;
  const words = new Uint32Array(people * services * span);
  const start = (person: number, service: number) => (person * services + service) * span;

  function last(person: number, service: number, day: DayNumber): DayNumber | null {
    if (day < from) return null;
    const bit = Math.min(day, to) - from;
    const at = start(person, service);
    let word = bit >>> 5;
    let bits = (words[at + word] ?? 0) & (0xffffffff >>> (31 - (bit & 31)));
    while (bits === 0 && word > 0) bits = words[at + --word] ?? 0;
    return bits === 0 ? null : from + word * 32 + 31 - Math.clz32(bits);
  }

  return {
    from,
    to,
    set(person, service, day) {
      const bit = day - from;
      const at = start(person, service) + (bit >>> 5);
      words[at] = (words[at] ?? 0) | (1 << (bit & 31));
    },
    has(person, service, day) {
      if (day < from || day > to) return false;
      const bit = day - from;
      return (((words[start(person, service) + (bit >>> 5)] ?? 0) >>> (bit & 31)) & 1) === 1;
    },
    last,
    count(person, service, first, final) {
      let days = 0;
      for (let day = last(person, service, final); day !== null && day >= first; days++)
        day = last(person, service, day - 1);
      return days;
    },
  };
}
