import {
  administersTenant,
  administrators,
  anybody,
  but,
  readsTenant,
  signedIn,
  theMachine,
  writesTenant,
} from './kinds.ts';
import { type Rows, row } from './row.ts';

const day = '2026-11-01';
const service = { path: { service: 'teams' } };

export const usageRows: Rows = {
  importUsage: row(theMachine, { body: { tenant: 'x', path: '/none', name: 'none.csv' } }, { through: 404 }),
  readFigures: row(signedIn, { query: { from: day, to: day } }),
  readPortfolioUsage: row(signedIn),
  explainUsage: row(readsTenant, ({ tenantId }) => ({ query: { tenant: tenantId, day } })),
  findUsageTenant: row(readsTenant, ({ tenantId }) => ({ query: { called: tenantId } })),
  readTenantUsage: row(readsTenant),
  listUsageImports: row(readsTenant),
  readUsageQuarantine: row(administrators, { path: { number: 1 } }),
  readUsageRows: row(readsTenant, { query: { day } }),
  listUsagePeople: row(administersTenant, { query: { day } }),
  listUsageEntitlements: row(readsTenant),
  setUsageEntitlement: row(
    writesTenant,
    { ...service, body: { entitlements: 5, why: 'counted' }, match: 99 },
    { through: 412 },
  ),
  removeUsageEntitlement: row(
    writesTenant,
    { ...service, body: { why: 'counted' }, match: 99 },
    { through: 412 },
  ),
  readUsageNames: row(readsTenant),
  keepUsageNames: row(administersTenant, { body: { keep: true, why: 'asked for' } }),
  eraseUsagePerson: row(administersTenant, { body: { person: 'nobody@contoso.example' } }, { through: 404 }),

  listUsageSync: row(signedIn),
  readUsageSync: row(readsTenant),
  retryUsageSync: row(
    but(writesTenant, 'administrators too', { administrator: 'yes' }),
    {},
    { through: 409 },
  ),
  askUsageConsent: row(administersTenant),
  finishUsageConsent: row(anybody, { body: { state: 'x'.repeat(30) } }, { through: 404 }),
  connectUsage: row(administersTenant),
  disconnectUsage: row(administersTenant, async (scene) => {
    await scene.caller('portal').request('POST', `/tenants/${scene.tenantId}/usage/connection`);
    return {};
  }),
  syncUsageNow: row(administrators, { body: { tenant: 'none' } }, { through: 404 }),
  listConnectedTenants: row(signedIn),
};
