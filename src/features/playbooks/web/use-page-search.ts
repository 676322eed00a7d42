import { type RefObject, useEffect, useMemo, useState } from 'react';
import { matchesIn, stepThrough } from './page-search.ts';

const blocks = 'p, li, td, th, h1, h2, h3, h4, h5, h6, dt, dd, pre, blockquote, summary, caption';
const all = 'uptake-matches';
const one = 'uptake-match';

/**
 * Searches the text on the page and marks what it finds, with the browser's own highlights: the text itself is not touched.
 * A browser without them still counts and scrolls.
 * @param text changes when another text stands on the page.
 * @param from anchor of the heading to begin at; from the top when there is none.
 */
export function usePageSearch(
  body: RefObject<HTMLElement | null>,
  words: string,
  text: unknown,
  from: string,
) {
  const [ranges, setRanges] = useState<readonly Range[]>([]);
  const [at, setAt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is another search
  useEffect(() => {
    const found = body.current ? rangesIn(body.current, words) : [];
    setRanges(found);
    setAt(
      Math.max(
        0,
        found.findIndex((range) => isBelow(range, from)),
      ),
    );
  }, [body, words, text]);
  const current = ranges[at];
  useEffect(() => {
    mark(all, ranges);
    mark(one, current ? [current] : []);
    current?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    return () => {
      mark(all, []);
      mark(one, []);
    };
  }, [ranges, current]);
  return useMemo(
    () => ({
      count: ranges.length,
      at,
      step: (by: 1 | -1) => setAt((before) => stepThrough(ranges.length, before, by)),
    }),
    [ranges, at],
  );
}

function isBelow(range: Range, anchor: string): boolean {
  const heading = anchor === '' ? null : document.getElementById(anchor);
  if (heading === null) return true;
  const place = heading.compareDocumentPosition(range.startContainer);
  return (place & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) !== 0;
}

function rangesIn(body: HTMLElement, words: string): Range[] {
  const groups = new Map<Element, Text[]>();
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const block = node.parentElement?.closest(blocks);
    // What stands below the text is no part of the page.
    if (block && body.contains(block) && block.closest('[data-apart]') === null)
      groups.set(block, [...(groups.get(block) ?? []), node as Text]);
  }
  return [...groups.values()].flatMap((nodes) =>
    matchesIn(
      nodes.map((node) => node.data),
      words,
    ).flatMap(({ start, end }) => {
      const [first, last] = [nodes[start.piece], nodes[end.piece]];
      if (!first || !last) return [];
      const range = document.createRange();
      range.setStart(first, start.at);
      range.setEnd(last, end.at);
      return [range];
    }),
  );
}

function mark(name: string, ranges: readonly Range[]): void {
  if (!('highlights' in CSS)) return;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}
