import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PhaseRows, StepRow, TaskRow, TaskStatus } from '../model.ts';
import { rollUp } from '../rules.ts';
import { type Filters, move, phaseOfFirstHit, rolesOf, rowsOf, tasksOf, visiblePages } from './rows.ts';

function task(id: string, name: string, role: string, status: TaskStatus = 'Not Started'): TaskRow {
  const record = {
    taskId: id,
    service: '',
    status,
    percentComplete: 0,
    responsible: role,
    updatedBy: null,
    updatedAt: null,
    version: 0,
  };
  return { id, name, mandatory: false, roles: [role], services: [], record };
}

function step(title: string, roles: string[], tasks: TaskRow[] = []): StepRow {
  return {
    title,
    anchor: title,
    roles,
    services: [],
    tasks,
    ...rollUp(tasks.map((one) => one.record.status)),
  };
}

function phase(name: string, title: string, steps: StepRow[]): PhaseRows {
  const page = { path: `${title}.md`, title, number: 1, steps, done: 0, total: 0 };
  return { phase: name, done: 0, total: 0, openMandatory: [], pages: [page] };
}

const phases = [
  phase('Initiate', 'Kickoff', [
    step(
      'Prepare',
      ['FastTrack Manager'],
      [task('3616', 'Contact customer', 'FastTrack Manager', 'Complete')],
    ),
    step('Hold it', ['FastTrack Manager'], [task('994', 'Hold kickoff', 'FM')]),
  ]),
  phase('CSMAU', 'Commercial usage', [
    step('Determine targets', ['Regional Manager']),
    step('Select offers', ['SME'], [task('3745', 'Engagement', 'SME', 'In Progress')]),
  ]),
];
const everything: Filters = { roles: null, status: undefined, notStarted: false, find: '' };

function shown(filters: Partial<Filters>): string[] {
  const pages = visiblePages(phases, { ...everything, ...filters });
  return pages.flatMap((page) =>
    page.steps.flatMap((one) => [one.step.title, ...one.tasks.map(({ id }) => id)]),
  );
}

describe('what the filters leave', () => {
  test('without a filter everything shows, steps of guidance too', () => {
    expect(shown({})).toEqual([
      'Prepare',
      '3616',
      'Hold it',
      '994',
      'Determine targets',
      'Select offers',
      '3745',
    ]);
  });

  test('a role keeps its own tasks and guidance, however the page abbreviates it', () => {
    expect(shown({ roles: ['FM'] })).toEqual(['Prepare', '3616', 'Hold it', '994']);
    expect(shown({ roles: ['RM'] })).toEqual(['Determine targets']);
  });

  test('a partner sees the tasks of the role they stand in for', () => {
    expect(shown({ roles: ['Partner FastTrack Manager'] })).toEqual(['Prepare', '3616', 'Hold it', '994']);
  });

  test('a status hides guidance, which has none', () => {
    expect(shown({ status: 'In Progress' })).toEqual(['Select offers', '3745']);
    expect(shown({ notStarted: true })).toEqual(['Hold it', '994']);
  });

  test('a search finds names, steps, pages and the beginning of an id', () => {
    expect(shown({ find: 'contact' })).toEqual(['Prepare', '3616']);
    expect(shown({ find: 'hold IT' })).toEqual(['Hold it', '994']);
    expect(shown({ find: 'commercial' })).toEqual(['Determine targets', 'Select offers', '3745']);
    expect(shown({ find: '37' })).toEqual(['Select offers', '3745']);
    expect(shown({ find: '745' })).toEqual([]);
  });

  test('a search leads to the phase of its first hit', () => {
    expect(phaseOfFirstHit(visiblePages(phases, { ...everything, find: 'offers' }))).toBe('CSMAU');
    expect(phaseOfFirstHit(visiblePages(phases, { ...everything, find: 'nothing like it' }))).toBeUndefined();
  });
});

describe('moving through the rows', () => {
  const pages = visiblePages(phases, everything);
  const rows = rowsOf(pages, new Set());

  test('a folded page is one row', () => {
    const folded = rowsOf(pages, new Set([pages[0]?.key ?? '']));
    expect(folded.length).toBe(rows.length - 4);
    expect(folded[0]?.kind).toBe('page');
  });

  test('j and k go from task to task and stop at the ends', () => {
    const first = move(rows, undefined, 1, 'task');
    const second = move(rows, first?.key, 1, 'task');
    const third = move(rows, second?.key, 1, 'task');
    expect([first, second, third].map((row) => row?.kind === 'task' && row.task.id)).toEqual([
      '3616',
      '994',
      '3745',
    ]);
    expect(move(rows, third?.key, 1, 'task')).toBeUndefined();
    expect(move(rows, first?.key, -1, 'task')).toBeUndefined();
  });

  test('going down and up again comes back, wherever one stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: rows.length - 2 }), (index) => {
        const here = rows[index];
        expect(move(rows, move(rows, here?.key, 1)?.key, -1)).toEqual(here);
      }),
    );
  });

  test('every task and every role of the tree can be named', () => {
    expect(tasksOf(phases).map(({ task: { id }, phase: name }) => `${name} ${id}`)).toEqual([
      'Initiate 3616',
      'Initiate 994',
      'CSMAU 3745',
    ]);
    expect(rolesOf(phases)).toEqual(['FastTrack Manager', 'FM', 'Regional Manager', 'SME']);
  });
});
