import type { DayNumber } from '../base/days.ts';
import { Activations } from './activations.ts';
import { detectReport, findColumns } from './columns.ts';
import { Counts } from './counts.ts';
import { readHeader } from './header.ts';
import { type Mapping, mappedFormat } from './mapping.ts';
import type { PeopleBatch, ReportSummary } from './model.ts';
import { People } from './people.ts';
import { pieceBytes } from './pieces.ts';
import { Records } from './records.ts';
import { RefreshDates } from './refresh-dates.ts';
import { summaryOf } from './summary.ts';
import { Tally } from './tally.ts';

export interface RowOptions {
  /** Id or function of the report, where it is known which one was asked for. Else it is told from the header. */
  readonly report?: string;
  /** How to read a file that is none of the reports. */
  readonly mapping?: Mapping;
  /** Refresh dates after this day can't be, and their rows are set aside. */
  readonly latest?: DayNumber;
}

/** Reads a report from its first piece, which holds the header, and the others. */
export async function* readRows(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
  options: RowOptions,
  firstLine = 1,
): AsyncGenerator<PeopleBatch, ReportSummary> {
  const records = new Records();
  records.push(head);
  if (head.length < pieceBytes) records.end();
  const header = readHeader(records, head, firstLine);
  const { mapping, report, latest } = options;
  const format = mapping === undefined ? detectReport(header, report) : mappedFormat(mapping);
  const columns = findColumns(format, header);
  const tally = new Tally();
  const days = new RefreshDates(columns, latest, mapping?.order, mapping?.refresh);
  const people =
    format.rows.of === 'people' ? new People(format.number, format.rows, columns, days, tally) : undefined;
  const counts = format.rows.of === 'counts' ? new Counts(format.rows, columns, days, tally) : undefined;
  const activations =
    format.rows.of === 'activations' ? new Activations(format.rows, columns, days, tally) : undefined;
  const rows = people ?? counts ?? (activations as Activations);
  for (let ended = false; ; ) {
    while (records.next()) {
      if (!isRow(records, columns.width, tally)) continue;
      const wrong = rows.row(records);
      if (wrong !== undefined) tally.setAside(records, wrong);
      if (rows.full) yield rows.take() as PeopleBatch;
    }
    if (ended) break;
    const { done, value } = await rest.next();
    if (done) records.end();
    else records.push(value);
    ended = done === true;
  }
  const last = rows.take();
  if (last !== undefined) yield last;
  return {
    ...summaryOf(format, tally),
    services: rows.services,
    licences: people?.licences ?? [],
    ignored: columns.ignored,
    absent: columns.absent,
    counts: counts?.counts ?? [],
    activations: activations?.products ?? [],
  };
}

/** Whether the record is a row to be read: one that is broken is set aside, an empty line is nothing. */
function isRow(records: Records, width: number, tally: Tally): boolean {
  const { problem, cells, start, ends } = records;
  if (problem === undefined && cells === width) {
    // Nothing but delimiters is what Excel makes of an empty row.
    return width === 1 ? records.text().trim() !== '' : (ends[width - 1] as number) - start !== width - 1;
  }
  if (problem === undefined && cells === 1 && records.text().trim() === '') return false;
  tally.setAside(records, { reason: problem ?? (cells < width ? 'too few cells' : 'too many cells') });
  records.again();
  return false;
}
