import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fact, type FactValue, factsFrom, known } from './facts.ts';
import { type Answer, ask, languageOf, readExpression } from './guard.ts';

const fact = (name: string, type: Fact['type'], label = name): Fact => ({
  name,
  type,
  label,
  source: 'a test',
  remedy: 'change it',
});
const language = languageOf([
  fact('dibs.complete', 'yes-no'),
  fact('dibs.count', 'count'),
  fact('blockers.reviewed', 'yes-no'),
  fact('usage.percent', 'number'),
  fact('usage.people', 'count'),
  fact('tenant.tags', 'list'),
  fact('tenant.region', 'text'),
]);

function asked(source: string, values: Record<string, FactValue>): Answer {
  const read = readExpression(language, source);
  if ('problem' in read) throw new Error(read.problem);
  return ask(language, read.expression, factsFrom(values));
}
const unknown: FactValue = { unknown: 'the report of 3 Nov is missing' };
const between = (from: number, to: number): FactValue => ({ from, to, why: 'two days are missing' });

describe('a guard is true, false or unknown', () => {
  test.each([
    ['dibs.complete && blockers.reviewed', true, true, true],
    ['dibs.complete && blockers.reviewed', unknown, false, false],
    ['dibs.complete && blockers.reviewed', unknown, true, 'unknown'],
    ['dibs.complete || blockers.reviewed', unknown, true, true],
    ['dibs.complete || blockers.reviewed', unknown, false, 'unknown'],
    ['!dibs.complete', unknown, true, 'unknown'],
  ])('%s with %o and %o is %s', (source, complete, reviewed, is) => {
    const value = (given: unknown) => (typeof given === 'boolean' ? known(given) : unknown);
    const values = { 'dibs.complete': value(complete), 'blockers.reviewed': value(reviewed) };
    expect(asked(source, values).is).toBe(is);
  });

  test('an unknown answer names each fact that it depends on, and why it is not known', () => {
    expect(
      asked('dibs.complete && usage.percent >= 10', {
        'dibs.complete': known(true),
        'usage.percent': unknown,
      }),
    ).toEqual({
      is: 'unknown',
      doubts: [{ fact: 'usage.percent', why: 'the report of 3 Nov is missing' }],
    });
  });

  test('walking over a list absorbs what is not known only where the answer does not depend on it', () => {
    const tags = known(['wave', 'pilot']);
    expect(
      asked('tenant.tags.exists(t, t == "wave" || t == tenant.region)', { 'tenant.tags': tags }).is,
    ).toBe(true);
    expect(asked('tenant.tags.exists(t, t == tenant.region)', { 'tenant.tags': tags }).is).toBe('unknown');
    expect(asked('tenant.tags.all(t, t == tenant.region)', { 'tenant.tags': known([]) }).is).toBe(true);
  });
});

describe('a fact between two bounds', () => {
  test.each([
    ['usage.percent >= 10', 11, 14, true],
    ['usage.percent >= 10', 10, 14, true],
    ['usage.percent >= 10', 9.9, 14, 'unknown'],
    ['usage.percent > 10', 10, 14, 'unknown'],
    ['usage.percent >= 10 && usage.percent < 12', 8, 14, 'unknown'],
    ['usage.percent == 12.0', 8, 14, 'unknown'],
    ['usage.percent >= 10 || usage.percent < 10', 8, 14, true],
    ['usage.people * 2 >= 10', 6, 7, 'unknown'],
  ])('%s between %d and %d is %s', (source, from, to, is) => {
    const values = { 'usage.percent': between(from, to), 'usage.people': between(from, to) };
    expect(asked(source, values).is).toBe(is);
  });

  test('is told as true or false exactly when every value in the bounds gives that', () => {
    const compare = fc.record({
      op: fc.constantFrom('<', '<=', '>', '>=', '==', '!='),
      number: fc.integer({ min: 0, max: 12 }),
    });
    const source = fc
      .array(compare, { minLength: 1, maxLength: 3 })
      .chain((parts) =>
        fc.tuple(
          fc.constant(parts),
          fc.array(fc.constantFrom('&&', '||'), { minLength: parts.length, maxLength: parts.length }),
        ),
      );
    fc.assert(
      fc.property(
        source,
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 12 }),
        ([parts, joins], a, b) => {
          const text = parts
            .map(({ op, number }, n) => `${n === 0 ? '' : ` ${joins[n]} `}usage.people ${op} ${number}`)
            .join('');
          const [from, to] = [Math.min(a, b), Math.max(a, b)];
          const all = new Set<unknown>();
          for (let people = from; people <= to; people++)
            all.add(asked(text, { 'usage.people': known(people) }).is);
          const [only] = all;
          expect(asked(text, { 'usage.people': between(from, to) }).is).toBe(
            all.size === 1 ? only : 'unknown',
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('an expression is refused when it', () => {
  test.each([
    ['does not parse', 'dibs.complete &&', /./],
    ['asks for a fact that nobody has documented', 'dibs.finished', /finished/],
    ['asks for a noun that nobody has documented', 'weather.sunny', /weather/],
    ['compares what can not be compared', 'dibs.complete == 3', /overload/],
    ['is no condition', 'usage.people + 1', /not bool/],
    ['calls something that does not exist', 'dibs.complete && launch()', /launch/],
    [
      'walks over lists too deeply',
      'tenant.tags.all(a, tenant.tags.all(b, tenant.tags.all(c, a == b || b == c)))',
      /within lists/,
    ],
    ['is longer than anybody would read', Array(300).fill('dibs.complete').join(' && '), /./],
  ])('%s', (_, source, why) => {
    const read = readExpression(language, source);
    expect('problem' in read && read.problem).toMatch(why);
  });
});

test('a guard that fails while it is asked says so, and is neither true nor false', () => {
  expect(asked('10 / usage.people > 2', { 'usage.people': known(0) })).toMatchObject({ is: 'broken' });
});

test('a fact that is not known breaks nothing: it is asked for only where the answer needs it', () => {
  const asks: string[] = [];
  const read = readExpression(language, 'dibs.complete || usage.percent >= 10');
  if ('problem' in read) throw new Error(read.problem);
  ask(language, read.expression, (name) => {
    asks.push(name);
    return known(true);
  });
  expect(asks).not.toContain('tenant.region');
});
