import { type Service, services, suite, suiteWithApps } from '../../reports/services.ts';
import type { FeedCount } from './entitlements.ts';

/** How usage is counted. A definition is never changed: a new one gets a new version, and figures name theirs. */
export interface Definition {
  readonly version: number;
  /** Days of a window, both ends included (domain.md 7.1: 28). */
  readonly window: number;
  /** Being active in one of them is being active at all (CSMAU, domain.md 5.1). */
  readonly suite: readonly string[];
  /** Which of the feed's counts a share is of: what was bought, or what was given to people. */
  readonly entitlements: FeedCount;
  /** Whether a share counts no more people than there are entitlements. */
  readonly capped: boolean;
}

export const definitions: readonly Definition[] = [
  { version: 1, window: 28, suite, entitlements: 'enabled', capped: false },
  // Microsoft 365 Apps are Office 365 too (domain.md 3.5), and qualified entitlements are those that people have (7.1).
  { version: 2, window: 28, suite: suiteWithApps, entitlements: 'assigned', capped: false },
];

/** The one that figures are told by, unless another is asked for. */
export const definition: Definition = definitions[0] as Definition;

export const definitionOf = (version: number): Definition | undefined =>
  definitions.find((one) => one.version === version);

/** What definitions differ in, in the order in which a comparison goes through it. */
export const clauses = ['suite', 'entitlements', 'capped'] as const;
export type Clause = (typeof clauses)[number];

/** One clause on the way from one definition to another. */
export interface ClauseStep {
  readonly clause: Clause;
  /** Names of services, or words of the clause. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** The first definition with this clause, and those before it, of the other. */
  readonly definition: Definition;
}

/** The way from one definition to another, a clause at a time; those that are alike are no steps. */
export function stepsBetween(from: Definition, to: Definition): ClauseStep[] {
  const steps: ClauseStep[] = [];
  let present = from;
  for (const clause of clauses) {
    const [removed, added] = [wordsOf(clause, from), wordsOf(clause, to)];
    const step = {
      added: added.filter((word) => !removed.includes(word)),
      removed: removed.filter((word) => !added.includes(word)),
    };
    if (step.added.length + step.removed.length === 0) continue;
    present = { ...present, [clause]: to[clause] };
    steps.push({ clause, ...step, definition: present });
  }
  return steps;
}

function wordsOf(clause: Clause, one: Definition): readonly string[] {
  if (clause === 'suite') return one.suite.map((id) => nameOf(services, id));
  return clause === 'entitlements' ? [one.entitlements] : [one.capped ? 'capped' : 'not capped'];
}

const nameOf = (known: readonly Service[], id: string) => known.find((one) => one.id === id)?.name ?? id;
