import * as z from 'zod';
import type { Id } from '../../base/ids.ts';

export type ImportId = Id<'import'>;

/** What can be brought in as a list. */
export const nouns = ['customers', 'tenants', 'contacts', 'assignments', 'entitlements'] as const;
export type Noun = (typeof nouns)[number];

/** `new`: its columns are looked at. `checked`: what it would do is known. `applied`: done, and could be taken back. */
export const importStates = [
  'new',
  'checking',
  'checked',
  'applying',
  'applied',
  'reverting',
  'reverted',
] as const;
export type ImportState = (typeof importStates)[number];

/** What becomes of a row: first what it would do, then what it did. */
export const rowStates = [
  'waiting',
  'create',
  'update',
  'unchanged',
  'conflict',
  'refused',
  'created',
  'updated',
  'reverted',
  'kept',
] as const;
export type RowState = (typeof rowStates)[number];

export const changeSchema = z.object({
  field: z.string(),
  before: z.string().describe('As one would write it in the file; empty for nothing'),
  after: z.string(),
});
export type Change = z.output<typeof changeSchema>;

export const importRowSchema = z
  .object({
    line: z.number().int().describe('In the file'),
    state: z.enum(rowStates),
    label: z.string().describe('What the row is about'),
    changes: z
      .array(changeSchema)
      .describe('Field by field; empty once the row is done, for then the ledger tells them'),
    reason: z.string().describe('Why it is refused, in conflict, or was left as it is'),
  })
  .meta({ id: 'ImportRow' });
export type ImportRow = z.output<typeof importRowSchema>;

export const mappingSchema = z
  .record(z.string().max(40), z.string().max(400))
  .describe('Fields and the names of their columns');
export type Mapping = z.output<typeof mappingSchema>;

export const importSchema = z
  .object({
    id: z.string(),
    noun: z.enum(nouns),
    file: z.string(),
    state: z.enum(importStates),
    columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
    mapping: mappingSchema,
    rows: z.number().int(),
    due: z.number().int().describe('How many rows the present step has to do'),
    done: z.number().int().describe('How many of them are done'),
    counts: z.record(z.string(), z.number().int()).describe('Rows by their state'),
    problem: z.string().describe('Why the last step could not go on; empty otherwise'),
    by: z.object({ id: z.string(), name: z.string() }),
    at: z.iso.datetime(),
    appliedAt: z.iso.datetime().nullable(),
    reverted: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Import' });
export type Import = z.output<typeof importSchema>;
