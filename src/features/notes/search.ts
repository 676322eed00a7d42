import { decodeCursor, encodeCursor } from '../../base/cursor.ts';
import type { Db } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { presentNotes } from './commands.ts';
import { type FoundLine, findNotes, tenantNames, type Wanted } from './find-queries.ts';
import { type Facets, type FoundNote, mostFound, type NoteFilter, type NoteSort } from './model.ts';
import { problems } from './problems.ts';
import { notesById } from './queries.ts';
import { type Asked, blockerWords, isMoment, periodOf, readAsked, snippetFor, spanOf } from './rules.ts';

export interface NoteSearch extends NoteFilter {
  readonly q: string;
  readonly sort?: NoteSort | undefined;
  readonly today?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface SearchAnswer {
  items: FoundNote[];
  cursor: string | null;
  total: number | null;
  more: boolean;
  facets: Facets | null;
}

const periods = ['week', 'month', 'quarter'] as const;

/**
 * Notes of every tenant that this person sees, by words, facets and age (domain.md 8.12). All pages are of the moment of the first one.
 * @throws NOTE_CURSOR_UNREADABLE.
 */
export async function search(db: Db, who: Actor, input: NoteSearch, now: Date): Promise<SearchAnswer> {
  const asked = readAsked(input.q, input, who.person);
  const sort = input.sort ?? (asked.terms.length > 0 ? 'relevance' : 'created');
  const { asOf, after } = readCursor(input.cursor, sort, now);
  const today = input.today ?? now.toISOString().slice(0, 10);
  const days = periods.map((period) => periodOf(period, today));
  const page = { person: who.person, sort, limit: input.limit, after, periods: days };
  const lines = await findNotes(db, wantedOf(asked, input, asOf, today), page);
  const found = lines.filter(({ facet }) => facet === 'page');
  const last = found.length === input.limit ? found.at(-1) : undefined;
  const counted = after === undefined ? lines : [];
  const total = counted.find(({ facet }) => facet === 'all')?.count ?? null;
  return {
    items: await inFull(db, who, found, asked),
    cursor:
      last === undefined ? null : encodeCursor([sort, asOf.toISOString(), last.after ?? '', last.value]),
    total: total === null ? null : Math.min(total, mostFound),
    more: total !== null && total > mostFound,
    facets: after === undefined ? await facetsOf(db, counted) : null,
  };
}

function wantedOf(asked: Asked, input: NoteSearch, asOf: Date, today: string): Wanted {
  const [since, until = asOf] = input.age === undefined ? [] : spanOf(input.age, asOf);
  return {
    ...asked,
    oneOf: input.blockers === undefined ? [] : blockerWords,
    tenant: input.tenant,
    task: input.task,
    ofMine: input.active !== undefined,
    withoutSystem: input.system !== undefined,
    since,
    until,
    due: input.due && periodOf(input.due, today),
  };
}

function readCursor(text: string | undefined, sort: NoteSort, now: Date) {
  // A note of this very moment is found, too.
  if (text === undefined) return { asOf: new Date(now.getTime() + 1), after: undefined };
  const [kind, at, value, id] = decodeCursor(text, 4) ?? [];
  const fits = {
    created: isMoment(value),
    relevance: typeof value === 'number',
    tenant: typeof value === 'string',
  } as const;
  if (kind !== sort || !isMoment(at) || !fits[sort] || typeof id !== 'string')
    throw problems.NOTE_CURSOR_UNREADABLE();
  return { asOf: new Date(at), after: [value as string | number, id] as const };
}

/** The notes of a page in their order, with the piece of each that holds what was looked for. */
async function inFull(db: Db, who: Actor, found: readonly FoundLine[], asked: Asked): Promise<FoundNote[]> {
  if (found.length === 0) return [];
  const rows = await notesById(
    db,
    found.map(({ value }) => value),
  );
  const notes = new Map((await presentNotes(db, who, rows)).map((note) => [note.id, note]));
  return found.flatMap(({ value }) => {
    const note = notes.get(value);
    return note === undefined ? [] : { ...note, snippet: snippetFor(note.body, asked) };
  });
}

async function facetsOf(db: Db, lines: readonly FoundLine[]): Promise<Facets> {
  const of = (facet: string) =>
    lines.flatMap((line) => (line.facet === facet ? { value: line.value, count: line.count ?? 0 } : []));
  const one = (facet: string) => of(facet)[0]?.count ?? 0;
  const tenants = of('tenant');
  const names = await tenantNames(
    db,
    tenants.map(({ value }) => value),
  );
  return {
    categories: of('category'),
    services: of('service'),
    tags: of('tag'),
    tenants: tenants.map(({ value, count }) => ({ value, count, name: names.get(value) ?? value })),
    due: { week: one('due0'), month: one('due1'), quarter: one('due2') },
    escalated: one('escalated'),
    legacy: one('legacy'),
    mine: one('mine'),
  };
}
