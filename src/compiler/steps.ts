import { readNames } from './aliases.ts';
import type { Label } from './labels.ts';
import { at, type Line } from './lines.ts';
import { readItems } from './lists.ts';
import type { ListItem, StepModel, TaskModel } from './model.ts';
import type { PageReading, Part } from './reading.ts';
import type { Report } from './report.ts';
import type { Vocabulary } from './settings.ts';
import type { TaskRow } from './task-cells.ts';
import { clean, plain } from './text.ts';
import type { LabelName } from './vocabulary.ts';

/** A step without its links, and the lines it is made of. */
export interface StepDraft {
  readonly step: Omit<StepModel, 'links'>;
  readonly lines: ReadonlySet<Line>;
  readonly part: number;
}

/**
 * The steps of a page: sections with a role or Applies To label; sections right under Approach; and whatever else holds a task table,
 * so that no task is without a step. A table under Approach itself, or under no heading, makes one step for the page.
 */
export function readSteps(page: PageReading, title: string, words: Vocabulary, report: Report): StepDraft[] {
  const { parts } = page;
  const kinds = parts.map((_, i) => kindOf(parts, i));
  parts.forEach((part, i) => {
    if (part.taskTables.length === 0 || ownerOf(parts, kinds, i) >= 0) return;
    const home = homeOf(parts, i);
    kinds[home] = isPageLevel(parts[home]) ? 'page' : 'unlabelled';
  });
  const members = Map.groupBy(parts, (_, i) => ownerOf(parts, kinds, i));
  return parts.flatMap((part, i) => {
    const kind = kinds[i] ?? null;
    return kind === null ? [] : [draft(page, i, kind, members.get(i) ?? [part], title, { words, report })];
  });
}

type Kind = StepModel['kind'] | null;

function kindOf(parts: readonly Part[], i: number): Kind {
  const part = parts[i];
  if (part === undefined || part.level < 2 || part.name !== null) return null;
  if (part.labels.some(({ name }) => name !== 'phase' && name !== 'programManager')) return 'labelled';
  return part.level === 3 && parts[part.parent]?.name === 'approach' ? 'unlabelled' : null;
}

/** The step that a section belongs to: itself or the nearest one around it; -1 for none. */
function ownerOf(parts: readonly Part[], kinds: readonly Kind[], i: number): number {
  for (let k = i; k >= 0; k = parts[k]?.parent ?? -1) if (kinds[k] !== null) return k;
  return -1;
}

/** The section that becomes a step because of its task table: "FTOP Tasks" is the table of what it stands under. */
function homeOf(parts: readonly Part[], i: number): number {
  const part = parts[i];
  const parent = parts[part?.parent ?? -1];
  return part?.name === 'tasks' && parent !== undefined && !isPageLevel(parent) ? part.parent : i;
}

function isPageLevel(part: Part | undefined): boolean {
  return part === undefined || part.level <= 1 || part.name !== null;
}

function draft(
  { parts }: PageReading,
  index: number,
  kind: StepModel['kind'],
  members: readonly Part[],
  pageTitle: string,
  { words, report }: { readonly words: Vocabulary; readonly report: Report },
): StepDraft {
  const part = parts[index] as Part;
  const labels = kind === 'page' ? pageLabels(parts) : part.labels;
  const roleText = textOf(labels, ['role', 'secondaryRole']);
  const serviceText = textOf(labels, ['services', 'audience']);
  const lines = members.flatMap((member) => [
    ...(member.heading ? [member.heading.line] : []),
    ...member.lines,
  ]);
  if (kind === 'labelled' && roleText === '' && part.heading !== null) {
    const message = `The step "${part.title}" names no role.`;
    const hint = 'Write "Primary Role: **-**" when nobody does it.';
    report('PB014-step-without-role', at(part.heading.line), message, hint);
  }
  const title = kind === 'page' ? pageTitle : part.title;
  const step = {
    title,
    anchor: part.anchor,
    level: part.level,
    line: part.heading?.line.pageLine ?? part.lines[0]?.pageLine ?? 1,
    kind,
    roles: readNames(roleText, words.role),
    roleText,
    services: readNames(serviceText, words.service),
    serviceText,
    motions: readNames(textOf(labels, ['motions']), () => undefined),
    inputs: checklist(lines, /^step inputs?\b/i),
    outputs: checklist(lines, /^step outputs?\b/i),
    tasks: tasksOf(members, title, words, report),
  };
  return { part: index, lines: new Set(lines), step };
}

/** What is said for the whole page: under its title, or right under Approach. */
export function pageLabels(parts: readonly Part[]): Label[] {
  return parts.filter((part) => part.level <= 1 || part.name === 'approach').flatMap((part) => part.labels);
}

/** The values of these labels, in the order of the page; a step may hold two blocks of them. */
export function textOf(labels: readonly Label[], names: readonly LabelName[]): string {
  const values = labels
    .filter(({ name, value }) => names.includes(name) && value !== '')
    .map(({ value }) => value);
  return [...new Set(values)].join('; ');
}

function tasksOf(members: readonly Part[], step: string, words: Vocabulary, report: Report): TaskModel[] {
  const rows = new Map<string, TaskRow>();
  for (const row of members.flatMap((member) => member.taskTables.flatMap((table) => table.rows))) {
    const first = rows.get(row.id);
    if (first === undefined) rows.set(row.id, row);
    else {
      const message = `Task ${row.id} stands twice in the step "${step}", on line ${first.line.number} and here; the first is taken.`;
      report('PB029-task-twice', at(row.line), message, 'Delete one of the rows.');
    }
  }
  return [...rows.values()].map((row) => taskOf(row, words));
}

function taskOf(row: TaskRow, words: Vocabulary): TaskModel {
  const { id, name, mandatory, roleText, serviceText, repaired } = row;
  const roles = readNames(roleText, words.role);
  const services = readNames(serviceText, words.service);
  const task = { id, name, mandatory, roles, roleText, services, serviceText, line: row.line.pageLine };
  return repaired.length === 0 ? task : { ...task, repaired };
}

/** The list below a bold line such as "Step Inputs", up to the next line that is neither a point nor part of one. */
function checklist(lines: readonly Line[], opening: RegExp): ListItem[] {
  const start = lines.findIndex(
    (line) => line.hidden === null && /^\s*\*\*/.test(line.text) && opening.test(plain(line.text)),
  );
  if (start < 0) return [];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex(
    (line) => clean(line.text) !== '' && !/^\s*(?:[-*+] |\d+[.)] )|^\s{2,}\S/.test(line.text),
  );
  return readItems(end < 0 ? rest : rest.slice(0, end));
}
