import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { facts as catalogue } from '../features/cases/facts.ts';
import { type Attempter, type Decision, decide, type Standing } from './decide.ts';
import { type FactValue, factsFrom, known } from './facts.ts';
import type { Choices } from './form.ts';
import { readDefinition } from './read-definition.ts';

const { definition } = readDefinition(
  readFileSync('playbooks/internal/commercial-services-usage.process.yaml', 'utf8'),
  'internal/commercial-services-usage.md',
);
if (definition === null) throw new Error('no definition');

const nobody: Attempter = { system: false, roles: [], capabilities: [], onCase: false, onTenant: false };
const rm = { ...nobody, roles: ['rm'] };
const fm = { ...nobody, roles: ['fm'], onTenant: true };
const named = { ...nobody, roles: ['sme'], capabilities: ['csmau:member'], onCase: true };
const assigned = { ...named, onTenant: true };
const choices: Choices = {
  items: () => ['champions', 'training', 'governance'],
  isPerson: (id) => id.startsWith('person_'),
};
const usual: Record<string, FactValue> = {
  'tenant.active': known(true),
  'tenant.duplicate': known(false),
  'tenant.open_case': known(false),
  'tenant.manager': known(true),
  'dibs.complete': known(true),
  'case.offers_fit': known(true),
  'case.help_requested': known(false),
  'case.delivered_before': known([]),
};

interface Told {
  readonly facts?: Record<string, FactValue>;
  readonly stored?: Standing['stored'];
  readonly cycle?: number;
  readonly confirmed?: readonly string[];
}

function tried(state: string | null, event: string, by: Attempter, given = {}, told: Told = {}): Decision {
  const { facts = {}, stored = {}, cycle = state === null ? 0 : 1, confirmed = [] } = told;
  const world = {
    definition: definition as NonNullable<typeof definition>,
    catalogue,
    choices,
    facts: factsFrom({ ...usual, ...facts }),
  };
  return decide(world, { state, cycle, stored }, { event, by, given, confirmed });
}

const finish = (state: string, given: object, told: Told = {}) =>
  tried(state, 'finish wizard', assigned, given, told);
const effectsOf = (decision: Decision) =>
  decision.kind === 'move' ? decision.effects.map(({ name }) => name) : [];

describe('a case of CSMAU', () => {
  test.each([
    [null, 'publish', rm, {}, 'targeted'],
    [null, 'request help', fm, { note: 'Teams is not used' }, 'targeted'],
    ['targeted', 'start validation', named, {}, 'validating'],
    ['validating', 'pass', named, { reviewed: true }, 'eligible'],
    [
      'validating',
      'blocker defeats offers',
      named,
      { note: 'No network', next_action: '2026-12-01' },
      'on-hold-blocker',
    ],
    ['on-hold-dibs', 'supply DIBS', fm, {}, 'validating'],
    ['on-hold-dibs', 'confirm no DIBS', fm, { note: 'No owner' }, 'removed'],
    ['on-hold-blocker', 'offers can help', fm, { note: 'By training' }, 'validating'],
    ['on-hold-blocker', 'confirm blocked', fm, { note: 'By law' }, 'removed'],
    ['eligible', 'book meeting', named, { day: '2026-12-01', time: '14:30', minutes: 30 }, 'meeting-set'],
    ['meeting-set', 'reschedule', fm, { day: '2026-12-02', time: '09:00', minutes: 30 }, 'meeting-set'],
    ['meeting-set', 'cancel meeting', named, { note: 'Ill' }, 'eligible'],
    ['meeting-set', 'DIBS inaccurate', fm, { note: 'Owner left' }, 'on-hold-dibs'],
    ['evaluated', 'assign SME', rm, { sme: 'person_1' }, 'sme-assigned'],
    ['evaluated', 'assign SME', fm, { sme: 'person_1' }, 'sme-assigned'],
    ['engaged', 'tenant left', { ...nobody, system: true }, {}, 'removed'],
  ] as const)('goes from %s by %s to where domain.md 5.4 says', (state, event, by, given, to) => {
    const facts = event === 'tenant left' ? { 'tenant.active': known(false) } : {};
    expect(tried(state, event, by, given, { facts })).toMatchObject({ kind: 'move', to });
  });

  test('goes on hold when DIBS are missing, with a question to the FM; not when they are complete', () => {
    const given = { question: 'Who owns Teams?', next_action: '2026-12-01' };
    const facts = { 'dibs.complete': known(false) };
    const moved = tried('validating', 'DIBS missing', named, given, { facts });
    expect(moved).toMatchObject({
      to: 'on-hold-dibs',
      effects: [{ name: 'ask', with: { say: 'Who owns Teams?' } }],
    });
    expect(tried('validating', 'DIBS missing', named, given)).toMatchObject({
      kind: 'refused',
      code: 'guard',
    });
  });

  test('is evaluated only when DIBS are accurate, blockers are discussed, and there is a plan for offers that fit', () => {
    const all = { dibs_accurate: true, blockers_discussed: true, fit: 'Offers fit', plan: 'Two workshops' };
    expect(tried('meeting-set', 'hold evaluation', named, all)).toMatchObject({ to: 'evaluated' });
    expect(tried('meeting-set', 'hold evaluation', named, { ...all, dibs_accurate: false })).toMatchObject({
      code: 'guard',
    });
    expect(tried('meeting-set', 'hold evaluation', named, { ...all, plan: '' })).toMatchObject({
      code: 'form',
      faults: [{ at: 'plan' }],
    });
    const none = { dibs_accurate: true, blockers_discussed: true, fit: 'No offer fits' };
    expect(tried('meeting-set', 'hold evaluation', named, none)).toMatchObject({ to: 'evaluated' });
  });

  test.each([
    'targeted',
    'validating',
    'on-hold-dibs',
    'on-hold-blocker',
    'eligible',
    'meeting-set',
    'evaluated',
    'sme-assigned',
  ])('can be withdrawn by the RM with a reason while it is %s', (state) => {
    expect(tried(state, 'withdraw', rm, { reason: 'Not now' })).toMatchObject({ to: 'removed' });
    expect(tried(state, 'withdraw', rm, {})).toMatchObject({ code: 'form' });
    expect(tried(state, 'withdraw', fm, { reason: 'x' })).toMatchObject({ code: 'not-yours' });
  });

  test('is no longer withdrawn once it is engaged', () => {
    expect(tried('engaged', 'withdraw', rm, { reason: 'x' })).toMatchObject({ code: 'not-here' });
  });
});

