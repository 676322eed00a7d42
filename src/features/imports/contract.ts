import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import { importRowSchema, importSchema, mappingSchema, nouns, rowStates } from './model.ts';

const importId = idSchema('import');
const why = z
  .string()
  .trim()
  .max(200)
  .default('')
  .describe('Kept in the ledger; the name of the file without it');
const base = { tag: 'imports', access: 'signed-in' } as const;

/** What a file may have at most; longer lists are cut into several. */
export const mostBytes = 16 * 1024 * 1024;

export const beginImport = contract({
  ...base,
  name: 'beginImport',
  method: 'POST',
  path: '/imports',
  status: 201,
  bodyLimit: 2 * mostBytes,
  summary: 'Bring a list as CSV. Its columns are guessed; nothing is changed before it is applied',
  input: z.object({
    noun: z.enum(nouns),
    file: z.string().trim().min(1).max(200).describe('Name of the file'),
    text: z.string().max(mostBytes, 'The file has more than 16 MB. Cut it into several'),
    mapping: mappingSchema.default({}).describe('Of fields whose columns are known; the others are guessed'),
  }),
  output: importSchema,
});

export const listImports = contract({
  ...base,
  name: 'listImports',
  method: 'GET',
  path: '/imports',
  summary: 'The last imports of this person; of everybody for administrators',
  input: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.object({ items: z.array(importSchema) }),
});

export const readImport = contract({
  ...base,
  name: 'readImport',
  method: 'GET',
  path: '/imports/:importId',
  summary: 'An import: its columns, how far it is, and what became of its rows',
  input: z.object({ importId }),
  output: importSchema,
});

export const listImportRows = contract({
  ...base,
  name: 'listImportRows',
  method: 'GET',
  path: '/imports/:importId/rows',
  summary: 'Rows of an import, by line: what each would change, or why it is left out',
  input: z.object({
    importId,
    state: z.enum(rowStates).optional(),
    after: z.coerce.number().int().min(0).default(0).describe('Line of the last row that is known'),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: z.object({ items: z.array(importRowSchema) }),
});

export const mapImport = contract({
  ...base,
  name: 'mapImport',
  method: 'PUT',
  path: '/imports/:importId/mapping',
  needsMatch: true,
  summary: 'Say which column is which field; what was checked is to be checked again',
  input: z.object({ importId, mapping: mappingSchema }),
  output: importSchema,
});

export const checkImport = contract({
  ...base,
  name: 'checkImport',
  method: 'POST',
  path: '/imports/:importId/check',
  summary:
    'Try every row and take it back again: what would be created, updated, refused. Long lists go on by themselves',
  input: z.object({ importId }),
  output: importSchema,
});

export const applyImport = contract({
  ...base,
  name: 'applyImport',
  method: 'POST',
  path: '/imports/:importId/apply',
  summary: 'Do what the check said. A row that has changed since is left out and says so',
  input: z.object({ importId, why }),
  output: importSchema,
});

export const revertImport = contract({
  ...base,
  name: 'revertImport',
  method: 'POST',
  path: '/imports/:importId/revert',
  summary: 'Take back all that the import created and updated; what was changed since is left, and says so',
  input: z.object({ importId, why }),
  output: importSchema,
});

export const readRefusedRows = contract({
  ...base,
  name: 'readRefusedRows',
  method: 'GET',
  path: '/imports/:importId/refused',
  summary: 'The rows that did not come in, as a file to mend and bring again: their cells and why',
  input: z.object({ importId }),
  output: z.object({ name: z.string(), csv: z.string() }),
});
