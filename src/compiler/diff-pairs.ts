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
   * Joins what shares a key that nothing else on its side has, among what has no partner yet, where only one partner comes into question.
   * The same whichever site is called the older, so that a difference read backwards is the backward difference.
   */
  joinByKeys(
    before: readonly Thing[],
    after: readonly Thing[],
    keysOf: (thing: Thing) => readonly string[],
  ): void {
    const older = loneByKey(
      before.filter((thing) => !this.#after.has(thing)),
      keysOf,
    );
    const newer = loneByKey(
      after.filter((thing) => !this.#before.has(thing)),
      keysOf,
    );
    const forward = new Map<Thing, Set<Thing>>();
    const backward = new Map<Thing, Set<Thing>>();
    for (const [key, thing] of older) {
      const partner = newer.get(key);
      if (!thing || !partner) continue;
      forward.set(thing, (forward.get(thing) ?? new Set()).add(partner));
      backward.set(partner, (backward.get(partner) ?? new Set()).add(thing));
    }
    for (const [thing, [partner]] of forward) {
      if (partner === undefined) continue;
      if (forward.get(thing)?.size === 1 && backward.get(partner)?.size === 1) this.join(thing, partner);
    }
  }
}

/** Things by key; null where several share one. */
function loneByKey<Thing>(things: readonly Thing[], keysOf: (thing: Thing) => readonly string[]) {
  const lone = new Map<string, Thing | null>();
  for (const thing of things) {
    for (const key of new Set(keysOf(thing))) lone.set(key, lone.has(key) ? null : thing);
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
const idsOf = ({ step }: PlacedStep) => [...new Set(step.tasks.map(({ id }) => id))].sort();

/** A page keeps its path, or else its title and language. */
export function pairPages(before: readonly PageModel[], after: readonly PageModel[]): Pairs<PageModel> {
  const pairs = new Pairs<PageModel>();
  pairs.joinByKeys(before, after, ({ path }) => [path]);
  pairs.joinByKeys(before, after, ({ title, language }) =>
    title === '' ? [] : [`${language} ${words(title)}`],
  );
  return pairs;
}

/**
 * A step keeps its page and anchor, or its page and title, or its page and one of its tasks; one that has left its page keeps its title and tasks, or
 * its tasks alone; one without tasks keeps its neighbours and a word of its title. What is as likely one step as another stays without a partner: added and removed.
 */
export function pairSteps(
  before: readonly PlacedStep[],
  after: readonly PlacedStep[],
  pages: Pairs<PageModel>,
): Pairs<PlacedStep> {
  const pagesOf = (steps: readonly PlacedStep[]) => steps.map(({ page }) => page);
  const names = namesAlike(pagesOf(before), pagesOf(after), pages);
  const on = (one: PlacedStep, rest: string) => `${names.get(one.page)} ${rest}`;
  const pairs = new Pairs<PlacedStep>();
  const join = (keysOf: (one: PlacedStep) => readonly string[]) => pairs.joinByKeys(before, after, keysOf);
  join((one) => [on(one, one.step.anchor)]);
  join((one) => [on(one, words(one.step.title))]);
  join((one) => idsOf(one).map((id) => on(one, id)));
  join((one) => [`${words(one.step.title)} | ${idsOf(one).join(' ')}`]);
  join((one) => (one.step.tasks.length === 0 ? [] : [idsOf(one).join(' ')]));
  const stepNames = namesAlike(before, after, pairs);
  const neighbours = new Map([...neighboursIn(before, stepNames), ...neighboursIn(after, stepNames)]);
  join((one) => {
    if (one.step.tasks.length > 0) return [];
    return longWords(one.step.title).map((word) => on(one, `${neighbours.get(one)} ${word}`));
  });
  return pairs;
}

const longWords = (title: string) => words(title).match(/[\p{L}\p{N}]{4,}/gu) ?? [];

/** The steps before and after a step on its page, by name. */
function neighboursIn(placed: readonly PlacedStep[], names: ReadonlyMap<PlacedStep, string>) {
  return placed.map((one, i): [PlacedStep, string] => {
    const nameAt = (at: number) => {
      const other = placed[at];
      return other?.page === one.page ? names.get(other) : 'nothing';
    };
    return [one, `${nameAt(i - 1)} ${nameAt(i + 1)}`];
  });
}

/** A name for everything, the same one for a thing before and after. */
export function namesAlike<Thing>(
  before: readonly Thing[],
  after: readonly Thing[],
  pairs: Pairs<Thing>,
): ReadonlyMap<Thing, string> {
  const names = new Map<Thing, string>();
  for (const thing of before) {
    if (names.has(thing)) continue;
    const name = `#${names.size}`;
    names.set(thing, name);
    const partner = pairs.afterOf(thing);
    if (partner !== undefined) names.set(partner, name);
  }
  for (const thing of after) if (!names.has(thing)) names.set(thing, `#${names.size}`);
  return names;
}
