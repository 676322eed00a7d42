import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Id } from '../../../base/ids.ts';
import { call } from '../../../ui/call.ts';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import { listTenants, readTenant, readTimeline } from '../../tenants/contract.ts';
import {
  applyCustomerAssignments,
  applyTenantAssignments,
  readCustomerAssignmentLog,
  readCustomerAssignments,
  readTenantAssignmentLog,
  readTenantAssignments,
  searchCustomerCandidates,
  searchTenantCandidates,
} from '../contract.ts';
import {
  type Applied,
  type Line,
  type PlaceAssignments,
  placeAssignmentsSchema,
  type TabId,
} from '../model.ts';

/** A tenant or a customer, by its id. */
export type Where = { readonly tenantId: string } | { readonly customerId: string };

const isTenant = (where: Where): where is { readonly tenantId: string } => 'tenantId' in where;
const tenantIn = (where: { tenantId: string }) => ({ tenantId: where.tenantId as Id<'tenant'> });
const customerIn = (where: { customerId: string }) => ({ customerId: where.customerId as Id<'customer'> });

const queryOf = (where: Where) =>
  isTenant(where)
    ? contractQuery(readTenantAssignments, tenantIn(where))
    : contractQuery(readCustomerAssignments, customerIn(where));

/** Who works there. */
export const useAssignments = (where: Where) => useQuery(queryOf(where));

/** People to assign, as one types. Nothing is asked before there is a word. */
export function useCandidates(where: Where, search: string, tab: TabId | undefined) {
  const input = { search: search.trim(), tab };
  const query = isTenant(where)
    ? contractQuery(searchTenantCandidates, { ...tenantIn(where), ...input })
    : contractQuery(searchCustomerCandidates, { ...customerIn(where), ...input });
  return useQuery({ ...query, enabled: input.search !== '', placeholderData: (former) => former });
}

export interface Change {
  readonly lines: readonly Line[];
  readonly revision: string;
  readonly keepFirm?: boolean;
  readonly why?: string;
}

/** Applies a draft. What else shows who works there is asked anew. */
export function useApply(where: Where) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Change): Promise<Applied> => {
      const input = { ...change, lines: [...change.lines] };
      return isTenant(where)
        ? call(applyTenantAssignments, { ...tenantIn(where), ...input })
        : call(applyCustomerAssignments, { ...customerIn(where), ...input });
    },
    onSuccess: () => {
      const shown = [
        readTenantAssignments,
        readCustomerAssignments,
        readTenantAssignmentLog,
        readCustomerAssignmentLog,
      ];
      const others = [readTenant, readTimeline, listTenants];
      return Promise.all(
        [...shown, ...others].map((one) => client.invalidateQueries({ queryKey: keyOf(one) })),
      );
    },
  });
}

/** Puts what a lost race was told into the place of what was seen. @returns it, if it was told. */
export function usePutCurrent(
  where: Where,
): (details: Readonly<Record<string, unknown>>) => PlaceAssignments | undefined {
  const client = useQueryClient();
  return useMemo(() => {
    return (details) => {
      const current = placeAssignmentsSchema.safeParse(details.current).data;
      if (current) client.setQueryData(queryOf(where).queryKey, current);
      return current;
    };
  }, [client, where]);
}

/** Every change, newest first. */
export function useLog(where: Where, enabled: boolean) {
  const id = isTenant(where) ? where.tenantId : where.customerId;
  const contract = isTenant(where) ? readTenantAssignmentLog : readCustomerAssignmentLog;
  return useInfiniteQuery({
    queryKey: keyOf(contract, { id }),
    queryFn: ({ pageParam: cursor, signal }) =>
      isTenant(where)
        ? call(readTenantAssignmentLog, { ...tenantIn(where), limit: 50, cursor }, { signal })
        : call(readCustomerAssignmentLog, { ...customerIn(where), limit: 50, cursor }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
    enabled,
  });
}