describe('the wizard of task 3745 (domain.md 5.3)', () => {
  const one = { status: 'Engaged', planned: ['training'] };
  test('Not Engaged with nothing planned: evaluated, no matching offer', () => {
    const decision = tried('evaluated', 'finish wizard', named, { status: 'Not Engaged' });
    expect(decision).toMatchObject({ to: 'no-match' });
    expect(effectsOf(decision)).toContain('set task status');
  });
  test('Engaged with an offer planned: in delivery, and the task is in progress', () => {
    expect(finish('sme-assigned', one)).toMatchObject({
      to: 'engaged',
      cycle: 1,
      effects: expect.arrayContaining([
        expect.objectContaining({
          name: 'set task status',
          with: { task: '3745', status: 'In Progress', percent: 0 },
        }),
      ]),
    });
  });
  test('Engaged with none planned is refused, at the field that mends it', () => {
    expect(finish('sme-assigned', { status: 'Engaged', planned: [] })).toMatchObject({
      code: 'form',
      faults: [{ at: 'planned' }],
    });
  });
  test('Engaged before an SME is assigned is refused', () => {
    expect(tried('evaluated', 'finish wizard', named, one)).toMatchObject({ code: 'form' });
  });
  test('more offers keep it engaged; the share that is delivered is the % complete', () => {
    const given = { status: 'Engaged', planned: ['training', 'champions'], delivered: ['training'] };
    expect(finish('engaged', given)).toMatchObject({
      to: 'engaged',
      effects: expect.arrayContaining([
        expect.objectContaining({ with: { task: '3745', status: 'In Progress', percent: 50 } }),
      ]),
    });
  });
  test('all that is planned delivered: delivered', () => {
    expect(finish('engaged', { ...one, delivered: ['training'] })).toMatchObject({ to: 'delivered' });
  });
  test('Not Engaged with all delivered: completed and disengaged', () => {
    const decision = finish('delivered', {
      status: 'Not Engaged',
      planned: ['training'],
      delivered: ['training'],
    });
    expect(decision).toMatchObject({ to: 'disengaged' });
    expect(effectsOf(decision)).toEqual(expect.arrayContaining(['snapshot figures', 'set task status']));
  });
  test('Not Engaged with some not delivered needs a reason, then a confirmation', () => {
    const given = { status: 'Not Engaged', planned: ['training', 'champions'], delivered: ['training'] };
    expect(finish('engaged', given)).toMatchObject({ code: 'form', faults: [{ at: 'reason' }] });
    const asked = finish('engaged', { ...given, reason: 'Customer merged' });
    expect(asked).toMatchObject({ code: 'confirm' });
    const say = asked.kind === 'refused' && asked.code === 'confirm' ? asked.say : [];
    expect(finish('engaged', { ...given, reason: 'Customer merged' }, { confirmed: say })).toMatchObject({
      to: 'disengaged',
    });
  });
  test('an offer that was not planned can not be delivered', () => {
    expect(finish('engaged', { ...one, delivered: ['champions'] })).toMatchObject({
      code: 'form',
      faults: [{ at: 'delivered' }],
    });
  });
  test('an offer that is not in the catalogue can not be planned', () => {
    expect(finish('engaged', { status: 'Engaged', planned: ['gold'] })).toMatchObject({
      code: 'form',
      faults: [{ at: 'planned' }],
    });
  });
  test('a delivered tick can be taken back within its cycle, not in a later one', () => {
    const stored = { 'csmau-engagement': { ...one, delivered: ['training'] } };
    expect(finish('engaged', one, { stored })).toMatchObject({ to: 'engaged' });
    const facts = { 'case.delivered_before': known(['training']) };
    expect(finish('engaged', one, { stored, facts })).toMatchObject({
      code: 'form',
      faults: [{ at: 'delivered' }],
    });
  });
  test('a new cycle needs the FM to ask for it and an offer that is new', () => {
    const stored = {
      'csmau-engagement': { status: 'Not Engaged', planned: ['training'], delivered: ['training'] },
    };
    const facts = { 'case.delivered_before': known(['training']), 'case.help_requested': known(true) };
    const more = { status: 'Engaged', planned: ['training', 'governance'], delivered: ['training'] };
    expect(finish('disengaged', more, { stored, facts })).toMatchObject({ to: 'engaged', cycle: 2 });
    const same = { ...more, planned: ['training'] };
    expect(finish('disengaged', same, { stored, facts })).toMatchObject({ code: 'form' });
    expect(finish('disengaged', more, { stored })).toMatchObject({ code: 'form' });
  });
  test('is for the ring-fenced team: a delivery FM or FE must not use it', () => {
    expect(tried('engaged', 'finish wizard', fm, one)).toMatchObject({ code: 'not-yours' });
    expect(tried('engaged', 'finish wizard', { ...fm, roles: ['fe'] }, one)).toMatchObject({
      code: 'not-yours',
    });
    expect(tried('engaged', 'finish wizard', { ...fm, capabilities: ['csmau:member'] }, one)).toMatchObject({
      kind: 'move',
    });
  });
  test('after the evaluation, the name on the list is not enough: the SME is assigned to the tenant', () => {
    expect(tried('sme-assigned', 'finish wizard', named, one)).toMatchObject({ code: 'not-yours' });
  });
});

