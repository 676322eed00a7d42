import type { PageModel, StepModel } from './model.ts';

/** What belongs together in two sites, both ways round. */
export class Pairs<Thing> {
  readonly #after = new Map<Thing, Thing>();
  readonly #before = new Map<Thing, Thing>();

  join(before: Thing, after: Thing): void {
    if (this.#after.has(before) || this.#before.has(after)) return;
    this.#after.set(before, after);
    this.#before.set(after, before);
  }
  afterOf(before: Thing): Thing | undefined {
    return this.#after.get(before);
  }
  beforeOf(after: Thing): Thing | undefined {
    return this.#before.get(after);
  }
  /**
   * Joins what is alone with its key on both sides, among what has no partner yet. The same whichever site is called the older, so that a
   * difference read backwards is the backward difference.
   */
  joinByKey(before: readonly Thing[], after: readonly Thing[], keyOf: (thing: Thing) => string | null): void {
    const older = loneByKey(
      before.filter((thing) => !this.#after.has(thing)),
      keyOf,
    );
    const newer = loneByKey(
      after.filter((thing) => !this.#before.has(thing)),
      keyOf,
    );
    for (const [key, thing] of older) {
      const partner = newer.get(key);
      if (thing !== null && partner) this.join(thing, partner);
    }
  }
}

/** Things by key; null where several share one. */
function loneByKey<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string | null) {
  const lone = new Map<string, Thing | null>();
  for (const thing of things) {
    const key = keyOf(thing);
    if (key !== null) lone.set(key, lone.has(key) ? null : thing);
  }
  return lone;
}

/** A step with the page it stands on. */
export interface PlacedStep {
  readonly page: PageModel;
  readonly step: StepModel;
}

export function stepsOf(pages: readonly PageModel[]): PlacedStep[] {
  return pages.flatMap((page) => page.steps.map((step) => ({ page, step })));
}

const words = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase();
const tasksOf = ({ step }: PlacedStep) => [...new Set(step.tasks.map(({ id }) => id))].sort().join(' ');

/** A page keeps its path, or else its title and language. */
export function pairPages(before: readonly PageModel[], after: readonly PageModel[]): Pairs<PageModel> {
  const pairs = new Pairs<PageModel>();
  pairs.joinByKey(before, after, ({ path }) => path);
  pairs.joinByKey(before, after, ({ title, language }) =>
    title === '' ? null : `${language} ${words(title)}`,
  );
  return pairs;
}

/**
 * A step keeps its page and anchor, or its page and title, or its page and tasks; one that has left its page keeps its title and tasks, or
 * its tasks alone. What is as likely one step as another stays without a partner: added and removed.
 */
export function pairSteps(
  before: readonly PlacedStep[],
  after: readonly PlacedStep[],
  pages: Pairs<PageModel>,
): Pairs<PlacedStep> {
  const names = nameAlike(before, after, pages);
  const on = (one: PlacedStep, rest: string) => (rest === '' ? null : `${names.get(one.page)} ${rest}`);
  const pairs = new Pairs<PlacedStep>();
  const join = (keyOf: (one: PlacedStep) => string | null) => pairs.joinByKey(before, after, keyOf);
  join((one) => on(one, one.step.anchor));
  join((one) => on(one, words(one.step.title)));
  join((one) => on(one, tasksOf(one)));
  join((one) => `${words(one.step.title)} | ${tasksOf(one)}`);
  join((one) => tasksOf(one) || null);
  return pairs;
}

/** A name for every page, the same one for a page before and after. */
function nameAlike(before: readonly PlacedStep[], after: readonly PlacedStep[], pairs: Pairs<PageModel>) {
  const names = new Map<PageModel, string>();
  for (const { page } of before) {
    if (names.has(page)) continue;
    const name = `page ${names.size}`;
    names.set(page, name);
    const partner = pairs.afterOf(page);
    if (partner !== undefined) names.set(partner, name);
  }
  for (const { page } of after) if (!names.has(page)) names.set(page, `page ${names.size}`);
  return names;
}
