import { formats } from '../../src/reports/formats.ts';
import type { PeopleBatch, ReportSummary } from '../../src/reports/model.ts';
import { textsOf } from '../../src/reports/names.ts';
import { type ReadOptions, readReport } from '../../src/reports/read-report.ts';
import type { Chunks } from '../../src/reports/text.ts';

/** Headers as they are documented (m365.md section 9), by id of the format. */
export const headers: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  formats.map(({ id, columns }) => [id, columns]),
);

/** A row of a report: cells by column, empty where nothing is said. */
export type Cells = Readonly<Record<string, string>>;

/** A report as the file that Microsoft 365 would write: byte order mark, CRLF, cells quoted where needed. */
export function fileOf(header: readonly string[], rows: readonly Cells[]): string {
  const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = [header, ...rows.map((row) => header.map((column) => row[column] ?? ''))];
  return `\ufeff${lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`;
}

/** One row about a person as a reader gives it, in words. */
export interface Row {
  readonly refresh: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly objectId: string;
  /** By number of the service. */
  readonly last: Readonly<Record<number, number>>;
  readonly licensed: Readonly<Record<number, number>>;
  readonly deleted: boolean;
}

/** Reads a file to its end. */
export async function readAll(
  file: string | Uint8Array | Chunks,
  options: ReadOptions = {},
): Promise<{ rows: Row[]; summary: ReportSummary }> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const reading = readReport(bytes instanceof Uint8Array ? [bytes] : bytes, options);
  const rows: Row[] = [];
  for await (const batch of reading) rows.push(...rowsOf(batch));
  return { rows, summary: await reading.finish() };
}

function rowsOf(batch: PeopleBatch): Row[] {
  const byService = (arrays: readonly ArrayLike<number>[], row: number) =>
    Object.fromEntries(batch.services.map((service, i) => [service, arrays[i]?.[row] ?? Number.NaN]));
  const names = textsOf(batch.names);
  return Array.from({ length: batch.rows }, (_, row) => ({
    refresh: batch.refresh[row] ?? Number.NaN,
    name: names[row] ?? '',
    hidden: batch.hidden[row] === 1,
    objectId: batch.objectIds[row] ?? '',
    last: byService(batch.last, row),
    licensed: byService(batch.licensed, row),
    deleted: batch.deleted[row] === 1,
  }));
}
