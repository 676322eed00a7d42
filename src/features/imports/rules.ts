import { canonicalJson } from '../../base/canonical-json.ts';
import { type Field, fieldsOf } from './fields.ts';
import type { Change, Mapping, Noun } from './model.ts';

/** A name of a column without what people write differently: `E-Mail Address` and `email_address` are one. */
export const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const namesOf = ({ id, label, also = [] }: Field): string[] => [plain(label), plain(id), ...also];

/** Which column fills which field, by their names; each column once. */
export function guessMapping(noun: Noun, columns: readonly string[]): Mapping {
  const left = new Set(columns);
  const found: Record<string, string> = {};
  // A field's first name is looked for before another field's second one.
  for (let n = 0; n < 10; n++)
    for (const field of fieldsOf[noun]) {
      const name = namesOf(field)[n];
      const column = [...left].find((one) => name !== undefined && plain(one) === name);
      if (found[field.id] !== undefined || column === undefined) continue;
      found[field.id] = column;
      left.delete(column);
    }
  return found;
}

/** The fields that a row is found by and that no column fills, in words. */
export function missingKeys(noun: Noun, mapping: Mapping): string[] {
  const keys = fieldsOf[noun].filter(({ key }) => key === 'always' || key === 'any');
  const lacks = keys.filter(({ id, key }) => key === 'always' && mapping[id] === undefined);
  const either = keys.filter(({ key }) => key === 'any');
  const words = lacks.map(({ label }) => label);
  if (either.length > 0 && either.every(({ id }) => mapping[id] === undefined))
    words.push(either.map(({ label }) => label).join(' or '));
  return words;
}

/** Clears a field; an empty cell leaves it as it is. */
export const clearing = '(empty)';

export type Values = Readonly<Record<string, unknown>>;
export interface ReadRow {
  readonly values: Values;
  /** Everything that is wrong with the row, at once. */
  readonly wrong: readonly string[];
  /** What the row is known by; empty where that cannot be read. */
  readonly key: string;
}

/** The values of a row's cells, as the fields want them. @param columns names in the file's order */
export function readRow(
  noun: Noun,
  mapping: Mapping,
  columns: readonly string[],
  cells: readonly string[],
): ReadRow {
  if (cells.length > columns.length)
    return { values: {}, wrong: [tooWide(cells.length, columns.length)], key: '' };
  const values: Record<string, unknown> = {};
  const wrong: string[] = [];
  const fields = fieldsOf[noun];
  for (const field of fields) {
    const column = mapping[field.id];
    const text = column === undefined ? '' : (cells[columns.indexOf(column)] ?? '').trim();
    if (text === '') continue;
    const read = text === clearing ? cleared(field) : readValue(field, text);
    if ('wrong' in read) wrong.push(`${field.label}: ${read.wrong}`);
    else values[field.id] = read.value;
  }
  const unread = fields.filter(
    ({ id, key, label }) =>
      key === 'always' && values[id] === undefined && !wrong.some((one) => one.startsWith(`${label}:`)),
  );
  for (const { label } of unread) wrong.push(`${label}: the cell is empty, and the row is found by it`);
  const either = fields.filter(({ key }) => key === 'any');
  if (either.length > 0 && either.every(({ id }) => values[id] === undefined) && wrong.length === 0)
    wrong.push(`${either.map(({ label }) => label).join(' or ')}: all of these are empty`);
  const key = fields.filter((field) => field.key !== undefined).map(({ id }) => values[id] ?? null);
  return { values, wrong, key: wrong.length > 0 ? '' : canonicalJson(key).toLowerCase() };
}

const tooWide = (cells: number, columns: number) =>
  `The row has ${cells} cells and the first line ${columns}. Put quotation marks around a text that has a comma in it`;

type Read = { readonly value: unknown } | { readonly wrong: string };

function cleared(field: Field): Read {
  const nothing = field.kind === 'list' ? [] : field.kind === 'yes-no' ? false : '';
  for (const value of [nothing, null]) if (field.schema.safeParse(value).success) return { value };
  return { wrong: 'this cannot be empty' };
}

function readValue(field: Field, text: string): Read {
  const value = rawValue(field.kind, text);
  if (value === undefined) return { wrong: `“${short(text)}” is no ${wanted[field.kind]}` };
  const parsed = field.schema.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  return { wrong: `“${short(text)}”: ${parsed.error.issues[0]?.message ?? 'this is not taken'}` };
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
const wanted = {
  text: 'text',
  whole: 'whole number',
  'yes-no': 'yes or no',
  day: 'day; write it as 2026-11-20',
  list: 'list',
} as const;

const yes = ['yes', 'y', 'true', '1', 'x'];
const no = ['no', 'n', 'false', '0'];

function rawValue(kind: Field['kind'], text: string): unknown {
  switch (kind) {
    case 'text':
      return text;
    case 'whole': {
      // 25,700 and 25 700 as spreadsheets show them, but no 25.7.
      const digits = /^\d{1,3}(?:[ ,'\u00a0\u202f]\d{3})+$/.test(text) ? text.replace(/\D/g, '') : text;
      return /^-?\d{1,15}$/.test(digits) ? Number(digits) : undefined;
    }
    case 'yes-no': {
      const word = text.toLowerCase();
      return yes.includes(word) ? true : no.includes(word) ? false : undefined;
    }
    case 'day':
      return /^(\d{4}-\d\d-\d\d)(?:[T ].*)?$/.exec(text)?.[1];
    case 'list':
      return text
        .split(/[;|]/)
        .map((one) => one.trim())
        .filter((one) => one !== '');
  }
}

/** A value as one would write it into the file. */
export function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join('; ') : String(value);
}

/** What makes a difference between what stands there and what a row wants, in the order of the fields. */
export function changesOf(fields: readonly Field[], current: Values, wanted: Values): Change[] {
  return fields.flatMap(({ id }) => {
    const after = wanted[id];
    if (after === undefined || canonicalJson(after) === canonicalJson(current[id] ?? null)) return [];
    return [{ field: id, before: cellOf(current[id]), after: cellOf(after) }];
  });
}

/** Only those of the values that belong to these fields. */
export function only(values: Values, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([id, value]) => fields.includes(id) && value !== undefined),
  );
}
