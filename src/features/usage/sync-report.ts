import { dayNumber, dayText } from '../../base/days.ts';
import { Problem } from '../../base/problems.ts';
import { type Clock, dayOf } from '../../base/time.ts';
import { isPassing } from '../../graph/answers.ts';
import type { Tags } from '../../graph/downloads.ts';
import { functionCall, type Graph } from '../../graph/graph.ts';
import type { NameSpace } from '../../warehouse/warehouse.ts';
import type { Actor } from '../people/model.ts';
import type { TenantId } from '../tenants/model.ts';
import { importFile, resultOf, type UsageStores } from './commands.ts';
import { lastAnswer } from './import-queries.ts';
import type { ImportResult } from './model.ts';
import { problems } from './problems.ts';
import { noteNames } from './sync-names.ts';
import {
  dayOrNone,
  missingDays,
  nextRound,
  nextSlot,
  nextStep,
  nextTry,
  type Progress,
  recentRequests,
  type Step,
  type SyncedReport,
} from './sync-plan.ts';
import { changeSync, keepClaim, type SyncRow } from './sync-queries.ts';

export interface SyncParts extends UsageStores {
  readonly graph: Graph;
  readonly now: Clock;
  /** Ends the work after the request that runs; what is done stays done. */
  readonly until?: AbortSignal | undefined;
  /** Hears of every step before it is taken. */
  readonly onStep?: ((report: SyncedReport, step: string) => void) | undefined;
}

/** The tenant that is fetched for. Whose names it uses may turn out on the way. */
export interface SyncingTenant {
  readonly id: TenantId;
  readonly guid: string;
  readonly called: string;
  names: { space: NameSpace | undefined; from: number | undefined };
}

export interface Fetched {
  files: number;
  rows: number;
  /** What nobody expected: it is told once the other reports have had their turn. */
  broke?: unknown;
}

/** For a claim, so that a process that died is not waited for too long. */
export const claimMs = 15 * 60_000;
const mostTries = 3;

/** What a new tenant may do about it, not the passing of time: asked again in the next round only. */
const waitsForPeople = new Set([
  'GRAPH_SECRET_REFUSED',
  'GRAPH_CERTIFICATE_REFUSED',
  'GRAPH_CERTIFICATE_EXPIRED',
  'GRAPH_NOT_CONSENTED',
  'GRAPH_TENANT_NOT_FOUND',
  'GRAPH_LOGIN_REFUSED',
  'GRAPH_NO_PERMISSION',
  'GRAPH_TENANT_UNKNOWN',
  'USAGE_FILE_REFUSED',
]);

/**
 * Fetches what is to be had of one report now, a request at a time, and writes down after each how far it is. It ends when the round is done, at
 * the limit of requests, at a pause that Graph asks for, or at a failure; `next_try` says when to go on. Never throws what Graph or a file
 * causes: that is kept as the report's problem.
 * @param known days that are in; grows with what comes.
 */
export async function syncReport(
  parts: SyncParts,
  who: Actor,
  tenant: SyncingTenant,
  report: SyncedReport,
  row: SyncRow,
  known: Set<number>,
): Promise<Fetched> {
  const fetched: Fetched = { files: 0, rows: 0 };
  const state = stateOf(row);
  let tries = 0;
  for (;;) {
    const at = parts.now();
    const progress = progressOf(state, tenant, known, at);
    const save = () =>
      saveState(parts, row, state, missingDays(report, progressOf(state, tenant, known, at)), at);
    const step = nextStep(report, progress);
    if (step === undefined) {
      Object.assign(state, finished(tenant.id, at));
      await save();
      return fetched;
    }
    if (parts.until?.aborted) return fetched;
    const slot = nextSlot(state.asked, at);
    if (slot > at) {
      state.nextTry = slot;
      await save();
      return fetched;
    }
    state.asked = [...recentRequests(state.asked, at), at.toISOString()];
    // Written down before it is asked: a process that dies in between has still asked.
    const isWanted = await save();
    if (!isWanted) return fetched;
    const called = step === 'snapshot' ? step : dayText(step);
    parts.onStep?.(report, called);
    try {
      const isIn = known.has(step === 'snapshot' ? (state.refresh ?? -1) : step);
      const result = await pull(parts, who, tenant, report, { step, isIn }, at);
      tries = 0;
      if (!result.again) fetched.files++;
      if (!result.again) fetched.rows += result.rows;
      const isEmpty = await took(parts, who, tenant, report, step, state, known, result);
      state.done.add(called);
      Object.assign(state, { attempts: 0, problem: null, heldUntil: null });
      if (isEmpty && step === 'snapshot') {
        Object.assign(state, finished(tenant.id, at), { problem: problems.USAGE_NO_DATA_YET() });
        await save();
        return fetched;
      }
      if (!isEmpty) state.lastSuccess = parts.now();
      await save();
    } catch (error) {
      if (isPassing(error) && ++tries < mostTries) continue;
      tries = 0;
      if (!(error instanceof Problem)) fetched.broke = error;
      const isOver = fail(state, tenant.id, error, step, at);
      await save();
      if (isOver) return fetched;
    }
  }
}

/** How far a report is, while it is fetched. */
interface State {
  lastSuccess: Date | null;
  refresh: number | undefined;
  nextTry: Date;
  heldUntil: Date | null;
  attempts: number;
  problem: Problem | null;
  asked: readonly string[];
  roundDay: string | null;
  done: Set<string>;
}

