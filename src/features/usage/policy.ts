interface Who {
  readonly administrator: boolean;
  readonly audience: string;
  readonly capabilities: readonly string[];
}

export const may = {
  /** Files name people: only administrators bring them, and whoever owns the machine. */
  importUsage: (who: Who): boolean => who.administrator,
  /** Lines that could not be read quote people. */
  readQuarantine: (who: Who): boolean => who.administrator,
  /** Keys are nobody's name, but what each did is told of them: for those who have to defend a figure. */
  readPeople: ({ administrator, capabilities }: Who): boolean =>
    administrator || capabilities.includes('usage:people'),
  /** Whether names of people are kept at all. */
  keepNames: (who: Who): boolean => who.administrator,
  /** Names of people, where they are kept: for whoever works at the tenant. Row security says the same. */
  readNames: (who: Who, tenant: { readonly assigned: boolean }): boolean =>
    who.administrator || tenant.assigned,
  // Fetching from Microsoft Graph.
  /** A connection lets Uptake read the names of a tenant's people. */
  connectUsage: (who: Who): boolean => who.administrator,
  /** Asking again harms nobody: whoever writes at the tenant may. */
  retrySync: (who: Who, tenant: { readonly mayWrite: boolean }): boolean =>
    who.administrator || tenant.mayWrite,
};
