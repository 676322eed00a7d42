import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import { celTypes, type Fact, type Facts, type FactType, type Plain } from './facts.ts';
import { combinations, representatives } from './representatives.ts';
import { factName, isOnlyCompared, walk, walksOver } from './tree.ts';

// Guards always end: CEL has no loops but those over lists, and these limits keep an expression and its lists small. Nested walks over lists
// are refused by the check of the definition.
const limits = {
  maxAstNodes: 400,
  maxDepth: 40,
  maxListElements: 200,
  maxMapEntries: 20,
  maxCallArguments: 8,
};

/** A value beside the facts: an answer of the form, by name. */
export interface Variable {
  readonly name: string;
  readonly type: FactType;
}

/** Names that an expression may use, and how it is read. One for a catalogue and the fields of one form. */
export interface Language {
  readonly environment: Environment;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly nouns: ReadonlyMap<string, new (read: (name: string) => unknown) => object>;
  readonly variables: ReadonlyMap<string, FactType>;
  /** What has been read in it: an expression is read once, and asked a thousand times. */
  readonly read: Map<string, Read>;
}

/** Builds the language of a catalogue of facts and a form's fields. @throws Error when a field goes by the noun of a fact. */
export function languageOf(catalogue: readonly Fact[], variables: readonly Variable[] = []): Language {
  const environment = new Environment({ limits });
  const nouns = new Map<string, new (read: (name: string) => unknown) => object>();
  const byNoun = Map.groupBy(catalogue, ({ name }) => name.split('.')[0] as string);
  for (const [noun, facts] of byNoun) {
    const holder = holderOf(noun, facts);
    const fields = Object.fromEntries(facts.map(({ name, type }) => [propertyOf(name), celTypes[type]]));
    environment.registerType(`Facts_${noun}`, { ctor: holder, fields });
    environment.registerVariable(noun, `Facts_${noun}`);
    nouns.set(noun, holder);
  }
  for (const { name, type } of variables) environment.registerVariable(name, celTypes[type]);
  return {
    environment,
    facts: new Map(catalogue.map((fact) => [fact.name, fact])),
    nouns,
    variables: new Map(variables.map(({ name, type }) => [name, type])),
    read: new Map(),
  };
}

const propertyOf = (name: string) => name.slice(name.indexOf('.') + 1);

/** A class whose properties ask for the fact only when an expression comes to it. */
function holderOf(noun: string, facts: readonly Fact[]) {
  class Holder {
    readonly read: (name: string) => unknown;
    constructor(read: (name: string) => unknown) {
      this.read = read;
    }
  }
  for (const { name } of facts)
    Object.defineProperty(Holder.prototype, propertyOf(name), {
      get(this: Holder) {
        return this.read(name);
      },
    });
  return Object.defineProperty(Holder, 'name', { value: `Facts_${noun}` });
}

/** An expression that has been read and found good. */
export interface Expression {
  readonly source: string;
  readonly ast: ASTNode;
  /** Names of the facts it may ask for. */
  readonly facts: readonly string[];
  run(context: object): unknown;
}

export type Read =
  | { readonly expression: Expression }
  | { readonly problem: string; readonly at: { readonly start: number; readonly end: number } | null };

/** Reads an expression and checks its types. @param wanted type that it must have: `bool` for a guard. */
export function readExpression(language: Language, source: string, wanted = 'bool'): Read {
  const key = `${wanted} ${source}`;
  const before = language.read.get(key);
  if (before !== undefined) return before;
  const read = readAnew(language, source, wanted);
  language.read.set(key, read);
  return read;
}

function readAnew(language: Language, source: string, wanted: string): Read {
  try {
    const parsed = language.environment.parse(source);
    const checked = parsed.check();
    if (!checked.valid) return problemOf(checked.error);
    if (wanted !== 'any' && checked.type !== wanted && checked.type !== 'dyn')
      return { problem: `it gives ${checked.type}, not ${wanted}`, at: null };
    if (walksOver(parsed.ast) > 2)
      return { problem: 'it walks over lists within lists within lists, which may take very long', at: null };
    const facts = new Set<string>();
    walk(parsed.ast, (node) => {
      const name = factName(node);
      if (name !== undefined && language.facts.has(name)) facts.add(name);
    });
    return { expression: { source, ast: parsed.ast, facts: [...facts], run: parsed } };
  } catch (error) {
    return problemOf(error);
  }
}

