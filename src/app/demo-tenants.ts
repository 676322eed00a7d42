// Invented customers and tenants. TPIDs and tenant ids are made up.

export interface DemoCustomer {
  readonly tpid: number;
  readonly name: string;
  readonly region: 'Americas' | 'APJ' | 'EMEA';
  readonly segment: 'Enterprise' | 'SMC';
  readonly managed?: true;
  /** Who is its FastTrack Manager as a whole. */
  readonly lead?: string;
  readonly tenants: readonly DemoTenant[];
}

export interface DemoTenant {
  readonly name: string;
  readonly domain: string;
  readonly motions: readonly string[];
  /** Served by the partner firm. */
  readonly partner?: true;
  /** Who works here: key of the person and role. */
  readonly team: readonly (readonly [person: string, role: string])[];
}

const core = [
  ['fm', 'fm'],
  ['sme', 'sme'],
  ['fe', 'fe'],
  ['rm', 'rm'],
] as const;
const second = [
  ['fm2', 'fm'],
  ['fe', 'fe'],
  ['rm', 'rm'],
] as const;
const partner = [
  ['prm', 'p-rm'],
  ['pfm', 'p-fm'],
  ['pfe', 'p-fe'],
  ['fpm', 'fpm'],
] as const;

export const demoCustomers: readonly DemoCustomer[] = [
  {
    tpid: 4410927,
    name: 'Contoso',
    region: 'EMEA',
    segment: 'Enterprise',
    managed: true,
    lead: 'fm',
    tenants: [
      {
        name: 'Contoso Pharma',
        domain: 'contosopharma.example',
        motions: ['CSMAU', 'Customer Health'],
        team: core,
      },
      {
        name: 'Contoso Logistics',
        domain: 'contosologistics.example',
        motions: ['Customer Health'],
        team: core,
      },
    ],
  },
  {
    tpid: 2207741,
    name: 'Contoso Retail Group',
    region: 'Americas',
    segment: 'Enterprise',
    tenants: [
      {
        name: 'Contoso Retail',
        domain: 'contosoretail.example',
        motions: ['CSMAU', 'Targeting'],
        team: core,
      },
    ],
  },
  {
    tpid: 3318052,
    name: 'Fabrikam',
    region: 'EMEA',
    segment: 'Enterprise',
    managed: true,
    lead: 'fm2',
    tenants: [
      { name: 'Fabrikam Robotics', domain: 'fabrikamrobotics.example', motions: ['RFA'], team: second },
      {
        name: 'Fabrikam Residences',
        domain: 'fabrikamresidences.example',
        motions: ['Targeting'],
        team: second,
      },
    ],
  },
  {
    tpid: 1984460,
    name: 'Adatum',
    region: 'APJ',
    segment: 'SMC',
    tenants: [
      { name: 'Adatum Instruments', domain: 'adatum.example', motions: ['RFA', 'Targeting'], team: core },
    ],
  },
  {
    tpid: 5521873,
    name: 'Litware Insurance',
    region: 'Americas',
    segment: 'Enterprise',
    tenants: [
      { name: 'Litware Insurance', domain: 'litware.example', motions: ['Customer Health'], team: second },
    ],
  },
  {
    tpid: 6640318,
    name: 'Northwind Traders',
    region: 'EMEA',
    segment: 'SMC',
    tenants: [
      {
        name: 'Northwind Traders',
        domain: 'northwind.example',
        motions: ['RFA'],
        partner: true,
        team: partner,
      },
      {
        name: 'Northwind Freight',
        domain: 'northwindfreight.example',
        motions: ['Targeting'],
        partner: true,
        team: partner,
      },
    ],
  },
  {
    tpid: 7052294,
    name: 'Proseware',
    region: 'Americas',
    segment: 'SMC',
    tenants: [
      { name: 'Proseware Learning', domain: 'proseware.example', motions: ['Targeting'], team: second },
    ],
  },
  {
    tpid: 8813075,
    name: 'Woodgrove Bank',
    region: 'APJ',
    segment: 'Enterprise',
    tenants: [{ name: 'Woodgrove Bank', domain: 'woodgrove.example', motions: ['CSMAU'], team: core }],
  },
  {
    tpid: 9127760,
    name: 'Alpine Ski House',
    region: 'EMEA',
    segment: 'SMC',
    tenants: [
      {
        name: 'Alpine Ski House',
        domain: 'alpineski.example',
        motions: ['RFA'],
        partner: true,
        team: partner,
      },
    ],
  },
];
