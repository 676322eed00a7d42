import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Id } from '../../../base/ids.ts';
import type { FormChoice } from '../../../ui/form/form-field.ts';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import { listChoices } from '../../tenants/choice-contract.ts';
import type { ChoiceList } from '../../tenants/choice-model.ts';
import { readTenant, readTimeline } from '../../tenants/contract.ts';
import { readCustomer, readCustomerTimeline } from '../../tenants/customer-contract.ts';
import { offered } from '../../tenants/rules.ts';
import { listCompanies } from '../company-contract.ts';
import { listCustomerContacts, listTenantContacts } from '../contract.ts';

export type Where = { readonly tenant: Id<'tenant'> } | { readonly customer: Id<'customer'> };

/** The contacts of a place. At a customer nobody is missed for a survey: that is asked tenant by tenant. */
export function useContacts(where: Where) {
  const atTenant = 'tenant' in where;
  const tenant = useQuery({
    ...contractQuery(listTenantContacts, { tenantId: atTenant ? where.tenant : ('' as Id<'tenant'>) }),
    enabled: atTenant,
  });
  const customer = useQuery({
    ...contractQuery(listCustomerContacts, {
      customerId: atTenant ? ('' as Id<'customer'>) : where.customer,
    }),
    enabled: !atTenant,
  });
  const { data, error, refetch } = atTenant ? tenant : customer;
  return { data, error, refetch, lacksSurveyContact: atTenant && tenant.data?.lacksSurveyContact === true };
}

/** Asks anew for everything that tells of contacts or partner companies. */
export function useChanged() {
  const client = useQueryClient();
  return () => {
    const told = [
      listTenantContacts,
      listCustomerContacts,
      listCompanies,
      readTimeline,
      readTenant,
      readCustomer,
      readCustomerTimeline,
    ];
    for (const one of told) void client.invalidateQueries({ queryKey: keyOf(one) });
  };
}

/** What a pick list offers, and the value that stands there. */
export function useOffers() {
  const { data } = useQuery({ ...contractQuery(listChoices, {}), staleTime: 10 * 60_000 });
  return (list: ChoiceList, present: string | null = null): readonly FormChoice[] =>
    offered(data?.lists[list] ?? [], present).map(({ value }) => ({ value, label: value }));
}