describe('a refusal', () => {
  test('of a guard lists each condition with its value, source and what would satisfy it', () => {
    const decision = tried(
      'validating',
      'pass',
      named,
      { reviewed: true },
      { facts: { 'dibs.complete': known(false) } },
    );
    expect(decision).toMatchObject({
      code: 'guard',
      conditions: [
        {
          sentence: 'DIBS are complete for a service in scope: yes',
          holds: false,
          facts: [
            {
              name: 'dibs.complete',
              value: { value: false },
              remedy: 'Record the missing elements of one service.',
            },
          ],
        },
        { sentence: 'Notes and blockers are reviewed: yes', holds: true },
        { sentence: 'all services of the tenant are Duplicate/Invalid: no', holds: true },
      ],
    });
  });
  test('because something is not known names it and why', () => {
    const facts = { 'dibs.complete': { unknown: 'the service list is not imported' } };
    expect(tried('validating', 'pass', named, { reviewed: true }, { facts })).toMatchObject({
      code: 'unknown',
      doubts: [{ fact: 'dibs.complete', why: 'the service list is not imported' }],
    });
  });
  test('of what is not known is not given where the answer is no anyway', () => {
    const facts = { 'dibs.complete': { unknown: 'not imported' } };
    expect(tried('validating', 'pass', named, { reviewed: false }, { facts })).toMatchObject({
      code: 'guard',
    });
  });
  test('of an event that the state does not know tells those it knows', () => {
    expect(tried('targeted', 'pass', named)).toMatchObject({
      code: 'not-here',
      events: ['start validation', 'withdraw', 'tenant left'],
    });
    expect(tried('targeted', 'constructor', named)).toMatchObject({ code: 'not-here' });
  });
  test('of a field that the form does not have loses nothing in silence', () => {
    expect(tried('validating', 'pass', named, { reviewed: true, extra: 1 })).toMatchObject({ code: 'form' });
  });
});
