import { competitors } from './competitors.ts';
import { featureGaps } from './feature-gaps.ts';
import type { ReasonKey, Words } from './statuses.ts';

/** What there is to choose from for a reason: for every service, and more for some. */
export interface Engineering {
  readonly all: Words;
  readonly services?: Readonly<Record<string, Words>>;
}

const other = { other: 'Other' } as const;
const vdi = { vdi: 'VDI' } as const;
const lob = { 'lob-applications': 'LOB applications' } as const;
const notSupported = { 'not-supported': 'Educational/Government/Non-profit not supported' } as const;

/** L3 by L2 (domain.md 3.8). What is not here has no L3. */
export const engineering: Readonly<Partial<Record<ReasonKey, Engineering>>> = {
  'it-infrastructure': {
    all: {
      devices: 'Desktop / Devices',
      hardware: 'Hardware',
      network: 'Network',
      identity: 'Identity',
      ...other,
    },
    services: {
      'm365-apps': {
        ...vdi,
        'channel-communications': 'Channel Communications',
        'package-deployment': 'Package Deployment Solution',
        'package-update': 'Package Update Solution',
      },
      skype: vdi,
      teams: {
        ...vdi,
        'exchange-dependency': 'Exchange Online dependency',
        'sharepoint-dependency': 'SharePoint Online/OneDrive dependency',
      },
      staffhub: {
        'no-personal-devices': 'Staff may not use personal devices on the network',
        'no-company-devices': 'Staff get no devices from the company',
        'device-types': 'Devices of the staff are not supported',
        'no-devices': 'Staff have no devices',
      },
    },
  },
  'it-change': {
    all: {
      covid: 'COVID',
      budget: 'Budget Agreed But Not Available',
      'it-training': 'IT Staff Training Required',
      updates: 'Updates Processes or Infrastructure',
      ...other,
    },
    services: {
      edge: { 'resource-limitation': 'Resource Limitation' },
      teams: { 'portfolio-overlap': 'Product portfolio overlap (Yammer, Outlook)' },
    },
  },
  'adoption-readiness': {
    all: other,
    services: { 'm365-apps': { privacy: 'Privacy' }, windows: { privacy: 'Privacy' } },
  },
  legal: { all: { legal: 'Legal' } },
  'security-privacy': { all: { security: 'Security', trust: 'Trust', ...other } },
  'product-capability': { all: other, services: featureGaps },
  'service-reliability': { all: other },
  'app-compatibility': {
    all: other,
    services: {
      'm365-apps': { ...lob, plugins: 'Third-party plugins', macros: 'Legacy macros' },
      windows: lob,
    },
  },
  'partner-engagement': { all: { 'partner-unresponsive': 'Partner Unresponsive', ...other } },
  billing: {
    all: { seats: 'Addition of Seats', sku: 'Incorrect SKU', 'wrong-tenant': 'Wrong Tenant', ...other },
    services: {
      teams: { ...notSupported, 'no-trial': 'No free trial' },
      windows: notSupported,
      staffhub: { 'unqualified-sku': 'No qualified SKU was bought' },
    },
  },
  'competitive-solution': { all: other, services: competitors },
  'microsoft-on-premises': {
    all: {
      commitment: 'Commitment to On-Premises Investment or Third Party Hosting',
      control: 'Customer Decision to Maintain Control Over Service',
      rights: 'Purchased O365 Licenses But Using On-Premises Rights',
      suite: 'Purchased as part of a larger suite',
      ...other,
    },
    services: {
      edge: { 'internet-explorer': 'Microsoft Internet Explorer', 'legacy-edge': 'Legacy Edge' },
      skype: { 'moving-to-teams': 'Moving to Teams' },
    },
  },
  'executive-sponsorship': {
    all: { 'no-sponsor': 'No BDM/Sponsor Identified', 'no-drivers': 'No Clear Business Drivers', ...other },
    services: { edge: { 'not-enforced': 'IT not enforcing/standardizing on any Internet browser' } },
  },
};
