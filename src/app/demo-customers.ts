import { addContact } from '../features/contacts/commands.ts';
import { addCompany } from '../features/contacts/company-commands.ts';
import type { ContactFields, ContactKind } from '../features/contacts/model.ts';
import { systemActor } from '../features/people/model.ts';
import { savePerspective, saveProgress } from '../features/tenants/customer-commands.ts';
import { saveFacts, savePriority, saveStatus } from '../features/tenants/internal-commands.ts';
import type { CustomerId, TenantId } from '../features/tenants/model.ts';
import { savePartnerStatus, saveTenant } from '../features/tenants/tenant-commands.ts';
import { tenantDetail } from '../features/tenants/tenant-queries.ts';
import type { Tx } from '../store/store.ts';

// What is known of the invented customers and tenants. Names, addresses and numbers are made up.

interface Known {
  readonly country: string;
  readonly seats: number;
  readonly status?: readonly [value: string, daysAgo: number];
  readonly priority?: readonly ['High' | 'Medium' | 'Low', reason: string];
  readonly tags?: readonly string[];
  readonly flags?: Readonly<Record<string, string>>;
  readonly partnerStatus?: 'Active' | 'Blocked' | 'Paused';
}

const known: Readonly<Record<string, Known>> = {
  'Contoso Pharma': {
    country: 'Norway',
    seats: 25_700,
    status: ['Initiate - Active', 9],
    priority: ['High', 'Executive Visibility'],
    tags: ['FY27-wave-1', 'frontline'],
    flags: { 'Is Enterprise': 'Level 3 (<50,000 users)' },
  },
  'Contoso Logistics': { country: 'Poland', seats: 4_100, status: ['Adoption - Completed', 60] },
  'Contoso Retail': {
    country: 'United States',
    seats: 61_000,
    status: ['Enable - Active', 30],
    priority: ['High', 'Pilot'],
    tags: ['FY27-wave-1'],
    flags: { 'Is Enterprise': 'Level 4 (≥50,000 users)' },
  },
  'Fabrikam Robotics': {
    country: 'Germany',
    seats: 8_900,
    status: ['Initiate - Blocked - Customer', 6],
    priority: ['Low', 'Customer Unresponsive'],
  },
  'Northwind Traders': { country: 'Ireland', seats: 1_350, status: ['Active', 20], partnerStatus: 'Active' },
  'Northwind Freight': { country: 'Ireland', seats: 700, partnerStatus: 'Paused' },
  'Alpine Ski House': { country: 'Austria', seats: 420, partnerStatus: 'Blocked' },
};

const people: readonly (readonly [
  tenant: string,
  kind: ContactKind,
  fields: Partial<ContactFields>,
  source?: string,
])[] = [
  [
    'Contoso Pharma',
    'Customer',
    {
      name: 'Mira Thandeka',
      title: 'Head of IT',
      email: 'mira.thandeka@contosopharma.example',
      phone: '+47 22 00 11 22',
      country: 'Norway',
      timeZone: 'Europe/Oslo',
      role: 'BUSINESS SPONSOR',
      engaged: true,
      surveyEligible: true,
      surveyLanguage: 'English',
      services: ['Teams', 'Exchange'],
    },
  ],
  [
    'Contoso Pharma',
    'Customer',
    {
      name: 'Sindre Kvalheim',
      title: 'Workplace lead',
      email: 'sindre.kvalheim@contosopharma.example',
      phone: '+47 22 00 11 40',
      country: 'Norway',
      doNotCall: true,
      doNotCallReason: 'On night shift; asked for e-mail only',
    },
  ],
  [
    'Contoso Pharma',
    'Microsoft',
    { name: 'Ana Trenzado', title: 'Account Executive', role: 'ATU EMEA' },
    'CALC',
  ],
  [
    'Contoso Pharma',
    'Microsoft',
    { name: 'Kofi Balewa', title: 'Account Executive', role: 'ATU EMEA' },
    'CALC',
  ],
  [
    'Contoso Retail',
    'Customer',
    { name: 'Delphine Auerbach', title: 'Store systems', email: 'delphine.auerbach@contosoretail.example' },
    'RFA_CUSTOMER',
  ],
  [
    'Northwind Traders',
    'Customer',
    {
      name: 'Rory Castlemaine',
      title: 'Operations manager',
      email: 'rory.castlemaine@northwind.example',
      phone: '+353 1 555 0147',
      country: 'Ireland',
      engaged: true,
      surveyEligible: true,
      surveyLanguage: 'English',
      services: ['OneDrive', 'Migration'],
    },
  ],
  [
    'Northwind Traders',
    'Partner',
    { name: 'Zofia Larkspur', title: 'Engagement manager', skill: 'Adoption', engaged: true },
  ],
];

