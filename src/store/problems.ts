import { defineProblems } from '../base/problems.ts';

export const problems = defineProblems({
  STORE_LOCKED: {
    kind: 'conflict',
    say: (folder: string, pid: number, url: string) =>
      `${folder} is in use by process ${pid}${url === '' ? '' : ` (${url})`}. One process may open it at a time: talk to that one, or stop it first.`,
  },
  STORE_OTHER_MAJOR: {
    kind: 'broken',
    say: (folder: string, found: string, wanted: string) =>
      `${folder} was made by PostgreSQL ${found}, this release embeds ${wanted}. Export with the release that made it (uptake export), then import into a new folder (uptake import).`,
  },
  STORE_NEWER: {
    kind: 'broken',
    say: (found: number, known: number) =>
      `The database has migration ${found}, this release knows ${known}. It was opened by a newer release: start that one, or restore an export made before.`,
  },
  STORE_EDITED: {
    kind: 'broken',
    say: (name: string) =>
      `Migration ${name} is not the one this database was made with. Released migrations are never edited: put it back and add a new one.`,
  },
  STORE_NOT_THERE: {
    kind: 'missing',
    say: (folder: string) =>
      `There is no Uptake store in ${folder}. Say with --data where it is, or with --database which PostgreSQL server has it.`,
  },
  SERVER_UNREACHABLE: {
    kind: 'unavailable',
    say: (server: string, why: string) =>
      `PostgreSQL at ${server} can't be used: ${why}. Start it, or correct address, name and password in --database or UPTAKE_DATABASE_URL.`,
  },
  SERVER_TOO_OLD: {
    kind: 'broken',
    say: (found: string) => `The server is PostgreSQL ${found}. Uptake needs 15 or newer.`,
  },
  IMPORT_NOT_EMPTY: {
    kind: 'conflict',
    say: () => 'The store holds data already. Import into a new, empty one.',
  },
  IMPORT_UNREADABLE: {
    kind: 'invalid',
    say: (why: string) => `This is no complete Uptake export: ${why}.`,
  },
});
