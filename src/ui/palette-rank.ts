/** How well a text answers what was typed; 0 is not at all. A whole beginning is best, then a word's, then anywhere. */
export function rank(text: string, query: string): number {
  const whole = fold(text);
  const wanted = fold(query)
    .split(' ')
    .filter((word) => word !== '');
  if (wanted.length === 0) return 1;
  let sum = 0;
  for (const word of wanted) {
    const at = whole.indexOf(word);
    if (at < 0) return 0;
    if (at === 0) sum += 4;
    else sum += whole.includes(` ${word}`) ? 3 : 1;
  }
  return sum / wanted.length;
}

/** Puts what fits best first; what fits equally stays in its order. */
export function ranked<T>(items: readonly T[], query: string, textOf: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, rank: rank(textOf(item), query) }))
    .filter((entry) => entry.rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map((entry) => entry.item);
}

/** A text cut where the query is, so that it can be marked: `[before, hit, after]`, or the text alone. */
export function hit(text: string, query: string): [string, string, string] {
  const first = fold(query)
    .split(' ')
    .find((word) => word !== '');
  // Folding may change the length of exotic letters; then nothing is marked rather than the wrong letters.
  const at = first && fold(text).length === text.length ? fold(text).indexOf(first) : -1;
  if (!first || at < 0) return [text, '', ''];
  return [text.slice(0, at), text.slice(at, at + first.length), text.slice(at + first.length)];
}

/** Lower case without accents: `Zoë` is found by `zoe`. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
