import { defineProblems } from '../../base/problems.ts';

/** Refusals of imports. Codes are permanent. */
export const problems = defineProblems({
  IMPORT_UNKNOWN: {
    kind: 'missing',
    say: () => 'There is no such import, or somebody else began it. Yours are listed under Import.',
  },
  IMPORT_EMPTY: {
    kind: 'invalid',
    say: () => 'The file has a line with the names of columns and no row below it. Nothing was brought in.',
  },
  IMPORT_COLUMN_TWICE: {
    kind: 'invalid',
    say: (name: string) => `Two columns are called “${name}”. Give each a name of its own in the first line.`,
  },
  IMPORT_TOO_WIDE: {
    kind: 'invalid',
    say: (columns: number, most: number) =>
      `The file has ${columns} columns; ${most} is the most. Leave out those that nobody needs here.`,
  },
  IMPORT_TOO_LONG: {
    kind: 'too-large',
    say: (most: number) => `The file has more than ${most} rows. Cut it into several.`,
  },
  IMPORT_COLUMN_UNKNOWN: {
    kind: 'invalid',
    say: (column: string, columns: readonly string[]) =>
      `The file has no column “${column}”. It has: ${columns.join(', ')}.`,
  },
  IMPORT_FIELD_UNKNOWN: {
    kind: 'invalid',
    say: (field: string, noun: string, fields: readonly string[]) =>
      `There is no field “${field}” of ${noun}. There are: ${fields.join(', ')}.`,
  },
  IMPORT_MAP_BROKEN: {
    kind: 'invalid',
    say: (text: string) => `“${text}” does not say which column is which field. Write --map "Column=field".`,
  },
  IMPORT_KEY_MISSING: {
    kind: 'invalid',
    say: (noun: string, keys: readonly string[]) =>
      `Rows of ${noun} are found by ${keys.join(' and ')}, and no column is said to hold that. Choose one.`,
  },
  IMPORT_NOT_NOW: {
    kind: 'conflict',
    say: (state: string) =>
      `That cannot be done while the import is “${state}”. Wait for it, or load it again.`,
  },
  IMPORT_STALE: {
    kind: 'stale',
    say: () => 'Somebody changed this import meanwhile. Look at it as it is now.',
  },
  /** Why rows are not done. */
  IMPORT_ROW_TWICE: {
    kind: 'conflict',
    say: (line: number) => `Line ${line} is about the same. Only one of them can count: take the other out.`,
  },
  IMPORT_ROW_CHANGED: {
    kind: 'conflict',
    say: () => 'What stands there has changed since it was looked at. Check the file again.',
  },
  IMPORT_ROW_NEEDS: {
    kind: 'invalid',
    say: (what: string, fields: readonly string[]) => `A new ${what} also needs: ${fields.join(', ')}.`,
  },
  IMPORT_ROW_AMBIGUOUS: {
    kind: 'conflict',
    say: (what: string, count: number) => `There are ${count} ${what}, and it cannot be told which is meant.`,
  },
  IMPORT_PERSON_UNKNOWN: {
    kind: 'invalid',
    say: (email: string) => `Nobody with the address ${email} works here. An administrator adds people.`,
  },
  IMPORT_SERVICE_UNKNOWN: {
    kind: 'invalid',
    say: (service: string) => `There is no service “${service}”. Use its name, or the id as figures show it.`,
  },
  IMPORT_ROLE_UNKNOWN: {
    kind: 'invalid',
    say: (role: string) => `There is no role “${role}” to assign somebody in.`,
  },
  IMPORT_TPID_UNKNOWN: {
    kind: 'missing',
    say: (tpid: number) => `There is no customer with TPID ${tpid}, or you may not see it.`,
  },
  IMPORT_GUID_UNKNOWN: {
    kind: 'missing',
    say: (guid: string) => `There is no tenant ${guid}, or you may not see it.`,
  },
  /** Why rows of an import stay when it is taken back. */
  IMPORT_KEPT_CHANGED: {
    kind: 'conflict',
    say: (fields: readonly string[]) => `Changed since, so left as it is now: ${fields.join(', ')}.`,
  },
  IMPORT_KEPT_USED: {
    kind: 'conflict',
    say: () => 'Something else has happened there since, so it stays.',
  },
  IMPORT_KEPT_ERASED: {
    kind: 'conflict',
    say: () => 'What stood there before has been erased since, so it stays.',
  },
  IMPORT_KEPT_GONE: {
    kind: 'conflict',
    say: () => 'It is not there any more.',
  },
});
