import { suite } from '../../reports/services.ts';

/** How usage is counted. A definition is never changed: a new one gets a new version, and figures name theirs. */
export interface Definition {
  readonly version: number;
  /** Days of a window, both ends included (domain.md 7.1: 28). */
  readonly window: number;
  /** Being active in one of them is being active at all (CSMAU, domain.md 5.1). */
  readonly suite: readonly string[];
}

export const definitions: readonly Definition[] = [{ version: 1, window: 28, suite }];

export const definition: Definition = definitions.at(-1) as Definition;
