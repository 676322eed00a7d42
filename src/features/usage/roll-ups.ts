import type { Figure, RollUp } from './model.ts';
import { percentOf } from './rules.ts';

interface Member {
  readonly called: string;
  readonly customer: string;
  readonly region: string;
  readonly motions: readonly string[];
}

/**
 * Figures of tenants as sums of tenants: people are known per tenant, so whoever works in two counts twice. A sum is known when all its parts are; else it has
 * bounds. Services are never added up: each keeps its own row. A tenant of two motions is in the sum of each.
 */
export function rollUp(figures: readonly Figure[], members: readonly Member[], by: RollUp): Figure[] {
  const groups = new Map(members.map((member) => [member.called, groupsOf(member, by)]));
  const placed = figures.flatMap((figure) =>
    (groups.get(figure.tenant) ?? []).map((group) => ({ ...figure, tenant: group })),
  );
  const sums = Map.groupBy(placed, ({ tenant, service, day }) => `${tenant}\n${service}\n${day}`);
  return [...sums.values()]
    .map(sumOf)
    .sort((a, b) => order(a.tenant, b.tenant) || order(a.service, b.service) || order(a.day, b.day));
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function groupsOf({ customer, region, motions }: Member, by: RollUp): readonly string[] {
  if (by === 'customer') return [customer];
  if (by === 'region') return [region];
  return by === 'motion' ? motions : ['all'];
}

type Summed =
  | 'activePeople'
  | 'atLeast'
  | 'atMost'
  | 'newPeople'
  | 'retained'
  | 'resurrected'
  | 'lapsed'
  | 'entitlements'
  | 'activeAndEntitled';

/** From the best to the worst: a sum is as good as its worst part. */
const qualities = ['complete', 'identity-broken', 'late', 'suppressed', 'missing', 'forgotten'] as const;

function sumOf(parts: readonly Figure[]): Figure {
  const [first] = parts;
  if (first === undefined) throw new RangeError('a sum of nothing');
  const sum = (name: Summed): number | null =>
    parts.every((part) => part[name] !== null)
      ? parts.reduce((total, part) => total + (part[name] ?? 0), 0)
      : null;
  const [activePeople, entitlements] = [sum('activePeople'), sum('entitlements')];
  const activeAndEntitled = sum('activeAndEntitled');
  const dates = parts.flatMap(({ dataDate }) => dataDate ?? []).sort();
  return {
    ...first,
    activePeople,
    atLeast: sum('atLeast'),
    atMost: sum('atMost'),
    newPeople: sum('newPeople'),
    retained: sum('retained'),
    resurrected: sum('resurrected'),
    lapsed: sum('lapsed'),
    entitlements,
    percent: activePeople === null ? null : percentOf(activePeople, entitlements),
    activeAndEntitled,
    entitledPercent: activeAndEntitled === null ? null : percentOf(activeAndEntitled, entitlements),
    quality: qualities.findLast((one) => parts.some(({ quality }) => quality === one)) ?? 'missing',
    // As old as its oldest part.
    dataDate: dates.length === parts.length ? (dates[0] ?? null) : null,
  };
}
