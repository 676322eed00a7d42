import { type RefObject, type UIEvent, useEffect, useRef, useState } from 'react';
import type { VisiblePage } from './rows.ts';
import type { OnSearch } from './search.ts';

// How far below the top edge a phase may begin and still be the one people are reading.
const reach = 72;

/** Which phase one looks at: the one chosen, until scrolling comes to another. */
export function usePhase(
  tree: RefObject<HTMLDivElement | null>,
  pages: readonly VisiblePage[],
  wanted: string | undefined,
  go: OnSearch,
) {
  const [seen, setSeen] = useState<string>();
  const current = seen ?? wanted ?? pages[0]?.phase;
  const isShown = wanted === undefined || pages.some((page) => page.phase === wanted);
  const first = useRef(wanted);
  useEffect(() => {
    if (first.current !== undefined) bringUp(tree.current, first.current);
  }, [tree]);
  // A search leads to the phase of its first hit.
  useEffect(() => {
    if (wanted !== undefined) setSeen(wanted);
  }, [wanted]);
  return {
    current,
    hidden: isShown ? undefined : wanted,
    onPhase(phase: string): void {
      setSeen(phase);
      go({ phase }, { replace: true });
      bringUp(tree.current, phase);
    },
    onScroll(event: UIEvent<HTMLElement>): void {
      const phase = phaseUnder(event.currentTarget, tree.current, current);
      if (phase !== undefined) setSeen(phase);
    },
  };
}

function bringUp(tree: HTMLElement | null, phase: string): void {
  groupsOf(tree)
    .find((group) => group.dataset.phase === phase)
    ?.scrollIntoView({ block: 'start' });
}

function phaseUnder(
  box: HTMLElement,
  tree: HTMLElement | null,
  current: string | undefined,
): string | undefined {
  const top = box.getBoundingClientRect().top;
  const groups = groupsOf(tree);
  const isAtEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 2;
  // At the very end the last phases can't come to the top: the one chosen stays chosen.
  if (
    isAtEnd &&
    groups.some((group) => group.dataset.phase === current && group.getBoundingClientRect().top >= top)
  ) {
    return current;
  }
  return groups.findLast((group) => group.getBoundingClientRect().top - top <= reach)?.dataset.phase;
}

function groupsOf(tree: HTMLElement | null): HTMLElement[] {
  return [...(tree?.querySelectorAll<HTMLElement>('[data-phase]') ?? [])];
}
