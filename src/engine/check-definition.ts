import { formOf } from './decide.ts';
import type { Effect, Field, ProcessDefinition } from './definition.ts';
import type { Fact } from './facts.ts';
import { languageFor } from './form.ts';
import { type Language, languageOf, readExpression } from './guard.ts';
import type { DefinitionProblem } from './read-definition.ts';

/** What a definition may name beside itself. */
export interface Surroundings {
  readonly catalogue: readonly Fact[];
  /** Anchors of the page's steps and ids of its tasks; null when there is no such page. */
  readonly page: { readonly steps: readonly string[]; readonly tasks: readonly string[] } | null;
  readonly roles: readonly string[];
  readonly capabilities: readonly string[];
  /** Effect → its arguments, those that must be there with `*`. */
  readonly effects: Readonly<Record<string, readonly string[]>>;
  /** Names of the catalogues that items come from. */
  readonly catalogues: readonly string[];
}

/** Everything that a definition names must exist, and every expression must fit the facts and fields it asks for. */
export function checkDefinition(definition: ProcessDefinition, around: Surroundings): DefinitionProblem[] {
  return [
    ...checkNames(definition, around),
    ...checkWizards(definition, around),
    ...Object.entries(definition.states).flatMap(([name, { on }]) => checkWays(definition, around, name, on)),
    ...checkWays(definition, around, 'start', definition.start),
    ...checkTimers(definition, around),
  ];
}

function checkNames(definition: ProcessDefinition, around: Surroundings): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const add = (line: number, say: string) => problems.push({ line, say });
  const { page } = around;
  if (page === null) add(1, `there is no page ${definition.page}`);
  if (Object.keys(definition.start).length === 0) add(1, 'nothing says how a case begins (start)');
  if (!Object.values(definition.states).some(({ end }) => end)) add(1, 'no state is an end');
  for (const [name, { roles, capability }] of Object.entries(definition.actors)) {
    for (const role of roles)
      if (!around.roles.includes(role)) add(1, `actor ${name}: there is no role ${role}`);
    if (capability !== null && !around.capabilities.includes(capability))
      add(1, `actor ${name}: there is no capability ${capability}`);
    if (roles.length === 0 && capability === null)
      add(1, `actor ${name} could be anybody: give a role or a capability`);
  }
  for (const [name, { step, waits, line }] of Object.entries(definition.states)) {
    if (step !== null && page !== null && !page.steps.includes(step))
      add(line, `state ${name}: the page has no step #${step}${nearest(step, page.steps)}`);
    for (const actor of waits)
      if (!isKnown(definition, actor)) add(line, `state ${name} waits for ${actor}, who is no actor`);
  }
  return problems;
}

const isKnown = ({ actors }: ProcessDefinition, name: string) =>
  name === 'system' || Object.hasOwn(actors, name);

/** The step that was probably meant: one that shares the most words. */
function nearest(step: string, steps: readonly string[]): string {
  const words = new Set(step.split('-'));
  const shared = (other: string) => other.split('-').filter((word) => words.has(word)).length;
  const [best] = [...steps].sort((a, b) => shared(b) - shared(a));
  return best !== undefined && shared(best) > 0 ? `; did you mean #${best}?` : '';
}

function checkWays(
  definition: ProcessDefinition,
  around: Surroundings,
  where: string,
  on: ProcessDefinition['start'],
): DefinitionProblem[] {
  return Object.entries(on).flatMap(([event, ways]) =>
    ways.flatMap((way) => {
      const problems: string[] = [];
      if (way.by.length === 0) problems.push('nobody may do it (by)');
      for (const actor of way.by) if (!isKnown(definition, actor)) problems.push(`${actor} is no actor`);
      if (way.refuse !== null && (way.to !== '' || way.do.length > 0))
        problems.push('what is refused leads nowhere and does nothing');
      if (way.to === '' && where === 'start' && way.refuse === null)
        problems.push('it leads to no state (to)');
      if (way.to !== '' && !Object.hasOwn(definition.states, way.to))
        problems.push(`there is no state ${way.to}`);
      if (way.nextCycle && !definition.cycles) problems.push('the process has no cycles');
      if (way.wizard !== null && !Object.hasOwn(definition.wizards, way.wizard))
        problems.push(`there is no wizard ${way.wizard}`);
      if (way.wizard !== null && Object.keys(way.form).length > 0)
        problems.push('a wizard has its own fields, so it takes no form');
      if (way.wizard !== ways[0]?.wizard) problems.push('all ways of one event finish the same wizard');
      problems.push(...checkFields(way.form, around));
      const { fields } = formOf(definition, way);
      const language = languageWith(around.catalogue, fields);
      if (typeof language === 'string') return [{ line: way.line, say: `${where}, ${event}: ${language}` }];
      if (way.when !== null) problems.push(...wrongExpression(language, way.when));
      return [
        ...problems.map((say) => ({ line: way.line, say: `${where}, ${event}: ${say}` })),
        ...way.do.flatMap((effect) => checkEffect(effect, around, language)),
      ];
    }),
  );
}

