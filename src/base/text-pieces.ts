/** A piece of two texts laid over each other: in both, in the older one only, or in the newer one only. */
export interface TextPiece {
  readonly kind: 'kept' | 'removed' | 'added';
  readonly text: string;
}

/** A piece as it is shown; the middle of a long one that was kept is folded away, and still carries its text. */
export interface ShownPiece {
  readonly kind: TextPiece['kind'] | 'folded';
  readonly text: string;
}

// Letters that stay on either side of a change, so that one knows where one is: about a line of a page; less where a line ends, more to reach its end.
const context = { least: 35, usual: 70, most: 140 };
// Saying that so little is folded takes as much room as showing it.
const leastFolded = 160;

/** Pieces as they are shown. Their texts one after the other are still the same text. */
export function foldText(pieces: readonly TextPiece[]): ShownPiece[] {
  return pieces.flatMap((piece, i): ShownPiece[] => {
    if (piece.kind !== 'kept') return [piece];
    const { text } = piece;
    const begin = i === 0 ? 0 : endOfContext(text);
    const end = i === pieces.length - 1 ? text.length : beginOfContext(text);
    if (end - begin < leastFolded) return [piece];
    const shown: ShownPiece[] = [
      { kind: 'kept', text: text.slice(0, begin) },
      { kind: 'folded', text: text.slice(begin, end) },
      { kind: 'kept', text: text.slice(end) },
    ];
    return shown.filter((one) => one.text !== '');
  });
}

/**
 * Pieces line by line. What is folded is not parted and has a line to itself; whole lines that were removed stand above those that were added in
 * their place.
 */
export function linesOfPieces(pieces: readonly ShownPiece[]): ShownPiece[][] {
  const lines: ShownPiece[][] = [[]];
  const add = (kind: ShownPiece['kind'], text: string) => {
    if (text !== '') lines.at(-1)?.push({ kind, text });
  };
  for (const [at, { kind, text }] of pieces.entries()) {
    const former = pieces[at - 1];
    if (kind === 'added' && former?.kind === 'removed' && `${former.text}${text}`.includes('\n'))
      lines.push([]);
    if (kind === 'folded') {
      lines.push([{ kind, text }], []);
      continue;
    }
    for (const [i, line] of text.split('\n').entries()) {
      if (i > 0) lines.push([]);
      add(kind, line);
    }
  }
  return lines.filter((line) => line.length > 0);
}

// Chinese and Japanese put no blanks between words: there a word is a letter.
const word = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]|[\\p{L}\\p{M}\\p{N}_]+';
const words = new RegExp(word, 'gu');
const tokens = new RegExp(`${word}|\\s+|.`, 'gsu');

/** Words, blanks and signs; one after the other they are the text. */
export function tokensOf(text: string): string[] {
  return text.match(tokens) ?? [];
}

export function countWords(text: string): number {
  return text.match(words)?.length ?? 0;
}

// At the end of a line if one is near, else at a blank. A script without blanks is cut where it is, but not inside a pair of surrogates.
function endOfContext(text: string): number {
  const line = text.slice(0, context.most).indexOf('\n', context.least);
  if (line >= 0) return line + 1;
  const blank = text.slice(context.usual, context.most).search(/\s/);
  return Math.min(text.length, blank < 0 ? wholeAt(text, context.usual) : context.usual + blank + 1);
}

function beginOfContext(text: string): number {
  const from = Math.max(0, text.length - context.most);
  const before = (letters: number) => text.slice(from, Math.max(from, text.length - letters));
  const line = before(context.least).lastIndexOf('\n');
  if (line >= 0) return from + line + 1;
  const blank = before(context.usual).search(/\s\S*$/);
  return blank < 0 ? wholeAt(text, from + before(context.usual).length) : from + blank + 1;
}

function wholeAt(text: string, at: number): number {
  const isLow = /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1));
  return isLow ? at - 1 : at;
}
