import { useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { useToasts } from '../../../ui/toast.tsx';
import type { Applied, AssigneeFacts, ChangedLine, Line, PlaceAssignments } from '../model.ts';
import { changedSince } from '../rules.ts';
import { type Draft, noDraft, outlookOf, peopleOf, wantedLines, withLine } from './draft.ts';
import { useApply, usePutCurrent, type Where } from './use-assignments.ts';

/** What somebody collects on the screen of a place, what would become of it, and how it is applied. */
export function useDraft(where: Where, base: PlaceAssignments) {
  const t = useT();
  const { show } = useToasts();
  const apply = useApply(where);
  const putCurrent = usePutCurrent(where);
  const [draft, setDraft] = useState<Draft>(noDraft);
  const [added, setAdded] = useState<readonly AssigneeFacts[]>([]);
  const [since, setSince] = useState<readonly Pick<ChangedLine, 'before' | 'after'>[]>();
  const people = peopleOf(base, added);
  const outlook = outlookOf(base, draft, people, base.assign === 'partner');
  const wanted = wantedLines(base, draft);

  function done(applied: Applied): void {
    setDraft(noDraft);
    setSince(undefined);
    const { undo, revision } = applied;
    const takeBack = async () => void (await apply.mutateAsync({ ...undo, revision, why: 'undo' }));
    show({ title: t('assignments.applied', { place: base.place.name }), undo: takeBack });
  }

  return {
    draft,
    people,
    outlook,
    count: wanted.length,
    /** What somebody else did since this was read; set after a lost race. */
    since,
    applying: apply.isPending,
    problem: since === undefined && apply.error ? problemOf(apply.error) : undefined,
    put: (line: Line) => {
      apply.reset();
      setDraft((former) => withLine(former, line));
    },
    add: (person: AssigneeFacts, line: Line) => {
      setAdded((former) => [...former, person]);
      setDraft((former) => withLine(former, line));
    },
    discard: () => {
      apply.reset();
      setSince(undefined);
      setDraft(noDraft);
    },
    apply: () => {
      const change = { lines: wanted, revision: base.revision };
      apply.mutate(change, {
        onSuccess: done,
        onError: (error) => {
          const problem = problemOf(error);
          const current = problem.code === 'ASSIGN_STALE' ? putCurrent(problem.details) : undefined;
          if (current) setSince(changedSince(base.lines, current.lines));
        },
      });
    },
  };
}
export type DraftState = ReturnType<typeof useDraft>;
