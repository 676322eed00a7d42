import { type CellValue, toCsv } from '../../base/csv.ts';
import { type FieldType, isBlank, listOf } from '../../base/grid-filter.ts';
import { saveFile } from '../save-file.ts';
import type { SheetColumn } from '../xlsx.ts';
import type { FileColumn, GridColumn } from './grid-types.ts';

export type FileFormat = 'csv' | 'xlsx';

/** Saves rows as they are shown: these columns, in this order. */
export const saveRows = <Row>(
  name: string,
  columns: readonly GridColumn<Row>[],
  rows: readonly Row[],
  format: FileFormat,
): Promise<void> => saveCells(name, fileColumns(columns), rows, format);

/** Saves a table: a CSV that runs nothing where it is opened, or a workbook with a real table; each cell of its type. */
export async function saveCells<Row>(
  name: string,
  columns: readonly FileColumn<Row>[],
  rows: readonly Row[],
  format: FileFormat,
): Promise<void> {
  const cells = rows.map((row) => columns.map(({ value }) => value(row)));
  const titles = columns.map(({ title }) => title);
  if (format === 'csv') {
    // Excel takes a file without this mark for another encoding.
    saveFile(`${name}.csv`, `\uFEFF${toCsv([titles, ...cells])}\r\n`, 'text/csv;charset=utf-8');
    return;
  }
  const { toXlsx } = await import('../xlsx.ts');
  const sheet = {
    name,
    columns: columns.map(({ title, type }): SheetColumn => ({ title, kind: kinds[type] })),
    rows: cells,
  };
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  saveFile(`${name}.xlsx`, toXlsx(sheet) as BlobPart, type);
}

const kinds: Readonly<Record<FieldType, SheetColumn['kind']>> = {
  text: 'text',
  choice: 'text',
  number: 'number',
  percent: 'percent',
  date: 'day',
};

/** The columns of a file: what a column says of itself, or its value. */
export function fileColumns<Row>(columns: readonly GridColumn<Row>[]): FileColumn<Row>[] {
  return columns.flatMap((column) => {
    if (column.inFiles === false) return [];
    return (
      column.inFiles ?? [{ title: column.title, type: column.type, value: (row: Row) => cellOf(column, row) }]
    );
  });
}

function cellOf<Row>({ type, value, labelOf }: GridColumn<Row>, row: Row): CellValue {
  const found = value(row);
  if (isBlank(found)) return null;
  if (typeof found === 'number') return found;
  if (type === 'date') return String(found).slice(0, 10);
  return listOf(found)
    .map((one) => (type === 'choice' ? (labelOf?.(one) ?? one) : one))
    .join(', ');
}
