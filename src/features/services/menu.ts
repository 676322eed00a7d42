import { coreOnboarding, serviceOf } from '../../reports/service-names.ts';
import { services } from '../../reports/services.ts';

export interface MenuItem {
  readonly id: string;
  readonly name: string;
}

export interface MenuGroup {
  /** Empty for what stands before all groups. */
  readonly group: string;
  readonly items: readonly MenuItem[];
}

/** Groups as they are shown, one after the other. */
export const groups = ['Office 365', 'EMS', 'Windows', 'Other'] as const;

/**
 * The menu of services of a tenant (domain.md 4.6): Core Onboarding, once and first, then the services that it is entitled to, by group; a part
 * stands behind its whole. A service that the tenant hasn't is not there.
 */
export function serviceMenu(entitled: readonly string[]): MenuGroup[] {
  const { id, name } = coreOnboarding;
  const byGroup = groups.map((group) => ({
    group,
    items: inOrder(entitled)
      .filter((service) => serviceOf(service)?.group === group)
      .map((service) => ({ id: service, name: serviceOf(service)?.name ?? service })),
  }));
  return [{ group: '', items: [{ id, name }] }, ...byGroup.filter(({ items }) => items.length > 0)];
}

/** In the order of the catalogue, parts right behind their whole. */
export function inOrder(ids: readonly string[]): string[] {
  const wholes = services.filter(({ parent }) => parent === undefined);
  const all = wholes.flatMap((whole) => [whole, ...services.filter(({ parent }) => parent === whole.id)]);
  return all.map(({ id }) => id).filter((id) => ids.includes(id));
}
