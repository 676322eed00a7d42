/** The candidates that look most like a text, best first: those that share at least half of their letter pairs with it. */
export function nearest(text: string, candidates: readonly string[], most: number): string[] {
  const wanted = pairsOf(text);
  const scored = candidates.map((candidate) => ({ candidate, score: likeness(wanted, pairsOf(candidate)) }));
  return scored
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return (2 * shared) / (a.size + b.size);
}

function pairsOf(text: string): ReadonlySet<string> {
  const lower = text.toLowerCase();
  return new Set(Array.from({ length: Math.max(0, lower.length - 1) }, (_, i) => lower.slice(i, i + 2)));
}
