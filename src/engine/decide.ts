import { type Condition, conditionsOf } from './conditions.ts';
import type { ActorDefinition, Effect, Field, ProcessDefinition, Transition } from './definition.ts';
import type { Fact, Facts, Plain } from './facts.ts';
import { type Answers, type Choices, type Fault, languageFor, readAnswers } from './form.ts';
import { ask, contextOf, type Doubt, type Language, readExpression, toCel } from './guard.ts';

/** Where a case stands. `state` is null before it begins. */
export interface Standing {
  readonly state: string | null;
  readonly cycle: number;
  /** Answers of the last Finish, by wizard. */
  readonly stored: Readonly<Record<string, Answers>>;
}

/** Who tries, as far as actors ask. */
export interface Attempter {
  readonly system: boolean;
  readonly roles: readonly string[];
  readonly capabilities: readonly string[];
  readonly onCase: boolean;
  readonly onTenant: boolean;
}

export interface Attempt {
  readonly event: string;
  readonly by: Attempter;
  readonly given: Readonly<Record<string, unknown>>;
  /** Confirmations that the person has already given, by what they say. */
  readonly confirmed: readonly string[];
}

/** What follows: never done here, only said. */
export interface Move {
  readonly kind: 'move';
  readonly event: string;
  readonly from: string | null;
  readonly to: string;
  readonly cycle: number;
  readonly wizard: string | null;
  readonly answers: Answers;
  readonly effects: readonly Effect[];
}

export type Refusal =
  /** The state knows no such event. */
  | { readonly kind: 'refused'; readonly code: 'not-here'; readonly events: readonly string[] }
  /** Somebody else's to do. */
  | { readonly kind: 'refused'; readonly code: 'not-yours'; readonly actors: readonly string[] }
  | { readonly kind: 'refused'; readonly code: 'form'; readonly faults: readonly Fault[] }
  | { readonly kind: 'refused'; readonly code: 'confirm'; readonly say: readonly string[] }
  /** A guard is false, or can't be told: each of its conditions with its value, its source and what would satisfy it. */
  | {
      readonly kind: 'refused';
      readonly code: 'guard' | 'unknown';
      readonly conditions: readonly Condition[];
      readonly doubts: readonly Doubt[];
    }
  /** The definition is at fault: a guard failed, or two alternatives hold at once. */
  | { readonly kind: 'refused'; readonly code: 'broken'; readonly message: string };

export type Decision = Move | Refusal;

export interface World {
  readonly definition: ProcessDefinition;
  readonly catalogue: readonly Fact[];
  readonly facts: Facts;
  readonly choices: Choices;
}

/** The ways that an event can go from where a case stands. */
export function waysOf(
  { start, states }: ProcessDefinition,
  state: string | null,
): Readonly<Record<string, readonly Transition[]>> {
  return state === null ? start : (states[state]?.on ?? {});
}

/** Whether somebody is one of an actor's people at this case. */
export function isActor(actor: ActorDefinition | undefined, by: Attempter): boolean {
  if (actor === undefined) return false;
  const { roles, capability, on } = actor;
  return (
    (roles.length === 0 || roles.some((role) => by.roles.includes(role))) &&
    (capability === null || by.capabilities.includes(capability)) &&
    on.some((place) => place === 'anywhere' || (place === 'case' ? by.onCase : by.onTenant))
  );
}

const maySet = (definition: ProcessDefinition, { by }: Transition, who: Attempter) =>
  by.some((name) => (name === 'system' ? who.system : isActor(definition.actors[name], who)));