interface Places {
  readonly tenants: ReadonlyMap<string, TenantId>;
  /** By `customer Contoso`. */
  readonly places: ReadonlyMap<string, string>;
}

/** Fills in what is known of customers and tenants, by the same commands that people use. */
export async function describeDemo(tx: Tx, { tenants, places }: Places, now: Date): Promise<void> {
  for (const [name, facts] of Object.entries(known)) {
    const tenantId = tenants.get(name);
    if (tenantId !== undefined) await describeTenant(tx, tenantId, facts, now);
  }
  for (const [n, [name, kind, fields, source]] of people.entries()) {
    const tenant = tenants.get(name);
    if (tenant === undefined) continue;
    const given = { place: { tenant }, kind, fields, ...(source === undefined ? {} : { source }) };
    // A minute apart: of two with the same title, the later one counts.
    await addContact(tx, systemActor, given, new Date(now.getTime() + n * 60_000));
  }
  const company = {
    name: 'Wingtip Onboarding',
    mpnId: '4567890',
    kind: 'Onboarding Partner',
    engaged: true,
    notes: '',
  };
  const northwind = tenants.get('Northwind Traders');
  if (northwind !== undefined) await addCompany(tx, systemActor, { tenantId: northwind, ...company }, now);
  await describeContoso(tx, places.get('customer Contoso') as CustomerId | undefined, now);
}

async function describeTenant(tx: Tx, tenantId: TenantId, facts: Known, now: Date): Promise<void> {
  const { country, seats, status, priority, tags, flags, partnerStatus } = facts;
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
  const row = await tenantDetail(tx, systemActor.person, tenantId);
  let match = row?.version ?? 1;
  match = (await saveTenant(tx, systemActor, { tenantId, match, country, seats }, now)).version;
  if (partnerStatus !== undefined)
    await savePartnerStatus(tx, systemActor, { tenantId, match, value: partnerStatus, day: ago(12) }, now);
  let version = row?.internal_version ?? 1;
  if (tags !== undefined || flags !== undefined)
    version = (await saveFacts(tx, systemActor, { tenantId, match: version, tags, flags }, now)).version;
  if (status !== undefined) {
    const [value, days] = status;
    const cmd = { tenantId, match: version, value, day: ago(days) };
    version = (await saveStatus(tx, systemActor, cmd, now)).version;
  }
  if (priority !== undefined) {
    const [override, reason] = priority;
    await savePriority(tx, systemActor, { tenantId, match: version, override, reason }, now);
  }
}

async function describeContoso(tx: Tx, customerId: CustomerId | undefined, now: Date): Promise<void> {
  if (customerId === undefined) return;
  const place = { customer: customerId };
  const fields = {
    name: 'Ingvild Storhaug',
    title: 'CIO',
    email: 'ingvild.storhaug@contoso.example',
    country: 'Norway',
  };
  const stakeholderId = await addContact(tx, systemActor, { place, kind: 'Customer', fields }, now);
  const day = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const progress = {
    status: 'In Progress',
    nextReview: day(14),
    previousReview: day(-76),
    renewal: day(230),
    vertical: 'Consumer Goods',
    watchlist: 'Monitor',
  } as const;
  const { version } = await saveProgress(tx, systemActor, { customerId, match: 1, ...progress }, now);
  const perspective = { mindset: 'Aligned', motivation: 'Work from Anywhere', stakeholderId } as const;
  await savePerspective(tx, systemActor, { customerId, match: version, ...perspective }, now);
}