function stateOf(row: SyncRow): State {
  const { problem_code: code, problem: text } = row;
  return {
    lastSuccess: row.last_success,
    refresh: dayOrNone(row.refresh_day),
    nextTry: row.next_try,
    heldUntil: row.held_until,
    attempts: row.attempts,
    problem: code === null ? null : new Problem(code, 'conflict', text ?? ''),
    asked: row.asked,
    roundDay: row.round_day,
    done: new Set(row.round_done),
  };
}

/** A round is of one day: with the next one another begins. */
function progressOf(state: State, { names }: SyncingTenant, known: ReadonlySet<number>, at: Date): Progress {
  const today = dayOf(at);
  if (state.roundDay !== null && state.roundDay !== today) state.done.clear();
  state.roundDay = today;
  return {
    today: dayNumber(today),
    refresh: state.refresh,
    known,
    namesFrom: names.from,
    done: state.done,
  };
}

const finished = (tenant: string, at: Date) => ({
  nextTry: nextRound(tenant, at),
  heldUntil: null,
  attempts: 0,
  problem: null,
  roundDay: null,
  done: new Set<string>(),
});

/** @returns false when the tenant has been disconnected meanwhile. */
async function saveState(
  { store }: SyncParts,
  row: SyncRow,
  state: State,
  missing: readonly number[],
  at: Date,
): Promise<boolean> {
  return store.system.transaction().execute(async (tx) => {
    await changeSync(tx, row, {
      last_success: state.lastSuccess,
      refresh_day: state.refresh === undefined ? null : dayText(state.refresh),
      next_try: state.nextTry,
      held_until: state.heldUntil,
      attempts: state.attempts,
      problem_code: state.problem?.code ?? null,
      problem: state.problem?.message ?? null,
      asked: JSON.stringify(state.asked),
      round_day: state.done.size === 0 ? null : state.roundDay,
      round_done: JSON.stringify([...state.done]),
      missing: JSON.stringify(missing.map(dayText)),
    });
    return keepClaim(tx, row.tenant_id, new Date(at.getTime() + claimMs));
  });
}

/** Asks for one step and imports what comes. @throws GRAPH_…, USAGE_FILE_REFUSED. */
async function pull(
  parts: SyncParts,
  who: Actor,
  { id, guid, called, names }: SyncingTenant,
  { functionName, people }: SyncedReport,
  // What is not in the warehouse is wanted whole, whatever came before.
  { step, isIn }: { readonly step: Step; readonly isIn: boolean },
  at: Date,
): Promise<ImportResult> {
  const file = { tenant: id, called, source: 'graph' as const };
  if (!people) {
    const name = `${functionName} ${dayOf(at)}`;
    const entries = await parts.graph.subscribedSkus(guid);
    return importFile(parts, who, { ...file, name, chunks: skusOf(entries, dayOf(at)) }, at);
  }
  const isDay = step !== 'snapshot';
  const of = isDay ? { date: dayText(step) } : { period: 'D180' };
  const name = functionCall(functionName, of);
  const last = isIn ? await lastAnswer(parts.store.system, id, name) : undefined;
  const report = await parts.graph.report(guid, functionName, of, last?.remarks.tags as Tags | undefined);
  if (report === undefined && last !== undefined) return { ...resultOf(last, { name }), again: true };
  if (report === undefined) throw problems.USAGE_SYNC_FAILED();
  const scope = isDay ? ('day' as const) : ('snapshot' as const);
  return importFile(
    parts,
    who,
    { ...file, name, scope, ...report, ...(isDay ? { names: names.space } : {}) },
    at,
  );
}

/** The list as a file of its day: what is licensed today has to count again when it was licensed once before. */
async function* skusOf(entries: readonly unknown[], day: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(JSON.stringify({ '@odata.context': '#subscribedSkus', day, value: entries }));
}

/** Takes in what an import says of days and names. @returns whether it had no rows. @throws USAGE_FILE_REFUSED. */
async function took(
  parts: SyncParts,
  who: Actor,
  tenant: SyncingTenant,
  report: SyncedReport,
  step: Step,
  state: State,
  known: Set<number>,
  { state: came, refusal, rows, to, number }: ImportResult,
): Promise<boolean> {
  const isOfOthers = refusal === problems.USAGE_OTHER_NAMES().message;
  if (came === 'refused' && !(isOfOthers && step !== 'snapshot'))
    throw new Problem('USAGE_FILE_REFUSED', 'conflict', refusal ?? '');
  if (came === 'refused' || rows === 0) return true;
  if (step !== 'snapshot') {
    known.add(step);
    return false;
  }
  // Entitlements are of the day on which they were asked for.
  const newest = to === null ? dayNumber(dayOf(parts.now())) : dayNumber(to);
  state.refresh = newest;
  known.add(newest);
  if (report.people) await noteNames(parts, who, tenant, number, newest);
  return false;
}

/** Writes a failure down. @returns whether the report has to wait now. */
function fail(state: State, tenant: string, error: unknown, step: Step, at: Date): boolean {
  const problem = error instanceof Problem ? error : problems.USAGE_SYNC_FAILED();
  if (problem.code === 'GRAPH_BUSY') {
    const held = new Date(at.getTime() + Number(problem.details.retryAfter ?? 600) * 1000);
    Object.assign(state, { problem, heldUntil: held, nextTry: held });
    return true;
  }
  // A day that does not come keeps no other from coming: it has its next turn in the next round.
  if (step !== 'snapshot') state.done.add(dayText(step));
  if (problem.code === 'GRAPH_DATE_TOO_OLD') return false;
  state.attempts++;
  state.problem = problem;
  state.nextTry = waitsForPeople.has(problem.code) ? nextRound(tenant, at) : nextTry(state.attempts, at);
  return true;
}
