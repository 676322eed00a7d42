import { assigners, but, type KindId, readsTenant, readsTenantInside, signedIn } from './kinds.ts';
import { type Rows, row, type Surroundings } from './row.ts';

const assignNobody = { guest: 403, assigned: 403, customer: 403, keeper: 403, administrator: 403 } as const;
const assignsHere = but(
  readsTenant,
  'of them who assigns everywhere, the primary FastTrack Manager, and partners their own people',
  assignNobody,
);
const assignsAtCustomer = but(readsTenant, 'of them who assigns everywhere', {
  ...assignNobody,
  ...{ primary: 403, firm: 403, partner: 403 },
});

/** That somebody of one's own becomes engineer there; only what would follow. */
const engineer = (place: (scene: Surroundings) => string) => async (scene: Surroundings, kind: KindId) => {
  const isPartner = kind === 'firm' || kind === 'partner';
  const person = isPartner ? scene.people.get('firm') : scene.personId;
  const boxes = { whole: true, services: [], primary: [], focus: null };
  return {
    body: {
      lines: [{ person, role: isPartner ? 'p-fe' : 'fe', ...boxes }],
      // Everybody is shown the state of the lines that they see.
      revision: (await scene.caller(kind).request('GET', `${place(scene)}/assignments`)).body?.revision ?? '',
      dryRun: true,
    },
  };
};

const somebody = { query: { search: 'some' } };
const both = ({ personId, other }: Surroundings) => ({ from: personId, to: other });

export const portfolioRows: Rows = {
  listTenants: row(signedIn),
  readTenant: row(readsTenant),
  readTimeline: row(readsTenant),
  verifyTimeline: row(readsTenantInside),

  readTenantAssignments: row(readsTenant),
  readCustomerAssignments: row(readsTenant),
  applyTenantAssignments: row(
    assignsHere,
    engineer(({ tenantId }) => `/tenants/${tenantId}`),
  ),
  applyCustomerAssignments: row(
    assignsAtCustomer,
    engineer(({ customerId }) => `/customers/${customerId}`),
  ),
  readTenantAssignmentLog: row(readsTenant),
  readCustomerAssignmentLog: row(readsTenant),
  // Only people whom one may assign are found; none by who assigns nobody.
  searchTenantCandidates: row(readsTenant, somebody),
  searchCustomerCandidates: row(readsTenant, somebody),
  searchReassignable: row(assigners, { query: { search: 'some', side: 'from' } }),
  previewReassignment: row(assigners, (scene) => ({ query: both(scene) })),
  reassign: row(assigners, (scene) => ({ body: { ...both(scene), why: 'to see', rows: [] } }), {
    through: 422,
  }),
  listReassignments: row(assigners),
  readReassignment: row(assigners, { path: { reassignmentId: 'reassignment_none' } }, { through: 404 }),
  undoReassignment: row(assigners, { path: { reassignmentId: 'reassignment_none' } }, { through: 404 }),
};
