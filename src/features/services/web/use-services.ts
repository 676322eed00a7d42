import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../ui/call.ts';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import { readTimeline } from '../../tenants/contract.ts';
import { listUsageEntitlements } from '../../usage/contract.ts';
import { readBlockers, readTenantService, readTenantServices, saveTenantService } from '../contract.ts';
import type { ServiceState } from '../model.ts';

export function useTenantServices(tenantId: string) {
  return useQuery(contractQuery(readTenantServices, { tenantId }));
}

/** Reads again whatever tells of the services of a tenant. */
export function useForgetServices(): () => void {
  const client = useQueryClient();
  return () => {
    for (const contract of [
      readTenantServices,
      readTenantService,
      readBlockers,
      readTimeline,
      listUsageEntitlements,
    ])
      void client.invalidateQueries({ queryKey: keyOf(contract) });
  };
}

export interface Saved {
  readonly sections: Partial<ServiceState>;
  readonly why: string;
  readonly ticket: string;
  readonly match: number;
}

/** Saves a service; who asked hears of a refusal. */
export function useSaveService(tenantId: string, service: string) {
  const forget = useForgetServices();
  return useMutation({
    mutationFn: ({ sections, why, ticket, match }: Saved) => {
      const { rows, migration, delivery, motions, ...rest } = sections;
      const lists = {
        ...(rows && { rows: [...rows] }),
        ...(migration && { migration: { ...migration, rows: [...migration.rows] } }),
        ...(delivery && { delivery: { ...delivery, teams: [...delivery.teams] } }),
        ...(motions && { motions: [...motions] }),
      };
      return call(saveTenantService, { tenantId, service, ...rest, ...lists, why, ticket }, { match });
    },
    onSuccess: forget,
  });
}
