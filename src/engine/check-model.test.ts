import { describe, expect, test } from 'vitest';
import { checkModel, type Defect } from './check-model.ts';
import type { Fact } from './facts.ts';
import { readDefinition } from './read-definition.ts';

const fact = (name: string, type: Fact['type']): Fact => ({
  name,
  type,
  label: name,
  source: '',
  remedy: '',
});
const catalogue = [
  fact('dibs.complete', 'yes-no'),
  fact('usage.people', 'count'),
  fact('usage.percent', 'number'),
];

const clean = `
process: review
case: { cycles: true }
actors: { manager: { role: fm } }
start:
  begin: { by: [manager], to: waiting }
states:
  waiting:
    on:
      offer: { by: [manager], when: usage.percent >= 10 && dibs.complete, to: offered }
      give up: { by: [manager], to: closed }
  offered:
    on:
      finish:
        - { by: [manager], wizard: outcome, when: outcome == "Reached", to: closed }
        - { by: [manager], wizard: outcome, when: outcome == "Not reached" && reason != "", to: waiting }
    timers:
      - { after: 20 working days, event: expire }
      - { every: 5 working days, do: [remind] }
  closed: { end: true }
shared:
  - in: [offered]
    on: { expire: { by: [system], to: waiting } }
wizards:
  outcome:
    fields:
      outcome: { type: choice, label: Outcome, options: [Reached, Not reached], required: true }
      reason: { type: text, label: Reason, show: outcome == "Not reached", required: true }
`;

function defectsOf(text: string): Defect[] {
  const { definition, problems } = readDefinition(text, 'review.md');
  expect(problems).toEqual([]);
  if (definition === null) throw new Error('no definition');
  return checkModel(definition, catalogue);
}

/** The clean definition with one line replaced. */
function seeded(line: string, by: string): Defect[] {
  expect(clean).toContain(line);
  return defectsOf(clean.replace(line, by));
}

test('a definition without defects has none', () => {
  expect(defectsOf(clean)).toEqual([]);
});

describe('is found, with the shortest way to it:', () => {
  test('a state that no case ever comes to', () => {
    const found = seeded('  closed: { end: true }', '  closed: { end: true }\n  forgotten: { end: true }');
    expect(found).toMatchObject([{ kind: 'unreachable', state: 'forgotten', path: [] }]);
  });

  test('a state that a case never leaves', () => {
    const stuck = defectsOf(
      clean
        .replace('when: outcome == "Reached", to: closed', 'when: outcome == "Reached", to: stuck')
        .replace('  closed: {', '  stuck: {}\n  closed: {'),
    );
    expect(stuck).toMatchObject([{ kind: 'dead-end', state: 'stuck', path: ['begin', 'offer', 'finish'] }]);
  });

  test('states that a case goes round in for ever', () => {
    const round = clean
      .replace('when: outcome == "Reached", to: closed', 'when: outcome == "Reached", to: left')
      .replace(
        '  closed: {',
        '  left: { on: { on: { by: [manager], to: right } } }\n  right: { on: { back: { by: [manager], to: left } } }\n  closed: {',
      );
    expect(defectsOf(round)).toMatchObject([
      { kind: 'trap', state: 'left', path: ['begin', 'offer', 'finish'] },
      { kind: 'trap', state: 'right', path: ['begin', 'offer', 'finish', 'on'] },
    ]);
  });

  test('a guard that can never be true', () => {
    const found = seeded('usage.percent >= 10 && dibs.complete', 'usage.percent >= 10 && usage.percent < 10');
    expect(found[0]).toMatchObject({
      kind: 'never',
      state: 'waiting',
      event: 'offer',
      path: ['begin'],
      line: 10,
    });
    expect(found.some(({ kind, state }) => kind === 'unreachable' && state === 'offered')).toBe(true);
  });

  test('two ways that are open at once, with a world in which they are', () => {
    const found = seeded('outcome == "Not reached" && reason != ""', 'reason != "" || outcome == "Reached"');
    expect(found).toMatchObject([
      {
        kind: 'contradiction',
        state: 'offered',
        event: 'finish',
        path: ['begin', 'offer'],
        world: { answers: { outcome: 'Reached' } },
      },
    ]);
  });

  test('two guards that overlap in a single number', () => {
    const found = seeded(
      'offer: { by: [manager], when: usage.percent >= 10 && dibs.complete, to: offered }',
      'offer: [{ by: [manager], when: usage.people >= 7, to: offered }, { by: [manager], when: usage.people <= 7, to: closed }]',
    );
    expect(found).toMatchObject([{ kind: 'contradiction', world: { facts: { 'usage.people': 7 } } }]);
  });

  test('an answer that the wizard lets pass and that leads nowhere', () => {
    const found = seeded('options: [Reached, Not reached]', 'options: [Reached, Not reached, Postponed]');
    expect(found).toMatchObject([
      {
        kind: 'answer-leads-nowhere',
        state: 'offered',
        path: ['begin', 'offer'],
        world: { answers: { outcome: 'Postponed' } },
      },
    ]);
  });

  test('a guard that fails in some world', () => {
    const found = seeded('usage.percent >= 10 && dibs.complete', '100 / usage.people > 3');
    expect(found).toMatchObject([
      { kind: 'fails', state: 'waiting', event: 'offer', world: { facts: { 'usage.people': 0 } } },
    ]);
  });
});

test('a rule of the wizard that refuses an answer takes it out of what must lead somewhere', () => {
  const text = clean
    .replace('options: [Reached, Not reached]', 'options: [Reached, Not reached, Postponed]')
    .concat(
      '    rules:\n      - { when: outcome == "Postponed", refuse: Postpone it in the calendar., at: outcome }\n',
    );
  expect(defectsOf(text)).toEqual([]);
});

test('an alternative that only refuses leads nowhere, so it makes no state reachable', () => {
  const text = clean.replace(
    'when: outcome == "Reached", to: closed',
    'when: outcome == "Reached", refuse: Not today.',
  );
  expect(defectsOf(text)).toEqual([]);
  const only = text.replace(
    'give up: { by: [manager], to: closed }',
    'give up: { by: [manager], refuse: Never. }',
  );
  expect(defectsOf(only).map(({ kind, state }) => `${kind} ${state}`)).toContain('unreachable closed');
});
