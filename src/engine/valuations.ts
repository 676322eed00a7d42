import type { Field } from './definition.ts';
import type { Fact, Plain } from './facts.ts';
import { type Answers, type Choices, readAnswers } from './form.ts';
import type { Expression, Language } from './guard.ts';
import { combinations, representatives } from './representatives.ts';
import { constantsOf, nameOf, walk } from './tree.ts';

/** One way the world could be, as far as some expressions can tell it from others. */
export interface Valuation {
  readonly facts: Readonly<Record<string, Plain>>;
  readonly answers: Answers;
}

/** More worlds than these are not gone through one by one; then as many are drawn, always the same ones. */
const most = 20_000;

/** Two items stand for any catalogue: none, one, the other, both. */
const someItems = ['item-a', 'item-b'];

/** What may be chosen while a definition is checked. */
export const anyChoices: Choices = { items: () => someItems, isPerson: () => true };

/**
 * Every world that the expressions can tell apart: each fact and answer that they name takes every value that could make a difference. Answers are
 * what the form would let pass.
 * @returns the worlds, and whether they are all of them.
 */
export function valuationsOf(
  language: Language,
  expressions: readonly Expression[],
  fields: Readonly<Record<string, Field>>,
): { worlds: Valuation[]; all: boolean } {
  const facts = [...new Set(expressions.flatMap((expression) => expression.facts))];
  const used = namesIn(expressions);
  // A field that nothing asks for can stay as it is, unless another one depends on it.
  const forms = Object.entries(fields);
  const was = forms
    .filter(([name]) => used.has(`was_${name}`))
    .map(([name, field]) => [`was_${name}`, field] as const);
  const factLists = facts.map((name) => factValues(language.facts.get(name), name, expressions));
  const answerLists = [...forms, ...was].map(([name, field]) => answerValues(field, name, expressions));
  const lists = [...factLists, ...answerLists];
  const size = lists.reduce((product, list) => product * list.length, 1);
  const worlds = new Map<string, Valuation>();
  for (const chosen of size <= most ? combinations(lists) : drawn(lists)) {
    const world = worldOf(
      language,
      fields,
      facts,
      [...forms, ...was].map(([name]) => name),
      chosen,
    );
    if (world !== undefined) worlds.set(JSON.stringify(world), world);
  }
  return { worlds: [...worlds.values()], all: size <= most };
}

function namesIn(expressions: readonly Expression[]): Set<string> {
  const names = new Set<string>();
  for (const { ast } of expressions)
    walk(ast, (node) => {
      const name = nameOf(node);
      if (name !== undefined) names.add(name);
    });
  return names;
}

function worldOf(
  language: Language,
  fields: Readonly<Record<string, Field>>,
  facts: readonly string[],
  names: readonly string[],
  chosen: readonly Plain[],
): Valuation | undefined {
  const values = chosen.slice(facts.length);
  const given: Record<string, Plain> = {};
  const before: Record<string, Plain> = {};
  for (const [n, name] of names.entries()) {
    if (name.startsWith('was_')) before[name] = values[n] as Plain;
    else given[name] = values[n] as Plain;
  }
  const { answers, faults } = readAnswers(language, fields, given, anyChoices);
  if (faults.length > 0) return undefined;
  return {
    facts: Object.fromEntries(facts.map((name, n) => [name, chosen[n] as Plain])),
    answers: { ...before, ...answers },
  };
}

function factValues(fact: Fact | undefined, name: string, expressions: readonly Expression[]): Plain[] {
  const constants = expressions.flatMap(({ ast }) => constantsOf(ast, name));
  const texts = constants.filter((constant) => typeof constant === 'string');
  switch (fact?.type) {
    case 'yes-no':
      return [true, false];
    case 'count':
    case 'number':
      return numbers(name, fact.type, expressions);
    case 'choice':
      return [...(fact.options ?? texts), ''];
    case 'list':
      return [[], ...texts.map((text) => [text]), ['something else'], [...texts, 'something else']];
    default:
      return [...new Set([...texts, '', 'something else'])];
  }
}

function numbers(name: string, type: 'count' | 'number', expressions: readonly Expression[]): number[] {
  const constants = expressions.flatMap(({ ast }) =>
    constantsOf(ast, name).filter((constant) => typeof constant === 'number'),
  );
  const bounds = { from: Math.min(0, ...constants) - 1, to: Math.max(1, ...constants) + 1 };
  const from = type === 'count' && bounds.from === -1 ? 0 : bounds.from;
  return [
    ...new Set(expressions.flatMap(({ ast }) => representatives(ast, name, type, { ...bounds, from }))),
  ].sort((a, b) => a - b);
}

function answerValues(field: Field, name: string, expressions: readonly Expression[]): Plain[] {
  const constants = expressions.flatMap(({ ast }) => constantsOf(ast, name));
  switch (field.type) {
    case 'choice':
      return [...field.options, ''];
    case 'check':
      return [true, false];
    case 'number': {
      const least = field.min ?? 0;
      const inside = numbers(name, 'number', expressions);
      return [...new Set([least, ...inside, field.max ?? Math.max(least, ...inside)])];
    }
    case 'items':
      return [[], [someItems[0] ?? ''], [someItems[1] ?? ''], someItems];
    case 'day':
      return ['', '2026-11-20'];
    default:
      return [...new Set(['', 'w', ...constants.map(String)])];
  }
}

/** As many worlds as may be gone through, drawn with a generator of its own so that a check says the same each time. */
function* drawn<T>(lists: readonly (readonly T[])[]): Generator<T[]> {
  let state = 88_172_645;
  for (let n = 0; n < most; n++)
    yield lists.map((list) => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return list[(state >>> 0) % list.length] as T;
    });
}
