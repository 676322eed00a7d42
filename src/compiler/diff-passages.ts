import type { ComparedSite, PassageChangeKind, PassageDifference, PassagePlace } from './diff-model.ts';
import { namesAlike, Pairs, type PlacedStep } from './diff-pairs.ts';
import { diffWords, editsFor } from './diff-words.ts';
import type { PageModel } from './model.ts';
import { compare } from './report.ts';
import { sectionText } from './section-text.ts';

interface Passage {
  readonly page: PageModel;
  /** How many passages with this anchor stand above it: those without a heading share the empty one. */
  readonly nth: number;
  readonly anchor: string;
  readonly heading: string;
  readonly html: string;
  readonly text: string;
  readonly step: PlacedStep | undefined;
}

type Change = readonly [was: Passage | undefined, is: Passage | undefined];

/**
 * Passages that read otherwise now, word by word. A step's passage goes with its step, even to another page; any other one keeps its page and
 * anchor, or its page and heading, or its page and words. What stands on a page that is new or gone is told with the page.
 */
export function diffPassages(
  before: readonly [ComparedSite, readonly PlacedStep[]],
  after: readonly [ComparedSite, readonly PlacedStep[]],
  steps: Pairs<PlacedStep>,
  pages: Pairs<PageModel>,
): PassageDifference[] {
  const [older, newer] = [passagesOf(...before), passagesOf(...after)];
  const pairs = pairPassages(older, newer, steps, pages);
  const now = newer.flatMap((is): Change[] => {
    const was = pairs.beforeOf(is);
    return was === undefined && pages.beforeOf(is.page) === undefined ? [] : [[was, is]];
  });
  const gone = older
    .filter((was) => pairs.afterOf(was) === undefined && pages.afterOf(was.page) !== undefined)
    .map((was): Change => [was, undefined]);
  const changes = [...now, ...gone].filter(([was, is]) => !isSame(was, is));
  const length = changes.flat().reduce((sum, one) => sum + (one?.text.length ?? 0), 0);
  const differences = changes.map((change) => compared(change, editsFor(length)));
  const pathOf = ({ before: was, after: is }: PassageDifference) => (is ?? was)?.page ?? '';
  return differences.sort((a, b) => compare(pathOf(a), pathOf(b)));
}

function isSame(was: Passage | undefined, is: Passage | undefined): boolean {
  return was?.heading === is?.heading && (was?.html === is?.html || was?.text === is?.text);
}

function passagesOf({ pages, sections }: ComparedSite, placed: readonly PlacedStep[]): Passage[] {
  const byStep = new Map(placed.map((one) => [one.step, one]));
  return pages.flatMap((page) => {
    const seen = new Map<string, number>();
    return (sections?.get(page.path) ?? []).map(({ id, heading, html, step: index }): Passage => {
      const nth = seen.get(id) ?? 0;
      seen.set(id, nth + 1);
      const step = index === undefined ? undefined : page.steps[index];
      const placedStep = step && byStep.get(step);
      return withText({ page, nth, anchor: id, heading, html, step: placedStep });
    });
  });
}

/** Most passages have not changed, and nobody needs their words. */
function withText(passage: Omit<Passage, 'text'>): Passage {
  let text: string | undefined;
  return {
    ...passage,
    get text() {
      text ??= sectionText(passage.html);
      return text;
    },
  };
}

function pairPassages(
  older: readonly Passage[],
  newer: readonly Passage[],
  steps: Pairs<PlacedStep>,
  pages: Pairs<PageModel>,
): Pairs<Passage> {
  const stepsIn = (passages: readonly Passage[]) => passages.flatMap(({ step }) => step ?? []);
  const pagesOf = (passages: readonly Passage[]) => passages.map(({ page }) => page);
  const stepNames = namesAlike(stepsIn(older), stepsIn(newer), steps);
  const pageNames = namesAlike(pagesOf(older), pagesOf(newer), pages);
  const on = ({ page }: Passage, rest: string) => `${pageNames.get(page)} ${rest}`;
  const pairs = new Pairs<Passage>();
  const join = (keyOf: (one: Passage) => string | undefined) =>
    pairs.joinByKeys(older, newer, (one) => [keyOf(one) ?? []].flat());
  join(({ step }) => step && stepNames.get(step));
  join((one) => on(one, `${one.anchor} ${one.nth}`));
  join((one) => (one.step || one.heading === '' ? undefined : on(one, one.heading.toLowerCase())));
  join((one) => (one.step || one.text === '' ? undefined : on(one, one.text)));
  return pairs;
}

function compared([was, is]: Change, edits: number): PassageDifference {
  const heading = diffWords(was?.heading ?? '', is?.heading ?? '');
  const text = diffWords(was?.text ?? '', is?.text ?? '', edits);
  const kinds: PassageChangeKind[] = [];
  if (was === undefined) kinds.push('added');
  else if (is === undefined) kinds.push('removed');
  else {
    if (heading.length > 0) kinds.push('renamed');
    if (text.length > 0) kinds.push('reworded');
  }
  return { kinds, before: placeOf(was), after: placeOf(is), heading, text };
}

function placeOf(passage: Passage | undefined): PassagePlace | null {
  if (passage === undefined) return null;
  const { page, anchor, heading } = passage;
  return { page: page.path, anchor, title: heading === '' ? page.title : heading };
}
