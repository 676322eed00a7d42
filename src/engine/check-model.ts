import { formOf } from './decide.ts';
import type { ProcessDefinition, Transition } from './definition.ts';
import { type Fact, factsFrom, known } from './facts.ts';
import { languageFor } from './form.ts';
import { ask, type Expression, type Language, readExpression } from './guard.ts';
import { leadingTo, type Step, shortestPaths, stepsOf } from './paths.ts';
import { type Valuation, valuationsOf } from './valuations.ts';

export type DefectKind =
  | 'unreachable'
  | 'dead-end'
  | 'trap'
  | 'contradiction'
  | 'never'
  | 'fails'
  | 'answer-leads-nowhere';

/** Something that would go wrong in a case, found before there is one. */
export interface Defect {
  readonly kind: DefectKind;
  readonly state: string | null;
  readonly event: string | null;
  readonly line: number;
  readonly say: string;
  /** Events of the shortest way there from the beginning. */
  readonly path: readonly string[];
  /** A world in which it happens: facts and answers. */
  readonly world: Valuation | null;
}

/**
 * Goes through everything that could happen in a process, over every world that its guards can tell apart. The definition's expressions have
 * been read before (`check-definition.ts`); one that can't be is left out here.
 */
export function checkModel(definition: ProcessDefinition, catalogue: readonly Fact[]): Defect[] {
  const defects: Defect[] = [];
  const open = new Set<Step>();
  const steps = stepsOf(definition);
  for (const ways of groups(steps)) {
    const found = checkWays(definition, catalogue, ways);
    for (const step of found.open) open.add(step);
    defects.push(...found.defects);
  }
  const leads = steps.filter((step) => open.has(step) && step.way?.refuse === null);
  const possible = [...leads, ...timerSteps(definition, leads)];
  const paths = shortestPaths(possible);
  const at = (state: string | null) => (state === null ? [] : (paths.get(state) ?? []));
  const ends = Object.entries(definition.states).flatMap(([name, { end }]) => (end ? [name] : []));
  const ending = leadingTo(possible, ends);
  for (const [state, { end, line }] of Object.entries(definition.states)) {
    const base = { state, event: null, line, world: null };
    if (!paths.has(state)) {
      defects.push({ ...base, kind: 'unreachable', path: [], say: `No case ever comes to ${state}.` });
      continue;
    }
    if (end) continue;
    const on = possible.some(({ from, to }) => from === state && to !== state);
    if (!on)
      defects.push({ ...base, kind: 'dead-end', path: at(state), say: `A case in ${state} never gets on.` });
    else if (!ending.has(state))
      defects.push({ ...base, kind: 'trap', path: at(state), say: `From ${state} no end can be reached.` });
  }
  return defects.map((defect) => ({
    ...defect,
    path: defect.path.length > 0 ? defect.path : at(defect.state),
  }));
}

/** Timers that send an event do as that event does. */
function timerSteps({ states }: ProcessDefinition, open: readonly Step[]): Step[] {
  return Object.entries(states).flatMap(([from, { timers }]) =>
    timers.flatMap(({ event }) =>
      open.filter((step) => step.from === from && step.event === event && step.way?.by.includes('system')),
    ),
  );
}

/** The alternatives of each event in each state. */
function groups(steps: readonly Step[]): Step[][] {
  return [...Map.groupBy(steps, ({ from, event }) => `${from ?? ''}\n${event}`).values()];
}

interface Told {
  readonly step: Step;
  readonly guard: Expression | null;
}

function checkWays(definition: ProcessDefinition, catalogue: readonly Fact[], ways: readonly Step[]) {
  const [first] = ways as readonly [Step];
  const { fields, rules } = formOf(definition, first.way as Transition);
  const language = languageFor(catalogue, fields);
  const read = (source: string | null) => {
    const result = source === null ? undefined : readExpression(language, source);
    return result !== undefined && 'expression' in result ? result.expression : null;
  };
  const told: Told[] = ways.map((step) => ({ step, guard: read(step.way?.when ?? null) }));
  const refusals = rules.filter(({ kind }) => kind === 'refuse').flatMap(({ when }) => read(when) ?? []);
  const guards = told.flatMap(({ guard }) => guard ?? []);
  const { worlds } = valuationsOf(language, [...guards, ...refusals], fields);
  const open = new Map<Step, Valuation>();
  const defects: Defect[] = [];
  const once = new Set<string>();
  const add = (kind: DefectKind, step: Step, say: string, world: Valuation | null) => {
    if (once.has(`${kind} ${step.way?.line}`)) return;
    once.add(`${kind} ${step.way?.line}`);
    const { from: state, event } = step;
    defects.push({ kind, state, event, line: step.way?.line ?? 1, say, path: [], world });
  };
  for (const world of worlds) {
    if (refusals.some((rule) => answerIn(language, rule, world).is === true)) continue;
    const holding = told.filter(({ step, guard }) => {
      const answer = guard === null ? { is: true as const } : answerIn(language, guard, world);
      if (answer.is === 'broken') add('fails', step, `The guard fails: ${answer.message}.`, world);
      return answer.is === true;
    });
    for (const { step } of holding) if (!open.has(step)) open.set(step, world);
    const [one, two] = holding;
    if (one && two)
      add(
        'contradiction',
        two.step,
        `${first.event} could go two ways at once: to ${one.step.to} and to ${two.step.to}.`,
        world,
      );
    if (holding.length === 0 && first.way?.wizard)
      add(
        'answer-leads-nowhere',
        first,
        `The wizard lets these answers pass, and ${first.event} leads nowhere with them.`,
        world,
      );
  }
  for (const { step, guard } of told)
    if (!open.has(step))
      add(
        'never',
        step,
        guard === null ? `${step.event} can never happen.` : 'The guard can never be true.',
        null,
      );
  return { open: open.keys(), defects };
}

function answerIn(language: Language, guard: Expression, { facts, answers }: Valuation) {
  const values = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, known(value)]));
  return ask(language, guard, factsFrom(values), answers);
}
