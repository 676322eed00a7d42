interface Who {
  readonly writes: 'none' | 'assigned' | 'all';
  readonly audience: 'internal' | 'partner';
  readonly capabilities: readonly string[];
}

// Who may read and write a tenant is said by the tenants; these are the rights beside it (domain.md 2.3, 2.4). Row security says the same.
export const may = {
  /** Whose growth it is depends on the scenario. */
  editScenario: (who: Who): boolean =>
    who.writes === 'all' || (who.audience === 'internal' && who.capabilities.includes('scenario:edit')),

  /** Motions, and services that partners are not told of. */
  knowInternal: (who: Pick<Who, 'audience'>): boolean => who.audience === 'internal',

  /** Declare a whole tenant a duplicate; partners ask their FastTrack Partner Manager (domain.md 3.6). */
  declareDuplicate: (who: Pick<Who, 'audience'>, tenant: { readonly mayWrite: boolean }): boolean =>
    who.audience === 'internal' && tenant.mayWrite,
};
