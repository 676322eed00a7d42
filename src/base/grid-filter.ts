/** What a grid may be asked of a field, and how its values compare. A percent is a number that is shown with its sign. */
export type FieldType = 'text' | 'number' | 'percent' | 'date' | 'choice';

/** A value of a row: a day as `2026-11-20`, several choices as a list; null where it is not known, which is not zero. */
export type FieldValue = string | number | null | readonly string[];

/** A field of a row as data: what sorting, filtering and files need to know of it, in the browser and on the server. */
export interface GridField<Row> {
  readonly id: string;
  readonly type: FieldType;
  readonly value: (row: Row) => FieldValue;
  /** Whether the words in the search box are looked for in it. Texts and choices unless told. */
  readonly findable?: boolean;
}

export const operators = {
  text: ['contains', 'lacks', 'is', 'not', 'starts', 'blank', 'present'],
  number: ['eq', 'ge', 'gt', 'le', 'lt', 'blank', 'present'],
  percent: ['eq', 'ge', 'gt', 'le', 'lt', 'blank', 'present'],
  date: ['on', 'after', 'before', 'blank', 'present'],
  choice: ['in', 'blank', 'present'],
} as const satisfies Readonly<Record<FieldType, readonly string[]>>;
export type Operator = (typeof operators)[FieldType][number];

export interface Condition {
  readonly is: Operator;
  /** One value; for `in` one or more, for `blank` and `present` none. */
  readonly values: readonly string[];
}

/** Conditions on one field; all of them hold. Two at most, as people can read them. */
export interface GridFilter {
  readonly field: string;
  readonly conditions: readonly Condition[];
}

/** How many values a condition has: none, one, or as many as there are. */
export function valueCount(is: Operator): 'none' | 'one' | 'many' {
  return is === 'blank' || is === 'present' ? 'none' : is === 'in' ? 'many' : 'one';
}

/** Whether a condition can be asked of a field of this type, and its values read. */
export function isCondition(type: FieldType, { is, values }: Condition): boolean {
  if (!(operators[type] as readonly string[]).includes(is)) return false;
  const count = valueCount(is);
  if (count === 'none') return values.length === 0;
  if (values.length === 0 || (count === 'one' && values.length > 1)) return false;
  if (type === 'number' || type === 'percent')
    return values.every((value) => value.trim() !== '' && Number.isFinite(Number(value)));
  if (type === 'date') return values.every((value) => /^\d{4}-\d\d-\d\d$/.test(value));
  return values.every((value) => value !== '');
}

/**
 * Whether a value fits. What is blank fits only `blank`, and what says something is not so: a tenant without a customer is none whose customer
 * contains "Contoso".
 */
export function fits(value: FieldValue, type: FieldType, { is, values }: Condition): boolean {
  const blank = isBlank(value);
  if (is === 'blank') return blank;
  if (is === 'present') return !blank;
  if (blank) return is === 'not' || is === 'lacks';
  const wanted = values[0] ?? '';
  if (type === 'choice') return listOf(value).some((one) => values.includes(one));
  if (type === 'number' || type === 'percent') return compares(Number(value) - Number(wanted), is);
  if (type === 'date') return fitsDay(String(value).slice(0, 10), wanted, is);
  return fitsText(fold(String(value)), fold(wanted), is);
}

/** As people compare texts: without regard to case and accents. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();

export const isBlank = (value: FieldValue): boolean =>
  value === null || value === '' || (typeof value === 'object' && value.length === 0);

/** The choices of a value. */
export const listOf = (value: FieldValue): readonly string[] =>
  value === null ? [] : typeof value === 'object' ? value : [String(value)];

function compares(difference: number, is: Operator): boolean {
  if (is === 'eq') return difference === 0;
  if (is === 'ge') return difference >= 0;
  if (is === 'gt') return difference > 0;
  return is === 'le' ? difference <= 0 : difference < 0;
}

function fitsDay(day: string, wanted: string, is: Operator): boolean {
  if (is === 'on') return day === wanted;
  return is === 'after' ? day > wanted : day < wanted;
}

function fitsText(text: string, wanted: string, is: Operator): boolean {
  if (is === 'contains') return text.includes(wanted);
  if (is === 'lacks') return !text.includes(wanted);
  if (is === 'starts') return text.startsWith(wanted);
  return is === 'is' ? text === wanted : text !== wanted;
}
