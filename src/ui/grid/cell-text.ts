import { type FieldType, isBlank, listOf } from '../../base/grid-filter.ts';
import { formatCount, formatPercent, formatShortDay } from '../time.ts';
import type { GridColumn } from './grid-types.ts';

/** Stands for what is not known. */
export const nothing = '–';

/** How the value of a cell reads, where its column has no other say. */
export function cellText<Row>(column: GridColumn<Row>, row: Row): string {
  const value = column.value(row);
  if (isBlank(value)) return nothing;
  if (column.type === 'choice')
    return listOf(value)
      .map((choice) => column.labelOf?.(choice) ?? choice)
      .join(', ');
  if (typeof value === 'number')
    return column.type === 'percent' ? formatPercent(value, 1) : formatCount(value);
  return column.type === 'date' ? formatShortDay(String(value)) : String(value);
}

export const isNumeric = (type: FieldType): boolean => type === 'number' || type === 'percent';
