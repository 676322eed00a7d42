import { services } from '../reports/services.ts';

/** What a company buys: a licence that grants services (m365.md section 4.3). */
export interface Product {
  readonly skuPartNumber: string;
  readonly skuId: string;
  /** As the column Assigned Products writes it. */
  readonly name: string;
  readonly services: readonly string[];
  /** Plans that look like a service and entitle to none. */
  readonly other?: readonly { readonly id: string; readonly name: string }[];
}

const office = ['exchange', 'onedrive', 'sharepoint', 'skype', 'yammer', 'teams'];

export const products = {
  e3: {
    skuPartNumber: 'SPE_E3',
    skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965',
    name: 'MICROSOFT 365 E3',
    services: [...office, 'm365-apps', 'intune', 'entra-id-p1', 'windows'],
  },
  f3: {
    skuPartNumber: 'SPE_F1',
    skuId: '66b55226-6b4f-492c-910c-a3b7a3c9d993',
    name: 'MICROSOFT 365 F3',
    services: office,
  },
  mail: {
    skuPartNumber: 'EXCHANGESTANDARD',
    skuId: '4b9405b0-7788-4568-add1-99614e613b69',
    name: 'EXCHANGE ONLINE (PLAN 1)',
    services: ['exchange'],
  },
  copilot: {
    skuPartNumber: 'Microsoft_365_Copilot',
    skuId: '639dec6b-bb19-468b-871c-c5c441c4b0cb',
    name: 'MICROSOFT 365 COPILOT',
    services: ['copilot'],
  },
  /** Was bought once, and is suspended. */
  e1: {
    skuPartNumber: 'STANDARDPACK',
    skuId: '18181a46-0d4e-45cd-891e-60aabd171b4e',
    name: 'OFFICE 365 E1',
    services: office,
  },
  flow: {
    skuPartNumber: 'FLOW_FREE',
    skuId: 'f30db892-07e9-47e9-837c-80727f46fd3d',
    name: 'MICROSOFT POWER AUTOMATE FREE',
    services: [],
    other: [{ id: '113feb6c-3fe4-4440-bddc-54d774bf0318', name: 'EXCHANGE_S_FOUNDATION' }],
  },
} satisfies Record<string, Product>;

/** The service plan through which a product grants a service; undefined for services that have none. */
export function planFor(service: string): string | undefined {
  return services.find(({ id }) => id === service)?.plans[0];
}
