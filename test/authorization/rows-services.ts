import { type Access, but, type KindId, readsTenant, writesTenant } from './kinds.ts';
import { type Rows, row } from './row.ts';

const service = { service: 'teams' };
const metric = { service: '', name: 'Branches that answer', target: '9', actual: '', met: false };
const metricId = 'metric_none';

/** Of those who see the tenant. */
const keepersOfTenant: Access = {
  says: 'Administrators, and who keeps the portfolio; for whoever does not see the tenant there is none',
  of(kind) {
    const seen = readsTenant.of(kind);
    const keepers: readonly KindId[] = ['administrator', 'keeper', 'portal'];
    return seen !== 'yes' || keepers.includes(kind) ? seen : 403;
  },
};

export const serviceRows: Rows = {
  readTenantServices: row(readsTenant),
  readTenantService: row(readsTenant, { path: service }),
  saveTenantService: row(
    writesTenant,
    { path: service, body: { status: 'Enable' }, match: 99 },
    { through: 412 },
  ),
  // Nothing is known of what the tenant is entitled to.
  declareDuplicate: row(
    but(writesTenant, 'never a partner', { partner: 403 }),
    { body: { why: 'the same as another', approval: 'ticket 1' } },
    { through: 409 },
  ),
  recordRfa: row(keepersOfTenant, { path: service, body: { id: 'RFA-1', submitted: '2026-10-01' } }),
  readBlockers: row(readsTenant),
  saveAuthentication: row(
    writesTenant,
    { body: { method: 'Cloud identities' }, match: 99 },
    { through: 412 },
  ),
  listMetrics: row(readsTenant),
  addMetric: row(writesTenant, { body: metric }),
  saveMetric: row(writesTenant, { path: { metricId }, body: metric, match: 1 }, { through: 404 }),
  removeMetric: row(writesTenant, { path: { metricId }, match: 1 }, { through: 404 }),
};
