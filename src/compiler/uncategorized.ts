import type { CatalogueTask, ListedTask, PageModel } from './model.ts';
import { onceFor } from './remembering.ts';
import { keyOf } from './text.ts';

/** The pages of a site by the names that a task's location may call them. */
export interface PlaceNames {
  /** By title, and by what a page calls itself in "Uncategorized Tasks (name)". */
  readonly pages: ReadonlyMap<string, readonly PageModel[]>;
  readonly steps: ReadonlyMap<string, readonly PageModel[]>;
}

/** What an entry of the catalogue says of where its task belongs, and who may read it. */
interface Placeless {
  readonly location: string;
  readonly readers: readonly string[];
}

export function placeNamesOf(all: readonly PageModel[]): PlaceNames {
  const pages = all.filter(({ kind }) => kind !== 'catalogue');
  const byName = (of: (page: PageModel) => readonly string[]) =>
    Map.groupBy(
      pages.flatMap((page) => of(page).map((name) => ({ name, page }))),
      ({ name }) => name,
    );
  const lists = (groups: ReturnType<typeof byName>) =>
    new Map([...groups].map(([name, group]) => [name, group.map(({ page }) => page)]));
  return { pages: lists(byName(namesOf)), steps: lists(byName(stepNames)) };
}

const bucket = /^uncategori[sz]ed tasks? *\((.+)\)$/i;

const namesOf = onceFor(({ title, h1, steps }: PageModel): string[] => {
  const called = steps.flatMap((step) => bucket.exec(step.title)?.[1] ?? []);
  return [...new Set([title, h1 ?? '', ...called].map(keyOf))].filter((key) => key !== '');
});

const stepNames = onceFor(({ steps }: PageModel): string[] => [
  ...new Set(steps.map(({ title }) => keyOf(title))),
]);

/**
 * The pages that list a task which no step holds: those that its location – `Phase > Page > Step` – names, or whose step it names. None that
 * others read than the catalogue page, for a list must not tell partners what only internal pages say.
 */
export function pagesListing({ location, readers }: Placeless, names: PlaceNames): string[] {
  const parts = location
    .split(/[>\n]/)
    .map(keyOf)
    .filter((part) => part !== '');
  const [phase = '', ...inner] = parts;
  const wanted = inner.length === 0 ? [phase] : inner;
  const named = (by: PlaceNames['pages']) => {
    const found = wanted.map((part) => (by.get(part) ?? []).filter((page) => isFor(page, readers)));
    return found.find((pages) => pages.length > 0) ?? [];
  };
  const ofPages = named(names.pages);
  const pages = ofPages.length > 0 ? ofPages : named(names.steps);
  const inPhase = pages.filter((page) => page.phases.some((name) => keyOf(name) === phase));
  return (inPhase.length > 0 ? inPhase : pages).map(({ path }) => path);
}

function isFor({ audiences }: PageModel, readers: readonly string[]): boolean {
  return audiences.length > 0 && audiences.every((audience) => readers.includes(audience));
}

/** What each page lists, by its path; tasks in the order of their ids. */
export function listsOf(tasks: Readonly<Record<string, CatalogueTask>>): Map<string, ListedTask[]> {
  const lists = new Map<string, ListedTask[]>();
  for (const [id, { name, services, listedOn }] of Object.entries(tasks)) {
    for (const path of listedOn) {
      const list = lists.get(path);
      const task = { id, name, services };
      if (list === undefined) lists.set(path, [task]);
      else list.push(task);
    }
  }
  return lists;
}
