import { useState } from 'react';
import type { TaskRecord } from '../model.ts';
import { decideSave, percentFixedBy, type TaskChange } from '../rules.ts';
import { readPercent } from './read-percent.ts';

interface Edit {
  /** What the person saw when they began: somebody else's save in between is then no surprise, but a choice. */
  readonly base: TaskRecord;
  readonly change: TaskChange;
  /** The % as typed; may be no number yet. */
  readonly typed?: string | undefined;
}

export type TaskEdit = ReturnType<typeof useTaskEdit>;

/** What somebody is changing on a task and has not saved. */
export function useTaskEdit(record: TaskRecord) {
  const [edit, setEdit] = useState<Edit>();
  const { base, change, typed } = edit ?? { base: record, change: {} };
  const decision = decideSave(base, change, new Date(0));
  const shown = decision.changed ? decision.next : base;
  const fixed = percentFixedBy(shown.status);
  const wrong = typed !== undefined && fixed === undefined && readPercent(typed) === undefined;
  return {
    base,
    shown,
    /** The % that the status leaves no choice about. */
    fixed,
    wrong,
    unsaved: decision.changed || wrong,
    /** What to save; undefined while there is nothing, or something wrong. */
    ready: decision.changed && !wrong ? decision.after : undefined,
    percentText: String(fixed ?? typed ?? shown.percentComplete),
    set: (next: TaskChange) => setEdit({ base, change: { ...change, ...next }, typed }),
    setPercent: (text: string) =>
      setEdit({ base, change: { ...change, percentComplete: readPercent(text) }, typed: text }),
    reset: () => setEdit(undefined),
  };
}
