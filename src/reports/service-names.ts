import { type Service, services } from './services.ts';

/** Stands in the menu of services once per tenant and holds what concerns all of them. */
export const coreOnboarding = { id: 'core-onboarding', name: 'Core Onboarding', prefix: 'CORE' } as const;
/** Marks work that concerns every service; no service itself. */
export const allServices = 'All Services';

const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '');
const byName = new Map(
  services.flatMap((service) =>
    [service.id, service.name, ...(service.aliases ?? [])].map((name) => [plain(name), service] as const),
  ),
);

/** The service that is called so, by whatever spelling of domain.md 3.5 and C13; undefined for anything else. */
export function serviceCalled(text: string): Service | undefined {
  return byName.get(plain(text));
}

/** The service with this id. */
export function serviceOf(id: string): Service | undefined {
  return services.find((service) => service.id === id);
}
