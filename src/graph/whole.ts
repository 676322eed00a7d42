import { problems } from './problems.ts';

const [quote, comma, newline, carriageReturn] = [0x22, 0x2c, 0x0a, 0x0d];

/**
 * The bytes of a CSV file as they come. A body that stops too early fails at its end: when the connection broke, when there is no header line,
 * or when the last row has no line end and fewer cells than the header. Whoever keeps the file must do so only after the end.
 * @throws GRAPH_CUT.
 */
export async function* wholeFile(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let header = 0;
  let cells = 1;
  let isQuoted = false;
  let isBegun = false;
  for await (const chunk of unbroken(chunks)) {
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at];
      if (!isQuoted && (byte === newline || byte === carriageReturn)) {
        if (isBegun && header === 0) header = cells;
        cells = 1;
        isBegun = false;
        continue;
      }
      isBegun = true;
      if (byte === quote) isQuoted = !isQuoted;
      else if (byte === comma && !isQuoted) cells++;
    }
    yield chunk;
  }
  if (header === 0 || (isBegun && (isQuoted || cells < header))) throw problems.GRAPH_CUT();
}

async function* unbroken(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = chunks[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await pieces.next().catch(() => {
        throw problems.GRAPH_CUT();
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await pieces.return?.().catch(() => {});
  }
}
