import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Id } from '../../../base/ids.ts';
import { call } from '../../../ui/call.ts';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import {
  countCases,
  listCaseStarts,
  listCases,
  listNotices,
  listTenantCases,
  readCase,
  readNotices,
} from '../contract.ts';
import type { CaseBox } from '../model.ts';

const tenantIdOf = (id: string) => id as Id<'tenant'>;

export const useCase = (caseId: string, enabled = true) =>
  useQuery({ ...contractQuery(readCase, { caseId: caseId as Id<'case'> }), enabled });

export const useTenantCases = (tenantId: string) =>
  useQuery(contractQuery(listTenantCases, { tenantId: tenantIdOf(tenantId) }));

export const useCaseStarts = (tenantId: string) =>
  useQuery({ ...contractQuery(listCaseStarts, { tenantId: tenantIdOf(tenantId) }), staleTime: 60_000 });

/** Looked at anew where one comes to another page, not by the clock: that would keep a session awake. */
export const countQuery = { ...contractQuery(countCases, {}), staleTime: 30_000 };
export const noticesQuery = { ...contractQuery(listNotices, {}), staleTime: 30_000 };

export interface Wanted {
  readonly box: CaseBox;
  readonly process: string | undefined;
  readonly state: string | undefined;
}

/** Cases of a box, those that have waited longest first, 50 at a time. */
export function useQueue(wanted: Wanted) {
  return useInfiniteQuery({
    queryKey: [...keyOf(listCases, wanted), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(listCases, { ...wanted, cursor: pageParam ?? undefined }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });
}

/** Marks notices as read; all of them when none is named. */
export function useReadNotices() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[]) => call(readNotices, { ids: [...ids] }),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(listNotices) }),
  });
}
