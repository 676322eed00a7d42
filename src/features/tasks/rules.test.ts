import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { responsibleRoles, taskStatuses } from './model.ts';
import {
  decideSave,
  defaultResponsible,
  isBlocked,
  isDone,
  openMandatory,
  rollUp,
  type TaskFields,
} from './rules.ts';

const now = new Date('2026-11-20T09:00:00Z');
const fresh: TaskFields = { status: 'Not Started', percentComplete: 0, responsible: 'SME' };

const anyStatus = fc.constantFrom(...taskStatuses);
const anyPercent = fc.integer({ min: 0, max: 100 });
const anyFields = fc
  .record({
    status: anyStatus,
    percentComplete: anyPercent,
    responsible: fc.constantFrom(...responsibleRoles),
  })
  .map((fields) => {
    const settled = decideSave(fields, {}, now);
    return settled.changed ? settled.next : fields;
  });
const anyChange = fc.record(
  { status: anyStatus, percentComplete: anyPercent, responsible: fc.constantFrom(...responsibleRoles) },
  { requiredKeys: [] },
);

function saved(current: TaskFields, change: Parameters<typeof decideSave>[1]): TaskFields {
  const decision = decideSave(current, change, now);
  return decision.changed ? decision.next : current;
}

describe('saving a task', () => {
  test('completing a task makes it 100 %', () => {
    expect(saved(fresh, { status: 'Complete' })).toEqual({
      ...fresh,
      status: 'Complete',
      percentComplete: 100,
    });
  });

  test('a task that has not started is at 0 %, whatever is typed', () => {
    const half: TaskFields = { ...fresh, status: 'In Progress', percentComplete: 50 };
    expect(saved(half, { status: 'Not Started', percentComplete: 70 }).percentComplete).toBe(0);
  });

  test('100 % alone does not complete a task', () => {
    const half: TaskFields = { ...fresh, status: 'In Progress', percentComplete: 50 };
    expect(saved(half, { percentComplete: 100 })).toEqual({ ...half, percentComplete: 100 });
  });

  test('any other status keeps the % it had', () => {
    const half: TaskFields = { ...fresh, status: 'In Progress', percentComplete: 50 };
    expect(saved(half, { status: 'Blocked-Business' }).percentComplete).toBe(50);
  });

  test('the ledger gets only the fields that differ, the derived % among them, and the time it was told', () => {
    expect(decideSave(fresh, { status: 'Complete', responsible: 'SME' }, now)).toEqual({
      changed: true,
      next: { status: 'Complete', percentComplete: 100, responsible: 'SME' },
      before: { status: 'Not Started', percentComplete: 0 },
      after: { status: 'Complete', percentComplete: 100 },
      at: '2026-11-20T09:00:00.000Z',
    });
  });

  test('a change to what is there already is no change', () => {
    expect(decideSave(fresh, { status: 'Not Started', responsible: 'SME' }, now)).toEqual({ changed: false });
  });

  test('whatever is saved, Complete is 100 % and Not Started 0 %', () => {
    fc.assert(
      fc.property(anyFields, anyChange, (current, change) => {
        const { status, percentComplete } = saved(current, change);
        if (status === 'Complete') expect(percentComplete).toBe(100);
        if (status === 'Not Started') expect(percentComplete).toBe(0);
        expect(status).toBe(change.status ?? current.status);
      }),
    );
  });

  test('saving the same change twice changes nothing the second time', () => {
    fc.assert(
      fc.property(anyFields, anyChange, (current, change) => {
        expect(decideSave(saved(current, change), change, now)).toEqual({ changed: false });
      }),
    );
  });

  test('saving the former values takes a change back', () => {
    fc.assert(
      fc.property(anyFields, anyChange, (current, change) => {
        const decision = decideSave(current, change, now);
        if (!decision.changed) return;
        expect(saved(decision.next, decision.before)).toEqual(current);
      }),
    );
  });
});

describe('the status of a step', () => {
  test('a step without tasks has none', () => {
    expect(rollUp([])).toEqual({ status: null, blocked: false });
  });

  test('tasks that are Complete or Not Required complete it', () => {
    expect(rollUp(['Complete', 'Not Required']).status).toBe('Complete');
  });

  test('it has not started while none of its tasks has', () => {
    expect(rollUp(['Not Started', 'Not Started']).status).toBe('Not Started');
  });

  test('some finished and some not is In Progress', () => {
    expect(rollUp(['Complete', 'Not Started']).status).toBe('In Progress');
  });

  test('one blocked task gives the badge, not the status', () => {
    expect(rollUp(['Complete', 'Blocked-Technical-MS'])).toEqual({ status: 'In Progress', blocked: true });
  });

  test('only cancelled tasks make it Cancelled', () => {
    expect(rollUp(['Cancelled', 'Cancelled']).status).toBe('Cancelled');
  });

  test('a cancelled task starts nothing and finishes nothing', () => {
    expect(rollUp(['Cancelled', 'Not Started']).status).toBe('Not Started');
    expect(rollUp(['Cancelled', 'Complete']).status).toBe('In Progress');
  });

  test('it is Complete exactly when every task is done, in any order', () => {
    fc.assert(
      fc.property(fc.array(anyStatus, { minLength: 1 }), (statuses) => {
        const { status, blocked } = rollUp(statuses);
        expect(status === 'Complete').toBe(statuses.every(isDone));
        expect(blocked).toBe(statuses.some(isBlocked));
        expect(rollUp(statuses.toReversed())).toEqual({ status, blocked });
      }),
    );
  });
});

describe('mandatory tasks', () => {
  const task = (id: string, mandatory: boolean | null, status: TaskFields['status']) => ({
    id,
    name: `Task ${id}`,
    mandatory,
    record: { status },
  });

  test('those neither Complete nor Not Required are open, named once each', () => {
    const tasks = [
      task('3616', true, 'Complete'),
      task('994', true, 'Not Required'),
      task('4017', true, 'Cancelled'),
      task('4017', true, 'Cancelled'),
      task('1903', false, 'Not Started'),
      task('1904', null, 'Not Started'),
    ];
    expect(openMandatory(tasks)).toEqual([{ id: '4017', name: 'Task 4017' }]);
  });
});

describe('who is responsible by default', () => {
  test('the first role of the catalogue that may be named', () => {
    expect(defaultResponsible(['Gateway', 'SME'])).toBe('SME');
    expect(defaultResponsible(['FE'])).toBe('FastTrack Engineer');
    expect(defaultResponsible(['GetModern FTA'])).toBe('Get Modern FTA');
  });

  test('any role where the catalogue names none', () => {
    expect(defaultResponsible([])).toBe('Any Role');
    expect(defaultResponsible(['-'])).toBe('Any Role');
  });

  test('a role of the list stands for itself', () => {
    for (const role of responsibleRoles) expect(defaultResponsible([role])).toBe(role);
  });
});
