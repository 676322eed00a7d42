import { nearest } from '../base/nearest.ts';
import { type Format, formats } from './formats.ts';
import { problems } from './problems.ts';

/** Where the columns of a format are in a file. */
export interface Columns {
  /** Place of a column, or −1. */
  at(column: string): number;
  /** How many cells a row has. */
  readonly width: number;
  readonly ignored: readonly string[];
  readonly absent: readonly string[];
}

/** A name without what nobody looks at: case, blanks, punctuation. */
export function normal(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A report by its id or its function. @throws Problem REPORT_NO_SUCH */
export function formatNamed(name: string): Format {
  const format = formats.find(({ id, functionName }) => name === id || name === functionName);
  if (format !== undefined) return format;
  throw problems.REPORT_NO_SUCH(name, formats.map(({ id }) => id).join(', '));
}

/**
 * Which report has this header. Whoever asked for the report may say which one it is (its id or function); then the header must only not be
 * one of something else.
 * @throws Problem REPORT_UNKNOWN, REPORT_AMBIGUOUS, REPORT_OTHER, REPORT_NO_SUCH
 */
export function detectReport(header: readonly string[], name?: string): Format {
  const names = new Set(header.map(normal));
  if (name !== undefined) {
    const format = formatNamed(name);
    if (format.marks.some((column) => has(names, format, column))) return format;
    throw problems.REPORT_OTHER(format.name, shownColumns(header), { report: format.id, columns: header });
  }
  const scored = formats
    .filter((format) => format.marks.some((column) => has(names, format, column)))
    .map((format) => {
      const found = format.columns.filter((column) => has(names, format, column)).length;
      return { format, found, likeness: (2 * found) / (format.columns.length + names.size) };
    })
    .filter(
      ({ format, likeness }) =>
        likeness >= 0.5 || format.required.every((column) => has(names, format, column)),
    )
    .sort((a, b) => b.found - a.found || b.likeness - a.likeness);
  const [first, second] = scored;
  if (first === undefined) throw problems.REPORT_UNKNOWN(shownColumns(header), { columns: header });
  if (second?.found === first.found && second.likeness === first.likeness) {
    const alike = scored
      .filter(({ found, likeness }) => found === first.found && likeness === first.likeness)
      .map(({ format }) => `"${format.name}"`);
    throw problems.REPORT_AMBIGUOUS(alike.join(', '), { columns: header });
  }
  return first.format;
}

const namesOf = (format: Format, column: string) => [column, ...(format.aliases?.[column] ?? [])].map(normal);
const has = (names: ReadonlySet<string>, format: Format, column: string) =>
  namesOf(format, column).some((name) => names.has(name));

/** Finds the columns of a format by name. @throws Problem REPORT_COLUMNS_MISSING, which names all of them */
export function findColumns(format: Format, header: readonly string[]): Columns {
  const names = header.map(normal);
  const places = new Map(
    format.columns.map((column) => {
      const [place = -1] = namesOf(format, column)
        .map((name) => names.indexOf(name))
        .filter((each) => each >= 0);
      return [column, place];
    }),
  );
  const at = (column: string) => places.get(column) ?? -1;
  const taken = new Set(places.values());
  // A trailing delimiter makes a column without a name, of which there is nothing to say.
  const ignored = header.filter((name, place) => !taken.has(place) && name !== '');
  const together = format.together ?? [];
  const wanted = together.some((column) => at(column) >= 0)
    ? [...format.required, ...together]
    : format.required;
  const missing = wanted.filter((column) => at(column) < 0);
  if (missing.length > 0) {
    const said = missing.map((column) => {
      const [near] = nearest(column, ignored, 1);
      return `"${column}"${near === undefined ? '' : ` (is "${near}" meant?)`}`;
    });
    throw problems.REPORT_COLUMNS_MISSING(format.name, said.join(', '), {
      report: format.id,
      missing,
      columns: header,
    });
  }
  const absent = format.columns.filter((column) => at(column) < 0);
  return { at, width: header.length, ignored, absent };
}

function shownColumns(header: readonly string[]): string {
  const shown = header.slice(0, 12).map((name) => `"${name.slice(0, 60)}"`);
  return `${shown.join(', ')}${header.length > 12 ? ` and ${header.length - 12} more` : ''}`;
}
