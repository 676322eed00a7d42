import type { Preference, ShownPreference } from '../model.ts';

export const preferenceOf = ({ mail, hour, kinds }: ShownPreference): Preference => ({ mail, hour, kinds });

const sorted = ({ kinds, ...rest }: Preference) => ({ ...rest, kinds: [...kinds].sort() });

/** Whether two preferences differ; the order of kinds means nothing. */
export const isChanged = (one: Preference, other: Preference): boolean =>
  one.mail !== other.mail ||
  one.hour !== other.hour ||
  JSON.stringify(sorted(one).kinds) !== JSON.stringify(sorted(other).kinds);

/** `08:00` */
export const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
