import type { Contact, ContactFields, ContactKind } from './model.ts';

type Field = keyof ContactFields;

const everybody: readonly Field[] = [
  'name',
  'title',
  'email',
  'phone',
  'timeZone',
  'country',
  'role',
  'engaged',
  'fasttrack',
  'note',
];
const survey: readonly Field[] = [
  'surveyEligible',
  'surveyApproved',
  'surveyLanguage',
  'services',
  'evidence',
];
const call: readonly Field[] = ['doNotCall', 'doNotCallReason'];

/**
 * The fields that a kind of contact has (domain.md 3.14): surveys are for customers and partners, skills for partners, do-not-call for customers
 * and, at a customer as a whole, for Microsoft's people.
 */
export function fieldsOf(kind: ContactKind, at: Contact['at']): readonly Field[] {
  if (kind === 'Customer') return [...everybody, ...call, ...survey];
  if (kind === 'Partner') return [...everybody, 'skill', ...survey];
  return at === 'customer' ? [...everybody, ...call] : everybody;
}

export type SurveyGap = 'country' | 'surveyLanguage' | 'services' | 'name' | 'email' | 'engaged';

/**
 * What a contact lacks to be surveyed, all of it at once (domain.md 3.14, V6); empty where nothing is lacking. Of partners also name, address and
 * that they are engaged.
 */
export function surveyGaps(kind: ContactKind, fields: Pick<ContactFields, SurveyGap>): SurveyGap[] {
  const wanted: readonly SurveyGap[] =
    kind === 'Partner'
      ? ['country', 'surveyLanguage', 'services', 'name', 'email', 'engaged']
      : ['country', 'surveyLanguage', 'services'];
  return wanted.filter((field) => {
    const value = fields[field];
    return typeof value === 'boolean' ? !value : value.length === 0;
  });
}

export type ContactRefusal =
  | { readonly why: 'CONTACT_FIELD_ELSEWHERE'; readonly fields: readonly Field[] }
  | { readonly why: 'CONTACT_DO_NOT_CALL_WHY' }
  | { readonly why: 'CONTACT_SURVEY_INCOMPLETE'; readonly gaps: readonly SurveyGap[] };

/** Whether a contact can stand like this. A reason without do-not-call is dropped by whoever saves it. */
export function refusalOf(
  kind: ContactKind,
  at: Contact['at'],
  fields: ContactFields,
): ContactRefusal | undefined {
  const own = fieldsOf(kind, at);
  const strange = (Object.keys(fields) as Field[]).filter(
    (field) => !own.includes(field) && !isEmpty(fields[field]),
  );
  if (strange.length > 0) return { why: 'CONTACT_FIELD_ELSEWHERE', fields: strange };
  if (fields.doNotCall && fields.doNotCallReason === '') return { why: 'CONTACT_DO_NOT_CALL_WHY' };
  const gaps = fields.surveyEligible ? surveyGaps(kind, fields) : [];
  return gaps.length > 0 ? { why: 'CONTACT_SURVEY_INCOMPLETE', gaps } : undefined;
}

const isEmpty = (value: ContactFields[Field]) =>
  value === false || value === '' || (value as { length?: number }).length === 0;

/** Whether deleting a contact here is for good: one that is synced comes again unless it is removed where it comes from. */
export const comesBack = ({ source }: Pick<Contact, 'source'>): boolean => source !== 'manual';

/** Ids of contacts that another one supersedes: same kind, same place, same title, changed later (domain.md 3.14). */
export function supersededOf(
  contacts: readonly Pick<Contact, 'id' | 'kind' | 'at' | 'title' | 'modifiedAt'>[],
): ReadonlySet<string> {
  const newest = new Map<string, Pick<Contact, 'id' | 'modifiedAt'>>();
  const keyOf = ({ kind, at, title }: Pick<Contact, 'kind' | 'at' | 'title'>) =>
    JSON.stringify([kind, at, title.trim().toLowerCase()]);
  for (const contact of contacts) {
    if (contact.title.trim() === '') continue;
    const known = newest.get(keyOf(contact));
    if (known === undefined || isLater(contact, known)) newest.set(keyOf(contact), contact);
  }
  const counted = new Set([...newest.values()].map(({ id }) => id));
  return new Set(
    contacts.filter(({ id, title }) => title.trim() !== '' && !counted.has(id)).map(({ id }) => id),
  );
}

/** Of two changed at the same moment the later id counts, so that everybody sees the same one. */
const isLater = (a: Pick<Contact, 'id' | 'modifiedAt'>, b: Pick<Contact, 'id' | 'modifiedAt'>) =>
  a.modifiedAt === b.modifiedAt ? a.id > b.id : a.modifiedAt > b.modifiedAt;

/** An active tenant has somebody of the customer to survey (domain.md 3.14, task 3690). */
export function lacksSurveyContact(
  active: boolean,
  contacts: readonly Pick<Contact, 'kind' | 'surveyEligible'>[],
): boolean {
  return active && !contacts.some(({ kind, surveyEligible }) => kind === 'Customer' && surveyEligible);
}
