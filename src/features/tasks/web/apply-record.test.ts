import { expect, test } from 'vitest';
import type { PhaseRows, TaskRecord } from '../model.ts';
import { applyRecord } from './apply-record.ts';

const record: TaskRecord = {
  taskId: '4017',
  service: '',
  status: 'Not Started',
  percentComplete: 0,
  responsible: 'FastTrack Manager',
  updatedBy: null,
  updatedAt: null,
  version: 0,
};
const task = { id: '4017', name: 'Security talk', mandatory: true, roles: [], services: [], record };
const step = {
  title: 'Kickoff',
  anchor: 'kickoff',
  roles: [],
  services: [],
  status: 'Not Started',
  blocked: false,
} as const;

function phase(name: string, tasks: PhaseRows['pages'][number]['steps'][number]['tasks']): PhaseRows {
  const page = { path: `${name}.md`, title: name, number: 1, done: 0, total: tasks.length };
  return {
    phase: name,
    done: 0,
    total: tasks.length,
    openMandatory: [{ id: '4017', name: 'Security talk' }],
    pages: [{ ...page, steps: [{ ...step, roles: [], services: [], tasks }] }],
  };
}

test('a completed task completes its step and counts in its page and phase', () => {
  const [after] = applyRecord([phase('Initiate', [task])], {
    ...record,
    status: 'Complete',
    percentComplete: 100,
  });
  expect(after).toMatchObject({ done: 1, total: 1, openMandatory: [] });
  expect(after?.pages[0]).toMatchObject({ done: 1, total: 1 });
  expect(after?.pages[0]?.steps[0]).toMatchObject({ status: 'Complete', blocked: false });
});

test('a blocked task leaves the phase with the mandatory task open, and a badge on the step', () => {
  const [after] = applyRecord([phase('Initiate', [task])], { ...record, status: 'Blocked-Other' });
  expect(after?.openMandatory).toEqual([{ id: '4017', name: 'Security talk' }]);
  expect(after?.pages[0]?.steps[0]).toMatchObject({ status: 'In Progress', blocked: true });
});

test('phases without the task stay the very same objects', () => {
  const other = phase('Assess', []);
  expect(applyRecord([other], record)[0]).toBe(other);
});

test('a record of another service is another task', () => {
  const before = [phase('Initiate', [task])];
  expect(applyRecord(before, { ...record, service: 'Teams', status: 'Complete' })).toEqual(before);
});
