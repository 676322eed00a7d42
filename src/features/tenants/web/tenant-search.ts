/** What the address of the tenant list says. */
export interface TenantSearch {
  readonly search?: string | undefined;
  readonly mine?: 'yes' | undefined;
}
