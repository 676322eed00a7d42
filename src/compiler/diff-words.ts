import { diffArrays } from 'diff';
import { countWords, type TextPiece, tokensOf } from '../base/text-pieces.ts';
import { compare } from './report.ts';

type Kind = TextPiece['kind'];

// Comparing costs at most letters × edits; about a second of work.
const mostWork = 40_000_000;
const mostEdits = 1_000;
// Texts with less in common than this are not one text reworded: what they share are chance words.
const leastShared = 0.3;

/**
 * How many edits may be looked for in texts of this length together, so that comparing them ends in time. What needs more is shown as
 * replaced: a paragraph, or all of a text.
 */
export function editsFor(length: number): number {
  return Math.min(mostEdits, Math.floor(mostWork / Math.max(1, length)));
}

/**
 * How one text becomes another, word by word: first by lines, then by words within the lines that differ. Kept and removed pieces together are
 * `before`, kept and added ones `after`, to the letter; the other way round the same words are removed that were added. Empty for equal texts.
 */
export function diffWords(
  before: string,
  after: string,
  edits: number = editsFor(before.length + after.length),
): TextPiece[] {
  if (before === after) return [];
  // The way from one text to another is rarely the only one: always looking in the same direction finds the same one both ways.
  if (compare(before, after) > 0) return joined(compareTexts(after, before, edits).map(turned));
  return joined(compareTexts(before, after, edits));
}

function compareTexts(before: string, after: string, edits: number): TextPiece[] {
  const pieces: TextPiece[] = [];
  let removed = '';
  let added = '';
  const close = (): void => {
    for (const piece of compareBlocks(removed, added, edits)) pieces.push(piece);
    removed = '';
    added = '';
  };
  const changes = compareLists(linesOf(before), linesOf(after), edits);
  if (changes === undefined) return replaced(before, after);
  for (const { kind, text } of changes) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      close();
      pieces.push({ kind, text });
    }
  }
  close();
  return pieces;
}

function compareBlocks(before: string, after: string, edits: number): TextPiece[] {
  if (before === '' || after === '') return replaced(before, after);
  const [older, newer] = [tokensOf(before), tokensOf(after)];
  if (sharedPart(older, newer) < leastShared) return replaced(before, after);
  return withoutScraps(compareLists(older, newer, edits) ?? replaced(before, after));
}

/** Undefined when it needs more edits. */
function compareLists(before: string[], after: string[], maxEditLength: number): TextPiece[] | undefined {
  const changes = diffArrays(before, after, { maxEditLength });
  return changes?.map(({ value, added, removed }) => {
    return { kind: added ? 'added' : removed ? 'removed' : 'kept', text: value.join('') };
  });
}

const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+/g) ?? [];
const isWord = (text: string): boolean => countWords(text) > 0;

/** The part of all words that stands on both sides, 0 to 1. */
function sharedPart(before: readonly string[], after: readonly string[]): number {
  const left = new Map<string, number>();
  const [older, newer] = [before.filter(isWord), after.filter(isWord)];
  for (const word of older) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of newer) {
    const count = left.get(word) ?? 0;
    if (count > 0) shared++;
    left.set(word, count - 1);
  }
  return older.length + newer.length === 0 ? 1 : (2 * shared) / (older.length + newer.length);
}

/** A blank or a comma that stayed between two changes is no rest for the eye: it is removed and added with them. */
function withoutScraps(pieces: readonly TextPiece[]): TextPiece[] {
  return pieces.flatMap((piece, i): TextPiece[] => {
    const between = i > 0 && i < pieces.length - 1;
    if (piece.kind !== 'kept' || !between || isWord(piece.text) || piece.text.includes('\n')) return [piece];
    return replaced(piece.text, piece.text);
  });
}

function replaced(before: string, after: string): TextPiece[] {
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
}

const otherKind: Readonly<Record<Kind, Kind>> = { kept: 'kept', removed: 'added', added: 'removed' };
const turned = ({ kind, text }: TextPiece): TextPiece => ({ kind: otherKind[kind], text });

/** Between two kept pieces at most one that was removed and then one that was added; none is empty. */
function joined(pieces: readonly TextPiece[]): TextPiece[] {
  const result: TextPiece[] = [];
  const texts: Record<Kind, string> = { kept: '', removed: '', added: '' };
  const close = (kinds: readonly Kind[]): void => {
    for (const kind of kinds) {
      if (texts[kind] !== '') result.push({ kind, text: texts[kind] });
      texts[kind] = '';
    }
  };
  const closeChange = (): void => {
    const blank = sharedBlank(texts.removed, texts.added);
    texts.removed = texts.removed.slice(0, texts.removed.length - blank.length);
    texts.added = texts.added.slice(0, texts.added.length - blank.length);
    close(['removed', 'added']);
    texts.kept += blank;
  };
  for (const { kind, text } of pieces) {
    if (text === '') continue;
    if (kind !== 'kept') close(['kept']);
    else if (texts.removed + texts.added !== '') closeChange();
    texts[kind] += text;
  }
  if (texts.removed + texts.added !== '') closeChange();
  close(['kept']);
  return result;
}

/** The blanks that both end with: they have stayed. */
function sharedBlank(one: string, other: string): string {
  const [blank, otherBlank] = [one, other].map((text) => text.slice(text.trimEnd().length));
  return blank === undefined || blank !== otherBlank || blank.includes('\n') ? '' : blank;
}
