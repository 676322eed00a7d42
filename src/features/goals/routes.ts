import { type Route, reads, writes } from '../../http/route.ts';
import type { Db } from '../../store/store.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { Actor } from '../people/model.ts';
import { fiscalYearAt } from '../targets/rules.ts';
import { addGoal, dropGoal, saveGoal } from './commands.ts';
import * as contracts from './contract.ts';
import { growthOfTenants } from './growth.ts';
import { type Goal, type GoalId, goalDefinition, type TenantGrowth } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { type GoalRow, goalById, goalsOf } from './queries.ts';
import { daysOfYear, isInScope, progressOf } from './rules.ts';

/** @param begins month in which a fiscal year begins. */
export function goalRoutes(open: () => Promise<{ warehouse: Warehouse }>, begins: number): Route<Actor>[] {
  const growth = async (db: Db, year: ReturnType<typeof daysOfYear>, today: string) =>
    growthOfTenants(db, (await open()).warehouse, year, today);
  return [
    reads(contracts.listGoals, async ({ db, who, now }, { fiscalYear: asked }) => {
      if (!may.read(who)) throw problems.GOAL_UNKNOWN();
      const today = now.toISOString().slice(0, 10);
      const fiscalYear = asked ?? fiscalYearAt(today, begins);
      const year = daysOfYear(fiscalYear, begins);
      const rows = await goalsOf(db, fiscalYear);
      const tenants = rows.length === 0 ? [] : await growth(db, year, today);
      const items = inOrder(rows).map((row) => presentGoal(row, rows, tenants, year, today));
      return { fiscalYear, ...year, today, items, definition: goalDefinition, mayKeep: may.keep(who) };
    }),
    reads(contracts.readGoalTenants, async ({ db, now }, { goalId }) => {
      const goal = await goalById(db, goalId);
      if (goal === undefined) throw problems.GOAL_UNKNOWN();
      const today = now.toISOString().slice(0, 10);
      const tenants = await growth(db, daysOfYear(goal.fiscal_year, begins), today);
      const items = tenants.filter((tenant) => isInScope(scopeOf(goal), tenant));
      return { items: items.sort((a, b) => (b.growth ?? -Infinity) - (a.growth ?? -Infinity)) };
    }),
    writes(contracts.addGoal, async ({ tx, who, now }, fields) => ({
      id: await addGoal(tx, who, fields, now),
    })),
    writes(contracts.saveGoal, ({ tx, who, now, match = 0 }, { goalId: id, ...fields }) =>
      saveGoal(tx, who, { id, match, fields }, now),
    ),
    writes(contracts.dropGoal, async ({ tx, who, now }, { goalId }) => {
      await dropGoal(tx, who, goalId as GoalId, now);
      return { dropped: true };
    }),
  ];
}

/** Parents before children. */
function inOrder(rows: readonly GoalRow[], parent: string | null = null): GoalRow[] {
  return rows.filter((row) => row.parent_id === parent).flatMap((row) => [row, ...inOrder(rows, row.id)]);
}

const scopeOf = ({ region, managed, counts }: GoalRow) => ({
  region,
  managed,
  counts: counts as Goal['counts'],
});

function presentGoal(
  row: GoalRow,
  all: readonly GoalRow[],
  tenants: readonly TenantGrowth[],
  year: { first: string; last: string },
  today: string,
): Goal {
  const target = Number(row.target);
  const below = all.filter(({ parent_id }) => parent_id === row.id);
  return {
    id: row.id,
    fiscalYear: row.fiscal_year,
    parent: row.parent_id,
    name: row.name,
    ...scopeOf(row),
    target,
    children: below.length === 0 ? null : below.reduce((sum, child) => sum + Number(child.target), 0),
    progress: progressOf({ ...scopeOf(row), target }, tenants, year, today),
    version: row.version,
  };
}
