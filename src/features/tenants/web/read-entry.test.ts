import { expect, test } from 'vitest';
import type { TimelineEntry } from '../model.ts';
import { changesOf, readEntry } from './read-entry.ts';

const entry = (over: Partial<TimelineEntry>): TimelineEntry => ({
  seq: 4,
  at: '2026-11-20T09:30:00.000Z',
  by: { id: 'person_a', name: 'Jonas Adeyemi' },
  kind: 'task.saved',
  subject: 'task:3745',
  why: '',
  facts: {},
  personal: null,
  hash: 'ab'.repeat(32),
  ...over,
});

test('a saved task names its number and only what changed', () => {
  const facts = {
    task: '3745',
    name: 'CSMAU Engagement',
    before: { status: 'Not Started', percentComplete: 0, responsible: 'SME' },
    after: { status: 'In Progress', percentComplete: 50, responsible: 'SME' },
  };
  const read = readEntry(entry({ facts }), new Map());
  expect([read.key, read.values]).toEqual([
    'tenants.entry.task.saved',
    { task: '3745', name: 'CSMAU Engagement' },
  ]);
  expect(read.changes).toEqual([
    { field: 'status', before: 'Not Started', after: 'In Progress' },
    { field: 'percentComplete', before: '0\u00a0%', after: '50\u00a0%' },
  ]);
});

test('work on one service says for which', () => {
  const facts = { task: '994', name: 'Hold kickoff meeting', service: 'Exchange Online' };
  const read = readEntry(entry({ subject: 'task:994', facts }), new Map());
  expect([read.key, read.values]).toEqual(['tenants.entry.task.savedFor', facts]);
});

test('a note is quoted, and says when its words have been taken out', () => {
  const facts = { task: null, category: 'Environment' };
  const kept = readEntry(entry({ kind: 'note.added', facts, personal: { excerpt: 'Hello' } }), new Map());
  expect([kept.key, kept.quote, kept.redacted]).toEqual(['tenants.entry.note.added', 'Hello', false]);
  const gone = readEntry(entry({ kind: 'note.added', facts, personal: null }), new Map());
  expect([gone.quote, gone.redacted]).toEqual([undefined, true]);
});

test('a step of a case tells its process, what happened and where that led', () => {
  const facts = {
    ...{ process: 'csmau', event: 'finish wizard', from: 'sme-assigned', to: 'engaged', cycle: 2 },
    says: ['CSMAU: Engaged'],
    called: { process: 'CSMAU', event: 'CSMAU Engagement', from: 'SME assigned', to: 'Engaged' },
  };
  const read = readEntry(entry({ kind: 'case.moved', subject: 'case_a', facts }), new Map());
  expect([read.key, read.changes]).toEqual([
    'tenants.entry.case.movedSaying',
    [{ field: 'state', before: 'SME assigned', after: 'Engaged' }],
  ]);
  expect(read.values).toMatchObject({ process: 'CSMAU', event: 'CSMAU Engagement', cycle: 2 });
  const begun = { ...facts, says: [], called: { ...facts.called, from: null, to: 'Targeted' } };
  expect(readEntry(entry({ kind: 'case.moved', facts: begun }), new Map()).key).toBe(
    'tenants.entry.case.begun',
  );
});

test('a step that stays where it was changes no state', () => {
  const called = { process: 'CSMAU', event: 'Reschedule', from: 'Meeting set', to: 'Meeting set' };
  const read = readEntry(entry({ kind: 'case.moved', facts: { cycle: 1, says: [], called } }), new Map());
  expect([read.key, read.changes]).toEqual(['tenants.entry.case.moved', []]);
});

test('an assignment is told with name and role, not with ids', () => {
  const facts = { person: 'person_b', role: 'fm', primary: true };
  const read = readEntry(
    entry({ kind: 'person.assigned', subject: 'person_b', facts }),
    new Map([['person_b', 'Lotte Vandersloot']]),
  );
  expect([read.key, read.values]).toEqual([
    'tenants.entry.person.assignedPrimary',
    { person: 'Lotte Vandersloot', role: 'FastTrack Manager' },
  ]);
});

