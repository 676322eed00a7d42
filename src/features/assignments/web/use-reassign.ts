import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Id } from '../../../base/ids.ts';
import type { InputOf } from '../../../http/contract.ts';
import { call } from '../../../ui/call.ts';
import { contractQuery } from '../../../ui/query.ts';
import {
  listReassignments,
  previewReassignment,
  readReassignment,
  reassign,
  searchReassignable,
  undoReassignment,
} from '../contract.ts';

export function useReassignable(search: string, side: 'from' | 'to') {
  const input = { search: search.trim(), side };
  const query = contractQuery(searchReassignable, input);
  return useQuery({ ...query, enabled: input.search !== '', placeholderData: (former) => former });
}

/** What can be moved, once both people are chosen. */
export function useMovable(from: string | undefined, to: string | undefined) {
  const query = contractQuery(previewReassignment, { from: from ?? '', to: to ?? '' });
  return useQuery({ ...query, enabled: from !== undefined && to !== undefined && from !== to });
}

export const useReassignments = () => useQuery(contractQuery(listReassignments, { limit: 20 }));

export function useReassignmentRows(id: string, enabled: boolean) {
  return useQuery({
    ...contractQuery(readReassignment, { reassignmentId: id as Id<'reassignment'> }),
    enabled,
  });
}

/** Moves, and asks everything anew: nearly every screen shows who works where. */
export function useReassign() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: InputOf<typeof reassign>) => call(reassign, input),
    onSuccess: () => client.invalidateQueries(),
  });
}

export function useUndoReassignment() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(undoReassignment, { reassignmentId: id as Id<'reassignment'> }),
    onSuccess: () => client.invalidateQueries(),
  });
}
