// Invented people, one for every role of domain.md 2.1. Any likeness to somebody real is chance.

export interface DemoPerson {
  readonly key: string;
  readonly name: string;
  /** What one sees by signing in as this person. */
  readonly about: string;
  readonly roles: readonly string[];
  readonly capabilities?: readonly string[];
  readonly partner?: true;
  readonly administrator?: true;
}

export const demoFirm = 'Wingtip Onboarding';

export const demoPeople: readonly DemoPerson[] = [
  {
    key: 'sme',
    name: 'Jonas Adeyemi',
    about: 'CSMAU SME: runs task 3745 at Contoso, Adatum and Woodgrove',
    roles: ['sme'],
    capabilities: ['csmau:member'],
  },
  {
    key: 'fm',
    name: 'Lotte Vandersloot',
    about: 'FastTrack Manager of Contoso, Adatum and Woodgrove',
    roles: ['fm'],
  },
  {
    key: 'rm',
    name: 'Rhea Castellane',
    about: 'Regional Manager: reads every tenant, writes where assigned',
    roles: ['rm'],
  },
  { key: 'fe', name: 'Oskar Winfield', about: 'FastTrack Engineer at the same customers', roles: ['fe'] },
  {
    key: 'fe2',
    name: 'Signe Aldergate',
    about: 'FastTrack Engineer of all Contoso, and of two services of Litware',
    roles: ['fe'],
  },
  {
    key: 'fm2',
    name: 'Dalia Monteagle',
    about: 'FastTrack Manager of Fabrikam, Litware and Proseware',
    roles: ['fm'],
  },
  {
    key: 'fta',
    name: 'Ines Falkner',
    about: 'FastTrack Architect: reads all, is assigned nowhere',
    roles: ['fta'],
  },
  {
    key: 'mvm',
    name: 'Tobias Renquist',
    about: 'Migration Velocity Manager without a tenant yet',
    roles: ['mvm'],
  },
  {
    key: 'fpm',
    name: 'Nadia Ostrovska',
    about: 'FastTrack Partner Manager of the partner-led tenants',
    roles: ['fpm'],
  },
  { key: 'rfa', name: 'Callum Brightwater', about: 'RFA Manager at the gateway', roles: ['rfa-manager'] },
  {
    key: 'gtm',
    name: 'Yuki Harrowgate',
    about: 'Targeting Manager at the gateway',
    roles: ['targeting-manager'],
  },
  {
    key: 'aam',
    name: 'Priya Lindqvist',
    about: 'App Assure Manager without a tenant yet',
    roles: ['app-assure-manager'],
  },
  {
    key: 'aar',
    name: 'Mateus Korhonen',
    about: 'App Assure Router: reads all',
    roles: ['app-assure-router'],
  },
  { key: 'at', name: 'Fenna Albrightson', about: 'Assignment team: reads all', roles: ['assignment-team'] },
  {
    key: 'slt',
    name: 'Gideon Marlowe',
    about: 'CXP FTE: reads everything, writes nothing',
    roles: ['cxp-fte'],
  },
  { key: 'cxv', name: 'Amara Silverlake', about: 'CXP Vendor without a tenant yet', roles: ['cxp-vendor'] },
  {
    key: 'ops',
    name: 'Henrik Duvall',
    about: 'CXP Ops: reads everything, writes nothing',
    roles: ['cxp-ops'],
  },
  {
    key: 'tri',
    name: 'Sunniva Castell',
    about: 'Triages SME requests: reads all',
    roles: ['triage-approver'],
  },
  {
    key: 'owner',
    name: 'Paola Ferncliff',
    about: 'Owns the playbook: may publish it',
    roles: ['fta'],
    capabilities: ['playbook:publish'],
  },
  {
    key: 'prm',
    name: 'Emre Whitcombe',
    about: 'Partner Regional Manager: ties the firm to its tenants',
    roles: ['p-rm'],
    partner: true,
  },
  {
    key: 'pfm',
    name: 'Zofia Larkspur',
    about: 'Partner FastTrack Manager of Northwind and Alpine Ski House',
    roles: ['p-fm'],
    partner: true,
  },
  {
    key: 'pfe',
    name: 'Marek Thornbury',
    about: 'Partner FastTrack Engineer at the same tenants',
    roles: ['p-fe'],
    partner: true,
  },
  {
    key: 'admin',
    name: 'Ada Kestrel',
    about: 'Administers Uptake: publishes, sees to jobs, reads all',
    roles: [],
    administrator: true,
  },
];
