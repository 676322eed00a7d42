import { canonicalJson } from '../../base/canonical-json.ts';
import { Problem } from '../../base/problems.ts';
import type { Clock } from '../../base/time.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Store, Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { nounOf, type Step } from './commands.ts';
import type { Change, ImportId, ImportState, Mapping, RowState } from './model.ts';
import type { Doing, Done, Entry } from './plan.ts';
import { plans } from './plans.ts';
import { problems } from './problems.ts';
import {
  changeImport,
  changeRow,
  countsOf,
  dueRows,
  entriesAt,
  headOf,
  isTouched,
  keepRow,
  lockImport,
  markRow,
  type RowChange,
  twins,
  undoRow,
  writtenAfter,
} from './queries.ts';
import { readRow, type Values } from './rules.ts';

const rowsAtOnce = 50;

/** Which rows a step goes through, and where the import stands after it. */
const steps: Readonly<Record<Step, { readonly states: readonly RowState[]; readonly after: ImportState }>> = {
  checking: { states: ['waiting', 'create', 'update', 'unchanged', 'conflict', 'refused'], after: 'checked' },
  applying: { states: ['create', 'update'], after: 'applied' },
  reverting: { states: ['created', 'updated'], after: 'reverted' },
};

type Job = NonNullable<Awaited<ReturnType<typeof lockImport>>>;
type Row = Awaited<ReturnType<typeof dueRows>>[number];

/**
 * Does the step that was asked for, some rows a transaction, as the person who asked. It may be begun again at any time, and by two at once: a row is
 * done once, together with saying so.
 */
export async function runImport(store: Store, who: Actor, id: ImportId, clock: Clock): Promise<void> {
  while (
    await store
      .as(who)
      .transaction()
      .execute((tx) => someRows(tx, who, id, clock()))
  );
}

async function someRows(tx: Tx, who: Actor, id: ImportId, now: Date): Promise<boolean> {
  const job = await lockImport(tx, id);
  if (job === undefined || !(job.state in steps) || job.turn_by !== who.person) return false;
  const step = job.state as Step;
  const rows = await dueRows(tx, id, job.turn, steps[step].states, rowsAtOnce, step === 'reverting');
  if (rows.length === 0) {
    await finish(tx, who, job, step, now);
    return false;
  }
  const doing = { tx, who, now, why: job.why };
  for (const row of rows)
    await changeRow(tx, id, row.line, { turn: job.turn, ...(await oneRow(doing, job, step, row)) });
  await changeImport(tx, id, { done: job.done + rows.length });
  return true;
}

const doers = { checking: check, applying: apply, reverting: takeBack } as const;

/** What comes of a row. What it did is undone again when it is refused, or only looked at. */
async function oneRow(doing: Doing, job: Job, step: Step, row: Row): Promise<Omit<RowChange, 'turn'>> {
  await markRow(doing.tx);
  try {
    const found = await doers[step](doing, job, row);
    if (step === 'checking') await undoRow(doing.tx);
    else await keepRow(doing.tx);
    return found;
  } catch (error) {
    await undoRow(doing.tx);
    const problem = problemIn(error);
    if (step === 'reverting') return { state: 'kept', reason: problem.message };
    const state = problem.kind === 'conflict' || problem.kind === 'stale' ? 'conflict' : 'refused';
    return {
      state,
      reason: problem.message,
      changes: [],
      ...(step === 'checking' ? { key: keyOf(job, row) } : {}),
    };
  }
}

/** Refusals of commands, and of the database where somebody was faster; everything else is our fault. */
function problemIn(error: unknown): Problem {
  if (error instanceof Problem && error.kind !== 'broken') return error;
  const code = (error as { code?: unknown } | null)?.code;
  if (code === '23505' || code === '23503') return problems.IMPORT_ROW_CHANGED();
  throw error;
}

function valuesOf(job: Job, row: Row) {
  return readRow(nounOf(job.noun), job.mapping as Mapping, job.columns, row.cells);
}

