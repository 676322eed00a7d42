import type { ShownPiece, TextPiece } from './diff-model.ts';

// Words that stay on either side of a change, so that one knows where one is.
const context = 10;

/** Pieces as they are shown: long stretches that stayed as they are give way to the number of their words. */
export function foldText(pieces: readonly TextPiece[]): ShownPiece[] {
  return pieces.flatMap((piece, i): ShownPiece[] => {
    if (piece.kind !== 'kept') return [piece];
    const words = [...piece.text.matchAll(/\S+/g)];
    const before = i > 0 ? context : 0;
    const after = i < pieces.length - 1 ? context : 0;
    const folded = words.length - before - after;
    // Counting three words takes as much room as showing them.
    if (folded <= 3) return [piece];
    const from = before === 0 ? 0 : endOf(words[before - 1]);
    const to = after === 0 ? piece.text.length : (words[words.length - after]?.index ?? piece.text.length);
    const shown: ShownPiece[] = [
      { kind: 'kept', text: piece.text.slice(0, from) },
      { kind: 'folded', words: folded },
      { kind: 'kept', text: piece.text.slice(to) },
    ];
    return shown.filter((one) => one.kind === 'folded' || one.text !== '');
  });
}

function endOf(word: RegExpExecArray | undefined): number {
  return word === undefined ? 0 : word.index + word[0].length;
}
