import { newId } from '../../base/ids.ts';
import { announce } from '../../store/outbox.ts';
import type { Db, Tx } from '../../store/store.ts';
import { type Actor, shownPerson } from '../people/model.ts';
import { fieldOf, fieldsOf } from './fields.ts';
import { type Import, type ImportId, type ImportState, type Mapping, type Noun, nouns } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import {
  changeImport,
  countsOf,
  type ImportRecord,
  importById,
  lockImport,
  putImport,
  putRows,
  sampleRows,
} from './queries.ts';
import { mostRows, type ReadLine, readList } from './read-file.ts';
import { guessMapping, missingKeys } from './rules.ts';

export interface NewList {
  readonly noun: Noun;
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Fields and the names of their columns, before any guess. */
  readonly mapping: Mapping;
}

const rowsAtOnce = 500;

/** Takes a list up, row by row, and guesses which column is what. Nothing of it is done yet. @throws IMPORT_UNKNOWN, IMPORT_EMPTY, IMPORT_TOO_LONG, and what readList refuses. */
export async function beginImport(tx: Tx, who: Actor, given: NewList, now: Date): Promise<ImportId> {
  if (!may.import(who)) throw problems.IMPORT_UNKNOWN();
  const { noun, file } = given;
  const { columns, rows } = await readList(given.bytes);
  demandMapping(noun, columns, given.mapping);
  const id = newId('import', now);
  const taken = new Set(Object.values(given.mapping));
  const left = columns.map((column) => (taken.has(column) ? '' : column));
  const mapping = { ...withoutBlank(guessMapping(noun, left)), ...given.mapping };
  await putImport(tx, { id, noun, file, columns, mapping, by: who.person, at: now });
  let count = 0;
  let some: ReadLine[] = [];
  const flush = async () => {
    if (some.length > 0) await putRows(tx, id, some);
    some = [];
  };
  for (const row of rows) {
    if (++count > mostRows) throw problems.IMPORT_TOO_LONG(mostRows);
    some.push(row);
    if (some.length === rowsAtOnce) await flush();
  }
  await flush();
  if (count === 0) throw problems.IMPORT_EMPTY();
  await changeImport(tx, id, { rows: count });
  return id;
}

const withoutBlank = (mapping: Mapping): Mapping =>
  Object.fromEntries(Object.entries(mapping).filter(([, column]) => column !== ''));

function demandMapping(noun: Noun, columns: readonly string[], mapping: Mapping): void {
  for (const [field, column] of Object.entries(mapping)) {
    const fields = fieldsOf[noun].map(({ id }) => id);
    if (fieldOf(noun, field) === undefined) throw problems.IMPORT_FIELD_UNKNOWN(field, noun, fields);
    if (!columns.includes(column)) throw problems.IMPORT_COLUMN_UNKNOWN(column, columns);
  }
}

/** The import, which this person began or administers. @throws IMPORT_UNKNOWN. */
export async function visibleImport(db: Db, id: ImportId): Promise<ImportRecord> {
  const row = await importById(db, id);
  if (row === undefined) throw problems.IMPORT_UNKNOWN();
  return row;
}

/** Says which column is what. What was checked before is to be checked again. @throws IMPORT_UNKNOWN, IMPORT_NOT_NOW, IMPORT_STALE, IMPORT_FIELD_UNKNOWN, IMPORT_COLUMN_UNKNOWN. */
export async function mapImport(
  tx: Tx,
  cmd: { readonly importId: ImportId; readonly mapping: Mapping; readonly match: number },
): Promise<void> {
  const row = await lockImport(tx, cmd.importId);
  if (row === undefined) throw problems.IMPORT_UNKNOWN();
  if (row.state !== 'new' && row.state !== 'checked') throw problems.IMPORT_NOT_NOW(row.state);
  if (row.version !== cmd.match) throw problems.IMPORT_STALE();
  demandMapping(nounOf(row.noun), row.columns, cmd.mapping);
  await changeImport(tx, cmd.importId, { mapping: cmd.mapping, state: 'new' });
}

export type Step = Extract<ImportState, 'checking' | 'applying' | 'reverting'>;

/** From which states a step begins, and how many rows it has then. */
const steps: Readonly<
  Record<Step, { readonly from: readonly ImportState[]; readonly due: readonly string[] }>
> = {
  checking: { from: ['new', 'checked'], due: [] },
  applying: { from: ['checked'], due: ['create', 'update'] },
  reverting: { from: ['applied'], due: ['created', 'updated'] },
};

/**
 * Asks for the next step of an import; who does it runs it afterwards, in this process or by a job.
 * @returns how many rows are to be done. @throws IMPORT_UNKNOWN, IMPORT_NOT_NOW, IMPORT_KEY_MISSING.
 */
export async function askStep(
  tx: Tx,
  who: Actor,
  { importId, step, why = '' }: { readonly importId: ImportId; readonly step: Step; readonly why?: string },
  now: Date,
): Promise<number> {
  const row = await lockImport(tx, importId);
  if (row === undefined) throw problems.IMPORT_UNKNOWN();
  const { from, due: states } = steps[step];
  if (!from.includes(row.state as ImportState)) throw problems.IMPORT_NOT_NOW(row.state);
  const missing = missingKeys(nounOf(row.noun), row.mapping as Mapping);
  if (missing.length > 0) throw problems.IMPORT_KEY_MISSING(row.noun, missing);
  const counts = (await countsOf(tx, [importId])).get(importId) ?? {};
  const due = step === 'checking' ? row.rows : states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const said = why || (step === 'reverting' ? `Import of ${row.file} taken back` : `Import of ${row.file}`);
  const turn = { turn: row.turn + 1, turn_by: who.person, due, done: 0, problem: '' };
  await changeImport(tx, importId, { state: step, why: said, ...turn });
  // Whoever asks may be gone before it is done: the job goes on with it.
  await announce(tx, { kind: 'import.asked', body: { importId }, at: now });
  return due;
}

export const nounOf = (text: string): Noun => nouns.find((noun) => noun === text) ?? 'customers';

export async function presentImports(db: Db, rows: readonly ImportRecord[]): Promise<Import[]> {
  const counts = await countsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    noun: nounOf(row.noun),
    file: row.file,
    state: row.state as ImportState,
    columns: row.columns.map((name) => ({ name, samples: [] })),
    mapping: row.mapping as Mapping,
    rows: row.rows,
    due: row.due,
    done: row.done,
    counts: counts.get(row.id) ?? {},
    problem: row.problem,
    by: shownPerson(row.by_id, row.by_name),
    at: row.at.toISOString(),
    appliedAt: row.applied_at?.toISOString() ?? null,
    reverted:
      row.reverted_at === null
        ? null
        : {
            by: shownPerson(row.reverted_by ?? '', row.reverted_name).name,
            at: row.reverted_at.toISOString(),
          },
    version: row.version,
  }));
}

/** One import, with the first cells of each column. */
export async function presentImport(db: Db, id: ImportId): Promise<Import> {
  const [shown] = await presentImports(db, [await visibleImport(db, id)]);
  if (shown === undefined) throw problems.IMPORT_UNKNOWN();
  const first = await sampleRows(db, id);
  const samples = (n: number) => first.map(({ cells }) => cells[n] ?? '').filter((cell) => cell !== '');
  return { ...shown, columns: shown.columns.map(({ name }, n) => ({ name, samples: samples(n) })) };
}
