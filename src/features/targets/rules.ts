import type { TargetRefusal, TargetWarning } from './model.ts';

/** What is known of a tenant that stands on a list. */
export interface TargetFacts {
  readonly active: boolean;
  /** Whether a case of the list's process is open for it already. */
  readonly openCase: boolean;
  /** Whether it has a FastTrack Manager who is a person (domain.md 5.6, E1). */
  readonly manager: boolean;
  /** Whether a partner firm leads it (E10). */
  readonly partnerLed: boolean;
  /** Other published lists of a year that has not ended (E6). */
  readonly otherLists: number;
  /** Contacts, and those of them who may not be called (E11). */
  readonly contacts: number;
  readonly doNotCall: number;
  readonly sme: { readonly fits: boolean } | null;
}

/** What to think of before publishing: it goes on, and whoever publishes has seen it. */
export function warningsOf(facts: TargetFacts): TargetWarning[] {
  const { manager, partnerLed, otherLists, contacts, doNotCall, sme } = facts;
  return [
    ...(manager ? [] : ['no-manager' as const]),
    ...(partnerLed ? ['partner-led' as const] : []),
    ...(otherLists > 0 ? ['on-other-list' as const] : []),
    ...(contacts > 0 && doNotCall === contacts ? ['do-not-call' as const] : []),
    ...(sme === null ? ['no-sme' as const] : []),
  ];
}

/** Why publishing begins no case: the process would refuse it, and here it is known before. */
export function refusalOf({ active, openCase, sme }: TargetFacts): TargetRefusal | null {
  if (!active) return 'inactive';
  if (openCase) return 'open-case';
  return sme !== null && !sme.fits ? 'sme-gone' : null;
}

/** The year a day lies in, named by the year in which it ends. @param begins month, 7 for July. */
export function fiscalYearAt(day: string, begins: number): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return begins > 1 && month >= begins ? year + 1 : year;
}

/** The SME with the least to do, for whoever doesn't choose: open cases and listed targets count alike; then by name. */
export function leastLoaded<
  One extends { readonly name: string; readonly open: number; readonly listed: number },
>(all: readonly One[]): One | undefined {
  return all.toSorted((a, b) => a.open + a.listed - (b.open + b.listed) || (a.name < b.name ? -1 : 1))[0];
}

/** Targets dealt out to people one by one, each to whoever has least then. @returns for each target the index of its person. */
export function dealt(loads: readonly number[], count: number): number[] {
  const now = [...loads];
  return Array.from({ length: now.length === 0 ? 0 : count }, () => {
    const least = now.indexOf(Math.min(...now));
    now[least] = (now[least] ?? 0) + 1;
    return least;
  });
}
