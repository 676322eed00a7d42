import type { Movable } from '../model.ts';

/** The two independent parts of the preview (domain.md 8.13): places as a whole, and single services. */
export type Level = 'tenant' | 'service';

export const levelOf = ({ level }: Pick<Movable, 'level'>): Level =>
  level === 'service' ? 'service' : 'tenant';

/** Rows of a part, and of those the ones that can be moved. */
export function partOf(items: readonly Movable[], level: Level) {
  const rows = items.filter((item) => levelOf(item) === level);
  return { rows, movable: rows.filter(({ refusal }) => refusal === null) };
}

/** Everything that can be moved is ticked at first. */
export const firstTicks = (items: readonly Movable[]): ReadonlySet<string> =>
  new Set(items.filter(({ refusal }) => refusal === null).map(({ id }) => id));

/** The ticks after one row, or a whole part, was ticked or unticked. The other part stays as it is. */
export function withTicks(
  ticks: ReadonlySet<string>,
  rows: readonly Movable[],
  ticked: boolean,
): ReadonlySet<string> {
  const ids = rows.filter(({ refusal }) => refusal === null).map(({ id }) => id);
  return ticked ? new Set([...ticks, ...ids]) : new Set([...ticks].filter((id) => !ids.includes(id)));
}
