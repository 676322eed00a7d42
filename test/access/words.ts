import { customerId, personId, referenceOf, tenantId } from './ids.ts';
import { type Person, pages, processes, tasks, type World } from './world.ts';

// The words of domain.md 2.2 to 2.4, one function a sentence, by looking through the whole organisation each time. Nothing here knows how the
// product says it: no scope, no policy, no SQL.

// 2.2, the table of access levels, with rule 8 for the roles that are missing there.
const assigned = ['app-assure-manager', 'cxp-vendor', 'fe', 'mvm', 'fm', 'sme'];
const assignedAndAssignment = [
  ...['app-assure-router', 'fta', 'fpm', 'targeting-manager', 'rfa-manager', 'assignment-team', 'rm'],
  'triage-approver',
];
const privileged = ['cxp-fte', 'cxp-ops'];
const onboardingRoles = ['p-rm', 'p-fm', 'p-fe'];
/** 2.4: a partner is shown the Onboarding and the Partner tab (3.13). */
const shownToPartners = [
  ...['rm', 'fm', 'fe', 'fpm', 'sme', 'app-assure-manager', 'rfa-manager', 'targeting-manager'],
  ...onboardingRoles,
];

type Id = unknown;

/** What one person of an organisation may, in the words of the domain; everything about rows is asked by their ids. */
export class Words {
  readonly id: string;
  readonly #world: World;
  readonly #person: Person;

  constructor(world: World, n: number) {
    this.#world = world;
    this.#person = world.people[n] as Person;
    this.id = personId(n);
  }

  has(roles: readonly string[]): boolean {
    return this.#person.roles.some((role) => roles.includes(role));
  }

  // Who it is ----------------------------------------------------------------------------------------------------------

  isInternal(): boolean {
    return this.#person.firm === null;
  }

  isOfFirm(firm: Id): boolean {
    return this.#person.firm !== null && firm === this.#person.firm;
  }

  /** Of the person with this id. */
  isColleagueOf(person: Id): boolean {
    return this.#world.people.some(({ firm }, n) => personId(n) === person && this.isOfFirm(firm));
  }

  /** Rights beside the levels are the organisation's people's only. */
  administers(): boolean {
    return this.isInternal() && this.#person.administrator;
  }

  hasRight(right: string): boolean {
    return this.isInternal() && this.#person.capabilities.includes(right);
  }

  keepsPortfolio(): boolean {
    return this.administers() || this.hasRight('portfolio:keep');
  }

  publishes(): boolean {
    return this.administers() || this.hasRight('playbook:publish');
  }

  // 2.2, table: read -----------------------------------------------------------------------------------------------------

  readsAll(): boolean {
    return (
      (this.isInternal() && this.has([...assignedAndAssignment, ...privileged])) || this.keepsPortfolio()
    );
  }

  /** Has a level that is worth something where one is assigned: partners by their own roles only (2.4). */
  works(): boolean {
    return this.has(this.isInternal() ? [...assigned, ...assignedAndAssignment] : onboardingRoles);
  }

