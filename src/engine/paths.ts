import type { ProcessDefinition, Transition } from './definition.ts';

/** A step of a case: an event that leads on. Timers and the beginning are steps too. */
export interface Step {
  readonly from: string | null;
  readonly event: string;
  readonly to: string;
  readonly way: Transition | null;
}

/** All steps that a definition knows, in the order it tells them. */
export function stepsOf({ start, states }: ProcessDefinition): Step[] {
  const ways = (from: string | null, on: Readonly<Record<string, readonly Transition[]>>) =>
    Object.entries(on).flatMap(([event, list]) =>
      list.map((way) => ({ from, event, to: way.to || (from ?? ''), way })),
    );
  return [...ways(null, start), ...Object.entries(states).flatMap(([name, { on }]) => ways(name, on))];
}

/** The shortest way from the beginning to each state that can be reached, as the events on it. */
export function shortestPaths(steps: readonly Step[]): Map<string, readonly string[]> {
  const paths = new Map<string, readonly string[]>();
  let reached: (readonly [string | null, readonly string[]])[] = [[null, []]];
  while (reached.length > 0) {
    const next: (readonly [string, readonly string[]])[] = [];
    for (const [from, path] of reached)
      for (const step of steps)
        if (step.from === from && !paths.has(step.to)) {
          paths.set(step.to, [...path, step.event]);
          next.push([step.to, [...path, step.event]]);
        }
    reached = next;
  }
  return paths;
}

/** The states from which one of these can be reached, themselves among them. */
export function leadingTo(steps: readonly Step[], goals: Iterable<string>): Set<string> {
  const found = new Set(goals);
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const { from, to } of steps) if (from !== null && found.has(to)) found.add(from);
  }
  return found;
}
