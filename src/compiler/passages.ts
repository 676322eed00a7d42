import type { Recall } from './memory.ts';
import type { PageDraft } from './page.ts';
import { type Prose, proseOf } from './prose.ts';

/** Words that a page shares with an internal page, in a row. Places are indexes into the words of the two. */
export interface Passage {
  readonly from: number;
  readonly to: number;
  /** Index of the internal page among `sources`. */
  readonly source: number;
  /** Where it begins there. */
  readonly at: number;
}

/** What pages for others than internal people share with internal pages. */
export interface Quotes {
  readonly sources: readonly Prose[];
  /** By the path of the page that quotes. */
  readonly of: ReadonlyMap<string, readonly Passage[]>;
}

/** A dozen words in a row are no accident; fewer are one, unless they are all that a description or a section says. */
export const longPassage = 12;
const wholeSection = 8;

// Every twelve words in a row hold one of the blocks of six that a section is cut into.
const block = 6;
// The same words on more internal pages than this are found on the first ones.
const mostPlaces = 4;
const bits = 1 << 22;

interface TextIndex {
  readonly proses: readonly Prose[];
  /** Block → where it stands, as source × 2²⁴ + place. */
  readonly places: ReadonlyMap<number, readonly number[]>;
  /** Says no to nearly all blocks that are not there, without asking the map. */
  readonly sieve: Uint8Array;
}

/** Only for internal people, as far as the page says. */
export function isInternalOnly({ audiences }: PageDraft['page']): boolean {
  return audiences.length > 0 && audiences.every((audience) => audience === 'internal');
}

/** Remembers the internal text as long as it stays the same, and what each page shares with it. */
export function findQuotes(recall: Recall, drafts: readonly PageDraft[]): Quotes {
  const internal = drafts.filter(({ page }) => isInternalOnly(page));
  const others = drafts.filter(({ page }) => page.audiences.some((audience) => audience !== 'internal'));
  if (internal.length === 0 || others.length === 0) return { sources: [], of: new Map() };
  const sources = internal.map(proseOf);
  const index = recall('internal text', [sources.length, ...sources], () => indexOf(sources)).value;
  const of = new Map(
    others.map((draft) => {
      const shared = recall(`quotes ${draft.page.path}`, [draft, index], () =>
        passagesIn(proseOf(draft), index),
      );
      return [draft.page.path, shared.value];
    }),
  );
  return { sources: index.proses, of };
}

function indexOf(proses: readonly Prose[]): TextIndex {
  const places = new Map<number, number[]>();
  const sieve = new Uint8Array(bits / 8);
  proses.forEach(({ words, starts }, source) => {
    for (let section = 0; section + 1 < starts.length; section++) {
      const end = starts[section + 1] ?? 0;
      for (let at = starts[section] ?? 0; at + block <= end; at += block) {
        const key = keyAt(words, at);
        const known = places.get(key);
        const place = source * 2 ** 24 + at;
        if (known === undefined) places.set(key, [place]);
        else if (known.length < mostPlaces) known.push(place);
        const bit = key % bits;
        sieve[bit >> 3] = (sieve[bit >> 3] ?? 0) | (1 << (bit & 7));
      }
    }
  });
  return { proses, places, sieve };
}

function keyAt(words: Uint32Array, at: number): number {
  let key = 0;
  for (let i = at; i < at + block; i++) key = Math.imul(key, 31) + (words[i] ?? 0);
  return key >>> 0;
}

/** Long passages that stand on internal pages, too, each where it is longest; what follows one begins behind it. Passages end with their section. */
function passagesIn(prose: Prose, { proses, places, sieve }: TextIndex): Passage[] {
  const { words, starts } = prose;
  const found: Passage[] = [];
  for (let section = 0; section + 1 < starts.length; section++) {
    let begin = starts[section] ?? 0;
    const end = starts[section + 1] ?? 0;
    for (let at = begin; at + block <= end; ) {
      const key = keyAt(words, at);
      const bit = key % bits;
      const known = (sieve[bit >> 3] ?? 0) & (1 << (bit & 7)) ? (places.get(key) ?? []) : [];
      const shared = known
        .map((place) => {
          const source = Math.floor(place / 2 ** 24);
          return extended(words, { from: begin, at, end }, proses[source] as Prose, source, place % 2 ** 24);
        })
        .filter((passage) => passage !== null);
      found.push(...shared);
      const behind = Math.max(0, ...shared.map(({ to }) => to));
      if (behind > at) begin = behind;
      at = Math.max(at + 1, behind);
    }
  }
  return found;
}

/** Both ways from words that may be the same, as far as they are; null when that is not far enough. */
function extended(
  words: Uint32Array,
  here: { readonly from: number; readonly at: number; readonly end: number },
  { words: others, starts }: Prose,
  source: number,
  there: number,
): Passage | null {
  const section = sectionAt(starts, there);
  const [first, last] = [starts[section] ?? 0, starts[section + 1] ?? others.length];
  let back = 0;
  while (
    here.at - back > here.from &&
    there - back > first &&
    words[here.at - back - 1] === others[there - back - 1]
  )
    back++;
  let on = 0;
  while (here.at + on < here.end && there + on < last && words[here.at + on] === others[there + on]) on++;
  const length = back + on;
  const isWhole = length === last - first && length >= wholeSection;
  // Passages that only touch the place by what stands before it have been found already.
  if (on < block || (length < longPassage && !isWhole)) return null;
  return { from: here.at - back, to: here.at + on, source, at: there - back };
}

/** The section that a place stands in. */
function sectionAt(starts: readonly number[], place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
