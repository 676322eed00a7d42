import { newId } from '../../base/ids.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import type { GoalFields, GoalId } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { type GoalRow, goalById, goalsOf } from './queries.ts';
import { isCircular } from './rules.ts';

/** Sets a goal. @throws GOALS_NOT_YOURS, GOAL_PARENT_UNFIT. */
export async function addGoal(
  tx: Tx,
  who: Actor,
  { fiscalYear, ...fields }: GoalFields & { readonly fiscalYear: number },
  now: Date,
): Promise<GoalId> {
  if (!may.keep(who)) throw problems.GOALS_NOT_YOURS();
  const id = newId('goal', now);
  const others = await demandParent(tx, id, fields.parent, fiscalYear);
  const place = Math.max(0, ...others.map((other) => other.place)) + 1;
  await tx
    .insertInto('goal')
    .values({ id, fiscal_year: fiscalYear, ...columnsOf(fields), place })
    .execute();
  await record(tx, who, 'goal.added', id, { fiscalYear, after: fields }, now);
  return id;
}

/** Changes a goal. @throws GOAL_UNKNOWN, GOAL_STALE with what stands there, GOALS_NOT_YOURS, GOAL_PARENT_UNFIT. */
export async function saveGoal(
  tx: Tx,
  who: Actor,
  { id, match, fields }: { readonly id: GoalId; readonly match: number; readonly fields: GoalFields },
  now: Date,
): Promise<{ id: string; version: number }> {
  if (!may.keep(who)) throw problems.GOALS_NOT_YOURS();
  const before = await found(tx, id);
  await demandParent(tx, id, fields.parent, before.fiscal_year);
  const { numUpdatedRows } = await tx
    .updateTable('goal')
    .set({ ...columnsOf(fields), version: match + 1 })
    .where('id', '=', id)
    .where('version', '=', match)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw problems.GOAL_STALE(before.name, { current: fieldsOf(before) });
  await record(tx, who, 'goal.changed', id, { before: fieldsOf(before), after: fields }, now);
  return { id, version: match + 1 };
}

/** Removes a goal. @throws GOAL_UNKNOWN, GOALS_NOT_YOURS, GOAL_HAS_CHILDREN. */
export async function dropGoal(tx: Tx, who: Actor, id: GoalId, now: Date): Promise<void> {
  if (!may.keep(who)) throw problems.GOALS_NOT_YOURS();
  const goal = await found(tx, id);
  const below = (await goalsOf(tx, goal.fiscal_year)).filter(({ parent_id }) => parent_id === id);
  if (below.length > 0) throw problems.GOAL_HAS_CHILDREN(goal.name, below.length);
  await tx.deleteFrom('goal').where('id', '=', id).execute();
  await record(tx, who, 'goal.dropped', id, { before: fieldsOf(goal) }, now);
}

const columnsOf = ({ parent, ...fields }: GoalFields) => ({ ...fields, parent_id: parent });

function fieldsOf({ name, parent_id: parent, region, managed, counts, target, version }: GoalRow) {
  return { name, parent, region, managed, counts, target: Number(target), version };
}

async function found(db: Db, id: GoalId): Promise<GoalRow> {
  const row = await goalById(db, id);
  if (row === undefined) throw problems.GOAL_UNKNOWN();
  return row;
}

/** @returns the goals of the year. */
async function demandParent(db: Db, id: GoalId, parent: string | null, year: number): Promise<GoalRow[]> {
  const all = await goalsOf(db, year);
  const parents = new Map(all.map((goal) => [goal.id, goal.parent_id]));
  if (parent !== null && (!parents.has(parent) || isCircular(id, parent, parents)))
    throw problems.GOAL_PARENT_UNFIT();
  return all;
}

function record(
  tx: Tx,
  who: Actor,
  kind: string,
  subject: string,
  facts: Readonly<Record<string, unknown>>,
  now: Date,
) {
  return appendToLedger(tx, { tenant: null, at: now, person: who.person, kind, subject, facts });
}
