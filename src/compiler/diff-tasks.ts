import type { ComparedSite, TaskChangeKind, TaskDifference, TaskFacts } from './diff-model.ts';
import type { Pairs, PlacedStep } from './diff-pairs.ts';
import type { PageModel } from './model.ts';
import { compare } from './report.ts';

type StepNow = (before: PlacedStep) => PlacedStep | undefined;

interface Known extends TaskFacts {
  readonly steps: readonly PlacedStep[];
}

/** Tasks that are new, gone, or are said differently now; by id. */
export function diffTasks(
  before: readonly [ComparedSite, readonly PlacedStep[]],
  after: readonly [ComparedSite, readonly PlacedStep[]],
  steps: Pairs<PlacedStep>,
  pages: Pairs<PageModel>,
): TaskDifference[] {
  const older = tasksOf(...before);
  const newer = tasksOf(...after);
  const ids = [...new Set([...older.keys(), ...newer.keys()])].sort(
    (a, b) => Number(a) - Number(b) || compare(a, b),
  );
  return ids.flatMap((id): TaskDifference[] => {
    const [was, is] = [older.get(id), newer.get(id)];
    const kinds = kindsOf(was, is, (one) => stepAfter(one, steps, pages));
    return kinds.length === 0 ? [] : [{ id, kinds, before: factsOf(was), after: factsOf(is) }];
  });
}

function kindsOf(was: Known | undefined, is: Known | undefined, stepNow: StepNow): TaskChangeKind[] {
  if (was === undefined) return ['added'];
  if (is === undefined) return ['retired'];
  const kinds: TaskChangeKind[] = [];
  if (was.name !== is.name) kinds.push('renamed');
  if (was.mandatory !== is.mandatory) kinds.push('re-flagged');
  if (!sameWords(was.roles, is.roles)) kinds.push('re-roled');
  if (!sameWords(was.services, is.services)) kinds.push('re-serviced');
  if (!sameSteps(was.steps, is.steps, stepNow)) kinds.push('moved');
  return kinds;
}

function factsOf(known: Known | undefined): TaskFacts | null {
  if (known === undefined) return null;
  const { name, mandatory, roles, services, places } = known;
  return { name, mandatory, roles, services, places };
}

/** Every task of a site with the steps that hold it. The first step's words count where there is no catalogue, as in the catalogue itself. */
function tasksOf({ catalogue }: ComparedSite, placed: readonly PlacedStep[]): Map<string, Known> {
  const holders = new Map<string, PlacedStep[]>();
  const facts = new Map<string, Pick<TaskFacts, 'name' | 'mandatory' | 'roles' | 'services'>>(
    Object.entries(catalogue ?? {}),
  );
  for (const one of placed) {
    for (const task of one.step.tasks) {
      if (!facts.has(task.id)) facts.set(task.id, task);
      const held = holders.get(task.id) ?? [];
      if (!held.includes(one)) holders.set(task.id, [...held, one]);
    }
  }
  return new Map(
    [...facts].map(([id, { name, mandatory, roles, services }]) => {
      const steps = holders.get(id) ?? [];
      const places = steps.map(({ page, step }) => ({
        page: page.path,
        anchor: step.anchor,
        title: step.title,
      }));
      return [id, { name, mandatory, roles, services, places, steps }];
    }),
  );
}

/** A step as it stands now, while it stays on its page. A task that went along with its step to another page has moved too. */
function stepAfter(
  before: PlacedStep,
  steps: Pairs<PlacedStep>,
  pages: Pairs<PageModel>,
): PlacedStep | undefined {
  const after = steps.afterOf(before);
  return after !== undefined && pages.afterOf(before.page) === after.page ? after : undefined;
}

function sameSteps(was: readonly PlacedStep[], is: readonly PlacedStep[], stepNow: StepNow): boolean {
  const now = new Set<PlacedStep | undefined>(is);
  return was.length === is.length && was.every((one) => now.has(stepNow(one)));
}

/** Whether two lists say the same, in whatever order. */
export function sameWords(one: readonly string[], other: readonly string[]): boolean {
  return [...one].sort().join('\n') === [...other].sort().join('\n');
}
