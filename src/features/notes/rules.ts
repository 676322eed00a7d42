import { plainText } from '../../base/rich-text.ts';
import type { SearchTerm } from '../playbooks/model.ts';
import { readTerms, snippetOf } from '../playbooks/rules.ts';
import type { NoteCategory, NoteFilter, StoredCategory } from './model.ts';
import { storedCategories } from './model.ts';

/** Where somebody begins a note (domain.md 3.18, category by origin). */
export type Origin = 'status' | 'task' | 'time' | 'services' | 'enterprise';

/** The category that a note opens in. For partners a task's is Engagement Management (domain.md 2.4). */
export function categoryFor(origin: Origin, audience: 'internal' | 'partner'): NoteCategory {
  const technical = origin === 'task' || origin === 'time' || origin === 'services';
  return technical && audience === 'internal' ? 'Technical Enablement' : 'Engagement Management';
}

// domain.md 3.18, old to new. What is not named here keeps its name where it is one.
const renamed: Readonly<Record<string, StoredCategory>> = {
  'Overall Status': 'Engagement Management',
  'Entitlement Status': 'Service Intent',
  'Service Time Entry': 'Technical Enablement',
  'Task Note': 'Technical Enablement',
  'Technical Service': 'Technical Enablement',
  'Customer Sat': 'Customer Satisfaction Issue',
};

/** The category that a note of the older portal stands in here; undefined for a word that was none. */
export function currentCategory(old: string): StoredCategory | undefined {
  const known = (word: string) => word.toLowerCase() === old.trim().toLowerCase();
  const to = Object.keys(renamed).find(known);
  return to === undefined ? storedCategories.find(known) : renamed[to];
}

const day = 86_400_000;

/** Up to a week old: the icon of the lists. */
export function isRecent(createdAt: string, now: Date): boolean {
  return now.getTime() - new Date(createdAt).getTime() <= 7 * day;
}

/** Whether a text is a moment that a database takes, too. */
export function isMoment(text: unknown): text is string {
  return (
    typeof text === 'string' &&
    /^[12]\d{3}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(text) &&
    !Number.isNaN(Date.parse(text))
  );
}

const isoDay = (at: Date) => at.toISOString().slice(0, 10);

/** First and last day of the week (from Monday), month or quarter that a day lies in. */
export function periodOf(period: 'week' | 'month' | 'quarter', today: string): readonly [string, string] {
  const at = new Date(`${today}T00:00:00Z`);
  if (period === 'week') {
    const monday = at.getTime() - ((at.getUTCDay() + 6) % 7) * day;
    return [isoDay(new Date(monday)), isoDay(new Date(monday + 6 * day))];
  }
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  const [first, length] = period === 'month' ? [month, 1] : [month - (month % 3), 3];
  return [isoDay(new Date(Date.UTC(year, first, 1))), isoDay(new Date(Date.UTC(year, first + length, 0)))];
}

/** The moments between which a note of this age was written: from the first, before the second; until now without one. */
export function spanOf(age: NonNullable<NoteFilter['age']>, now: Date): readonly [Date, Date | undefined] {
  const [from = 0, to = 0] = age.split('-').map(Number);
  const before = (days: number) => new Date(now.getTime() - days * day);
  return [before(to), from === 0 ? undefined : before(from)];
}

/** Beginnings of words for a blocker, in the languages of the playbook: what has one may defeat an offer (checklist 110). */
export const blockerWords = [
  'block',
  'bloqu',
  'blocc',
  'hindern',
  'showstopper',
  'impediment',
  'obstacle',
  'obstác',
  'ostacol',
  'ブロッカー',
  '障害',
] as const;

/** What is looked for: words, and facets as the index keeps them. */
export interface Asked {
  readonly terms: readonly SearchTerm[];
  readonly marks: readonly string[];
}

const wholeTag = /^#([\p{L}\p{N}_]+)$/u;

/** Takes words and filters apart. A word such as `#covid` means the tag. */
export function readAsked(written: string, filter: NoteFilter, person: string): Asked {
  const all = readTerms(written);
  const tags = all.flatMap(({ text }) => wholeTag.exec(text)?.[1]?.toLowerCase() ?? []);
  const marks = [
    ...tags.map((tag) => `=tag:${tag}`),
    ...(filter.tag === undefined ? [] : [`=tag:${filter.tag.normalize('NFC').toLowerCase()}`]),
    ...(filter.category === undefined ? [] : [`=category:${filter.category}`]),
    ...(filter.service === undefined ? [] : [`=service:${filter.service}`]),
    ...(filter.escalated === undefined ? [] : ['=escalated']),
    ...(filter.legacy === undefined ? [] : ['=legacy']),
    ...(filter.mine === undefined ? [] : [`=author:${person}`]),
  ];
  return { terms: all.filter(({ text }) => !wholeTag.test(text)), marks };
}

/** A piece of a note around what was looked for; null when that was no words. */
export function snippetFor(body: string, { terms }: Asked) {
  return terms.length === 0 ? null : snippetOf(plainText(body), terms);
}

/** What is known of a note before it is written. */
export type Beginning = {
  readonly tenant?: string | undefined;
  readonly origin?: Origin | undefined;
  readonly task?: string | undefined;
  readonly service?: string | undefined;
  readonly corrects?: string | undefined;
  readonly draft?: string | undefined;
};

/** The address of the editor, with what is known already: `/notes/new?tenant=tenant_01…&origin=services&service=Teams`. */
export function newNoteAddress(beginning: Beginning = {}): string {
  return withQuery('/notes/new', beginning);
}

/** The address of one note, among those of its tenant. */
export function noteAddress(tenant: string, note: string): string {
  return `/tenants/${encodeURIComponent(tenant)}/notes?note=${encodeURIComponent(note)}`;
}

/** The address of a search: `/notes/search?q=budget&category=Environment`. */
export function noteSearchAddress(search: NoteFilter & { readonly q?: string | undefined }): string {
  return withQuery('/notes/search', search);
}

function withQuery(path: string, values: { readonly [name: string]: string | undefined }): string {
  const told = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(told as [string, string][]).toString();
  return query === '' ? path : `${path}?${query}`;
}
