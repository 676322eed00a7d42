import type { Figure, TenantUsage, UsageDay } from '../model.ts';
import { type ChartPoint, pointsOf } from './chart-points.ts';
import type { UsageView } from './usage-search.ts';

/** As many lines as can be told apart by colour and dashes. */
export const mostLines = 6;

/** A service as a line beside others. */
export interface ComparedLine {
  readonly id: string;
  readonly name: string;
  readonly days: readonly UsageDay[];
  readonly points: readonly ChartPoint[];
  /** The last day that has a value, or bounds. */
  readonly last: ChartPoint | undefined;
}

/** The chosen services as lines, in the order in which they were chosen. Each has its own figures: nothing here is a sum. */
export function comparedLines(
  ids: readonly string[],
  figures: readonly Figure[],
  view: Pick<UsageView, 'value' | 'count'>,
  nameOf: (id: string) => string,
): ComparedLine[] {
  const byService = Map.groupBy(figures, ({ service }) => service);
  return ids.map((id) => {
    const days = byService.get(id) ?? [];
    const points = pointsOf(days, view);
    const last = points.findLast(({ value, low }) => value !== null || low !== null);
    return { id, name: nameOf(id), days, points, last };
  });
}

/** The services of an address that the tenant has, the main one first, each once, and no more than can be drawn. */
export function chosenServices(
  { service, compare }: Pick<UsageView, 'service' | 'compare'>,
  known: TenantUsage['services'],
): string[] {
  const ids = compare.filter((id) => id === 'any' || known.some((one) => one.id === id));
  return [...new Set([service, ...ids])].slice(0, mostLines);
}

/** The address after a service has been picked or dropped. */
export const pickedServices = (compare: readonly string[], id: string): string | undefined => {
  const next = compare.includes(id) ? compare.filter((one) => one !== id) : [...compare, id];
  return next.length === 0 ? undefined : next.join(',');
};

/** Heights of labels at the ends of lines: as near to the lines as they can be without lying on each other. */
export function spread(wanted: readonly number[], apart: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  for (const [nth, i] of order.entries()) {
    const above = order[nth - 1];
    if (above !== undefined) placed[i] = Math.max(placed[i] ?? 0, (placed[above] ?? 0) + apart);
  }
  return placed;
}
