/** How much is read before a file is looked at, and how much at a time after that. */
export const pieceBytes = 1 << 16;

/** The bytes in pieces of at most `pieceBytes`, the first one as large as can be, whatever they come in. */
export async function* piecesOf(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const head = new Uint8Array(pieceBytes);
  let filled = 0;
  for await (const chunk of chunks) {
    let from = 0;
    if (filled < pieceBytes) {
      const part = chunk.subarray(0, pieceBytes - filled);
      head.set(part, filled);
      filled += part.length;
      from = part.length;
      if (filled < pieceBytes) continue;
      yield head;
    }
    for (; from < chunk.length; from += pieceBytes) yield chunk.subarray(from, from + pieceBytes);
  }
  if (filled < pieceBytes) yield head.subarray(0, filled);
}
