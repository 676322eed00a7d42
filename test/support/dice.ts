/** Chance that can be repeated: the same throws for the same seed, on every machine. */
export interface Dice {
  /** A whole number from 0 to one less than this. */
  readonly below: (end: number) => number;
  readonly one: <T>(of: readonly T[]) => T;
  /** True once in so many throws. */
  readonly rarely: (once: number) => boolean;
}

/** Mulberry32: small, even enough for choosing, and without a secret to keep. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    one: (of) => {
      const chosen = of[below(of.length)];
      if (chosen === undefined) throw new Error('There is nothing to choose from.');
      return chosen;
    },
    rarely: (once) => below(once) === 0,
  };
}
