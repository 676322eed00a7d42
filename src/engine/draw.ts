import type { ProcessDefinition } from './definition.ts';
import { type Step, shortestPaths, stepsOf } from './paths.ts';

/** A running case on a drawing: where it is, and which ways it has taken. */
export interface Shown {
  readonly state: string | null;
  /** `from event to`, as many times as it was taken. */
  readonly taken: readonly { readonly from: string | null; readonly event: string; readonly to: string }[];
}

/** A drawing as data: boxes in rows by their distance from the beginning, and the events that lead from one to another. */
export interface Drawing {
  readonly nodes: readonly DrawnState[];
  readonly edges: readonly DrawnEdge[];
  readonly rows: number;
  readonly columns: number;
}

export interface DrawnState {
  readonly name: string;
  readonly label: string;
  readonly end: boolean;
  readonly row: number;
  readonly column: number;
  readonly current: boolean;
  /** Events that lead here from so many states that lines would hide the rest: `withdraw (8 states)`. */
  readonly fromMany: readonly string[];
}

export interface DrawnEdge {
  /** null is the beginning. */
  readonly from: string | null;
  readonly to: string;
  readonly events: readonly string[];
  /** Leads to an earlier row, or stays. */
  readonly back: boolean;
  readonly taken: boolean;
}

/** From so many states on, an event is written at the end that it leads to. */
const many = 4;

/** Puts a definition in rows: each state as far down as the shortest way to it is long, beside those as far. Ways that only refuse are left out. */
export function drawingOf(definition: ProcessDefinition, shown: Shown = { state: null, taken: [] }): Drawing {
  const steps = stepsOf(definition).filter(({ way }) => way?.refuse === null);
  const paths = shortestPaths(steps);
  const rowOf = (state: string | null) => (state === null ? 0 : (paths.get(state)?.length ?? 0));
  const common = new Set(
    [...Map.groupBy(steps, ({ event, to }) => `${event}\n${to}`).values()]
      .filter((group) => group.length >= many && definition.states[group[0]?.to ?? '']?.end)
      .flat(),
  );
  const columnOf = columnsOf(definition, steps, rowOf);
  const nodes = Object.entries(definition.states).map(([name, { label, end }]) => ({
    name,
    label: label || name,
    end,
    row: rowOf(name),
    column: columnOf.get(name) ?? 0,
    current: shown.state === name,
    fromMany: [
      ...Map.groupBy(
        [...common].filter(({ to }) => to === name),
        ({ event }) => event,
      ),
    ].map(([event, group]) => `${event} (${group.length} states)`),
  }));
  const grouped = Map.groupBy(
    steps.filter((step) => !common.has(step)),
    ({ from, to }) => `${from ?? ''}\n${to}`,
  );
  const edges = [...grouped.values()].map((group) => edgeOf(group, rowOf, shown));
  return {
    nodes,
    edges,
    rows: Math.max(1, ...nodes.map(({ row }) => row + 1)),
    columns: Math.max(1, ...nodes.map(({ column }) => column + 1)),
  };
}

/** In each row the state on which the most others depend comes first, so that the usual way is one column. */
function columnsOf(
  { states }: ProcessDefinition,
  steps: readonly Step[],
  rowOf: (state: string | null) => number,
): ReadonlyMap<string, number> {
  const below = (name: string) => {
    const found = new Set<string>();
    const open = [name];
    for (let state = open.pop(); state !== undefined; state = open.pop())
      for (const { from, to } of steps)
        if (from === state && rowOf(to) > rowOf(from) && !found.has(to)) {
          found.add(to);
          open.push(to);
        }
    return found.size;
  };
  const rows = Map.groupBy(Object.keys(states), rowOf);
  return new Map(
    [...rows.values()].flatMap((row) =>
      row.toSorted((a, b) => below(b) - below(a)).map((name, n) => [name, n] as const),
    ),
  );
}

function edgeOf(
  group: readonly Step[],
  rowOf: (state: string | null) => number,
  { taken }: Shown,
): DrawnEdge {
  const [{ from, to }] = group as readonly [Step];
  return {
    from,
    to,
    events: [...new Set(group.map(({ event }) => event))],
    back: from !== null && rowOf(to) <= rowOf(from),
    taken: taken.some((step) => step.from === from && step.to === to),
  };
}

/** The definition for Mermaid, which many wikis and code hosts draw. */
export function toMermaid(definition: ProcessDefinition, shown?: Shown): string {
  const { nodes, edges } = drawingOf(definition, shown);
  const ids = new Map(nodes.map(({ name }, n) => [name, `s${n}`]));
  const id = (name: string | null) => (name === null ? '[*]' : (ids.get(name) ?? ''));
  const plain = (text: string) => text.replaceAll(/[:;"#\n]/g, ' ');
  return [
    'stateDiagram-v2',
    ...nodes.map(({ name, label }) => `  ${id(name)}: ${plain(label)}`),
    ...nodes.flatMap(({ name, fromMany }) =>
      fromMany.length === 0 ? [] : [`  note right of ${id(name)}: ${plain(fromMany.join(', '))}`],
    ),
    ...edges.map(({ from, to, events }) => `  ${id(from)} --> ${id(to)}: ${plain(events.join(', '))}`),
    ...nodes.filter(({ end }) => end).map(({ name }) => `  ${id(name)} --> [*]`),
    ...nodes.filter(({ current }) => current).map(({ name }) => `  class ${id(name)} current`),
    ...(nodes.some(({ current }) => current) ? ['  classDef current font-weight:bold,stroke-width:3px'] : []),
    '',
  ].join('\n');
}
