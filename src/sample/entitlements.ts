import { type DayNumber, dayText } from '../base/days.ts';
import { guidFor, seedFor } from './chance.ts';
import { isEntitled, nameOn, type SamplePerson } from './people.ts';
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

/** `GET /subscribedSkus`. */
export function subscribedSkus(tenant: SampleTenant, day: DayNumber) {
  const value = catalogue.flatMap((product) => {
    const used = holders(tenant, product, day);
    if (used === 0) return [];
    return [
      {
        accountId: tenant.guid,
        accountName: tenant.name,
        appliesTo: 'User',
        capabilityStatus: 'Enabled',
        consumedUnits: used,
        id: `${tenant.guid}_${product.skuId}`,
        prepaidUnits: { enabled: bought(used), suspended: 0, warning: 0, lockedOut: 0 },
        skuId: product.skuId,
        skuPartNumber: product.skuPartNumber,
        subscriptionIds: [subscriptionId(tenant, product)],
        servicePlans: plansOf(product).map(({ service, plan }) => ({
          servicePlanId: plan,
          servicePlanName: service.toUpperCase().replaceAll('-', '_'),
          provisioningStatus: 'Success',
          appliesTo: 'User',
        })),
      },
    ];
  });
  return { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#subscribedSkus', value };
}

const subscriptionId = ({ seed }: SampleTenant, product: Product) =>
  guidFor(seedFor(seed, 'subscription'), catalogue.indexOf(product));

/** `GET /directory/subscriptions`. */
export function companySubscriptions(tenant: SampleTenant, day: DayNumber) {
  const value = catalogue.flatMap((product) => {
    const used = holders(tenant, product, day);
    if (used === 0) return [];
    return [
      {
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
        status: 'Enabled',
        totalLicenses: bought(used),
      },
    ];
  });
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
    assignedLicenses: licences.map(({ product }) => ({ skuId: product.skuId, disabledPlans: [] })),
    assignedPlans: licences.flatMap(({ product, from }) =>
      plansOf(product).map(({ service, plan }) => ({
        assignedDateTime: at(from),
        capabilityStatus: isEntitled(person, service, day) ? 'Enabled' : 'Deleted',
        service,
        servicePlanId: plan,
      })),
    ),
    licenseAssignmentStates: licences.map(({ product, from }) => ({
      assignedByGroup: null,
      disabledPlans: [],
      error: 'None',
      skuId: product.skuId,
      state: 'Active',
      lastUpdatedDateTime: at(from),
    })),
  };
}
