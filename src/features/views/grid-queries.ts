import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Condition, FieldType } from '../../base/grid-filter.ts';
import type { GridQuery } from '../../base/grid-query.ts';
import type { KeyPart } from '../../store/keyset.ts';

/** A field in SQL: null where it is not known. A choice of several values is an array. */
export interface SqlField {
  readonly type: FieldType;
  readonly value: RawBuilder<unknown>;
  readonly many?: true;
  /** A number to order by, where letters would say it wrong: High before Low. */
  readonly rank?: RawBuilder<unknown>;
}

export type SqlFields = Readonly<Record<string, SqlField>>;

/** Text of a search as a pattern that means itself. */
export const pattern = (text: string, start = false): string =>
  `${start ? '' : '%'}${text.replace(/[\\%_]/g, (special) => `\\${special}`)}%`;

/** The conditions of a query as SQL says them: the same as `fits` of base/grid-filter.ts. */
export function conditionsOf(
  fields: SqlFields,
  { filters }: Pick<GridQuery, 'filters'>,
): RawBuilder<SqlBool> {
  const all = filters.flatMap(({ field, conditions }) => {
    const found = fields[field];
    return found === undefined ? [] : conditions.map((condition) => holds(found, condition));
  });
  return all.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join(all, sql` and `)}`;
}

function holds(field: SqlField, { is, values }: Condition): RawBuilder<SqlBool> {
  const { value } = field;
  const blank = isBlank(field);
  if (is === 'blank') return blank;
  if (is === 'present') return sql<SqlBool>`not ${blank}`;
  if (field.type === 'choice')
    return field.many
      ? sql<SqlBool>`coalesce(${value} && ${[...values]}::text[], false)`
      : sql<SqlBool>`coalesce(${value} = any(${[...values]}::text[]), false)`;
  const [wanted = ''] = values;
  if (field.type === 'text') return textHolds(value, is, wanted);
  const by = comparisons[is];
  if (by === undefined) return sql<SqlBool>`false`;
  return field.type === 'date'
    ? sql<SqlBool>`coalesce(${value} ${by} ${wanted}::date, false)`
    : sql<SqlBool>`coalesce(${value} ${by} ${wanted}::numeric, false)`;
}

const comparisons: Partial<Record<Condition['is'], RawBuilder<unknown>>> = {
  on: sql`=`,
  after: sql`>`,
  before: sql`<`,
  eq: sql`=`,
  ge: sql`>=`,
  gt: sql`>`,
  le: sql`<=`,
  lt: sql`<`,
};

/** What is blank says something: not so. */
function textHolds(value: RawBuilder<unknown>, is: Condition['is'], wanted: string): RawBuilder<SqlBool> {
  const text = sql`folded(coalesce(${value}, ''))`;
  if (is === 'is') return sql<SqlBool>`trim(${text}) = trim(folded(${wanted}))`;
  if (is === 'not') return sql<SqlBool>`trim(${text}) <> trim(folded(${wanted}))`;
  if (is === 'starts') return sql<SqlBool>`${text} like folded(${pattern(wanted.trim(), true)})`;
  const like = sql<SqlBool>`${text} like folded(${pattern(wanted.trim())})`;
  return is === 'lacks' ? sql<SqlBool>`not (${like})` : like;
}

const isBlank = ({ type, value, many }: SqlField): RawBuilder<SqlBool> =>
  many
    ? sql<SqlBool>`(coalesce(cardinality(${value}), 0) = 0)`
    : type === 'text' || type === 'choice'
      ? sql<SqlBool>`(coalesce(${value}, '') = '')`
      : sql<SqlBool>`(${value} is null)`;

/** The order of a query as parts that pages follow. What is not known comes last, whichever way it goes. */
export function orderOf(
  fields: SqlFields,
  { sort }: Pick<GridQuery, 'sort'>,
  rest: readonly KeyPart[],
): KeyPart[] {
  const asked = sort.flatMap(({ by, down }): KeyPart[] => {
    const field = fields[by];
    if (field === undefined) return [];
    const last: KeyPart = { by: sql`${isBlank(field)}::integer`, type: 'number', down: false };
    if (field.rank !== undefined)
      return [last, { by: sql`coalesce(${field.rank}, 0)`, type: 'number', down }];
    if (field.type === 'number' || field.type === 'percent')
      return [last, { by: sql`coalesce(${field.value}, 0)::numeric`, type: 'number', down }];
    const text =
      field.type === 'date'
        ? sql`coalesce(${field.value}::text, '')`
        : field.many
          ? sql`folded(coalesce(array_to_string(${field.value}, ', '), ''))`
          : sql`folded(coalesce(${field.value}, ''))`;
    return [last, { by: sql`${text} collate "C"`, type: 'text', down }];
  });
  return [...asked, ...rest];
}
