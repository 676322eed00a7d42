import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { contractQuery } from '../../../ui/query.ts';
import { whoAmI } from '../../people/contract.ts';
import { roleOf } from '../../people/model.ts';
import { readTenant } from '../../tenants/contract.ts';
import type { PhaseRows } from '../model.ts';
import { rolesThatFilter } from './roles-that-filter.ts';
import { phaseOfFirstHit, visiblePages } from './rows.ts';
import type { OnSearch, PlaybookSearch } from './search.ts';

/** What the address, the person and the search field leave of the tree. */
export function useFilters(
  tenantId: string,
  phases: readonly PhaseRows[],
  search: PlaybookSearch,
  onSearch: OnSearch,
) {
  const mine = useMyRoles(tenantId);
  const [find, setFind] = useState(search.find ?? '');
  const words = useDeferredValue(find.trim());
  const roles = useMemo(() => rolesThatFilter(search.role, mine, phases), [search.role, mine, phases]);
  const { status, open } = search;
  const pages = useMemo(
    () => visiblePages(phases, { roles, status, notStarted: open === 'yes', find: words }),
    [phases, roles, status, open, words],
  );
  const hit = words === '' ? undefined : phaseOfFirstHit(pages);
  // The address follows the typing when it rests, and goes to the phase of the first hit.
  useEffect(() => {
    if (words === (search.find ?? '')) return;
    const timer = setTimeout(() => {
      onSearch({ find: words || undefined, ...(hit !== undefined && { phase: hit }) }, { replace: true });
    }, 250);
    return () => clearTimeout(timer);
  }, [words, hit, search.find, onSearch]);
  return { mine, roles, pages, find, setFind, words };
}

// The role at this tenant says more than the roles one has anywhere.
function useMyRoles(tenantId: string): readonly string[] {
  const { data: me } = useQuery(contractQuery(whoAmI, {}));
  const { data: tenant } = useQuery(contractQuery(readTenant, { tenantId }));
  return useMemo(() => {
    const here = tenant?.myRole ? roleOf(tenant.myRole)?.label : undefined;
    return here ? [here] : (me?.roles.map((role) => role.label) ?? []);
  }, [me, tenant]);
}