/** Decides an attempt from facts alone: the state that follows and its effects, or why not. Changes nothing. */
export function decide(world: World, standing: Standing, attempt: Attempt): Decision {
  const { definition } = world;
  const ways = waysOf(definition, standing.state);
  const all = Object.hasOwn(ways, attempt.event) ? (ways[attempt.event] ?? []) : [];
  if (all.length === 0) return { kind: 'refused', code: 'not-here', events: Object.keys(ways) };
  const mine = all.filter((way) => maySet(definition, way, attempt.by));
  if (mine.length === 0) {
    const actors = [...new Set(all.flatMap(({ by }) => by))];
    return { kind: 'refused', code: 'not-yours', actors };
  }
  const [first] = mine as [Transition];
  const { fields, rules } = formOf(definition, first);
  const language = languageFor(world.catalogue, fields);
  const { answers, faults } = readAnswers(language, fields, attempt.given, world.choices);
  if (faults.length > 0) return { kind: 'refused', code: 'form', faults };
  const before = was(standing.stored[first.wizard ?? ''] ?? {});
  const values = { ...before, ...answers };

  const confirm: string[] = [];
  for (const rule of rules) {
    const holds = evaluate(language, rule.when, world.facts, values);
    if (holds.is === 'broken') return { kind: 'refused', code: 'broken', message: holds.message };
    if (holds.is !== true) continue;
    if (rule.kind === 'refuse') faults.push({ at: rule.at, say: rule.say });
    else confirm.push(rule.say);
  }
  if (faults.length > 0) return { kind: 'refused', code: 'form', faults };

  const way = choose(world, language, mine, values, fields);
  if ('kind' in way) return way;
  if (way.refuse !== null) return { kind: 'refused', code: 'form', faults: [{ at: null, say: way.refuse }] };
  const open = confirm.filter((say) => !attempt.confirmed.includes(say));
  if (open.length > 0) return { kind: 'refused', code: 'confirm', say: open };
  const cycle = standing.state === null || way.nextCycle ? standing.cycle + 1 : standing.cycle;
  return {
    kind: 'move',
    event: attempt.event,
    from: standing.state,
    to: way.to || (standing.state ?? ''),
    cycle,
    wizard: way.wizard,
    answers,
    effects: way.do.map((effect) => filledIn(language, effect, world.facts, values)),
  };
}

/** Fields and rules that an event asks: its wizard's, or its own form's. */
export function formOf(definition: ProcessDefinition, way: Transition) {
  const wizard = way.wizard === null ? undefined : definition.wizards[way.wizard];
  const fields: Readonly<Record<string, Field>> = wizard?.fields ?? way.form;
  return { fields, rules: wizard?.rules ?? [] };
}

const was = (stored: Answers): Answers =>
  Object.fromEntries(Object.entries(stored).map(([name, value]) => [`was_${name}`, value]));

function evaluate(language: Language, source: string, facts: Facts, values: Answers) {
  const read = readExpression(language, source);
  if ('problem' in read) return { is: 'broken', message: read.problem } as const;
  return ask(language, read.expression, facts, values);
}

function choose(
  world: World,
  language: Language,
  ways: readonly Transition[],
  values: Answers,
  fields: Readonly<Record<string, Field>>,
): Transition | Refusal {
  const told = ways.map((way) => ({
    way,
    answer: way.when === null ? ({ is: true } as const) : evaluate(language, way.when, world.facts, values),
  }));
  for (const { answer } of told)
    if (answer.is === 'broken') return { kind: 'refused', code: 'broken', message: answer.message };
  const open = told.filter(({ answer }) => answer.is === true);
  const [only, second] = open;
  if (second !== undefined)
    return { kind: 'refused', code: 'broken', message: 'two ways are open at once, and nothing says which' };
  // Alternatives exclude each other (the check of the definition sees to it), so one that holds is the right one whatever can't be told of the rest.
  if (only !== undefined) return only.way;
  const doubts = told.flatMap(({ answer }) => (answer.is === 'unknown' ? answer.doubts : []));
  const conditions = told.flatMap(({ way }) =>
    way.when === null ? [] : conditionsOf(world.catalogue, language, way.when, world.facts, values, fields),
  );
  return { kind: 'refused', code: doubts.length > 0 ? 'unknown' : 'guard', conditions, doubts };
}

/** An effect with its expressions worked out: texts that begin with `=`. */
function filledIn(language: Language, effect: Effect, facts: Facts, values: Answers): Effect {
  const fill = (value: unknown): unknown => {
    if (typeof value !== 'string' || !value.startsWith('=')) return value;
    const read = readExpression(language, value.slice(1), 'any');
    if ('problem' in read) return null;
    const context = contextOf(
      language,
      (name) => {
        const found = facts(name);
        if (!('value' in found)) throw new Error(name);
        return toCel(found.value, language.facts.get(name)?.type ?? 'text');
      },
      values,
    );
    try {
      const result = read.expression.run(context);
      return (typeof result === 'bigint' ? Number(result) : result) as Plain;
    } catch {
      return null;
    }
  };
  return {
    ...effect,
    with: Object.fromEntries(Object.entries(effect.with).map(([key, value]) => [key, fill(value)])),
  };
}
