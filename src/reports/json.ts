import { type Format, formats } from './formats.ts';
import { problems } from './problems.ts';

export type Entry = Readonly<Record<string, unknown>>;

/** What a file of JSON holds: the entries of its pages. */
export interface Pages {
  readonly entries: readonly Entry[];
  /** As the pages say what they are, e.g. `…#Collection(microsoft.graph.office365ActiveUserDetail)`. */
  readonly context: string;
  /** Whether the last page says that there are more. */
  readonly partial: boolean;
}

// JSON can't be read in pieces; the answers of Microsoft Graph come in pages of at most 2,000 entries.
const mostBytes = 64 << 20;

/** Whether a text begins as JSON does. */
export function looksLikeJson(head: Uint8Array): boolean {
  const first = head.find((byte) => byte > 0x20);
  return first === 0x7b || first === 0x5b;
}

/**
 * The entries of a page (`{"value": […]}`), of a bare list, or of several pages, one a line.
 * @throws Problem REPORT_JSON_TOO_LARGE, REPORT_JSON_BROKEN
 */
export async function readPages(head: Uint8Array, rest: AsyncIterable<Uint8Array>): Promise<Pages> {
  const decoder = new TextDecoder();
  let text = decoder.decode(head, { stream: true });
  let length = head.length;
  for await (const piece of rest) {
    length += piece.length;
    if (length > mostBytes) throw problems.REPORT_JSON_TOO_LARGE(mostBytes >> 20);
    text += decoder.decode(piece, { stream: true });
  }
  const pages = parse(text + decoder.decode());
  const last = pages.at(-1);
  return {
    entries: pages.flatMap(entriesOf),
    context: pages.map((page) => page['@odata.context']).find((context) => typeof context === 'string') ?? '',
    partial: typeof last?.['@odata.nextLink'] === 'string',
  };
}

function parse(text: string): Entry[] {
  try {
    return [JSON.parse(text) as Entry];
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    try {
      if (lines.length > 1) return lines.map((line) => JSON.parse(line) as Entry);
    } catch {}
    throw problems.REPORT_JSON_BROKEN(error instanceof Error ? error.message : String(error));
  }
}

function entriesOf(page: unknown): Entry[] {
  const value = Array.isArray(page) ? page : (page as Entry | null)?.value;
  if (!Array.isArray(value))
    throw problems.REPORT_JSON_BROKEN('it is no list, and has none by the name "value"');
  // Whatever is no entry stays as an empty one, to be set aside with its place.
  return value.map((each) => (isEntry(each) ? each : {}));
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The report that a page names, if it does. */
export function formatOf(context: string): Format | undefined {
  const type = /#(?:Collection\()?(?:microsoft\.graph\.)?(\w+)\)?/.exec(context)?.[1]?.toLowerCase();
  return formats.find(({ functionName }) => functionName.toLowerCase() === `get${type}`);
}

/** The same as lines of CSV, header first: keys are the names of the columns in another spelling. */
export function* linesOf(entries: readonly Entry[]): Generator<Uint8Array> {
  const rows = entries.map(flat);
  const keys = new Set<string>();
  for (const row of rows.flat()) for (const key of Object.keys(row)) if (!key.includes('@')) keys.add(key);
  const header = [...keys];
  const encoder = new TextEncoder();
  yield encoder.encode(`${header.map(quoted).join(',')}\n`);
  for (const row of rows.flat())
    yield encoder.encode(`${header.map((key) => quoted(cellOf(row[key]))).join(',')}\n`);
}

/** An entry that has a list of others – products, periods – is one of each. */
function flat(entry: Entry): Entry[] {
  const nested = Object.values(entry).find(
    (value): value is Entry[] => Array.isArray(value) && value.length > 0 && value.every(isEntry),
  );
  return nested === undefined ? [entry] : nested.map((each) => ({ ...entry, ...each }));
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string').join('+');
  return typeof value === 'object' ? '' : String(value);
}

// A line is an entry, so that line breaks become what is as little part of a name as they are.
const quoted = (cell: string) => `"${cell.replace(/[\r\n]/g, '\u001f').replaceAll('"', '""')}"`;
