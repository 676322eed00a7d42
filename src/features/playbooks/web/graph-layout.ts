import type { Process } from '../model.ts';

export const cardWidth = 208;
export const cardHeight = 80;
const gapX = 96;
const gapY = 36;
const margin = 16;
const headHeight = 36;
// A way back has lanes of its own in every gap and its own half of a card's edge, so that it never hides under a way onward.
const lanes = {
  onward: { port: 26, between: 36, beside: 16 },
  back: { port: 54, between: 60, beside: 80 },
} as const;
const bend = 10;

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Card extends Point {
  readonly process: Process;
  readonly column: number;
  readonly row: number;
}

export interface Way {
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
  /** Leads to an earlier phase, or upwards within one: a circle closes here. */
  readonly back: boolean;
}

export interface Drawing {
  /** Phases from left to right; null heads what belongs to none. */
  readonly columns: readonly { readonly phase: string | null; readonly x: number }[];
  readonly cards: readonly Card[];
  readonly ways: readonly Way[];
  readonly width: number;
  readonly height: number;
}

/**
 * Places processes in columns, a phase each, below those that lead to them; those that no way touches are left out. Its time grows with the number of
 * ways (docs/decisions/012).
 */
export function drawProcesses(phases: readonly string[], processes: readonly Process[]): Drawing {
  const known = new Set(processes.map(({ path }) => path));
  const edges = processes.flatMap(({ path, next }) =>
    next.filter((to) => known.has(to) && to !== path).map((to) => ({ from: path, to })),
  );
  const linked = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const shown = processes.filter(({ path }) => linked.has(path));
  const phaseOf = ({ phases: [first] }: Process) =>
    first !== undefined && phases.includes(first) ? first : null;
  const byPhase = Map.groupBy(shown, phaseOf);
  const used = [...phases, null].filter((phase) => byPhase.has(phase));
  const place = inOrder(
    used.flatMap((phase) => byPhase.get(phase) ?? []),
    edges,
  );
  const ordered = used.map((phase) =>
    (byPhase.get(phase) ?? []).toSorted((a, b) => (place.get(a.path) ?? 0) - (place.get(b.path) ?? 0)),
  );
  const cards = ordered.flatMap((column, i) =>
    column.map((process, row) => ({ process, column: i, row, x: leftOf(i), y: topOf(row) })),
  );
  const cardOf = new Map(cards.map((card) => [card.process.path, card]));
  const ways = edges.flatMap(({ from, to }, i) => {
    const [a, b] = [cardOf.get(from), cardOf.get(to)];
    if (a === undefined || b === undefined) return [];
    const back = b.column < a.column || (b.column === a.column && b.row < a.row);
    // Ways in the same lane lie beside each other.
    return [{ from, to, back, points: pointsOf(a, b, back, ((i % 5) - 2) * 4) }];
  });
  const most = Math.max(0, ...ordered.map((column) => column.length));
  return {
    columns: used.map((phase, i) => ({ phase, x: leftOf(i) })),
    cards,
    ways,
    width: used.length === 0 ? 0 : leftOf(used.length),
    height: most === 0 ? 0 : topOf(most) + margin,
  };
}

// The first column has a gap to its left as well: ways back up go there.
const leftOf = (column: number): number => gapX + column * (cardWidth + gapX);
const topOf = (row: number): number => margin + headHeight + row * (cardHeight + gapY);

/** Every process after those that lead to it, but where a circle makes that impossible: depth first, from those that nothing leads to. */
function inOrder(
  processes: readonly Process[],
  edges: readonly { readonly from: string; readonly to: string }[],
): Map<string, number> {
  const next = Map.groupBy(edges, ({ from }) => from);
  const ledTo = new Set(edges.map(({ to }) => to));
  const starts = [...processes.filter(({ path }) => !ledTo.has(path)), ...processes].toReversed();
  const seen = new Set<string>();
  const done: string[] = [];
  const open = starts.map(({ path }) => ({ path, leaving: false }));
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at.leaving) done.push(at.path);
    if (at.leaving || seen.has(at.path)) continue;
    seen.add(at.path);
    open.push({ path: at.path, leaving: true });
    for (const { to } of next.get(at.path) ?? []) open.push({ path: to, leaving: false });
  }
  return new Map(done.toReversed().map((path, i) => [path, i]));
}

/** Over the gaps between columns and rows, so that no way lies under a card. Ways back go on the other side of everything: left, and below. */
function pointsOf(from: Card, to: Card, back: boolean, shift: number): Point[] {
  const { port, between, beside } = lanes[back ? 'back' : 'onward'];
  const [startY, endY] = [from.y + port + shift, to.y + port + shift];
  const right = ({ x }: Card) => x + cardWidth;
  // Where a way turns in the gap to the right of a column.
  const gapAfter = (column: number, lane: number) => leftOf(column) + cardWidth + lane + shift;
  if (from.column === to.column) {
    const x = gapAfter(back ? from.column - 1 : from.column, beside);
    const edge = back ? from.x : right(from);
    return around({ x: edge, y: startY }, { x: edge, y: endY }, [x]);
  }
  const start = { x: back ? from.x : right(from), y: startY };
  const end = { x: back ? right(to) : to.x, y: endY };
  const first = gapAfter(back ? from.column - 1 : from.column, between);
  const last = gapAfter(back ? to.column : to.column - 1, between);
  if (first === last) return around(start, end, [first]);
  const lane = back
    ? Math.max(from.y, to.y) + cardHeight + (gapY - bend * 2) / 2 + shift / 2
    : Math.min(from.y, to.y) - (gapY - bend * 2) / 2 + shift / 2;
  return around(start, end, [first, last], lane);
}

/** From a point to another, up or down at the given places; between two of these along a lane. */
function around(start: Point, end: Point, [first, last]: readonly [number, number?], lane = end.y): Point[] {
  const turns = [
    { x: first, y: start.y },
    { x: first, y: lane },
  ];
  if (last !== undefined) turns.push({ x: last, y: lane }, { x: last, y: end.y });
  return [start, ...turns, end];
}

/** A line through points as the path of an SVG, with round corners. It leaves the straight line at corners only, so it stays where the points lead. */
export function lineThrough(points: Way['points']): string {
  const parts = points.map((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (before === undefined) return `M${at(point)}`;
    if (after === undefined) return `L${at(point)}`;
    return `L${at(towards(point, before))}Q${at(point)} ${at(towards(point, after))}`;
  });
  return parts.join('');
}

/** A point before a corner, where its bend begins; halfway at the most. */
function towards(corner: Point, other: Point): Point {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y);
  const part = length === 0 ? 0 : Math.min(bend, length / 2) / length;
  return { x: corner.x + (other.x - corner.x) * part, y: corner.y + (other.y - corner.y) * part };
}

const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;
const round = (n: number): number => Math.round(n * 10) / 10;