function languageWith(
  catalogue: readonly Fact[],
  fields: Readonly<Record<string, Field>>,
): Language | string {
  const nouns = new Set(catalogue.map(({ name }) => name.split('.')[0]));
  for (const name of Object.keys(fields)) {
    if (!/^[a-z][a-z0-9_]*$/.test(name) || name.startsWith('was_'))
      return `field ${name} must be a name of small letters, digits and _, and can't begin with was_`;
    if (nouns.has(name)) return `field ${name} is called like the facts ${name}.…`;
  }
  return languageFor(catalogue, fields);
}

function wrongExpression(language: Language, source: string, wanted = 'bool'): string[] {
  const read = readExpression(language, source, wanted);
  return 'problem' in read ? [`“${source}”: ${read.problem}`] : [];
}

function checkEffect(effect: Effect, { effects }: Surroundings, language: Language): DefinitionProblem[] {
  const { name, line } = effect;
  const known = Object.hasOwn(effects, name) ? effects[name] : undefined;
  if (known === undefined)
    return [{ line, say: `there is no effect ${name}; there are ${Object.keys(effects).join(', ')}` }];
  const allowed = known.map((argument) => argument.replace('*', ''));
  const given = Object.keys(effect.with).filter((key) => effect.with[key] !== undefined);
  const problems = [
    ...given.filter((key) => !allowed.includes(key)).map((key) => `effect ${name} takes no ${key}`),
    ...known
      .filter((argument) => argument.endsWith('*') && !given.includes(argument.slice(0, -1)))
      .map((argument) => `effect ${name} needs ${argument.slice(0, -1)}`),
    ...Object.values(effect.with).flatMap((value) =>
      typeof value === 'string' && value.startsWith('=')
        ? wrongExpression(language, value.slice(1), 'any')
        : [],
    ),
  ];
  return problems.map((say) => ({ line, say }));
}

function checkTimers(definition: ProcessDefinition, around: Surroundings): DefinitionProblem[] {
  return Object.entries(definition.states).flatMap(([name, { timers, on }]) =>
    timers.flatMap(({ event, do: effects, line }) => {
      const ways = event === null ? undefined : on[event];
      const problems: DefinitionProblem[] = [];
      if (event === null && effects.length === 0)
        problems.push({ line, say: `state ${name}: the timer does nothing` });
      if (event !== null && ways === undefined)
        problems.push({
          line,
          say: `state ${name}: the timer sends ${event}, which the state does not know`,
        });
      if (ways !== undefined && !ways.some(({ by }) => by.includes('system')))
        problems.push({
          line,
          say: `state ${name}: ${event} is sent by a timer, so system must be among its actors`,
        });
      return [
        ...problems,
        ...effects.flatMap((effect) => checkEffect(effect, around, languageOf(around.catalogue))),
      ];
    }),
  );
}

function checkWizards(definition: ProcessDefinition, around: Surroundings): DefinitionProblem[] {
  const finished = new Set(
    [definition.start, ...Object.values(definition.states).map(({ on }) => on)].flatMap((on) =>
      Object.values(on).flatMap((ways) => ways.flatMap(({ wizard }) => wizard ?? [])),
    ),
  );
  return Object.entries(definition.wizards).flatMap(([name, { task, fields, rules }]) => {
    const line = rules[0]?.line ?? 1;
    const problems: DefinitionProblem[] = checkFields(fields, around).map((say) => ({
      line,
      say: `wizard ${name}: ${say}`,
    }));
    if (!finished.has(name))
      problems.push({ line, say: `wizard ${name} is never finished: no event names it` });
    if (task !== null && around.page !== null && !around.page.tasks.includes(task))
      problems.push({ line, say: `wizard ${name}: the page has no task ${task}` });
    const language = languageWith(around.catalogue, fields);
    if (typeof language === 'string') return [...problems, { line, say: `wizard ${name}: ${language}` }];
    for (const rule of rules) {
      for (const say of wrongExpression(language, rule.when)) problems.push({ line: rule.line, say });
      if (rule.say === '')
        problems.push({ line: rule.line, say: 'a rule says what it refuses or asks to confirm' });
      if (rule.at !== null && !Object.hasOwn(fields, rule.at))
        problems.push({ line: rule.line, say: `there is no field ${rule.at}` });
    }
    return problems;
  });
}

function checkFields(fields: Readonly<Record<string, Field>>, around: Surroundings): string[] {
  const names = Object.keys(fields);
  return Object.entries(fields).flatMap(([name, field]) => {
    const problems: string[] = [];
    if (field.label === '') problems.push(`field ${name} has no label`);
    if (field.type === 'choice' && field.options.length === 0) problems.push(`field ${name} has no options`);
    if (field.type === 'items' && (field.of === null) === (field.within === null))
      problems.push(`field ${name} needs of (a catalogue) or within (another field)`);
    if (field.type === 'items' && field.of !== null && !around.catalogues.includes(field.of))
      problems.push(`field ${name}: there is no catalogue ${field.of}`);
    if (
      field.type === 'items' &&
      field.within !== null &&
      !names.slice(0, names.indexOf(name)).includes(field.within)
    )
      problems.push(`field ${name}: ${field.within} is no field above it`);
    if (
      field.type === 'person' &&
      field.role !== null &&
      ![...around.roles, ...around.capabilities].includes(field.role)
    )
      problems.push(`field ${name}: there is no role or capability ${field.role}`);
    if (field.show !== null) {
      const language = languageWith(around.catalogue, fields);
      if (typeof language !== 'string') problems.push(...wrongExpression(language, field.show));
    }
    return problems;
  });
}
