// Invented people, one for every role of domain.md 2.1. Any likeness to somebody real is chance.

export interface DemoPerson {
  readonly key: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly capabilities?: readonly string[];
  readonly partner?: true;
  readonly administrator?: true;
}

export const demoFirm = 'Wingtip Onboarding';

export const demoPeople: readonly DemoPerson[] = [
  { key: 'sme', name: 'Jonas Adeyemi', roles: ['sme'], capabilities: ['csmau:member'] },
  { key: 'fm', name: 'Lotte Vandersloot', roles: ['fm'] },
  { key: 'rm', name: 'Rhea Castellane', roles: ['rm'] },
  { key: 'fe', name: 'Oskar Winfield', roles: ['fe'] },
  { key: 'fm2', name: 'Dalia Monteagle', roles: ['fm'] },
  { key: 'fta', name: 'Ines Falkner', roles: ['fta'] },
  { key: 'mvm', name: 'Tobias Renquist', roles: ['mvm'] },
  { key: 'fpm', name: 'Nadia Ostrovska', roles: ['fpm'] },
  { key: 'rfa', name: 'Callum Brightwater', roles: ['rfa-manager'] },
  { key: 'gtm', name: 'Yuki Harrowgate', roles: ['targeting-manager'] },
  { key: 'aam', name: 'Priya Lindqvist', roles: ['app-assure-manager'] },
  { key: 'aar', name: 'Mateus Korhonen', roles: ['app-assure-router'] },
  { key: 'at', name: 'Fenna Albrightson', roles: ['assignment-team'] },
  { key: 'slt', name: 'Gideon Marlowe', roles: ['cxp-fte'] },
  { key: 'cxv', name: 'Amara Silverlake', roles: ['cxp-vendor'] },
  { key: 'ops', name: 'Henrik Duvall', roles: ['cxp-ops'] },
  { key: 'tri', name: 'Sunniva Castell', roles: ['triage-approver'] },
  { key: 'owner', name: 'Paola Ferncliff', roles: ['fta'], capabilities: ['playbook:publish'] },
  { key: 'prm', name: 'Emre Whitcombe', roles: ['p-rm'], partner: true },
  { key: 'pfm', name: 'Zofia Larkspur', roles: ['p-fm'], partner: true },
  { key: 'pfe', name: 'Marek Thornbury', roles: ['p-fe'], partner: true },
  { key: 'admin', name: 'Ada Kestrel', roles: [], administrator: true },
];
