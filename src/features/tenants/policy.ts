/** What a decision about a tenant needs to know of it and of who asks. */
export interface TenantFacts {
  /** Whether the person is assigned to the tenant or to its customer (domain.md 2.2, rule 4). */
  readonly assigned: boolean;
}

interface Who {
  readonly writes: 'none' | 'assigned' | 'all';
}

// The same sentences as row security's (migration 0001): said twice on purpose, and compared by a test.
export const may = {
  /** Assigned people write; privileged ones never do (domain.md 2.2). */
  writeTenant: (who: Who, tenant: TenantFacts): boolean =>
    who.writes === 'all' || (who.writes === 'assigned' && tenant.assigned),
};
