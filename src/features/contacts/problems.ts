import { defineProblems } from '../../base/problems.ts';

const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

export const problems = defineProblems({
  CONTACT_UNKNOWN: {
    kind: 'missing',
    say: () =>
      'There is no such contact, or you may not see it. It may have been deleted since this page was loaded.',
  },
  /** domain.md V13. */
  CONTACT_READ_ONLY: {
    kind: 'forbidden',
    say: (place: string) =>
      `You read ${place}, and are not assigned to it, so you cannot change its contacts. Ask its FastTrack Manager to assign you.`,
  },
  CONTACT_INTERNAL: {
    kind: 'forbidden',
    say: () => "Contacts at Microsoft are the organisation's own. Choose Customer or Partner.",
  },
  CONTACT_FIELD_ELSEWHERE: {
    kind: 'invalid',
    say: (kind: string, fields: readonly string[]) =>
      `A ${kind} contact has no ${listed(fields)}. Leave ${fields.length === 1 ? 'it' : 'them'} out.`,
  },
  /** domain.md V16. */
  CONTACT_DO_NOT_CALL_WHY: {
    kind: 'invalid',
    say: () => 'Say why this person must not be called, so that nobody wonders and calls.',
  },
  /** domain.md V6: everything that is lacking, at once; details carry the fields as `gaps`. */
  CONTACT_SURVEY_INCOMPLETE: {
    kind: 'invalid',
    say: (gaps: readonly string[]) =>
      `Nobody can be surveyed without ${listed(gaps)}. Fill in what is missing, or take the survey tick out.`,
  },
  CONTACT_EMAIL_UNKNOWN: {
    kind: 'missing',
    say: (email: string) => `Nothing is kept of anybody with the address ${email}.`,
  },
  CONTACT_DATA_KEPT: {
    kind: 'forbidden',
    say: () =>
      'What is kept of a person everywhere is shown to administrators and to people with the right "portfolio:keep". Ask one of them; contacts of your own tenants you find there.',
  },
  COMPANY_UNKNOWN: {
    kind: 'missing',
    say: () => 'There is no such partner company here. It may have been removed since this page was loaded.',
  },
  COMPANY_THERE: {
    kind: 'conflict',
    say: (name: string, kind: string) =>
      `${name} is here already as ${kind}, by its MPN id. Change that row, or choose another kind.`,
  },
  /** Details carry `current`, what stands there now. */
  VERSION_STALE: {
    kind: 'stale',
    say: (name: string, what: string) =>
      `${name} changed ${what} first. Look at both values and choose which to keep.`,
  },
});
