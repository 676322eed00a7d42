import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Id } from '../../../base/ids.ts';
import { type CallProblem, call, problemOf } from '../../../ui/call.ts';
import { contractQuery } from '../../../ui/query.ts';
import { addDraft, deleteDraft, listDrafts, saveDraft } from '../contract.ts';
import type { Draft, DraftContent } from '../model.ts';
import { createKeeper, type KeeperState, type Kept } from './draft-keeper.ts';

const rest = 1000;
const draftsQuery = contractQuery(listDrafts, {});

/** What stands in an editor, and whether it is kept as a draft. */
export function useEditor(first: DraftContent, draft: Draft | undefined) {
  const client = useQueryClient();
  const [content, setContent] = useState(first);
  const [state, setState] = useState<KeeperState>({ kind: 'kept' });
  const list = useDraftList();
  // biome-ignore lint/correctness/useExhaustiveDependencies: one keeper for as long as the editor is open
  const keeper = useMemo(
    () =>
      createKeeper({
        first,
        kept: draft && { id: draft.id, version: draft.version },
        rest,
        onState: setState,
        send: async (written, kept) => list.put(await send(written, kept)),
      }),
    [],
  );
  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && void keeper.flush();
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      void keeper.flush();
    };
  }, [keeper]);
  function set(next: DraftContent): void {
    setContent(next);
    keeper.change(next);
  }
  const problem = state.kind === 'failed' ? problemOf(state.error) : undefined;
  const other = otherVersion(problem);
  return {
    content,
    state: state.kind,
    problem: other === undefined ? problem : undefined,
    /** The draft as another window has left it. */
    other,
    change: (next: Partial<DraftContent>) => set({ ...content, ...next }),
    flush: () => keeper.flush(),
    kept: () => keeper.kept(),
    takeOther(): void {
      if (other === undefined) return;
      const text = contentOf(other);
      setContent(text);
      keeper.goOn({ id: other.id, version: other.version }, text);
    },
    keepMine(): void {
      if (other === undefined) return;
      keeper.goOn({ id: other.id, version: other.version }, undefined);
      void keeper.flush();
    },
    /** The note is saved, and with it the draft is gone. */
    close: () => keeper.close(),
    async discard(): Promise<void> {
      // What is on its way first: it may be the draft that is to be deleted.
      await keeper.flush();
      keeper.close();
      const kept = keeper.kept();
      if (kept === undefined) return;
      await call(deleteDraft, { draftId: kept.id as Id<'draft'> });
      await client.invalidateQueries({ queryKey: draftsQuery.queryKey });
    },
  };
}
export type Editor = ReturnType<typeof useEditor>;

function send(content: DraftContent, kept: Kept | undefined): Promise<Draft> {
  if (kept === undefined) return call(addDraft, content);
  return call(saveDraft, { ...content, draftId: kept.id as Id<'draft'> }, { match: kept.version });
}

/** Puts a draft that was just kept into the list without asking for it. */
function useDraftList() {
  const client = useQueryClient();
  return {
    put(draft: Draft): Draft {
      client.setQueryData(draftsQuery.queryKey, (list) =>
        list === undefined
          ? list
          : { ...list, items: [draft, ...list.items.filter(({ id }) => id !== draft.id)] },
      );
      return draft;
    },
  };
}

function otherVersion(problem: CallProblem | undefined): Draft | undefined {
  return problem?.code === 'NOTE_DRAFT_STALE' ? (problem.details.current as Draft) : undefined;
}

/** What of a draft stands in the editor. */
export function contentOf({ id, tenant, changedAt, version, ...content }: Draft): DraftContent {
  return content;
}
