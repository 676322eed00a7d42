import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { whoAmI } from '../../features/people/contract.ts';
import { UsageImports } from '../../features/usage/web/imports.tsx';
import { type PeopleSearch, UsagePeople } from '../../features/usage/web/people-screen.tsx';
import { Portfolio } from '../../features/usage/web/portfolio.tsx';
import { TenantUsage } from '../../features/usage/web/tenant-usage.tsx';
import type { UsageSearch } from '../../features/usage/web/usage-search.ts';
import type { GridSearch } from '../../ui/grid/grid-types.ts';
import { contractQuery } from '../../ui/query.ts';

const tenant = getRouteApi('/inside/tenants/$tenantId');
const usage = getRouteApi('/inside/tenants/$tenantId/usage');
const people = getRouteApi('/inside/tenants/$tenantId/usage/people');
const portfolio = getRouteApi('/inside/usage');

/** The usage of a tenant; what is shown of it stands in the address. */
export function UsageTab() {
  const { tenantId } = tenant.useParams() as { tenantId: string };
  const search = usage.useSearch() as UsageSearch;
  const navigate = useNavigate();
  return (
    <TenantUsage
      tenantId={tenantId}
      search={search}
      onSearch={(next) =>
        void navigate({ to: '/tenants/$tenantId/usage', params: { tenantId }, search: next, replace: true })
      }
    />
  );
}

export function ImportsTab() {
  const { tenantId } = tenant.useParams() as { tenantId: string };
  const { data } = useQuery(contractQuery(whoAmI, {}));
  return <UsageImports tenantId={tenantId} administrator={data?.administrator ?? false} />;
}

/** The rows behind a figure. */
export function PeopleTab() {
  const { tenantId } = tenant.useParams() as { tenantId: string };
  const search = people.useSearch() as PeopleSearch;
  const navigate = useNavigate();
  return (
    <UsagePeople
      tenantId={tenantId}
      search={search}
      onSearch={(next) =>
        void navigate({
          to: '/tenants/$tenantId/usage/people',
          params: { tenantId },
          search: next,
          replace: true,
        })
      }
    />
  );
}

export function UsagePortfolio() {
  const search = portfolio.useSearch() as GridSearch;
  const navigate = useNavigate();
  return (
    <Portfolio
      search={search}
      onSearch={(next) => void navigate({ to: '/usage', search: next, replace: true })}
    />
  );
}
