import { looseTextAt } from './cells.ts';
import { problems } from './problems.ts';
import { mostCells, type Records } from './records.ts';

const delimiters = [',', ';', '\t'] as const;

/**
 * The names of the columns, from the first line that isn't empty. The delimiter is the one that makes most of them: Excel saves with
 * semicolons or tabs, where commas are used in numbers. Its own line that says so (`sep=;`) is no header.
 * @throws Problem REPORT_EMPTY, REPORT_NO_HEADER
 */
export function readHeader(records: Records, head: Uint8Array, firstLine = 1): string[] {
  const [start, line] = startOf(head, firstLine);
  if (start === head.length) throw problems.REPORT_EMPTY();
  let best = { delimiter: ',', cells: 0 };
  for (const delimiter of delimiters) {
    const cells = cellsOf(records, delimiter, start, line);
    if (cells > best.cells) best = { delimiter, cells };
  }
  if (best.cells === 0 || best.cells > mostCells) throw problems.REPORT_NO_HEADER();
  cellsOf(records, best.delimiter, start, line);
  const { bytes, starts, ends } = records;
  return Array.from({ length: best.cells }, (_, cell) =>
    looseTextAt(bytes, starts[cell] as number, ends[cell] as number),
  );
}

/** How many cells the header has with this delimiter; 0 if it has no end. */
function cellsOf(records: Records, delimiter: string, start: number, line: number): number {
  records.delimiter = delimiter;
  records.rewind(start, line);
  return records.next() && records.problem === undefined ? records.cells : 0;
}

/** Where the header begins, and in which line. */
function startOf(head: Uint8Array, firstLine: number): [number, number] {
  let line = firstLine;
  let start = 0;
  const said = /^sep=[,;\t](?:\r\n?|\n)/i.exec(new TextDecoder('latin1').decode(head.subarray(0, 8)))?.[0];
  if (said !== undefined) {
    start = said.length;
    line++;
  }
  for (; start < head.length && isBlank(head[start] as number); start++)
    if (head[start] === 0x0a || (head[start] === 0x0d && head[start + 1] !== 0x0a)) line++;
  return [start, line];
}

const isBlank = (byte: number) => byte === 0x0a || byte === 0x0d || byte === 0x20;
