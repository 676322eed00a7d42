import type { Profile } from '../model.ts';

/** A profile as it stands in a form: everything is text, so that what is half typed is not lost. */
export interface ProfileFields {
  readonly skills: string;
  readonly languages: string;
  readonly timeZone: string;
  readonly from: string;
  readonly to: string;
  readonly days: readonly number[];
  readonly absences: readonly { readonly first: string; readonly last: string }[];
}

/** `08:30`, as a time field has it; the end of the day is its beginning once more. */
export function clockOf(minutes: number | null): string {
  if (minutes === null) return '';
  const [hour, minute] = [Math.floor(minutes / 60) % 24, minutes % 60];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Minutes of the day, null for an empty field. @param end midnight is the end of the day, not its beginning. */
export function minutesOf(clock: string, end = false): number | null {
  const found = /^(\d{2}):(\d{2})$/.exec(clock);
  if (found === null) return null;
  const minutes = Number(found[1]) * 60 + Number(found[2]);
  return end && minutes === 0 ? 1440 : minutes;
}

/** Words between commas, each once. */
export function wordsIn(text: string): string[] {
  const words = text.split(',').map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ''))];
}

export function fieldsOf(profile: Profile): ProfileFields {
  const { skills, languages, timeZone, worksFrom, worksTo, worksOn, absences } = profile;
  return {
    skills: skills.join(', '),
    languages: languages.join(', '),
    timeZone,
    from: clockOf(worksFrom),
    to: clockOf(worksTo),
    days: worksOn,
    absences,
  };
}

export function profileOf(fields: ProfileFields): Profile {
  const { skills, languages, timeZone, from, to, days, absences } = fields;
  return {
    skills: wordsIn(skills),
    languages: wordsIn(languages),
    timeZone,
    worksFrom: minutesOf(from),
    worksTo: minutesOf(to, true),
    worksOn: [...days],
    // A row that was added and left empty is none.
    absences: absences.filter(({ first, last }) => first !== '' || last !== ''),
  };
}

export type ProfileProblem = 'hours' | 'absence';

/** What is wrong with a form, before it is sent. */
export function problemIn(fields: ProfileFields): ProfileProblem | undefined {
  const { timeZone, worksFrom, worksTo, absences } = profileOf(fields);
  const none = worksFrom === null && worksTo === null;
  const whole = timeZone !== '' && worksFrom !== null && worksTo !== null && worksFrom < worksTo;
  if (!none && !whole) return 'hours';
  const odd = absences.some(({ first, last }) => first === '' || last === '' || first > last);
  return odd ? 'absence' : undefined;
}

const names = ['skills', 'languages', 'timeZone', 'from', 'to', 'days', 'absences'] as const;
export type FieldName = (typeof names)[number];

/** Fields in which two profiles differ. */
export function differing(one: ProfileFields, other: ProfileFields): FieldName[] {
  return names.filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
}
