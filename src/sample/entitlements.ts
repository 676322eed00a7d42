import { type DayNumber, dayText } from '../base/days.ts';
import { guidFor, seedFor } from './chance.ts';
import { grants, type Licence, nameOn, type SamplePerson } from './people.ts';
import { type Product, planFor, products } from './products.ts';
import type { SampleTenant } from './tenant.ts';

// What Graph tells of licences and people (m365.md section 4.1), as objects in the shape of its JSON.

const catalogue: readonly Product[] = Object.values(products);

/** Who has a licence of a product on a day. */
function holders(tenant: SampleTenant, product: Product, day: DayNumber): number {
  return tenant.people.filter(
    ({ licences, deleted }) =>
      (deleted === null || day < deleted) &&
      licences.some((own) => own.product === product && own.from <= day),
  ).length;
}

/** One buys before one assigns, and in steps. */
function bought(used: number): number {
  const step = used < 100 ? 5 : used < 1000 ? 25 : 100;
  return Math.ceil((used * 1.06 + 1) / step) * step;
}

const plansOf = (product: Product) =>
  product.services.flatMap((service) => {
    const plan = planFor(service);
    return plan === undefined ? [] : [{ service, plan }];
  });

/** What a tenant has bought, and how many of it are assigned. */
const bills = (tenant: SampleTenant, day: DayNumber) =>
  catalogue
    .map((product) => ({ product, used: holders(tenant, product, day) }))
    .filter(({ product, used }) => used > 0 || product === products.e1);

/** `GET /subscribedSkus`. */
export function subscribedSkus(tenant: SampleTenant, day: DayNumber) {
  const value = bills(tenant, day).map(({ product, used }) => ({
    accountId: tenant.guid,
    accountName: tenant.name,
    appliesTo: 'User',
    capabilityStatus: used === 0 ? 'Suspended' : 'Enabled',
    consumedUnits: used,
    id: `${tenant.guid}_${product.skuId}`,
    prepaidUnits: { ...unitsOf(used), warning: 0, lockedOut: 0 },
    skuId: product.skuId,
    skuPartNumber: product.skuPartNumber,
    subscriptionIds: [subscriptionId(tenant, product)],
    servicePlans: [
      ...plansOf(product).map(({ service, plan }) =>
        planOf(plan, service.toUpperCase().replaceAll('-', '_')),
      ),
      ...(product.other ?? []).map(({ id, name }) => planOf(id, name)),
    ],
  }));
  return { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#subscribedSkus', value };
}

const unitsOf = (used: number) =>
  used === 0 ? { enabled: 0, suspended: 25 } : { enabled: bought(used), suspended: 0 };

const planOf = (servicePlanId: string, servicePlanName: string) => ({
  servicePlanId,
  servicePlanName,
  provisioningStatus: 'Success',
  appliesTo: 'User',
});

const subscriptionId = ({ seed }: SampleTenant, product: Product) =>
  guidFor(seedFor(seed, 'subscription'), catalogue.indexOf(product));

/** `GET /directory/subscriptions`. */
export function companySubscriptions(tenant: SampleTenant, day: DayNumber) {
  const value = bills(tenant, day).map(({ product, used }) => ({
    commerceSubscriptionId: subscriptionId(tenant, product),
    createdDateTime: `${dayText(tenant.from)}T00:00:00Z`,
    id: subscriptionId(tenant, product),
    isTrial: product === products.flow,
    nextLifecycleDateTime: `${dayText(tenant.to + 365)}T00:00:00Z`,
    ownerId: tenant.guid,
    ownerTenantId: tenant.guid,
    ownerType: 'User',
    serviceStatus: [],
    skuId: product.skuId,
    skuPartNumber: product.skuPartNumber,
    status: used === 0 ? 'Suspended' : 'Enabled',
    totalLicenses: used === 0 ? 25 : bought(used),
  }));
  return { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#directory/subscriptions', value };
}

/** One of `GET /users`: the directory hides no names. Nothing for who isn't there on this day. */
export function directoryUser(person: SamplePerson, day: DayNumber) {
  if (person.hired > day || (person.deleted !== null && person.deleted <= day)) return undefined;
  const { upn, display } = nameOn(person, day);
  const licences = person.licences.filter(({ from }) => from <= day);
  const at = (from: DayNumber) => `${dayText(from)}T00:00:00Z`;
  return {
    id: person.objectId,
    userPrincipalName: person.guest ? `${upn.replace('@', '_')}#EXT#@guests.example` : upn,
    displayName: display,
    accountEnabled: true,
    userType: person.guest ? 'Guest' : 'Member',
    assignedLicenses: licences.map((licence) => ({
      skuId: licence.product.skuId,
      disabledPlans: disabledPlans(licence),
    })),
    assignedPlans: licences.flatMap((licence) =>
      plansOf(licence.product).map(({ service, plan }) => ({
        assignedDateTime: at(licence.from),
        capabilityStatus: grants(licence, service) ? 'Enabled' : 'Deleted',
        service,
        servicePlanId: plan,
      })),
    ),
    licenseAssignmentStates: licences.map((licence) => ({
      assignedByGroup: null,
      disabledPlans: disabledPlans(licence),
      error: 'None',
      skuId: licence.product.skuId,
      state: 'Active',
      lastUpdatedDateTime: at(licence.from),
    })),
  };
}

const disabledPlans = ({ disabled }: Licence) => disabled.flatMap((service) => planFor(service) ?? []);
