import type { Process } from '../model.ts';

export const cardWidth = 208;
export const cardHeight = 64;
const gapX = 96;
const gapY = 28;
const margin = 16;
const headHeight = 36;

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
  const at = new Map(cards.map((card) => [card.process.path, card]));
  const ways = edges.flatMap(({ from, to }, i) => {
    const [a, b] = [at.get(from), at.get(to)];
    if (a === undefined || b === undefined) return [];
    const back = b.column < a.column || (b.column === a.column && b.row < a.row);
    // Ways in the same lane lie beside each other.
    return [{ from, to, back, points: pointsOf(a, b, ((i % 5) - 2) * 4) }];
  });
  const most = Math.max(0, ...ordered.map((column) => column.length));
  return {
    columns: used.map((phase, i) => ({ phase, x: leftOf(i) })),
    cards,
    ways,
    width: used.length === 0 ? 0 : leftOf(used.length) - gapX + margin + gapX / 2,
    height: most === 0 ? 0 : topOf(most) - gapY + margin,
  };
}

const leftOf = (column: number): number => margin + column * (cardWidth + gapX);
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

/** Over the gaps between columns and rows, so that no way lies under a card. */
function pointsOf(from: Card, to: Card, shift: number): Point[] {
  const middle = ({ y }: Card) => y + cardHeight / 2;
  const right = (card: Card) => ({ x: card.x + cardWidth, y: middle(card) + shift });
  const left = (card: Card) => ({ x: card.x, y: middle(card) + shift });
  if (from.column === to.column) {
    const x = from.x + cardWidth + gapX / 3 + shift;
    return [right(from), { x, y: middle(from) + shift }, { x, y: middle(to) + shift }, right(to)];
  }
  const onward = to.column > from.column;
  const [start, end] = onward ? [right(from), left(to)] : [left(from), right(to)];
  const out = onward ? gapX / 2 : -gapX / 2;
  if (Math.abs(to.column - from.column) === 1)
    return [start, { x: start.x + out + shift, y: start.y }, { x: end.x - out + shift, y: end.y }, end];
  const lane = Math.min(from.y, to.y) - gapY / 2 + shift;
  const first = start.x + out / 2 + shift;
  const last = end.x - out / 2 + shift;
  return [
    start,
    { x: first, y: start.y },
    { x: first, y: lane },
    { x: last, y: lane },
    { x: last, y: end.y },
    end,
  ];
}

/** A soft line through points, as the path of an SVG: straight to the middle between two of them, round at each. */
export function lineThrough(points: Way['points']): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const parts = [`M${round(first.x)} ${round(first.y)}`];
  rest.forEach((point, i) => {
    const next = rest[i + 1];
    if (next === undefined) parts.push(`L${round(point.x)} ${round(point.y)}`);
    else
      parts.push(
        `Q${round(point.x)} ${round(point.y)} ${round((point.x + next.x) / 2)} ${round((point.y + next.y) / 2)}`,
      );
  });
  return parts.join('');
}

const round = (n: number): number => Math.round(n * 10) / 10;
