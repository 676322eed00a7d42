/** The candidates that look most like a text, best first: those that share at least half of their letter pairs with it. */
export function nearest(
  text: string,
  candidates: readonly string[],
  most: number,
  pairs: (text: string) => ReadonlySet<number> = pairsOf,
): string[] {
  const wanted = pairs(text);
  const scored = candidates.map((candidate) => ({ candidate, score: likeness(wanted, pairs(candidate)) }));
  return scored
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

function likeness(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return (2 * shared) / (a.size + b.size);
}

/** Every two letters that stand side by side, each pair as one number: sets of numbers are quicker than sets of texts. */
export function pairsOf(text: string): ReadonlySet<number> {
  const lower = text.toLowerCase();
  const pairs = new Set<number>();
  for (let i = 1; i < lower.length; i++) pairs.add(lower.charCodeAt(i - 1) * 65_536 + lower.charCodeAt(i));
  return pairs;
}
