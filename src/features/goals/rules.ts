import type { Progress, TenantGrowth } from './model.ts';

export interface Scope {
  readonly region: string | null;
  readonly managed: boolean | null;
  readonly counts: 'total' | 'influenced';
}

/** Names by which a region goes too (domain.md 5.7, A20). */
const aliases: Readonly<Record<string, string>> = { APJ: 'Asia' };
const regionOf = (name: string) => aliases[name] ?? name;

/** Whether a tenant counts for a goal. */
export function isInScope({ region, managed, counts }: Scope, tenant: TenantGrowth): boolean {
  return (
    (region === null || regionOf(region) === regionOf(tenant.region)) &&
    (managed === null || managed === tenant.managed) &&
    (counts === 'total' || tenant.engaged)
  );
}

/** First and last day of a fiscal year, named by the year in which it ends. @param begins month, 7 for July. */
export function daysOfYear(fiscalYear: number, begins: number): { first: string; last: string } {
  const start = begins === 1 ? fiscalYear : fiscalYear - 1;
  const first = new Date(Date.UTC(start, begins - 1, 1));
  const last = new Date(Date.UTC(start + 1, begins - 1, 0));
  return { first: first.toISOString().slice(0, 10), last: last.toISOString().slice(0, 10) };
}

/** What the tenants of a goal have grown together, and how that stands to what the year asks for by today (domain.md 5.4, measurement). */
export function progressOf(
  goal: Scope & { readonly target: number },
  tenants: readonly TenantGrowth[],
  year: { readonly first: string; readonly last: string },
  today: string,
): Progress {
  const mine = tenants.filter((tenant) => isInScope(goal, tenant));
  const known = mine.flatMap(({ growth }) => growth ?? []);
  const actual = known.length === 0 ? null : known.reduce((sum, growth) => sum + growth, 0);
  const expected = Math.round(goal.target * elapsed(year, today));
  return {
    actual,
    tenants: mine.length,
    unknown: mine.length - known.length,
    share: actual === null ? null : Math.round((actual / goal.target) * 10_000) / 100,
    expected,
    pace:
      actual === null
        ? 'unknown'
        : actual >= goal.target
          ? 'reached'
          : actual >= expected
            ? 'ahead'
            : 'behind',
  };
}

const at = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** The part of a year that is over with this day: 0 before it, 1 with its last day. */
export function elapsed({ first, last }: { first: string; last: string }, today: string): number {
  return Math.min(1, Math.max(0, (at(today) - at(first) + 1) / (at(last) - at(first) + 1)));
}

/** Whether a goal would come to stand below itself. @param parents parent by id. */
export function isCircular(
  id: string,
  parent: string | null,
  parents: ReadonlyMap<string, string | null>,
): boolean {
  const passed = new Set([id]);
  for (let above = parent; above !== null; above = parents.get(above) ?? null) {
    if (passed.has(above)) return true;
    passed.add(above);
  }
  return false;
}
