// The kinds of people that the matrix of docs/ACCESS.md is about: how far their roles reach, and what they have to do with the tenant that is asked for.

export interface Kind {
  readonly id: string;
  /** Head of the column. */
  readonly short: string;
  readonly about: string;
}

export const kinds = [
  { id: 'signedOut', short: 'signed out', about: 'Whoever has not signed in' },
  { id: 'noGroup', short: 'no group', about: 'Of the organisation, without a role' },
  { id: 'elsewhere', short: 'elsewhere', about: 'FastTrack Engineer, assigned to another tenant' },
  { id: 'publisher', short: 'publisher', about: 'The same, with the right to publish the playbook' },
  { id: 'guest', short: 'guest', about: 'Privileged: reads everything, writes nothing' },
  {
    id: 'assigner',
    short: 'assigner',
    about: 'Regional Manager: reads and assigns everywhere, not assigned here',
  },
  { id: 'assigned', short: 'assigned', about: 'FastTrack Engineer, assigned to the tenant' },
  { id: 'customer', short: 'customer', about: 'FastTrack Engineer, assigned to the customer of the tenant' },
  { id: 'primary', short: 'primary FM', about: 'FastTrack Manager and primary at the tenant' },
  { id: 'keeper', short: 'keeper', about: 'FastTrack Engineer elsewhere, who keeps the portfolio' },
  { id: 'administrator', short: 'admin', about: 'Administrator, without a role' },
  { id: 'firm', short: 'own firm', about: 'Partner of the firm that serves the tenant, not assigned here' },
  { id: 'partner', short: 'partner', about: 'Partner FastTrack Manager, assigned to the tenant' },
  { id: 'otherFirm', short: 'other firm', about: 'Partner FastTrack Manager of another firm' },
  { id: 'portal', short: 'portal', about: 'Whoever owns the machine, at the command line' },
] as const satisfies readonly Kind[];

export type KindId = (typeof kinds)[number]['id'];

/** What comes of a call: it is let through, or refused with a status. */
export type Outcome = 'yes' | 401 | 403 | 404;

/** Who is let through to a route, and how the others are refused. */
export interface Access {
  /** As docs/ACCESS.md says it. */
  readonly says: string;
  of(kind: KindId): Outcome;
}

const partners: readonly KindId[] = ['firm', 'partner', 'otherFirm'];
const strangers: readonly KindId[] = ['noGroup', 'elsewhere', 'publisher', 'otherFirm'];
const writers: readonly KindId[] = ['assigned', 'customer', 'primary', 'partner', 'portal'];

/** Only these kinds; whoever has signed in otherwise gets 403. */
export function only(says: string, ...let_: readonly KindId[]): Access {
  return { says, of: (kind) => (kind === 'signedOut' ? 401 : let_.includes(kind) ? 'yes' : 403) };
}

/** An access, and what is different for some kinds. */
export function but(access: Access, says: string, other: Partial<Record<KindId, Outcome>>): Access {
  return { says: `${access.says}; ${says}`, of: (kind) => other[kind] ?? access.of(kind) };
}

const ofTenant = (says: string, inside: (kind: KindId) => Outcome): Access => ({
  says,
  of: (kind) => (kind === 'signedOut' ? 401 : strangers.includes(kind) ? 404 : inside(kind)),
});

export const anybody: Access = { says: 'Anybody', of: () => 'yes' };

export const signedIn: Access = {
  says: 'Everybody who has signed in; each gets what they may see',
  of: (kind) => (kind === 'signedOut' ? 401 : 'yes'),
};

export const readsTenant = ofTenant('Whoever sees the tenant; for others there is none', () => 'yes');

/** Partners have tenants, and are told of no customer. */
export const readsCustomer = ofTenant(
  'Whoever of the organisation sees the customer; for others there is none',
  (kind) => (partners.includes(kind) ? 404 : 'yes'),
);

export const readsTenantInside = ofTenant('Whoever of the organisation sees the tenant', (kind) =>
  partners.includes(kind) ? 403 : 'yes',
);

export const writesTenant = ofTenant('Whoever is assigned to the tenant or its customer', (kind) =>
  writers.includes(kind) ? 'yes' : 403,
);

export const administersTenant = ofTenant('Administrators', (kind) =>
  kind === 'administrator' || kind === 'portal' ? 'yes' : 403,
);

export const administrators = only('Administrators', 'administrator', 'portal');
export const publishers = only(
  'Administrators, and who publishes the playbook',
  'administrator',
  'publisher',
  'portal',
);
export const keepers = only(
  'Administrators, and who keeps the portfolio',
  'administrator',
  'keeper',
  'portal',
);
export const leaders = only('Administrators, and who leads CSMAU', 'administrator', 'portal');
export const assigners = only('Whoever assigns everywhere', 'assigner', 'portal');
export const theMachine = only('Whoever owns the machine', 'portal');

/** Partners are told that there is none. */
export const organisation: Access = {
  says: 'People of the organisation',
  of: (kind) => (kind === 'signedOut' ? 401 : partners.includes(kind) ? 404 : 'yes'),
};
