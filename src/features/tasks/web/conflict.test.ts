import { describe, expect, test } from 'vitest';
import type { TaskRecord } from '../model.ts';
import { chosenChange, conflictRows, firstSide, type Side } from './conflict.ts';

const base = { status: 'In Progress', percentComplete: 40, responsible: 'SME' } as const;
const current: TaskRecord = {
  ...base,
  taskId: '3745',
  service: '',
  updatedBy: { id: 'person_1', name: 'Dalia Monteagle' },
  updatedAt: '2026-11-20T10:42:18Z',
  version: 4,
};

describe('a lost race', () => {
  test('shows a field both changed, and ticks theirs first', () => {
    const rows = conflictRows({
      base,
      mine: { percentComplete: 60 },
      current: { ...current, percentComplete: 80 },
    });
    expect(rows).toEqual([{ field: 'percentComplete', theirs: 80, mine: 60, theyChanged: true }]);
    expect(rows.map(firstSide)).toEqual(['theirs']);
    expect(chosenChange(rows, new Map())).toEqual({});
  });

  test('keeps mine where only I changed the field', () => {
    const rows = conflictRows({
      base,
      mine: { responsible: 'FastTrack Manager' },
      current: { ...current, status: 'Warning' },
    });
    expect(rows).toEqual([
      { field: 'status', theirs: 'Warning', mine: undefined, theyChanged: true },
      { field: 'responsible', theirs: 'SME', mine: 'FastTrack Manager', theyChanged: false },
    ]);
    expect(chosenChange(rows, new Map())).toEqual({ responsible: 'FastTrack Manager' });
  });

  test('does not show a field both set to the same', () => {
    expect(
      conflictRows({ base, mine: { status: 'Warning' }, current: { ...current, status: 'Warning' } }),
    ).toEqual([]);
  });

  test('saves what is chosen and nothing else', () => {
    const rows = conflictRows({
      base,
      mine: { status: 'Complete', percentComplete: 100 },
      current: { ...current, status: 'Blocked-Other', percentComplete: 50 },
    });
    const sides = new Map<string, Side>([['status', 'mine']]);
    expect(chosenChange(rows, sides)).toEqual({ status: 'Complete' });
  });
});
