import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Problem } from '../base/problems.ts';
import { askStep, beginImport, presentImport, type Step } from '../features/imports/commands.ts';
import * as contracts from '../features/imports/contract.ts';
import { fieldsOf } from '../features/imports/fields.ts';
import type { Import, ImportId, ImportRow, Mapping, Noun } from '../features/imports/model.ts';
import { problems } from '../features/imports/problems.ts';
import { rowsPage } from '../features/imports/queries.ts';
import { presentRow, refusedRows } from '../features/imports/routes.ts';
import { plain } from '../features/imports/rules.ts';
import { runImport } from '../features/imports/run.ts';
import { systemActor } from '../features/people/model.ts';
import type { Holder } from '../store/lock.ts';
import { problems as storeProblems } from '../store/problems.ts';
import { isStoreIn, openStore, type Store } from '../store/store.ts';
import type { Config } from './config.ts';
import { ask, runningServer } from './remote.ts';

type Print = (text: string) => void;

/** What is asked of imports, by the server that has the data folder open, or here. */
interface Door {
  begin(list: { noun: Noun; file: string; bytes: Uint8Array; mapping: Mapping }): Promise<Import>;
  step(id: ImportId, step: Step): Promise<Import>;
  rows(id: ImportId): Promise<ImportRow[]>;
  refused(id: ImportId): Promise<string>;
}

const shownRows = 200;

function doorOf(store: Store): Door {
  const now = () => new Date();
  const db = store.system;
  const shown = (id: ImportId) => presentImport(db, id);
  return {
    begin: async (list) =>
      shown(await db.transaction().execute((tx) => beginImport(tx, systemActor, list, now()))),
    step: async (importId, step) => {
      await db.transaction().execute((tx) => askStep(tx, systemActor, { importId, step }, now()));
      await runImport(store, systemActor, importId, now);
      return shown(importId);
    },
    rows: async (id) =>
      (await rowsPage(db, id, { state: undefined, after: 0, limit: shownRows })).map(presentRow),
    refused: async (id) => (await refusedRows(db, id)).csv,
  };
}

const routes = {
  checking: contracts.checkImport,
  applying: contracts.applyImport,
  reverting: contracts.revertImport,
} as const;
const patienceMs = 500;

function remoteDoor(server: Holder): Door {
  return {
    begin: ({ bytes, ...list }) =>
      ask(server, contracts.beginImport, { ...list, text: new TextDecoder().decode(bytes) }),
    async step(importId, step) {
      let item = await ask(server, routes[step], { importId });
      // A long list goes on as a job of the server.
      while (item.state === step) {
        await new Promise((resolve) => setTimeout(resolve, patienceMs));
        item = await ask(server, contracts.readImport, { importId });
        if (item.problem !== '') break;
      }
      return item;
    },
    rows: async (importId) =>
      (await ask(server, contracts.listImportRows, { importId, limit: shownRows })).items,
    refused: async (importId) => (await ask(server, contracts.readRefusedRows, { importId })).csv,
  };
}

async function withDoor<T>(config: Config, use: (door: Door) => Promise<T>): Promise<T> {
  const server = runningServer(config);
  if (server !== undefined) return use(remoteDoor(server));
  if (config.store.kind === 'folder' && !isStoreIn(config.store.folder))
    throw storeProblems.STORE_NOT_THERE(config.store.folder);
  await using store = await openStore(config.store);
  return await use(doorOf(store));
}

/** `Column=field`: the field by its id or its name. @throws IMPORT_MAP_BROKEN, IMPORT_FIELD_UNKNOWN. */
export function readMap(noun: Noun, texts: readonly string[]): Mapping {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.lastIndexOf('=');
      if (at < 1) throw problems.IMPORT_MAP_BROKEN(text);
      const name = text.slice(at + 1).trim();
      const field = fieldsOf[noun].find(({ id, label }) => id === name || plain(label) === plain(name));
      const known = fieldsOf[noun].map(({ id }) => id);
      if (field === undefined) throw problems.IMPORT_FIELD_UNKNOWN(name, noun, known);
      return [field.id, text.slice(0, at).trim()];
    }),
  );
}

/** Checks a list, prints what its rows would do, and does it unless that is all that was asked for. @returns 1 where a row was left out. */
export async function importListCommand(
  noun: Noun,
  path: string,
  config: Config,
  asked: { readonly dryRun: boolean; readonly map: readonly string[] },
  print: Print,
): Promise<number> {
  const mapping = readMap(noun, asked.map);
  const bytes = await readFile(path).catch(() => {
    throw new Problem('IMPORT_NO_FILE', 'missing', `There is no file ${path}. Mend the path.`);
  });
  return withDoor(config, async (door) => {
    const begun = await door.begin({ noun, file: basename(path), bytes, mapping });
    const id = begun.id as ImportId;
    for (const [field, column] of Object.entries(begun.mapping)) print(`  ${column} → ${field}`);
    let item = await door.step(id, 'checking');
    printRows(await door.rows(id), print);
    print(countsIn(item));
    if (!asked.dryRun) {
      item = await door.step(id, 'applying');
      print(`${countsIn(item)}. To take it back: uptake import revert ${id}`);
    }
    const { refused = 0, conflict = 0 } = item.counts;
    if (refused + conflict === 0) return 0;
    print(`\n${await door.refused(id)}`);
    return 1;
  });
}

/** Takes an import back and prints what was left. @returns 1 where something was. */
export async function importRevertCommand(id: string, config: Config, print: Print): Promise<number> {
  if (!/^import_[0-9a-z]{1,40}$/.test(id)) throw problems.IMPORT_UNKNOWN();
  return withDoor(config, async (door) => {
    const item = await door.step(id as ImportId, 'reverting');
    const kept = (await door.rows(id as ImportId)).filter(({ state }) => state === 'kept');
    for (const { line, label, reason } of kept) print(`  line ${line}, ${label}: ${reason}`);
    print(countsIn(item));
    return kept.length === 0 ? 0 : 1;
  });
}

function printRows(rows: readonly ImportRow[], print: Print): void {
  for (const { line, state, label, changes, reason } of rows) {
    if (state === 'unchanged') continue;
    print(
      `  line ${line}: ${[state, label].filter((word) => word !== '').join(', ')}${reason && `: ${reason}`}`,
    );
    for (const { field, before, after } of changes) print(`    ${field}: ${before || '–'} → ${after || '–'}`);
  }
  if (rows.length === shownRows) print('  …');
}

const countsIn = ({ counts }: Import): string =>
  Object.entries(counts)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');
