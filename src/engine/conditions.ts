import type { Field } from './definition.ts';
import type { Fact, Facts, FactValue } from './facts.ts';
import type { Answers } from './form.ts';
import { ask, type Language, readExpression } from './guard.ts';
import { conjunctsOf, sentenceOf } from './sentence.ts';

/** One part of a guard as somebody reads it in a refusal. */
export interface Condition {
  /** As a sentence made from labels. */
  readonly sentence: string;
  readonly holds: boolean | 'unknown' | 'broken';
  readonly facts: readonly ConditionFact[];
}

export interface ConditionFact {
  readonly name: string;
  readonly label: string;
  readonly value: FactValue;
  readonly source: string;
  readonly remedy: string;
}

/** A guard cut into the parts that must all hold, each with its value, its source and what would satisfy it. */
export function conditionsOf(
  catalogue: readonly Fact[],
  language: Language,
  source: string,
  facts: Facts,
  answers: Answers,
  fields: Readonly<Record<string, Field>> = {},
): Condition[] {
  const read = readExpression(language, source);
  if ('problem' in read) return [];
  const named = new Map(catalogue.map((fact) => [fact.name, fact]));
  const labels = (name: string) => {
    const field = fields[name];
    return named.get(name) ?? { label: field?.label ?? name.replace(/^was_/, 'former ') };
  };
  return conjunctsOf(read.expression.ast).map((ast) => {
    const { start, end } = ast as unknown as { start: number; end: number };
    const part = readExpression(language, source.slice(start, end));
    if ('problem' in part)
      return { sentence: sentenceOf(ast, labels, source), holds: 'broken' as const, facts: [] };
    return {
      sentence: sentenceOf(ast, labels, source),
      holds: ask(language, part.expression, facts, answers).is,
      facts: part.expression.facts.flatMap((name) => {
        const fact = named.get(name);
        return fact === undefined
          ? []
          : [{ name, label: fact.label, value: facts(name), source: fact.source, remedy: fact.remedy }];
      }),
    };
  });
}
