import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { type Id, newId } from '../../../base/ids.ts';
import type { InputOf } from '../../../http/contract.ts';
import { call } from '../../../ui/call.ts';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import { readTimeline } from '../../tenants/contract.ts';
import {
  addNote,
  finishAction,
  listDrafts,
  listNotes,
  listNoteTemplates,
  readNote,
  reopenAction,
  searchNotes,
} from '../contract.ts';
import type { Note } from '../model.ts';

/** Notes of one task of a tenant, newest first, a page of 50 at a time. */
export function useTaskNotes(tenantId: string, taskId: string) {
  return useInfiniteQuery({
    queryKey: [...keyOf(listNotes, { tenantId, taskId }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(
        listNotes,
        { tenantId: tenantId as Id<'tenant'>, taskId, cursor: pageParam ?? undefined },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });
}

export type Search = Omit<InputOf<typeof searchNotes>, 'cursor' | 'today'>;

/** The day it is where the person is, as `2026-11-20`. */
export const today = () => new Intl.DateTimeFormat('sv-SE').format(new Date());

/** Notes that fit, a page of 25 at a time, with the seconds that the first answer took. */
export function useFoundNotes(search: Search) {
  return useInfiniteQuery({
    queryKey: [...keyOf(searchNotes, search), 'pages'],
    queryFn: async ({ pageParam, signal }) => {
      const began = performance.now();
      const asked = { ...search, today: today(), cursor: pageParam ?? undefined };
      const page = await call(searchNotes, asked, { signal });
      return { ...page, seconds: (performance.now() - began) / 1000 };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    // The former answer stays while the next one comes: no flash of an empty list at each letter.
    placeholderData: (former) => former,
  });
}

export type FoundNotes = ReturnType<typeof useFoundNotes>;

export function useDrafts() {
  return useQuery({ ...contractQuery(listDrafts, {}), staleTime: 60_000 });
}

export function useTemplates() {
  const query = useQuery({ ...contractQuery(listNoteTemplates, {}), staleTime: 600_000 });
  return query.data?.templates ?? [];
}

export function useNote(tenantId: string, noteId: string) {
  const input = { tenantId: tenantId as Id<'tenant'>, noteId: noteId as Id<'note'> };
  return useQuery(contractQuery(readNote, input));
}

type New = InputOf<typeof addNote>;

/**
 * Saves a note. The same note keeps its key until it is saved, so that a second try after a lost connection never makes a second one; another
 * text is another note.
 */
export function useAddNote() {
  const refresh = useRefresh();
  const attempt = useRef({ text: '', key: '' });
  return useMutation({
    mutationFn: (note: New) => {
      const text = JSON.stringify(note);
      if (attempt.current.text !== text) attempt.current = { text, key: newId('attempt') };
      return call(addNote, note, { idempotencyKey: attempt.current.key });
    },
    // Not waited for: the editor goes first, and with it the draft that is no more.
    onSuccess: () => void refresh(),
  });
}

/** Says that the next action of a note is done, or that it is to be done after all. */
export function useSetDone(note: Note) {
  const refresh = useRefresh();
  const place = { tenantId: note.tenantId as Id<'tenant'>, noteId: note.id as Id<'note'> };
  return useMutation({
    mutationFn: (done: boolean) => call(done ? finishAction : reopenAction, place),
    onSuccess: refresh,
  });
}

function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    const asked = [listNotes, searchNotes, readNote, listDrafts, readTimeline];
    await Promise.all(asked.map((contract) => client.invalidateQueries({ queryKey: keyOf(contract) })));
  };
}