function problemOf(error: unknown): Read {
  const { message, summary, range } = error as {
    message: string;
    summary?: string;
    range?: { start: number; end: number };
  };
  return { problem: summary ?? message.split('\n')[0] ?? '', at: range ?? null };
}

/** Why a guard can't be told: each fact it came to that is not known. */
export interface Doubt {
  readonly fact: string;
  readonly why: string;
}

export type Answer =
  | { readonly is: boolean }
  | { readonly is: 'unknown'; readonly doubts: readonly Doubt[] }
  | { readonly is: 'broken'; readonly message: string };

class NotKnown extends Error {}

/**
 * Asks a guard. Three-valued: a fact that is not known matters only where the answer depends on it (CEL's `&&`, `||`, `all` and `exists` absorb
 * it), and a fact between two bounds is tried at every place where it could make a difference.
 */
export function ask(
  language: Language,
  guard: Expression,
  facts: Facts,
  answers: Readonly<Record<string, Plain>> = {},
): Answer {
  const bounded = guard.facts.flatMap((name) => {
    const value = facts(name);
    return 'from' in value ? [{ name, ...value }] : [];
  });
  const first = once(language, guard, facts, answers, new Map());
  if (first.is !== 'unknown' || bounded.length === 0) return first;
  if (!bounded.every(({ name }) => isOnlyCompared(guard.ast, name))) return first;
  const places = bounded.map(({ name, from, to }) =>
    representatives(guard.ast, name, language.facts.get(name)?.type ?? 'number', { from, to }),
  );
  const seen = new Set<boolean>();
  for (const chosen of combinations(places)) {
    const fixed = new Map(bounded.map(({ name }, n) => [name, chosen[n] as number]));
    const answer = once(language, guard, facts, answers, fixed);
    if (typeof answer.is !== 'boolean') return first;
    seen.add(answer.is);
    if (seen.size === 2)
      return { is: 'unknown', doubts: bounded.map(({ name, why }) => ({ fact: name, why })) };
  }
  return { is: seen.has(true) };
}

function once(
  language: Language,
  guard: Expression,
  facts: Facts,
  answers: Readonly<Record<string, Plain>>,
  fixed: ReadonlyMap<string, number>,
): Answer {
  const doubts = new Map<string, string>();
  const read = (name: string): unknown => {
    const type = language.facts.get(name)?.type ?? 'text';
    const chosen = fixed.get(name);
    if (chosen !== undefined) return toCel(chosen, type);
    const value = facts(name);
    if ('value' in value) return toCel(value.value, type);
    doubts.set(name, 'unknown' in value ? value.unknown : value.why);
    throw new NotKnown(name);
  };
  try {
    const result = guard.run(contextOf(language, read, answers));
    return { is: result === true };
  } catch (error) {
    if (doubts.size > 0 && error instanceof NotKnown)
      return { is: 'unknown', doubts: [...doubts].map(([fact, why]) => ({ fact, why })) };
    return { is: 'broken', message: (error as Error).message.split('\n')[0] ?? '' };
  }
}

/** What an expression sees: a holder for each noun, and the answers. */
export function contextOf(
  language: Language,
  read: (name: string) => unknown,
  answers: Readonly<Record<string, Plain>>,
): object {
  const context: Record<string, unknown> = {};
  for (const [noun, Holder] of language.nouns) context[noun] = new Holder(read);
  for (const [name, type] of language.variables) context[name] = toCel(answers[name] ?? empty(type), type);
  return context;
}

/** CEL's whole numbers are BigInts, its lists arrays. */
export function toCel(value: Plain, type: FactType): unknown {
  return type === 'count' ? BigInt(Math.trunc(Number(value))) : value;
}

/** What stands for a question without an answer. */
export function empty(type: FactType): Plain {
  if (type === 'yes-no') return false;
  if (type === 'count' || type === 'number') return 0;
  return type === 'list' ? [] : '';
}
