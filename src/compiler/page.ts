import { readNames } from './aliases.ts';
import { readDate } from './dates.ts';
import { readHistory } from './history.ts';
import type { Label } from './labels.ts';
import { at, type Line } from './lines.ts';
import { readItems, readText } from './lists.ts';
import type { PageKind, PageModel } from './model.ts';
import { folderOf, nameOf } from './paths.ts';
import type { PageReading, Part } from './reading.ts';
import type { Place, Report } from './report.ts';
import { within } from './sections.ts';
import { languageOf, type Vocabulary } from './settings.ts';
import { pageLabels, readSteps, type StepDraft, textOf } from './steps.ts';
import { catalogueHeading, type SectionName } from './vocabulary.ts';

/** A page with its meaning, but for what only the whole site can tell: where its links lead. */
export interface PageDraft {
  readonly reading: PageReading;
  readonly steps: readonly StepDraft[];
  readonly page: Omit<PageModel, 'steps' | 'links' | 'nextSteps' | 'pairOf'>;
}

/** Gives the parts of a page their meaning. */
export function understandPage(reading: PageReading, words: Vocabulary, report: Report): PageDraft {
  const { parts, path } = reading;
  const h1 = readTitle(reading, report);
  const title = titleOf(reading, h1, words);
  const labels = [...pageLabels(parts), ...parts.flatMap((part) => part.labels.filter(isPageLabel))];
  const steps = readSteps(reading, title, words, report);
  const phaseText = textOf(labels, ['phase']);
  checkSections(parts, report);
  return {
    reading,
    steps,
    page: {
      path,
      kind: kindOf(reading, steps, title),
      title,
      h1,
      audiences: audiencesOf(reading, words, report),
      language: languageOf(path, words.settings),
      phases: readNames(phaseText, words.phase),
      phaseText,
      motions: readNames(textOf(pageLabels(parts), ['motions']), () => undefined),
      owner: entry(reading, 'ft.owner') || entry(reading, 'author') || null,
      programManagers: readNames(textOf(labels, ['programManager']), () => undefined),
      date: dateOf(reading, report),
      overview: readText(linesOf(parts, 'overview')),
      objectives: readItems(linesOf(parts, 'objectives')),
      keyInputs: readItems(linesOf(parts, 'keyInputs')),
      keyOutputs: readItems(linesOf(parts, 'keyOutputs')),
      history: partsNamed(parts, 'history').flatMap((part) =>
        part.otherTables.flatMap((table) => readHistory(table, report)),
      ),
    },
  };
}

function isPageLabel({ name }: Label): boolean {
  return name === 'phase' || name === 'programManager';
}

/** Every section of this name and what stands in it: sections may repeat. */
export function partsNamed(parts: readonly Part[], name: SectionName): Part[] {
  return parts.flatMap((part, i) => (part.name === name ? within(parts, i) : []));
}

export function linesOf(parts: readonly Part[], name: SectionName): Line[] {
  return partsNamed(parts, name).flatMap((part) => part.lines.filter((line) => !part.taken.has(line)));
}

function entry(reading: PageReading, key: string): string {
  return reading.matter.get(key)?.value ?? '';
}

const top = (path: string): Place => ({ path, line: 1, column: 1 });

function readTitle({ parts, path, hasMatter }: PageReading, report: Report): string | null {
  if (!hasMatter)
    report(
      'PB001-front-matter-missing',
      top(path),
      'This page has no front matter.',
      'Begin with ---, title, ft.audience, ---.',
    );
  const titles = parts.filter((part) => part.level === 1);
  const [first, second] = titles;
  if (first === undefined)
    report('PB007-no-title', top(path), 'This page has no heading of the first level.');
  if (second?.heading)
    report(
      'PB008-several-titles',
      at(second.heading.line),
      `"${second.title}" is a second title of this page.`,
      'Use ## for sections.',
    );
  return first?.title ?? null;
}

function titleOf(reading: PageReading, h1: string | null, words: Vocabulary): string {
  const written = entry(reading, 'title');
  const prefix = words.settings.titlePrefixes.find((text) =>
    written.toLowerCase().startsWith(text.toLowerCase()),
  );
  const short = prefix === undefined ? written : written.slice(prefix.length).replace(/^\s*[-–—:]\s*/, '');
  return short || h1 || nameOf(reading.path).replace(/\.md$/i, '');
}

function audiencesOf(reading: PageReading, words: Vocabulary, report: Report): string[] {
  const written = entry(reading, 'ft.audience');
  const named = readNames(written, words.audience);
  if (named.length > 0) return named;
  const folder = words.settings.audiences.find((name) =>
    folderOf(reading.path)
      .split('/')
      .some((part) => part === name),
  );
  const said = folder === undefined ? 'nobody may read it' : `its folder says ${folder}`;
  if (reading.hasMatter) {
    report(
      'PB006-audience-missing',
      top(reading.path),
      `The front matter names no audience; ${said}.`,
      'Add "ft.audience: internal", "partner" or both.',
    );
  }
  return folder === undefined ? [] : [folder];
}

function dateOf(reading: PageReading, report: Report): string | null {
  const written = reading.matter.get('ms.date');
  if (written === undefined || written.value === '') return null;
  const date = readDate(written.value);
  if (date === null)
    report(
      'PB005-date',
      written.place,
      `"${written.value}" is no date.`,
      'Write month/day/year, such as 4/25/2019.',
    );
  return date;
}

function checkSections(parts: readonly Part[], report: Report): void {
  const seen = new Map<string, Part>();
  for (const part of parts) {
    if (part.name === null || part.heading === null) continue;
    const key = part.name === 'tasks' ? `tasks in ${part.parent}` : part.name;
    const first = seen.get(key);
    if (first?.heading) {
      report(
        'PB013-section-doubled',
        at(part.heading.line),
        `"${part.title}" stands here and on line ${first.heading.line.number}; both are read.`,
        'Join the two.',
      );
    }
    seen.set(key, first ?? part);
  }
}

function kindOf({ parts, links, path }: PageReading, steps: readonly StepDraft[], title: string): PageKind {
  if (parts.filter((part) => catalogueHeading.test(part.title)).length > 1) return 'catalogue';
  if (steps.some(({ step }) => step.kind === 'labelled')) return 'process';
  if (steps.length > 0) return 'approach';
  if (/change ?log/i.test(title)) return 'change-log';
  if (/glossary|taxonomy|terminology/i.test(title)) return 'glossary';
  if (/^(?:index|readme|home)\.md$/i.test(nameOf(path))) return 'landing';
  const pages = links.filter((link) => /\.md(?:#|$)/i.test(link.target)).length;
  return pages > 2 && /phase|overview/i.test(title) ? 'phase' : 'guidance';
}
