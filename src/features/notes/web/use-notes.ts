import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { newId } from '../../../base/ids.ts';
import { call } from '../../../ui/call.ts';
import { keyOf } from '../../../ui/query.ts';
import { readTimeline } from '../../tenants/contract.ts';
import { addNote, listNotes } from '../contract.ts';
import type { Draft } from './draft.ts';

/** Notes of a tenant or of one task of it, newest first, a page of 50 at a time. */
export function useNotes(tenantId: string, taskId?: string) {
  return useInfiniteQuery({
    queryKey: [...keyOf(listNotes, { tenantId, taskId }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(listNotes, { tenantId, taskId, cursor: pageParam ?? undefined }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });
}

/**
 * Saves a note. The same text keeps its key until it is saved, so that a second try after a lost connection never makes a
 * second note; another text is another note.
 */
export function useAddNote(tenantId: string, taskId?: string) {
  const client = useQueryClient();
  const attempt = useRef({ text: '', key: '' });
  return useMutation({
    mutationFn: (draft: Draft) => {
      const text = `${draft.category} ${draft.body}`;
      if (attempt.current.text !== text) attempt.current = { text, key: newId('attempt') };
      return call(addNote, { tenantId, taskId, ...draft }, { idempotencyKey: attempt.current.key });
    },
    onSuccess: async () => {
      attempt.current = { text: '', key: '' };
      await Promise.all([
        client.invalidateQueries({ queryKey: keyOf(listNotes) }),
        client.invalidateQueries({ queryKey: keyOf(readTimeline) }),
      ]);
    },
  });
}
