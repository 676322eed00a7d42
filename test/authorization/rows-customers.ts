import { but, type KindId, keepers, kinds, only, readsCustomer, readsTenant, signedIn } from './kinds.ts';
import { type Ask, type Rows, row, type Surroundings } from './row.ts';

// Customers, tenants and their pick lists: what is changed stands with its version beside it.

const readers = { guest: 403, assigner: 403 } as const;
const keptFrom = { ...readers, assigned: 403, customer: 403, primary: 403 } as const;

export const changesShared = but(
  readsTenant,
  'of them who is assigned to it or its customer, and who keeps the portfolio',
  {
    ...readers,
    firm: 403,
  },
);
const changesInternal = but(changesShared, 'of the organisation', { partner: 403 });
const keepsTenant = but(readsTenant, 'of them who keeps the portfolio', {
  ...keptFrom,
  ...{ firm: 403, partner: 403 },
});
export const writesCustomer = but(
  readsCustomer,
  'of them who is assigned to it or its reference tenant, and who keeps the portfolio',
  readers,
);
const keepsCustomer = but(readsCustomer, 'of them who keeps the portfolio', keptFrom);
const adders = only(
  'Administrators, who keeps the portfolio, and who assigns everywhere',
  ...(['administrator', 'keeper', 'assigner', 'portal'] as const),
);

const numberOf = (kind: KindId) => kinds.findIndex(({ id }) => id === kind);
const guidOf = (kind: KindId) => `00000000-0000-0000-0000-0000000000${10 + numberOf(kind)}`;

const ofTenant = (part: 'master' | 'internal', body: object) => async (scene: Surroundings) =>
  ({ body, match: (await scene.read(`/tenants/${scene.tenantId}`))[part].version }) satisfies Ask;
const ofCustomer =
  (part: 'version' | 'internalVersion', body: (scene: Surroundings) => object) =>
  async (scene: Surroundings) =>
    ({
      body: body(scene),
      match: (await scene.read(`/customers/${scene.customerId}`))[part],
    }) satisfies Ask;

const day = '2026-11-19';

export const customerRows: Rows = {
  listCustomers: row(signedIn),
  readCustomer: row(readsCustomer),
  readCustomerTimeline: row(readsCustomer),
  addCustomer: row(adders, (_, kind) => ({
    body: { tpid: 100 + numberOf(kind), name: 'Adatum', region: 'EMEA', segment: 'SMC' },
  })),
  saveCustomer: row(
    keepsCustomer,
    ofCustomer('version', () => ({ managed: true })),
  ),
  saveLists: row(
    keepsCustomer,
    ofCustomer('internalVersion', () => ({ lists: ['S500'] })),
  ),
  saveReference: row(
    keepsCustomer,
    ofCustomer('internalVersion', ({ tenantId }) => ({ tenantId })),
  ),
  saveProgress: row(
    writesCustomer,
    ofCustomer('internalVersion', () => ({ nextReview: day })),
  ),
  savePerspective: row(
    writesCustomer,
    ofCustomer('internalVersion', () => ({ completion: day })),
  ),

  addTenant: row(adders, (_, kind) => ({
    body: { guid: guidOf(kind), name: 'Adatum', reason: 'WinRoom', tpid: 1 },
  })),
  saveTenant: row(keepsTenant, ofTenant('master', { country: 'Norway' })),
  saveWantsPartner: row(changesShared, ofTenant('master', { wantsPartner: true })),
  savePartnerStatus: row(changesShared, ofTenant('master', { value: 'Active', day })),
  saveFacts: row(changesInternal, ofTenant('internal', { tags: ['wave-1'] })),
  savePriority: row(changesInternal, ofTenant('internal', { override: 'High', reason: 'Pilot' })),
  saveStatus: row(changesInternal, ofTenant('internal', { value: 'Active', day })),
  saveActivity: row(changesInternal, ofTenant('internal', { active: true, reason: 'to see' })),

  listChoices: row(signedIn),
  // Whoever may is told that somebody else was faster.
  saveChoices: row(
    keepers,
    { path: { list: 'flag' }, body: { choices: [], seen: ['none'] } },
    { through: 412 },
  ),
};
