import { describe, expect, test } from 'vitest';
import { checkDefinition, type Surroundings } from './check-definition.ts';
import { readDefinition } from './read-definition.ts';

const around: Surroundings = {
  catalogue: [
    { name: 'dibs.complete', type: 'yes-no', label: 'DIBS are complete', source: '', remedy: '' },
    { name: 'usage.people', type: 'count', label: 'people', source: '', remedy: '' },
  ],
  page: { steps: ['validate-tenant', 'conduct-the-meeting'], tasks: ['3735', '3745'] },
  roles: ['fm', 'rm'],
  capabilities: ['csmau:member'],
  effects: { notify: ['who*', 'say*'], 'set task status': ['task*', 'status*', 'percent'] },
  catalogues: ['csmau-offers'],
};

const good = `process: review
page: review.md
case: { cycles: true }
actors: { manager: { role: fm }, expert: { capability: 'csmau:member', on: [case] } }
start:
  begin: { by: [manager], to: waiting }
states:
  waiting:
    step: validate-tenant
    waits: [manager]
    on:
      finish: { by: [expert], wizard: outcome, when: dibs.complete, to: closed, do: [{ notify: { who: manager, say: =note } }] }
    timers:
      - { every: 5 working days, do: [{ notify: { who: manager, say: waits } }] }
  closed: { end: true, step: conduct-the-meeting }
wizards:
  outcome:
    task: '3735'
    fields:
      note: { type: text, label: Note }
      offers: { type: items, label: Offers, of: csmau-offers }
      done: { type: items, label: Done, within: offers }
    rules:
      - { when: note == "", refuse: Say something., at: note }
`;

function problemsOf(text: string): string[] {
  const { definition, problems } = readDefinition(text, 'beside.md');
  const checked = definition === null ? [] : checkDefinition(definition, around);
  return [...problems, ...checked].map(({ line, say }) => `${line}: ${say}`);
}

test('a definition that fits its page and the facts has no problems', () => {
  expect(problemsOf(good)).toEqual([]);
});

describe('named with its line:', () => {
  test.each([
    [
      'an event that nobody may send',
      'by: [manager], to: waiting',
      'by: [], to: waiting',
      /^6: start, begin: nobody may do it/,
    ],
    ['an actor that is none', 'by: [manager], to: waiting', 'by: [boss], to: waiting', /boss is no actor/],
    ['a role that does not exist', 'role: fm', 'role: king', /no role king/],
    ['a capability that does not exist', 'csmau:member', 'csmau:owner', /no capability csmau:owner/],
    ['an actor who could be anybody', '{ role: fm }', '{ on: [anywhere] }', /could be anybody/],
    ['a state that does not exist', 'to: waiting }', 'to: wating }', /no state wating/],
    [
      'a step that the page does not have, and the one that was meant',
      'step: validate-tenant',
      'step: validate-the-tenant',
      /^9: .*no step #validate-the-tenant; did you mean #validate-tenant\?/,
    ],
    ['a task that the page does not have', "task: '3735'", "task: '3736'", /no task 3736/],
    ['a fact that nobody documents', 'dibs.complete', 'dibs.perfect', /perfect/],
    ['a guard of the wrong type', 'when: dibs.complete', 'when: usage.people', /gives int, not bool/],
    ['an effect that does not exist', 'notify: { who: manager, say: =note }', 'shout: {}', /no effect shout/],
    [
      'an effect without what it needs',
      'notify: { who: manager, say: =note }',
      'notify: { who: manager }',
      /notify needs say/,
    ],
    [
      'an effect with what it does not take',
      'who: manager, say: =note',
      'who: manager, say: x, loud: yes',
      /takes no loud/,
    ],
    ['an expression in an effect that does not fit', 'say: =note', 'say: =nota', /nota/],
    ['a wizard that does not exist', 'wizard: outcome', 'wizard: income', /no wizard income/],
    ['a wizard that no event finishes', 'wizard: outcome, ', '', /wizard outcome is never finished/],
    ['a field without a label', 'label: Note', "label: ''", /field note has no label/],
    ['a field called like facts', 'note: { type: text', 'usage: { type: text', /called like the facts usage/],
    [
      'a field of a catalogue that does not exist',
      'of: csmau-offers',
      'of: csmau-gifts',
      /no catalogue csmau-gifts/,
    ],
    [
      'a field within one that does not stand above it',
      'within: offers',
      'within: later',
      /later is no field above it/,
    ],
    ['a rule for a field that does not exist', 'at: note', 'at: reason', /no field reason/],
    ['a rule that says nothing', 'refuse: Say something.', "refuse: ''", /a rule says what/],
    [
      'a timer that does nothing',
      'do: [{ notify: { who: manager, say: waits } }]',
      'do: []',
      /the timer does nothing/,
    ],
    [
      'a timer for an event that the state does not know',
      'do: [{ notify: { who: manager, say: waits } }]',
      'event: expire',
      /sends expire, which the state does not know/,
    ],
    ['a timer without a span', '5 working days', 'a while', /5 working days/],
    ['a key that means nothing', '  waiting:\n', '  waiting:\n    colour: red\n', /colour is not known here/],
    ['a process without an end', 'end: true, ', '', /no state is an end/],
    ['a new cycle where there are none', 'case: { cycles: true }', 'case: {}', undefined],
  ] as const)('%s', (_, from, to, said) => {
    expect(good).toContain(from);
    const problems = problemsOf(good.replace(from, to));
    if (said === undefined) expect(problems).toEqual([]);
    else
      expect(
        problems.some((problem) => said.test(problem)),
        problems.join('\n'),
      ).toBe(true);
  });

  test('a new cycle of a process that has none', () => {
    const text = good
      .replace('cycles: true', 'cycles: false')
      .replace('to: closed, do', 'to: closed, cycle: next, do');
    expect(problemsOf(text)).toContainEqual(expect.stringMatching(/^12: .*has no cycles/));
  });
});

describe('a file that is no definition', () => {
  test.each([
    ['is empty', ''],
    ['is a list', '- a\n- b'],
    ['is no YAML', 'process: [a'],
    ['repeats a key', 'process: a\nprocess: b\nstates: {}'],
    ['has no states', 'process: a'],
    ['multiplies itself by aliases', `a: &a [x, x]\nb: &b [*a, *a]\nprocess: p\nstates: { s: { end: *b } }`],
    ['is very long', `process: p\nstates: {}\n#${'x'.repeat(300_000)}`],
  ])('%s is refused in words', (_, text) => {
    expect(problemsOf(text).length).toBeGreaterThan(0);
  });

  test('names a state like something of JavaScript without harm', () => {
    const text = good.replace(
      '  closed: {',
      '  __proto__: { end: true }\n  constructor: { end: true }\n  closed: {',
    );
    expect(problemsOf(text)).toContainEqual(expect.stringMatching(/nothing can be called that/));
    expect(({} as Record<string, unknown>).end).toBeUndefined();
  });
});
