import type { ComparedSite, PassageDifference, PassagePlace } from './diff-model.ts';
import { namesAlike, Pairs, type PlacedStep } from './diff-pairs.ts';
import { diffWords } from './diff-words.ts';
import { foldText } from './fold-text.ts';
import type { PageModel } from './model.ts';
import type { RenderedSection } from './render.ts';
import { compare } from './report.ts';
import { sectionText } from './section-text.ts';

interface Passage {
  readonly page: PageModel;
  readonly section: RenderedSection;
  readonly step: PlacedStep | undefined;
}

/**
 * Passages that read otherwise now, word by word. A step's passage goes with its step, even to another page; any other one keeps its page and
 * anchor, or its page and heading. What stands on a page that is new or gone is told with the page.
 */
export function diffPassages(
  before: readonly [ComparedSite, readonly PlacedStep[]],
  after: readonly [ComparedSite, readonly PlacedStep[]],
  steps: Pairs<PlacedStep>,
  pages: Pairs<PageModel>,
): PassageDifference[] {
  const [older, newer] = [passagesOf(...before), passagesOf(...after)];
  const pairs = pairPassages(older, newer, steps, pages);
  const now = newer.flatMap((is): PassageDifference[] => {
    const was = pairs.beforeOf(is);
    if (was !== undefined) return compared(was, is);
    return pages.beforeOf(is.page) === undefined ? [] : compared(undefined, is);
  });
  const gone = older
    .filter((was) => pairs.afterOf(was) === undefined && pages.afterOf(was.page) !== undefined)
    .flatMap((was) => compared(was, undefined));
  const pathOf = ({ before: was, after: is }: PassageDifference) => (is ?? was)?.page ?? '';
  return [...now, ...gone].sort((a, b) => compare(pathOf(a), pathOf(b)));
}

function passagesOf({ pages, sections }: ComparedSite, placed: readonly PlacedStep[]): Passage[] {
  const byStep = new Map(placed.map((one) => [one.step, one]));
  return pages.flatMap((page) =>
    (sections?.get(page.path) ?? []).map((section) => {
      const step = section.step === undefined ? undefined : page.steps[section.step];
      return { page, section, step: step && byStep.get(step) };
    }),
  );
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
  const pairs = new Pairs<Passage>();
  pairs.joinByKeys(older, newer, ({ step }) => (step === undefined ? [] : [`${stepNames.get(step)}`]));
  const others = ({ step, page }: Passage, rest: string) =>
    step === undefined ? [`${pageNames.get(page)} ${rest}`] : [];
  pairs.joinByKeys(older, newer, (one) => others(one, one.section.id));
  pairs.joinByKeys(older, newer, (one) => others(one, one.section.heading.toLowerCase()));
  return pairs;
}

function compared(was: Passage | undefined, is: Passage | undefined): PassageDifference[] {
  const headings = [was?.section.heading ?? '', is?.section.heading ?? ''] as const;
  const texts = [sectionText(was?.section.html ?? ''), sectionText(is?.section.html ?? '')] as const;
  if (headings[0] === headings[1] && texts[0] === texts[1]) return [];
  const shown = ([one, other]: readonly [string, string]) =>
    one === other ? [] : foldText(diffWords(one, other));
  return [{ before: placeOf(was), after: placeOf(is), heading: shown(headings), text: shown(texts) }];
}

function placeOf(passage: Passage | undefined): PassagePlace | null {
  if (passage === undefined) return null;
  const { page, section } = passage;
  return {
    page: page.path,
    anchor: section.id,
    title: section.heading === '' ? page.title : section.heading,
  };
}
