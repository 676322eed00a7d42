import type {
  ComparedSite,
  PageChangeKind,
  PageDifference,
  PageFacts,
  SiteDifference,
  StepChangeKind,
  StepDifference,
  StepPlace,
} from './diff-model.ts';
import { type Pairs, type PlacedStep, pairPages, pairSteps, stepsOf } from './diff-pairs.ts';
import { diffPassages } from './diff-passages.ts';
import { diffTasks, sameWords } from './diff-tasks.ts';
import type { PageModel } from './model.ts';
import { compare } from './report.ts';

/**
 * What has changed from one site to another: tasks, the steps that hold them, pages, and words. Pure; a site does not differ from itself, and
 * what one direction calls added the other calls retired or removed.
 */
export function diffSites(before: ComparedSite, after: ComparedSite): SiteDifference {
  const pages = pairPages(before.pages, after.pages);
  const older = stepsOf(before.pages);
  const newer = stepsOf(after.pages);
  const steps = pairSteps(older, newer, pages);
  return {
    tasks: diffTasks([before, older], [after, newer], steps, pages),
    steps: diffSteps(older, newer, steps, pages),
    pages: diffPages(before.pages, after.pages, pages),
    passages: diffPassages([before, older], [after, newer], steps, pages),
  };
}

export function placeOf({ page, step }: PlacedStep): StepPlace {
  return { page: page.path, anchor: step.anchor, title: step.title };
}

function diffSteps(
  older: readonly PlacedStep[],
  newer: readonly PlacedStep[],
  pairs: Pairs<PlacedStep>,
  pages: Pairs<PageModel>,
): StepDifference[] {
  const now = newer.flatMap((after): StepDifference[] => {
    const before = pairs.beforeOf(after);
    if (before === undefined) return [{ kinds: ['added'], before: null, after: placeOf(after) }];
    const kinds: StepChangeKind[] = [];
    if (before.step.title !== after.step.title) kinds.push('renamed');
    if (pages.afterOf(before.page) !== after.page) kinds.push('moved');
    return kinds.length === 0 ? [] : [{ kinds, before: placeOf(before), after: placeOf(after) }];
  });
  const gone = older
    .filter((before) => pairs.afterOf(before) === undefined)
    .map((before): StepDifference => ({ kinds: ['removed'], before: placeOf(before), after: null }));
  const pathOf = ({ before, after }: StepDifference) => (after ?? before)?.page ?? '';
  return [...now, ...gone].sort((a, b) => compare(pathOf(a), pathOf(b)));
}

function diffPages(
  older: readonly PageModel[],
  newer: readonly PageModel[],
  pairs: Pairs<PageModel>,
): PageDifference[] {
  const now = newer.flatMap((after): PageDifference[] => {
    const before = pairs.beforeOf(after);
    if (before === undefined) return [{ kinds: ['added'], before: null, after: factsOf(after) }];
    const kinds = pageKinds(before, after);
    return kinds.length === 0 ? [] : [{ kinds, before: factsOf(before), after: factsOf(after) }];
  });
  const gone = older
    .filter((before) => pairs.afterOf(before) === undefined)
    .map((before): PageDifference => ({ kinds: ['removed'], before: factsOf(before), after: null }));
  const pathOf = ({ before, after }: PageDifference) => (after ?? before)?.path ?? '';
  return [...now, ...gone].sort((a, b) => compare(pathOf(a), pathOf(b)));
}

function pageKinds(before: PageModel, after: PageModel): PageChangeKind[] {
  const kinds: PageChangeKind[] = [];
  if (before.title !== after.title) kinds.push('renamed');
  if (before.path !== after.path) kinds.push('moved');
  if (!sameWords(before.phases, after.phases)) kinds.push('re-phased');
  if (!sameWords(before.audiences, after.audiences)) kinds.push('re-addressed');
  return kinds;
}

function factsOf({ path, title, phases, audiences }: PageModel): PageFacts {
  return { path, title, phases, audiences };
}
