import { but, signedIn } from './kinds.ts';
import { type Rows, row } from './row.ts';

/** What is kept under a name, which the command line has not. */
const inOwnName = but(signedIn, 'signed by a person', { portal: 403 });
const organisation = but(inOwnName, 'not for partners', { firm: 403, partner: 403, otherFirm: 403 });
const state = { display: 'work', whose: '', sort: '', filter: '', find: '', cols: '' };
const change = { field: 'tags', how: 'add', value: 'Wave 1' };

export const viewRows: Rows = {
  readTenantGrid: row(signedIn),
  readTenantChoices: row(signedIn),
  listViews: row(signedIn, { query: { list: 'tenants' } }),
  addView: row(inOwnName, { body: { list: 'tenants', name: 'Mine', state } }),
  saveView: row(
    signedIn,
    { path: { viewId: 'view_none' }, body: { name: 'Mine' }, match: 1 },
    { through: 404 },
  ),
  removeView: row(signedIn, { path: { viewId: 'view_none' } }, { through: 404 }),
  setUsualView: row(inOwnName, { body: { list: 'tenants', view: 'work' } }),
  // Each tenant is asked about again: where somebody may not write it is refused, and the answer says so.
  previewBulkChange: row(organisation, ({ tenantId }) => ({ body: { change, tenants: [tenantId] } })),
  applyBulkChange: row(organisation, ({ tenantId }) => ({
    body: { change, tenants: [{ tenantId, version: 999 }] },
  })),
  undoBulkChange: row(organisation, { path: { bulkId: 'bulk_none' } }, { through: 404 }),

  readDay: row(signedIn),
  snoozeItem: row(inOwnName, { body: { item: 'note:note_none', until: null } }),
};
