import { partnerRoles } from '../people/model.ts';

/** What a decision about a tenant needs to know of it and of who asks. */
export interface TenantFacts {
  /** Whether the person is assigned to the tenant or one of its services, or to its customer (domain.md 2.2, rules 4 and 5). */
  readonly assigned: boolean;
}

/** Who asks; the parts of an actor that permissions depend on. */
export interface Who {
  readonly reads: 'none' | 'assigned' | 'firm' | 'all';
  readonly writes: 'none' | 'assigned' | 'all';
  readonly assigns: 'none' | 'primary' | 'firm' | 'all';
  readonly firm: string | null;
  readonly audience: 'internal' | 'partner';
  readonly administrator: boolean;
  readonly capabilities: readonly string[];
}

/** Where somebody is to be assigned, as far as permission depends on it. */
export interface AssignFacts {
  readonly role: string;
  /** Firm of the assignee, null for the organisation's own people. */
  readonly assigneeFirm: string | null;
  /** Whether this is a tenant (or a service of one) that the person sees; false for a customer. */
  readonly visibleTenant: boolean;
  /** Whether the person is FastTrack Manager and primary there, at the tenant or at its customer. */
  readonly primaryManager: boolean;
}

// The same sentences as row security's (migration 0007): said twice on purpose, and compared by a test (test/access.test.ts).
export const may = {
  /**
   * Everybody who reads all; assigned people; whoever is named on an open case of the tenant (domain.md 5.7, A7); and a partner firm's people
   * whatever their firm serves (2.2, 2.4).
   */
  readTenant: (
    who: Who,
    tenant: TenantFacts & { readonly firm: string | null; readonly named: boolean },
  ): boolean =>
    who.reads === 'all' ||
    (who.reads === 'assigned' && tenant.named) ||
    ((who.reads === 'assigned' || who.reads === 'firm') && tenant.assigned) ||
    (who.reads === 'firm' && who.firm !== null && tenant.firm === who.firm),

  /** Assigned people write; privileged ones never do (domain.md 2.2). */
  writeTenant: (who: Pick<Who, 'writes'>, tenant: TenantFacts): boolean =>
    who.writes === 'all' || (who.writes === 'assigned' && tenant.assigned),

  /**
   * A customer's own fields are for those assigned to it, or to its reference tenant (domain.md 2.2 rule 4, 3.1). Which tenant that is, is
   * internal: for partners it counts for nothing.
   */
  writeCustomer: (
    who: Pick<Who, 'writes' | 'audience'>,
    customer: { readonly assigned: boolean; readonly assignedToReference: boolean },
  ): boolean =>
    who.writes === 'all' ||
    (who.writes === 'assigned' &&
      (customer.assigned || (who.audience === 'internal' && customer.assignedToReference))),

  /** Customers as such: partners have their tenants, and no list of whom these belong to (domain.md 2.4, 8.14). */
  readCustomers: (who: Pick<Who, 'audience'>): boolean => who.audience === 'internal',

  /** The tab with all customers, for those who read all (domain.md 2.2). */
  listAllCustomers: (who: Pick<Who, 'reads' | 'audience'>): boolean =>
    who.audience === 'internal' && who.reads === 'all',

  /** Motions, tags, flags, priority, overall status, active or not: internal people who write here, and who keeps the portfolio. */
  changeInternal: (
    who: Pick<Who, 'audience' | 'writes' | 'administrator' | 'capabilities'>,
    tenant: TenantFacts,
  ): boolean => who.audience === 'internal' && (may.writeTenant(who, tenant) || may.keepPortfolio(who)),

  /** What partners and the organisation both say of a tenant: who writes here, and who keeps the portfolio. */
  changeShared: (who: Pick<Who, 'writes' | 'administrator' | 'capabilities'>, tenant: TenantFacts): boolean =>
    may.writeTenant(who, tenant) || may.keepPortfolio(who),

  /** Motions, tags, priority, health, the account team's contacts: never a partner's (domain.md 2.4). */
  readInternal: (who: Pick<Who, 'audience'>): boolean => who.audience === 'internal',

  /** Master data of every customer and tenant, one by one and by import. */
  keepPortfolio: (who: Pick<Who, 'writes' | 'administrator' | 'capabilities'>): boolean =>
    who.writes === 'all' || who.administrator || who.capabilities.includes('portfolio:keep'),

  /** Add a customer or a tenant: who keeps the portfolio, and who assigns everybody (domain.md 2.3, Tenant Exception). */
  addTenant: (who: Who): boolean => may.keepPortfolio(who) || who.assigns === 'all',

  /** Say which tenant carries what is said of a customer that one sees, assigned or not (domain.md 2.3, SLT Watchlist flag). */
  changeReference: (who: Pick<Who, 'writes' | 'administrator' | 'capabilities'>): boolean =>
    may.keepPortfolio(who) || who.capabilities.includes('reference:change'),

  /** domain.md 2.2 (User assignment), 2.4 (partners edit only the Partner tab, for their own people). */
  assign: (who: Pick<Who, 'writes' | 'assigns' | 'firm'>, place: AssignFacts): boolean => {
    const partnerRole = partnerRoles.includes(place.role);
    if (who.writes === 'all' || who.assigns === 'all') return true;
    if (who.assigns === 'primary') return !partnerRole && place.primaryManager;
    if (who.assigns === 'firm')
      return (
        partnerRole && place.visibleTenant && place.assigneeFirm !== null && place.assigneeFirm === who.firm
      );
    return false;
  },
};

/** People in which roles somebody may assign at a place: it decides which tabs can be edited. */
export function assignsAt(
  who: Who,
  place: { readonly primaryManager: boolean; readonly visibleTenant: boolean },
): 'none' | 'internal' | 'partner' | 'all' {
  const internal = may.assign(who, { ...place, role: 'fm', assigneeFirm: null });
  const partner = may.assign(who, { ...place, role: 'p-fm', assigneeFirm: who.firm });
  if (internal) return partner ? 'all' : 'internal';
  return partner ? 'partner' : 'none';
}