  /** Rule 4: a customer's assignment is one to all its tenants; rule 5: one to a service is one to the tenant. */
  isAssignedTo(tenant: Id): boolean {
    const customer = this.#world.tenants.find((_, n) => tenantId(n) === tenant)?.customer;
    return this.#world.assignments.some(
      ({ person, place }) =>
        personId(person) === this.id &&
        ('tenant' in place ? tenantId(place.tenant) === tenant : place.customer === customer),
    );
  }

  isAssignedToCustomer(customer: Id): boolean {
    return this.#world.assignments.some(
      ({ person, place }) =>
        personId(person) === this.id && 'customer' in place && customerId(place.customer) === customer,
    );
  }

  /** 2.4: partners see what they are assigned to, and every tenant of the firm. */
  sees(tenant: Id): boolean {
    const found = this.#world.tenants.find((_, n) => tenantId(n) === tenant);
    if (found === undefined) return false;
    return (
      this.readsAll() ||
      (this.works() &&
        (this.isAssignedTo(tenant) || this.isOfFirm(found.firm) || this.isNamedOnOpenCase(tenant)))
    );
  }

  /** 5.7, A7: a published list names people of the organisation before they are assigned. */
  isNamedOnOpenCase(tenant: Id): boolean {
    return (
      this.isInternal() &&
      this.#world.cases.some(
        ({ tenant: at, ended, named }) =>
          tenantId(at) === tenant && !ended && named !== null && personId(named) === this.id,
      )
    );
  }

  /** A customer is seen by whoever sees one of its tenants, or is assigned to it. */
  seesCustomer(customer: Id): boolean {
    const known = Number(String(customer).replace('customer_', ''));
    return (
      this.readsAll() ||
      (this.works() && this.isAssignedToCustomer(customer)) ||
      this.#world.tenants.some((tenant, n) => tenant.customer === known && this.sees(tenantId(n)))
    );
  }

  /** 2.4, audience: what is only for the organisation, no partner sees. */
  mayKnow(audience: unknown): boolean {
    return audience === 'shared' || this.isInternal();
  }

  /** 2.4: partners have the tasks and pages of their own edition, as it is now. */
  knowsTask(task: unknown): boolean {
    return this.isInternal() || task === tasks[0];
  }

  knowsPage(path: unknown): boolean {
    return this.isInternal() || path === pages[0];
  }

  knowsProcess(process: unknown): boolean {
    return this.isInternal() || process === processes[0];
  }

  // 2.2, table: write ------------------------------------------------------------------------------------------------------

  writes(tenant: Id): boolean {
    return this.works() && this.isAssignedTo(tenant);
  }

  /** Rule 4, and 3.1: the reference tenant carries what is said of the customer – which one it is, partners don't know. */
  writesCustomer(customer: Id): boolean {
    const reference = referenceOf(this.#world, Number(String(customer).replace('customer_', '')));
    return (
      this.works() &&
      (this.isAssignedToCustomer(customer) ||
        (this.isInternal() && reference !== null && this.isAssignedTo(tenantId(reference))))
    );
  }

  // 2.2, table: user assignment ----------------------------------------------------------------------------------------------

  assignsEverywhere(): boolean {
    return this.isInternal() && this.has(assignedAndAssignment);
  }

  /** FastTrack Manager, and primary there or at the customer of it; a star on a service is none for the tenant. */
  isPrimaryManagerAt(tenant: Id, customer: Id): boolean {
    const above = this.#world.tenants.find((_, n) => tenantId(n) === tenant)?.customer;
    return (
      this.isInternal() &&
      this.has(['fm']) &&
      this.#world.assignments.some(
        ({ person, role, place, primary }) =>
          personId(person) === this.id &&
          role === 'fm' &&
          primary &&
          place.service === '' &&
          ('tenant' in place
            ? tenantId(place.tenant) === tenant
            : customerId(place.customer) === customer || place.customer === above),
      )
    );
  }

  mayAssign(person: Id, role: unknown, tenant: Id, customer: Id): boolean {
    const onPartnerTab = onboardingRoles.includes(String(role));
    if (this.assignsEverywhere()) return true;
    if (this.isInternal()) return !onPartnerTab && this.isPrimaryManagerAt(tenant, customer);
    return this.works() && onPartnerTab && this.sees(tenant) && this.isColleagueOf(person);
  }

  assignsSomewhere(): boolean {
    return this.assignsEverywhere() || (this.isInternal() ? this.has(['fm']) : this.works());
  }

  /** Rule 6: every change leaves an entry, so whoever may change something of a tenant may write one there. */
  mayRecord(tenant: Id): boolean {
    return (
      tenant === null ||
      this.keepsPortfolio() ||
      this.writes(tenant) ||
      (this.assignsSomewhere() && this.sees(tenant))
    );
  }

  seesAssignment(person: Id, role: unknown, tenant: Id, customer: Id): boolean {
    return (
      person === this.id ||
      ((this.isInternal() || shownToPartners.includes(String(role))) &&
        (this.sees(tenant) || (customer !== null && this.seesCustomer(customer))))
    );
  }

  /** People stand beside what they do; partners know their colleagues, and whom they see assigned. */
  knows(person: Id): boolean {
    const isSeen = this.#world.assignments.some(({ person: n, role, place }) => {
      const tenant = 'tenant' in place ? tenantId(place.tenant) : null;
      const customer = 'customer' in place ? customerId(place.customer) : null;
      return personId(n) === person && this.seesAssignment(person, role, tenant, customer);
    });
    return this.isInternal() || person === this.id || this.isColleagueOf(person) || isSeen;
  }
}
