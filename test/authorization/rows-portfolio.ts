import { assigners, but, readsTenant, readsTenantInside, signedIn } from './kinds.ts';
import { type Rows, row } from './row.ts';
import type { Scene } from './scene.ts';

/** Who assigns people of the organisation to the tenant: everywhere, or where primary. */
const assignsHere = but(
  readsTenant,
  'among them who assigns everywhere, and the primary FastTrack Manager',
  { guest: 403, assigned: 403, customer: 403, keeper: 403, administrator: 403, firm: 403, partner: 403 },
);
const assignsAtCustomer = but(assignsHere, 'of its customer', { primary: 403 });

/** That somebody becomes FastTrack Engineer there; only what would follow. */
const engineer = (path: (scene: Scene) => string) => async (scene: Scene) => ({
  body: {
    lines: [
      { person: scene.personId, role: 'fe', whole: true, services: [], primary: [], focus: null },
    ],
    revision: (await scene.read(`${path(scene)}/assignments`)).revision,
    dryRun: true,
  },
});

const somebody = { query: { search: 'some' } };
const both = ({ personId, other }: Scene) => ({ from: personId, to: other });

export const portfolioRows: Rows = {
  listTenants: row(signedIn),
  readTenant: row(readsTenant),
  readTimeline: row(readsTenant),
  verifyTimeline: row(readsTenantInside),

  readTenantAssignments: row(readsTenant),
  readCustomerAssignments: row(readsTenant),
  applyTenantAssignments: row(assignsHere, engineer(({ tenantId }) => `/tenants/${tenantId}`)),
  applyCustomerAssignments: row(assignsAtCustomer, engineer(({ customerId }) => `/customers/${customerId}`)),
  readTenantAssignmentLog: row(readsTenant),
  readCustomerAssignmentLog: row(readsTenant),
  searchTenantCandidates: row(assignsHere, somebody),
  searchCustomerCandidates: row(assignsAtCustomer, somebody),
  searchReassignable: row(assigners, { query: { search: 'some', side: 'from' } }),
  previewReassignment: row(assigners, (scene) => ({ query: both(scene) })),
  reassign: row(assigners, (scene) => ({ body: { ...both(scene), why: 'to see', rows: [] } }), { through: 422 }),
  listReassignments: row(assigners),
  readReassignment: row(assigners, { path: { reassignmentId: 'reassignment_none' } }, { through: 404 }),
  undoReassignment: row(assigners, { path: { reassignmentId: 'reassignment_none' } }, { through: 404 }),
};

