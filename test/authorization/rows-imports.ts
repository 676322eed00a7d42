import { organisation, signedIn } from './kinds.ts';
import { type Rows, row } from './row.ts';

// A list may be brought in by everybody of the organisation: what a row may do is asked of the commands that do it. Nobody finds somebody else's.

const none = { path: { importId: 'import_none' } };

export const importRows: Rows = {
  beginImport: row(organisation, {
    body: { noun: 'customers', file: 'list.csv', text: 'TPID,Name\n1,Contoso\n' },
  }),
  listImports: row(signedIn),
  readImport: row(signedIn, none, { through: 404 }),
  listImportRows: row(signedIn, none, { through: 404 }),
  mapImport: row(signedIn, { ...none, body: { mapping: {} }, match: 1 }, { through: 404 }),
  checkImport: row(signedIn, none, { through: 404 }),
  applyImport: row(signedIn, { ...none, body: {} }, { through: 404 }),
  revertImport: row(signedIn, { ...none, body: {} }, { through: 404 }),
  readRefusedRows: row(signedIn, none, { through: 404 }),
};
