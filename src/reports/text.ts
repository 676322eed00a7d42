import { problems } from './problems.ts';

/** Bytes as they come: of a file, of an answer, of a form. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** What some files are instead, by how they begin. */
const others = [
  { begins: [0x50, 0x4b, 0x03, 0x04], what: 'an Excel workbook or a ZIP archive' },
  { begins: [0x1f, 0x8b], what: 'a compressed file (gzip)' },
  { begins: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Excel workbook' },
  { begins: [0x25, 0x50, 0x44, 0x46], what: 'a PDF' },
] as const;

/**
 * The bytes as UTF-8 without a byte order mark. UTF-16, as Excel's "Unicode text" writes it, becomes UTF-8.
 * @throws Problem REPORT_NOT_TEXT
 */
export async function* textOf(chunks: Chunks): AsyncGenerator<Uint8Array> {
  let first: Uint8Array = new Uint8Array();
  let decoder: TextDecoder | undefined;
  let started = false;
  for await (const chunk of chunks) {
    let bytes: Uint8Array = chunk;
    if (!started) {
      bytes = joined(first, chunk);
      first = bytes;
      if (bytes.length < 4) continue;
      [bytes, decoder] = begin(bytes);
      started = true;
    }
    if (decoder === undefined) yield bytes;
    else yield new TextEncoder().encode(decoder.decode(bytes, { stream: true }));
  }
  if (!started) [first, decoder] = begin(first);
  if (decoder !== undefined)
    yield new TextEncoder().encode(decoder.decode(started ? new Uint8Array() : first));
  else if (!started) yield first;
}

function begin(bytes: Uint8Array): [Uint8Array, TextDecoder | undefined] {
  const starts = (...begins: readonly number[]) => begins.every((byte, i) => bytes[i] === byte);
  if (starts(0xef, 0xbb, 0xbf)) return [bytes.subarray(3), undefined];
  if (starts(0xff, 0xfe)) return [bytes.subarray(2), new TextDecoder('utf-16le')];
  if (starts(0xfe, 0xff)) return [bytes.subarray(2), new TextDecoder('utf-16be')];
  // Without a mark: a Latin letter has one byte that is 0.
  if (bytes.length >= 4 && bytes[0] !== 0 && bytes[1] === 0 && bytes[3] === 0)
    return [bytes, new TextDecoder('utf-16le')];
  if (bytes.length >= 4 && bytes[0] === 0 && bytes[2] === 0 && bytes[1] !== 0)
    return [bytes, new TextDecoder('utf-16be')];
  const other = others.find(({ begins }) => starts(...begins));
  if (other !== undefined) throw problems.REPORT_NOT_TEXT(other.what);
  return [bytes, undefined];
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
