import type { Recall } from './memory.ts';
import type { PageDraft } from './page.ts';
import { lastUpTo, type Prose, proseOf } from './prose.ts';

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
const sieveBits = 1 << 21;

interface TextIndex {
  readonly proses: readonly Prose[];
  /** Block → numbers of the places where it stands. */
  readonly places: ReadonlyMap<number, readonly number[]>;
  readonly sourceOf: readonly number[];
  readonly wordOf: readonly number[];
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
  const sourceOf: number[] = [];
  const wordOf: number[] = [];
  const sieve = new Uint8Array(sieveBits / 8);
  proses.forEach(({ words, starts }, source) => {
    for (let section = 0; section + 1 < starts.length; section++) {
      const end = starts[section + 1] ?? 0;
      for (let at = starts[section] ?? 0; at + block <= end; at += block) {
        const key = keyAt(words, at);
        const known = places.get(key);
        if (known === undefined) places.set(key, [sourceOf.length]);
        else if (known.length < mostPlaces) known.push(sourceOf.length);
        else continue;
        sourceOf.push(source);
        wordOf.push(at);
        sieve[(key >>> 3) % sieve.length] = (sieve[(key >>> 3) % sieve.length] ?? 0) | (1 << (key & 7));
      }
    }
  });
  return { proses, places, sourceOf, wordOf, sieve };
}

function keyAt(words: Int32Array, at: number): number {
  let key = 0;
  for (let i = at; i < at + block; i++) key = (Math.imul(key, 31) + (words[i] ?? 0)) | 0;
  return key;
}

/** Long passages that stand on internal pages, too; what follows one begins behind it. Passages end with their section. */
function passagesIn({ words, starts }: Prose, index: TextIndex): Passage[] {
  const { places, sieve } = index;
  const found: Passage[] = [];
  for (let section = 0; section + 1 < starts.length; section++) {
    let from = starts[section] ?? 0;
    const end = starts[section + 1] ?? 0;
    for (let at = from; at + block <= end; at++) {
      const key = keyAt(words, at);
      if (((sieve[(key >>> 3) % sieve.length] ?? 0) & (1 << (key & 7))) === 0) continue;
      let behind = 0;
      for (const place of places.get(key) ?? []) {
        const passage = extended(words, { from, at, end }, index, place);
        if (passage === null) continue;
        found.push(passage);
        behind = Math.max(behind, passage.to);
      }
      if (behind === 0) continue;
      from = behind;
      at = behind - 1;
    }
  }
  return found;
}

interface Here {
  /** Where the passage may begin at the earliest. */
  readonly from: number;
  readonly at: number;
  readonly end: number;
}

/** Both ways from words that may be the same, as far as they are; null when that is not far enough. */
function extended(words: Int32Array, here: Here, index: TextIndex, place: number): Passage | null {
  const source = index.sourceOf[place] ?? 0;
  const there = index.wordOf[place] ?? 0;
  const { words: others, starts } = index.proses[source] as Prose;
  const section = lastUpTo(starts, there);
  const [first, last] = [starts[section] ?? 0, starts[section + 1] ?? others.length];
  const most = Math.min(here.end - here.at, last - there);
  let on = 0;
  while (on < most && words[here.at + on] === others[there + on]) on++;
  if (on < block) return null;
  const mostBack = Math.min(here.at - here.from, there - first);
  let back = 0;
  while (back < mostBack && words[here.at - back - 1] === others[there - back - 1]) back++;
  const length = back + on;
  if (length < longPassage && !(length === last - first && length >= wholeSection)) return null;
  return { from: here.at - back, to: here.at + on, source, at: there - back };
}
