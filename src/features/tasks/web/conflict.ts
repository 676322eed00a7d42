import type { TaskRecord } from '../model.ts';
import { fieldsThatDiffer, type TaskChange, type TaskFields } from '../rules.ts';

/** Somebody was faster: what I wanted, what I started from, and what stands now. */
export interface Conflict {
  readonly base: TaskFields;
  readonly mine: TaskChange;
  readonly current: TaskRecord;
}

export interface ConflictRow {
  readonly field: keyof TaskFields;
  readonly theirs: TaskFields[keyof TaskFields];
  /** Undefined where I did not touch the field: theirs stays, there is nothing to choose. */
  readonly mine: TaskFields[keyof TaskFields] | undefined;
  /** Whether they changed it too, or only I did. */
  readonly theyChanged: boolean;
}

export type Side = 'theirs' | 'mine';

/** Only what differs, field by field. */
export function conflictRows({ base, mine, current }: Conflict): ConflictRow[] {
  const theyChanged = new Set(fieldsThatDiffer(base, current));
  const iChanged = new Set(fieldsThatDiffer(base, withChange(base, mine)));
  return (['status', 'percentComplete', 'responsible'] as const).flatMap((field): ConflictRow[] => {
    const wanted = iChanged.has(field) ? mine[field] : undefined;
    if (wanted === undefined && !theyChanged.has(field)) return [];
    if (wanted === current[field]) return [];
    return [{ field, theirs: current[field], mine: wanted, theyChanged: theyChanged.has(field) }];
  });
}

/** The side that is ticked first: theirs where both changed a field, mine where only I did. */
export function firstSide(row: ConflictRow): Side {
  return row.mine === undefined || row.theyChanged ? 'theirs' : 'mine';
}

/** The change to save on top of theirs. */
export function chosenChange(rows: readonly ConflictRow[], sides: ReadonlyMap<string, Side>): TaskChange {
  const kept = rows.filter(
    (row) => row.mine !== undefined && (sides.get(row.field) ?? firstSide(row)) === 'mine',
  );
  return Object.fromEntries(kept.map((row) => [row.field, row.mine]));
}

function withChange(base: TaskFields, change: TaskChange): TaskFields {
  return {
    status: change.status ?? base.status,
    percentComplete: change.percentComplete ?? base.percentComplete,
    responsible: change.responsible ?? base.responsible,
  };
}
