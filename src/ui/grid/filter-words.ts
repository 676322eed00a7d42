import type { Condition, GridFilter } from '../../base/grid-filter.ts';
import type { Say } from '../i18n.ts';
import { formatCount, formatDay, formatPercent } from '../time.ts';
import type { GridColumn } from './grid-types.ts';

const signs: Readonly<Partial<Record<Condition['is'], string>>> = {
  eq: '=',
  ge: '≥',
  gt: '>',
  le: '≤',
  lt: '<',
};

/** A filter as people say it, without the name of the column: `≥ 5,000 and < 9,000`. */
export function filterWords<Row>(t: Say, column: GridColumn<Row>, { conditions }: GridFilter): string {
  return conditions.map((condition) => conditionWords(t, column, condition)).join(` ${t('ui.grid.and')} `);
}

function conditionWords<Row>(t: Say, column: GridColumn<Row>, { is, values }: Condition): string {
  if (is === 'in') return values.map((value) => column.labelOf?.(value) ?? value).join(', ');
  const said = signs[is] ?? t(`ui.grid.is.${is}`);
  return [said, ...values.map((value) => valueWords(column, value))].join(' ');
}

function valueWords<Row>({ type }: GridColumn<Row>, value: string): string {
  if (type === 'number') return formatCount(Number(value));
  if (type === 'percent') return formatPercent(Number(value), Number.isInteger(Number(value)) ? 0 : 1);
  return type === 'date' ? formatDay(value) : `“${value}”`;
}
