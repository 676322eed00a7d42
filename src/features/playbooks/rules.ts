import type { AudienceName, PlaybookFinding, Process, SearchTerm, ShownPage } from './model.ts';

/** The address of a page in the app: `/playbooks/internal/kickoff.md#prepare`. @param find words to mark on it. */
export function pageAddress(path: string, anchor?: string, find?: string): string {
  const place = path.split('/').map(encodeURIComponent).join('/');
  const words = find ? `?find=${encodeURIComponent(find)}` : '';
  return `/playbooks/${place}${words}${anchor ? `#${encodeURIComponent(anchor)}` : ''}`;
}

/** The address of the graph of processes, with one of them in the middle. */
export function graphAddress(path?: string): string {
  return path === undefined ? '/playbooks/graph' : `/playbooks/graph?at=${encodeURIComponent(path)}`;
}

/** The address of a search through the text of the playbook. */
export function searchAddress(words: string): string {
  return `/playbooks/search?q=${encodeURIComponent(words.trim())}`;
}

/** The same address, for seeing the playbook as another audience does; for seeing it as oneself without one. */
export function seenAs(address: string, as: AudienceName | undefined): string {
  const [place = '', anchor] = address.split('#', 2);
  const [path, query] = place.split('?', 2);
  const params = new URLSearchParams(query);
  if (as === undefined) params.delete('as');
  else params.set('as', as);
  return `${path}${params.size > 0 ? `?${params}` : ''}${anchor === undefined ? '' : `#${anchor}`}`;
}

/** Which findings of which version are looked at; the published version unless told. */
export interface FindingFilters {
  readonly version?: number | undefined;
  readonly path?: string | undefined;
  readonly level?: PlaybookFinding['level'] | undefined;
  readonly code?: string | undefined;
}

/** The address of a list of findings. */
export function findingsAddress(filters: FindingFilters = {}): string {
  const told = Object.entries(filters).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(told.map(([name, value]) => [name, String(value)])).toString();
  return `/playbooks/findings${query === '' ? '' : `?${query}`}`;
}

/** Reads a link that the compiler wrote, `page:internal/kickoff.md#prepare`; undefined for any other link. */
export function readPageHref(href: string): { path: string; anchor: string | undefined } | undefined {
  if (!href.startsWith('page:')) return undefined;
  const [path = '', anchor] = href.slice('page:'.length).split('#', 2);
  return { path: decoded(path), anchor: anchor ? decoded(anchor) : undefined };
}

// A stray percent sign in a file name is no reason to lose the link.
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A page as the compiler understood it, as far as the graph of processes needs it. */
interface LinkedPage {
  readonly path: string;
  readonly title: string;
  readonly phases: readonly string[];
  readonly audiences: readonly string[];
  readonly steps: readonly { readonly tasks: readonly { readonly mandatory: boolean | null }[] }[];
  readonly nextSteps: readonly { readonly path: string }[];
}

/** The pages that lead on or are led to, and those with steps. What leads to a page that is not among these leads nowhere. */
export function processesOf(pages: readonly LinkedPage[]): Process[] {
  const known = new Set(pages.map(({ path }) => path));
  const ledTo = new Set(pages.flatMap(({ nextSteps }) => nextSteps.map(({ path }) => path)));
  return pages
    .filter(({ path, steps, nextSteps }) => steps.length > 0 || nextSteps.length > 0 || ledTo.has(path))
    .map(({ path, title, phases, audiences, steps, nextSteps }) => ({
      path,
      title,
      phases: [...phases],
      audiences: [...audiences],
      steps: steps.length,
      mandatory: steps.flatMap(({ tasks }) => tasks).filter(({ mandatory }) => mandatory === true).length,
      next: [...new Set(nextSteps.map((next) => next.path))].filter((next) => known.has(next)),
    }));
}

/** The processes that lead to a page, and those that it leads to. */
export function neighboursOf(
  processes: readonly Process[],
  path: string,
): { readonly before: Process[]; readonly after: Process[] } {
  const next = new Set(processes.find((process) => process.path === path)?.next);
  return {
    before: processes.filter((process) => process.path !== path && process.next.includes(path)),
    after: processes.filter((process) => process.path !== path && next.has(process.path)),
  };
}

const mostTerms = 12;

/** Takes a search apart: words, and words in quotes that stand together. The last word may go on, unless a blank follows it. */
export function readTerms(written: string): SearchTerm[] {
  // Some keyboards write an accent as a sign of its own; pages hold it with its letter.
  const said = written.normalize('NFC');
  const found = [...said.matchAll(/"([^"]+)"?|([^\s"]+)/g)].map(([whole, quoted, word = '']) => ({
    text: (quoted ?? word).replace(/\p{Cc}/gu, ' ').trim(),
    open: quoted === undefined && said.endsWith(whole),
  }));
  // A term without letter or digit would have to be everywhere, or nowhere.
  return found.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).slice(0, mostTerms);
}

// Letters around what was found: two lines of a list.
const around = 90;

