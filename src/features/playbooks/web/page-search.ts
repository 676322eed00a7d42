/** Where a match begins and ends: the piece of text and the place in it. */
export interface Match {
  readonly start: { readonly piece: number; readonly at: number };
  readonly end: { readonly piece: number; readonly at: number };
}

/**
 * Finds words in a block of text that is cut into pieces, as bold and links cut it: a match may run over the cuts. Big and
 * small letters are the same, and so is any run of blanks. Matches don't overlap; fewer than two letters find nothing.
 */
export function matchesIn(pieces: readonly string[], words: string): Match[] {
  const pattern = patternOf(words);
  if (!pattern) return [];
  const text = pieces.join('');
  return [...text.matchAll(pattern)].map((found) => ({
    start: placeOf(pieces, found.index, false),
    end: placeOf(pieces, found.index + found[0].length, true),
  }));
}

/** The next match in a ring: after the last comes the first. */
export function stepThrough(count: number, at: number, by: 1 | -1): number {
  return count === 0 ? 0 : (at + by + count) % count;
}

function patternOf(words: string): RegExp | undefined {
  const wanted = words.trim();
  if (wanted.length < 2) return undefined;
  const parts = wanted.split(/\s+/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('\\s+'), 'giu');
}

// The end of a match belongs to the piece before a cut, its start to the one after.
function placeOf(pieces: readonly string[], offset: number, isEnd: boolean): { piece: number; at: number } {
  let left = offset;
  for (const [piece, text] of pieces.entries()) {
    if (left < text.length || (isEnd && left === text.length)) return { piece, at: left };
    left -= text.length;
  }
  return { piece: Math.max(0, pieces.length - 1), at: pieces.at(-1)?.length ?? 0 };
}
