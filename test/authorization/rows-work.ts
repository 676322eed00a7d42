import { administrators, readsTenant, signedIn, writesTenant } from './kinds.ts';
import { type Rows, row } from './row.ts';

export const workRows: Rows = {
  readTenantPlaybook: row(readsTenant),
  readTask: row(readsTenant),
  saveTask: row(writesTenant, async (scene) => ({
    body: { status: 'Pending' },
    match: (await scene.read(`/tenants/${scene.tenantId}/tasks/4022`)).version,
  })),
  listNotes: row(readsTenant),
  addNote: row(writesTenant, { body: { category: 'Environment', body: 'Words' } }),

  // Who may send which event is said by the definition of a process, and shown with it.
  startCase: row(readsTenant, { body: { process: 'none', event: 'begin' } }, { through: 404 }),
  listTenantCases: row(readsTenant),
  listCases: row(signedIn),
  readCase: row(signedIn, { path: { caseId: 'case_none' } }, { through: 404 }),
  actOnCase: row(signedIn, { path: { caseId: 'case_none' }, body: { event: 'x', version: 1 } }, { through: 404 }),
  listNotices: row(signedIn),
  readNotices: row(signedIn),

  listDeadJobs: row(administrators),
  retryDeadJob: row(administrators, { path: { jobId: 'none' } }, { through: 404 }),
  verifyWholeLedger: row(administrators),
  exportNow: row(administrators),
};

