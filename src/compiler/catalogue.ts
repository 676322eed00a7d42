import { readNames } from './aliases.ts';
import { at, type Line } from './lines.ts';
import { readText } from './lists.ts';
import type { CatalogueTask, PageModel } from './model.ts';
import type { PageDraft } from './page.ts';
import type { Part } from './reading.ts';
import { compare, type Place } from './report.ts';
import { scanLinks } from './scan-links.ts';
import type { Vocabulary } from './settings.ts';
import { clean, plain } from './text.ts';
import { pagesListing, placeNamesOf } from './uncategorized.ts';
import { catalogueEntry } from './vocabulary.ts';

/** What a catalogue page says about one task. */
export interface CatalogueEntry {
  readonly id: string;
  readonly name: string;
  readonly services: readonly string[];
  readonly location: string;
  /** The audiences of the page that describes it. */
  readonly readers: readonly string[];
  readonly description: string;
  readonly links: CatalogueTask['links'];
  readonly place: Place;
}

export interface Catalogue {
  readonly tasks: Readonly<Record<string, CatalogueTask>>;
  readonly entries: ReadonlyMap<string, CatalogueEntry>;
}

/**
 * The union of what steps and the catalogue page say, by task id. Where they differ the first step wins – the checks name the difference –
 * and the catalogue page adds description and links.
 * @param described what each page describes, in the order of the pages.
 */
export function buildCatalogue(
  described: readonly (readonly CatalogueEntry[])[],
  pages: readonly PageModel[],
): Catalogue {
  const entries = byId(described, pages);
  const tasks = new Map<string, CatalogueTask & { placements: { page: string; anchor: string }[] }>();
  for (const page of pages) {
    for (const step of page.steps) {
      for (const { id, name, mandatory, roles, services } of step.tasks) {
        const placement = { page: page.path, anchor: step.anchor };
        const { description = '', links = [] } = entries.get(id) ?? {};
        const known = tasks.get(id);
        if (known !== undefined) known.placements.push(placement);
        else {
          const placements = [placement];
          tasks.set(id, { name, mandatory, roles, services, description, links, placements, listedOn: [] });
        }
      }
    }
  }
  const unplaced = [...entries.values()].filter(({ id }) => !tasks.has(id));
  const names = placeNamesOf(unplaced.length === 0 ? [] : pages);
  for (const entry of unplaced) {
    const { id, name, services, description, links } = entry;
    const said = { name, mandatory: null, roles: [], services, description, links };
    tasks.set(id, { ...said, placements: [], listedOn: pagesListing(entry, names) });
  }
  return { tasks: Object.fromEntries([...tasks].sort(([a], [b]) => compare(a, b))), entries };
}

/** What a catalogue page says, task by task; other pages say nothing. */
export function entriesOn({ page, reading }: PageDraft, words: Vocabulary): CatalogueEntry[] {
  return page.kind === 'catalogue'
    ? reading.parts.flatMap((part) => readEntry(part, page.audiences, words) ?? [])
    : [];
}

/** The lines that describe a task of a catalogue page; undefined for a section that is no task's. */
export function describedBy(part: Part): readonly Line[] | undefined {
  return catalogueEntry.test(part.title) ? (fieldsOf(part.lines).get('description') ?? []) : undefined;
}

/** A translated catalogue says the same tasks again; what the site shows is the English one where there is one. The first of an id wins. */
function byId(
  described: readonly (readonly CatalogueEntry[])[],
  pages: readonly PageModel[],
): Map<string, CatalogueEntry> {
  const of = (english: boolean) =>
    described.filter((_, i) => (pages[i]?.language === 'en') === english).flat();
  return new Map([...of(true), ...of(false)].toReversed().map((entry) => [entry.id, entry]));
}

function readEntry(part: Part, readers: readonly string[], words: Vocabulary): CatalogueEntry | null {
  const found = catalogueEntry.exec(part.title);
  if (found === null || part.heading === null) return null;
  const fields = fieldsOf(part.lines);
  const links = scanLinks(fields.get('links') ?? []).map(({ text, target }) => ({ text, url: target }));
  return {
    id: found[1] ?? '',
    name: found[2] ?? '',
    services: readNames(readText(fields.get('services') ?? []).replaceAll('\n', '; '), words.service),
    location: readText(fields.get('location') ?? []),
    readers,
    description: readText(fields.get('description') ?? []),
    links,
    place: at(part.heading.line),
  };
}

const fieldNames: readonly (readonly [string, RegExp])[] = [
  ['services', /^service\(?s?\)?\s*:?/i],
  ['location', /^task location\s*:?/i],
  ['links', /^task link\(?s?\)?\s*:?/i],
  ['description', /^task description\s*:?/i],
];

/** `**Task Location:** Phase \> Step` and the lines below it, up to the next bold name or the rule that ends the task. */
function fieldsOf(lines: readonly Line[]): Map<string, Line[]> {
  const fields = new Map<string, Line[]>();
  let open: Line[] = [];
  for (const line of lines) {
    const text = plain(line.text);
    if (/^(?:-{3,}|_{3,}|\*{3,})$/.test(clean(line.text).replaceAll(' ', ''))) open = [];
    const field = /^\s*\*\*/.test(line.text) ? fieldNames.find(([, test]) => test.test(text)) : undefined;
    if (field === undefined) {
      open.push(line);
      continue;
    }
    open = [
      { ...line, text: line.text.replaceAll('**', '').trim().replace(field[1], '').replaceAll('\\>', '>') },
    ];
    fields.set(field[0], open);
  }
  return fields;
}