const keyOf = (job: Job, row: Row) => (row.unreadable === '' ? valuesOf(job, row).key : '');

async function check(doing: Doing, job: Job, row: Row): Promise<Omit<RowChange, 'turn'>> {
  const { values, wrong, key } = valuesOf(job, row);
  const reasons = row.unreadable === '' ? wrong : [row.unreadable];
  if (reasons.length > 0)
    return { state: 'refused', reason: reasons.join('. '), key, label: '', changes: [] };
  const plan = await plans[nounOf(job.noun)].plan(doing, values);
  // The real thing, taken back afterwards: nothing is let through here that is refused later.
  if (plan.action !== 'unchanged') await plan.run();
  return { state: plan.action, label: plan.label, changes: plan.changes, reason: '', key };
}

async function apply(doing: Doing, job: Job, row: Row): Promise<Omit<RowChange, 'turn'>> {
  const { tx, who, now } = doing;
  const plan = await plans[nounOf(job.noun)].plan(doing, valuesOf(job, row).values);
  const looked = canonicalJson([row.state, row.changes as Change[]]);
  if (canonicalJson([plan.action, plan.changes]) !== looked) throw problems.IMPORT_ROW_CHANGED();
  const head = plan.chain === null ? 0 : await headOf(tx, plan.chain);
  const { subject, chain } = await plan.run();
  const seqs = await writtenAfter(tx, chain, head, { person: who.person, at: now });
  const state = plan.action === 'create' ? 'created' : 'updated';
  return { state, subject, chain, seqs, reason: '', changes: [], cells: [] };
}

async function takeBack(doing: Doing, job: Job, row: Row): Promise<Omit<RowChange, 'turn'>> {
  const { tx } = doing;
  const { subject, chain } = row;
  const seqs = row.seqs.map(Number);
  const found = await entriesAt(tx, chain, seqs);
  if (found.some(({ personal_digest: digest, personal }) => digest !== '' && personal === null))
    throw problems.IMPORT_KEPT_ERASED();
  const entries = found.map((entry): Entry => {
    const facts = entry.facts as Values;
    const personal = (entry.personal ?? {}) as Values;
    const both = (side: string): Values => ({ ...(facts[side] as Values), ...(personal[side] as Values) });
    return {
      kind: entry.kind,
      subject: entry.subject,
      at: entry.at,
      facts,
      before: both('before'),
      after: both('after'),
    };
  });
  const touched = await isTouched(tx, chain, subject, Math.max(0, ...seqs));
  const done: Done = { created: row.state === 'created', subject, chain, entries, touched };
  const kept = await plans[nounOf(job.noun)].takeBack(doing, done);
  if (kept.length === 0) return { state: 'reverted', reason: '' };
  return { state: 'kept', reason: problems.IMPORT_KEPT_CHANGED(kept).message };
}

async function finish(tx: Tx, who: Actor, job: Job, step: Step, now: Date): Promise<void> {
  const id = job.id as ImportId;
  if (step === 'checking')
    for (const { line, other } of await twins(tx, id))
      await changeRow(tx, id, line, {
        state: 'conflict',
        turn: job.turn,
        changes: [],
        reason: problems.IMPORT_ROW_TWICE(other).message,
      });
  const when =
    step === 'applying'
      ? { applied_at: now }
      : step === 'reverting'
        ? { reverted_at: now, reverted_by: who.person }
        : {};
  await changeImport(tx, id, { state: steps[step].after, ...when });
  if (step === 'checking') return;
  const counts = (await countsOf(tx, [id])).get(id) ?? {};
  await appendToLedger(tx, {
    tenant: null,
    at: now,
    person: who.person,
    kind: step === 'applying' ? 'import.applied' : 'import.reverted',
    subject: id,
    why: job.why,
    facts: { noun: job.noun, rows: job.rows, counts },
  });
}
