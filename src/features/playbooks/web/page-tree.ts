import type { PageSummary } from '../model.ts';

export interface PhaseGroup {
  /** Undefined for pages that stand in no phase. */
  readonly phase: string | undefined;
  readonly pages: readonly PageSummary[];
}

/** Pages by phase in the order of the work; a page of several phases stands in each. Phases without pages are left out. */
export function groupPages(phases: readonly string[], pages: readonly PageSummary[]): PhaseGroup[] {
  const named = phases.map((phase) => ({
    phase,
    pages: pages.filter((page) => page.phases.includes(phase)),
  }));
  const others = pages.filter((page) => !page.phases.some((phase) => phases.includes(phase)));
  return [...named, { phase: undefined, pages: others }].filter((group) => group.pages.length > 0);
}

/** The groups whose pages or steps are called so. A page found by its own name keeps all steps, else only those found. */
export function findPages(groups: readonly PhaseGroup[], words: string): PhaseGroup[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [...groups];
  return groups.flatMap(({ phase, pages }) => {
    const found = pages.flatMap((page) => {
      if (page.title.toLowerCase().includes(wanted)) return [page];
      const steps = page.steps.filter((step) => step.title.toLowerCase().includes(wanted));
      return steps.length > 0 ? [{ ...page, steps }] : [];
    });
    return found.length > 0 ? [{ phase, pages: found }] : [];
  });
}
