import { defineProblems } from '../base/problems.ts';

/** Why a file is refused as a whole. What is wrong with single rows is told in the summary. */
export const problems = defineProblems({
  REPORT_EMPTY: {
    kind: 'invalid',
    say: () =>
      'The file is empty: it has not even a line with the names of columns. Download the report again.',
  },
  REPORT_NOT_TEXT: {
    kind: 'invalid',
    say: (what: string) => `This is ${what}, not a report as text. Save it as "CSV UTF-8" and bring that.`,
  },
  REPORT_NO_HEADER: {
    kind: 'invalid',
    say: () =>
      'The first line is no line with the names of columns: it is too long, or a quotation mark in it is never closed. Download the report again.',
  },
  REPORT_UNKNOWN: {
    kind: 'invalid',
    say: (columns: string) =>
      `No report is known that has these columns: ${columns}. If people and dates are in it, say which columns they are.`,
  },
  REPORT_AMBIGUOUS: {
    kind: 'invalid',
    say: (names: string) => `This could be several reports: ${names}. Say which one it is.`,
  },
  REPORT_COLUMNS_MISSING: {
    kind: 'invalid',
    say: (report: string, missing: string) =>
      `As the report "${report}" this file lacks ${missing}. Nothing of it was read. Download it again with all columns.`,
  },
  REPORT_OTHER: {
    kind: 'invalid',
    say: (report: string, columns: string) =>
      `This is not the report "${report}", but has these columns: ${columns}. Bring it without saying which report it is, or bring the other.`,
  },
  REPORT_NO_SUCH: {
    kind: 'invalid',
    say: (name: string, known: string) =>
      `There is no report "${name}". Those that can be read are ${known}.`,
  },
  REPORT_NO_ENTRIES: {
    kind: 'invalid',
    say: () =>
      "The file is JSON without a single entry, and doesn't say of which report. Say which one it is.",
  },
  REPORT_JSON_BROKEN: {
    kind: 'invalid',
    say: (why: string) => `The file begins like JSON and can't be read as JSON: ${why}. Download it again.`,
  },
  REPORT_JSON_TOO_LARGE: {
    kind: 'too-large',
    say: (megabytes: number) =>
      `The file is JSON of more than ${megabytes} MB. Bring this report as CSV, which may have any size.`,
  },
});