test('a changed assignment tells where somebody was and is now, with what services are called', () => {
  const boxes = (services: string[], primary: string[], whole = false) => ({
    whole,
    services,
    primary,
    focus: null,
  });
  const about = { kind: 'assignment.changed', subject: 'person_b' };
  const facts = { role: 'fe', before: boxes([], [''], true), after: boxes(['teams', 'exchange'], ['teams']) };
  const read = readEntry(
    entry({ ...about, facts }),
    new Map([['person_b', 'Oskar']]),
    (id) => id.toUpperCase() || 'Tenant',
  );
  expect([read.key, read.values]).toEqual([
    'tenants.entry.assignment.changed',
    { person: 'Oskar', role: 'FastTrack Engineer' },
  ]);
  expect(read.changes).toEqual([{ field: 'boxes', before: 'Tenant ★', after: 'TEAMS ★, EXCHANGE' }]);
});

test('who came as a whole needs no list of boxes, and who went is told with theirs', () => {
  const whole = { whole: true, services: [], primary: [''], focus: null };
  const came = readEntry(
    entry({ kind: 'person.assigned', subject: 'p', facts: { role: 'fm', before: null, after: whole } }),
    new Map(),
  );
  expect([came.key, came.changes]).toEqual(['tenants.entry.person.assignedPrimary', []]);
  const went = readEntry(
    entry({ kind: 'person.unassigned', subject: 'p', facts: { role: 'fm', before: whole, after: null } }),
    new Map(),
  );
  expect([went.key, went.changes]).toEqual([
    'tenants.entry.person.unassigned',
    [{ field: 'boxes', before: ' ★', after: '–' }],
  ]);
});

test('a tenant that comes to a firm, or leaves it, is told without ids', () => {
  const tied = (firm: string | null) =>
    readEntry(
      entry({ kind: 'tenant.tied', subject: 'tenant_1', facts: { before: {}, after: { firm } } }),
      new Map(),
    );
  expect([tied('firm_a').key, tied(null).key, tied('firm_a').changes]).toEqual([
    'tenants.entry.tenant.tied',
    'tenants.entry.tenant.untied',
    [],
  ]);
});

test('entries about usage are told in words, each kind', () => {
  const facts = { file: "getX(period='D180')", rows: 1200, day: '2026-11-18' };
  const keyOf = (kind: string) => readEntry(entry({ kind, subject: 'usage:names', facts }), new Map());
  expect(keyOf('usage.imported')).toMatchObject({
    key: 'tenants.entry.usage.imported',
    values: { file: facts.file, rows: '1,200' },
  });
  expect(keyOf('usage.identity-broken').values).toMatchObject({ day: '2026-11-18' });
  expect(keyOf('usage.surprise').key).toBe('tenants.entry.other');
});

test('an entry of a kind that this page does not know is still told', () => {
  const read = readEntry(entry({ kind: 'comet.seen', subject: 'comet_1' }), new Map());
  expect([read.key, read.values]).toEqual([
    'tenants.entry.other',
    { kind: 'comet.seen', subject: 'comet_1' },
  ]);
});

test('a value that was not there before reads as a dash', () => {
  expect(changesOf({ after: { status: 'Complete' } })).toEqual([
    { field: 'status', before: '–', after: 'Complete' },
  ]);
});

test('a correction and a done next action are told as what they are', () => {
  const corrected = { task: '3745', category: 'Environment', corrects: 'note_1' };
  expect(readEntry(entry({ kind: 'note.added', facts: corrected }), new Map()).key).toBe(
    'tenants.entry.note.corrected',
  );
  const done = readEntry(
    entry({ kind: 'note.action-done', facts: { note: 'note_1' }, personal: { excerpt: 'Ring the CISO' } }),
    new Map(),
  );
  expect([done.key, done.quote, done.redacted]).toEqual([
    'tenants.entry.note.action-done',
    'Ring the CISO',
    false,
  ]);
});

test('a day reads as a day that nobody can misread', () => {
  const facts = { before: { engagementStart: null }, after: { engagementStart: '2026-11-08' } };
  const { changes } = readEntry(entry({ kind: 'engagement.started', facts }), new Map());
  expect(changes).toEqual([{ field: 'engagementStart', before: '–', after: 'Sun 8 Nov 2026' }]);
});
