import type { DayNumber } from '../base/days.ts';
import { type Columns, detectReport, findColumns } from './columns.ts';
import type { Format } from './formats.ts';
import { readHeader } from './header.ts';
import type { PeopleBatch, ReportSummary } from './model.ts';
import { type Days, People } from './people.ts';
import { pieceBytes, piecesOf } from './pieces.ts';
import { Records } from './records.ts';
import { Tally } from './tally.ts';
import { textOf } from './text.ts';

export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface ReadOptions {
  /** Id or function of the report, where it is known which one was asked for. Else it is told from the header. */
  readonly report?: string;
  /** Refresh dates after this day can't be, and their rows are set aside. */
  readonly latest?: DayNumber;
}

/** A file that is being read: its rows in batches, once, and then what it was. */
export interface ReportReading extends AsyncIterable<PeopleBatch> {
  /** Reads what is left, and says what the file was. */
  finish(): Promise<ReportSummary>;
}

/**
 * Reads a report, whatever pieces its bytes come in. Nothing is read before it is asked for.
 * @throws Problem REPORT_…, from the iteration or `finish`, when the file is refused as a whole
 */
export function readReport(chunks: Chunks, options: ReadOptions = {}): ReportReading {
  const batches = read(chunks, options);
  let summary: ReportSummary | undefined;
  const next = async (): Promise<PeopleBatch | undefined> => {
    if (summary !== undefined) return undefined;
    const { done, value } = await batches.next();
    if (!done) return value;
    summary = value;
    return undefined;
  };
  return {
    async *[Symbol.asyncIterator]() {
      for (let batch = await next(); batch !== undefined; batch = await next()) yield batch;
    },
    async finish() {
      while ((await next()) !== undefined);
      return summary as ReportSummary;
    },
  };
}

async function* read(chunks: Chunks, options: ReadOptions): AsyncGenerator<PeopleBatch, ReportSummary> {
  const records = new Records();
  const pieces = piecesOf(textOf(chunks));
  const { value: head } = (await pieces.next()) as { value: Uint8Array };
  records.push(head);
  if (head.length < pieceBytes) records.end();
  const header = readHeader(records, head);
  const format = detectReport(header, options.report);
  const columns = findColumns(format, header);
  const tally = new Tally();
  const days: Days = { order: 'y-m-d', latest: options.latest ?? Number.MAX_SAFE_INTEGER };
  if (format.rows.of !== 'people') throw new Error('not yet');
  const people = new People(format.number, format.rows, columns, days, tally);
  for (let ended = false; ; ) {
    while (records.next()) {
      if (!isRow(records, columns.width, tally)) continue;
      people.row(records);
      if (people.full) yield people.take() as PeopleBatch;
    }
    if (ended) break;
    const { done, value } = await pieces.next();
    if (done) records.end();
    else records.push(value);
    ended = done === true;
  }
  const rest = people.take();
  if (rest !== undefined) yield rest;
  return summaryOf(format, columns, tally, people.services);
}

/** Whether the record is a row to be read: one that is broken is set aside, an empty line is nothing. */
function isRow(records: Records, width: number, tally: Tally): boolean {
  const { problem, cells, start } = records;
  const only = (records.ends[Math.min(cells, width) - 1] as number) - start;
  if (problem === undefined && cells === width && only !== width - 1) return true;
  if (problem === undefined && cells === width) return false;
  if (problem === undefined && cells === 1 && records.text().trim() === '') return false;
  tally.setAside(records, problem ?? (cells < width ? 'too few cells' : 'too many cells'));
  records.again();
  return false;
}

function summaryOf(
  format: Format,
  columns: Columns,
  tally: Tally,
  services: readonly number[],
): ReportSummary {
  const { rows, quarantined, quarantine, futureDates, unknown, duplicates, period, days } = tally;
  const named = rows - unknown;
  const concealed = tally.concealed * 2 > named;
  return {
    report: format.id,
    number: format.number,
    services,
    refresh: days.map(({ day }) => day),
    days,
    concealed,
    mixed: concealed ? named - tally.concealed : tally.concealed,
    period,
    rows,
    quarantined,
    quarantine,
    futureDates,
    unknown,
    duplicates,
    ignored: columns.ignored,
    absent: columns.absent,
    counts: [],
    activations: [],
    entitlements: [],
  };
}
