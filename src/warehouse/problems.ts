import { defineProblems } from '../base/problems.ts';

export const problems = defineProblems({
  WAREHOUSE_LOCKED: {
    kind: 'conflict',
    say: (folder: string, holder: string) =>
      `The usage data in ${folder} is in use by ${holder}. One process may open it at a time: talk to that one, or stop it first.`,
  },
  WAREHOUSE_NEWER: {
    kind: 'broken',
    say: (found: number, known: number) =>
      `The usage data has format ${found}, this release knows ${known}. It was opened by a newer release: start that one, or import the files again into a new folder.`,
  },
  WAREHOUSE_OLDER: {
    kind: 'broken',
    say: (found: number, known: number) =>
      `The usage data has format ${found}, this release knows ${known}: people have other keys in it, and each would be counted as two. Import the files again into a new folder.`,
  },
  WAREHOUSE_UNREADABLE: {
    kind: 'broken',
    say: (folder: string, why: string) =>
      `The usage data in ${folder} can't be opened: ${why}. Restore the folder from a backup, or move it away and import the files again.`,
  },
  FACTS_INVALID: {
    kind: 'invalid',
    say: (what: string) =>
      `The import makes no sense: ${what}. Nothing of it was kept; correct it and add it again.`,
  },
  QUESTION_INVALID: {
    kind: 'invalid',
    say: (what: string) => `The question about usage makes no sense: ${what}. Correct it and ask again.`,
  },
  AS_OF_FOLDED: {
    kind: 'conflict',
    say: (asked: number, oldest: number) =>
      `Usage as of import ${asked} can't be told any more: imports up to ${oldest} have been folded into one. Ask as of import ${oldest} or a later one.`,
  },
  WAREHOUSE_SETTINGS: {
    kind: 'invalid',
    say: (what: string) =>
      `The settings of the ClickHouse warehouse can't be used: ${what}. Correct UPTAKE_CLICKHOUSE_URL or UPTAKE_CLICKHOUSE_CLUSTER and start again.`,
  },
  WAREHOUSE_UNREACHABLE: {
    kind: 'unavailable',
    say: (server: string, why: string) =>
      `The ClickHouse server at ${server} can't be reached, or broke off: ${why}. People on it can't be counted, so no figure is shown rather than a part of it. Start the server and try again.`,
  },
  WAREHOUSE_REFUSED: {
    kind: 'broken',
    say: (server: string, why: string) =>
      `The ClickHouse server at ${server} could not do what it was asked: ${why}. Nothing half-done counts; look into the log of the server and try again.`,
  },
  WAREHOUSE_SHARDS: {
    kind: 'broken',
    say: (what: string) =>
      `The ClickHouse servers don't fit the usage data on them: ${what}. Counts would be wrong, so nothing is opened: restore the cluster as it was, or import the files again into a new database.`,
  },
  WAREHOUSE_BUSY: {
    kind: 'unavailable',
    say: () =>
      'Usage data was being folded while it was counted, several times over. Nothing is lost; ask again in a minute.',
  },
});