/** A piece of a text around the first term that it holds, with everything marked that was searched for. */
export function snippetOf(text: string, terms: readonly SearchTerm[]): { text: string; marked: boolean }[] {
  const words = terms.map(({ text: term, open }) => {
    const wanted = term
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
      .join('[^\\p{L}\\p{N}]+');
    return `${wanted}${open ? '[\\p{L}\\p{N}]*' : '(?![\\p{Script=Latin}\\p{N}])'}`;
  });
  // Han and kana stand without blanks: there a word may begin anywhere.
  const pattern = new RegExp(`(?<![\\p{Script=Latin}\\p{N}])(?:${words.join('|')})`, 'giu');
  const first = Math.max(0, text.search(pattern));
  const start = first <= around ? 0 : text.lastIndexOf(' ', first - around) + 1 || first - around;
  const reach = first + 2 * around;
  // Between words, where there are blanks between them.
  const blank = text.lastIndexOf(' ', reach);
  const end = reach >= text.length ? text.length : blank > first + around ? blank : reach;
  const piece = text.slice(start, end).replace(/\s+/g, ' ');
  const parts: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const found of piece.matchAll(pattern)) {
    parts.push({ text: piece.slice(at, found.index), marked: false }, { text: found[0], marked: true });
    at = found.index + found[0].length;
  }
  parts.push({ text: piece.slice(at), marked: false });
  if (start > 0) parts.unshift({ text: '… ', marked: false });
  if (end < text.length) parts.push({ text: ' …', marked: false });
  return parts.filter((part) => part.text !== '');
}

type Step = ShownPage['steps'][number];
type Listed<T> = { readonly [Key in keyof T]: T[Key] extends string[] ? readonly string[] : T[Key] };

/** A page as the compiler understood it, as far as the reader shows it. */
export interface UnderstoodPage
  extends Listed<Pick<ShownPage, 'path' | 'title' | 'phases' | 'audiences' | 'owner' | 'date'>> {
  readonly programManagers: readonly string[];
  readonly steps: readonly (Listed<Omit<Step, 'tasks'>> & {
    readonly tasks: readonly Listed<Step['tasks'][number]>[];
  })[];
  /** Missing from pages that list none, and from versions of before they were listed. */
  readonly uncategorized?: readonly Listed<ShownPage['uncategorized'][number]>[];
  readonly history: readonly ShownPage['history'][number][];
}

/** What the reader shows of a page beside its text. */
export function shownPage(model: UnderstoodPage): Omit<ShownPage, 'sections' | 'number'> {
  return {
    path: model.path,
    title: model.title,
    phases: [...model.phases],
    audiences: [...model.audiences],
    owner: model.programManagers[0] ?? model.owner,
    date: model.date,
    steps: model.steps.map(({ title, anchor, roles, services, tasks }) => ({
      title,
      anchor,
      roles: [...roles],
      services: [...services],
      tasks: tasks.map(({ id, name, mandatory, roles, services }) => {
        return { id, name, mandatory, roles: [...roles], services: [...services] };
      }),
    })),
    uncategorized: (model.uncategorized ?? []).map(({ id, name, services }) => {
      return { id, name, services: [...services] };
    }),
    history: model.history.map(({ date, who, what }) => ({ date, who, what })),
  };
}

/** The step that a page keeps for tasks without one, "Uncategorized Tasks"; -1 where it has none. */
export function bucketStep({ steps }: { readonly steps: readonly { readonly title: string }[] }): number {
  return steps.findIndex(({ title }) => /^uncategori[sz]ed tasks?\b/i.test(title));
}

/** A heading of a page with the line it stands on. */
interface PlacedHeading {
  readonly id: string;
  readonly heading: string;
  readonly line: number;
}

/** The heading above a line, as the reader shows it; empty at the top of the page, where the title stands. */
export function headingAbove(
  headings: readonly PlacedHeading[],
  title: string,
  line: number,
): { anchor: string; heading: string } {
  const above = headings.findLast((one) => one.line <= line);
  // The reader says the title once, above everything.
  if (above === undefined || above.id === '' || above.heading === title) return { anchor: '', heading: '' };
  return { anchor: above.id, heading: above.heading };
}

/** Somebody who may be meant by the name on a page. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Whom a page names as its owner: a person, or why nobody could be told. `said` is the name on the page. */
export type PageOwner =
  | { readonly person: NamedPerson }
  | { readonly person: null; readonly why: 'unnamed' | 'unknown' | 'ambiguous'; readonly said: string };

/** The names on a page that may be its owner's, the most visible first. */
export function ownerNames(page: Pick<UnderstoodPage, 'owner' | 'programManagers'>): string[] {
  const names = [...page.programManagers, page.owner ?? ''].map((name) => name.trim().replace(/\s+/g, ' '));
  return [...new Set(names)].filter((name) => name !== '' && name !== '-');
}

/**
 * Who owns a page: the first of its names that is the name, the e-mail address or its part before the @ of exactly one person, in any
 * case. A name that fits two people fits nobody, but the alias below it may still tell.
 */
export function ownerAmong(names: readonly string[], people: readonly NamedPerson[]): PageOwner {
  let ambiguous = false;
  for (const name of names) {
    const wanted = name.toLowerCase();
    const fitting = people.filter(({ name, email }) => {
      const address = email.toLowerCase();
      return name.toLowerCase() === wanted || address === wanted || address.split('@')[0] === wanted;
    });
    const [only] = fitting;
    if (only !== undefined && fitting.length === 1) return { person: only };
    ambiguous ||= fitting.length > 1;
  }
  const [said = ''] = names;
  return { person: null, why: said === '' ? 'unnamed' : ambiguous ? 'ambiguous' : 'unknown', said };
}
