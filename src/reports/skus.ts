import type { Entitlement } from './model.ts';
import { type Service, suites } from './services.ts';

/** A product that a tenant has subscribed to, as far as entitlements go (m365.md section 4.1). */
interface Sku {
  readonly id: string;
  readonly product: string;
  readonly units: number;
  readonly assigned: number;
  readonly plans: ReadonlySet<string>;
}

type Entry = Readonly<Record<string, unknown>>;

/** Whether the entries are those of `subscribedSkus`. */
export function isSkus(entries: readonly Entry[]): boolean {
  return entries.some((entry) => 'skuId' in entry && ('prepaidUnits' in entry || 'servicePlans' in entry));
}

/**
 * What a tenant is entitled to, by service: units of every product for users that has a plan of the service, each product once however
 * many of its plans there are. Somebody with two of them counts twice, for units are seats and not people.
 * A suite is one more: every product with a plan of any of its services, once.
 * @returns also the places (from 1) of entries that can't be read
 */
export function entitlementsOf(
  entries: readonly Entry[],
  services: readonly Service[],
): { entitlements: Entitlement[]; broken: number[] } {
  const skus = new Map<string, Sku>();
  const broken: number[] = [];
  for (const [i, entry] of entries.entries()) {
    if (textOf(entry.appliesTo).toLowerCase() === 'company') continue;
    const sku = skuOf(entry);
    if (sku === undefined) broken.push(i + 1);
    else skus.set(sku.id, sku);
  }
  const ofSuites = suites.map(({ number, services: own }) => ({
    number,
    plans: services.filter(({ id }) => own.includes(id)).flatMap(({ plans }) => plans),
  }));
  const wanted = [...services, ...ofSuites];
  const entitlements = wanted.flatMap(({ number: service, plans }) => {
    const having = [...skus.values()].filter((sku) => plans.some((plan) => sku.plans.has(plan)));
    if (having.length === 0) return [];
    const sum = (of: (sku: Sku) => number) => having.reduce((total, sku) => total + of(sku), 0);
    return {
      service,
      units: sum(({ units }) => units),
      assigned: sum(({ assigned }) => assigned),
      products: having.map(({ product }) => product),
    };
  });
  return { entitlements, broken };
}

function skuOf(entry: Entry): Sku | undefined {
  const prepaid = entry.prepaidUnits as Entry | null | undefined;
  const [enabled, warning, assigned] = [prepaid?.enabled, prepaid?.warning ?? 0, entry.consumedUnits ?? 0];
  const id = textOf(entry.id) || textOf(entry.skuId);
  if (id === '' || !Array.isArray(entry.servicePlans)) return undefined;
  if (!isCount(enabled) || !isCount(warning) || !isCount(assigned)) return undefined;
  const plans = entry.servicePlans.map((plan: Entry | null) => textOf(plan?.servicePlanId).toLowerCase());
  return {
    id: id.toLowerCase(),
    product: textOf(entry.skuPartNumber) || id,
    units: enabled + warning,
    assigned,
    plans: new Set(plans),
  };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
