import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import {
  appliedSchema,
  candidateSchema,
  lineSchema,
  logEntrySchema,
  movableSchema,
  placeAssignmentsSchema,
  reassignedSchema,
  reassignmentSchema,
  tabIds,
} from './model.ts';

const tenantId = idSchema('tenant');
const customerId = idSchema('customer');
const limit = z.coerce.number().int().min(1).max(200).default(50);
const cursor = z.string().max(400).optional();

const changes = {
  lines: z.array(lineSchema).min(1).max(200).describe('How these lines are to look; others stay'),
  revision: z.string().max(40).describe('Of what was read'),
  keepFirm: z.boolean().default(false).describe('The tenant stays the firm’s when its last P-RM goes'),
  why: z.string().trim().max(500).default(''),
  dryRun: z.boolean().default(false).describe('Only answer what would follow'),
};
const candidates = {
  search: z.string().trim().min(1).max(100).describe('Part of a name or an e-mail address'),
  tab: z.enum(tabIds).optional().describe('Only people with a role of this tab'),
};
const log = z.object({ items: z.array(logEntrySchema), cursor: z.string().nullable() });
const found = z.object({ items: z.array(candidateSchema) });
const base = { tag: 'assignments', access: 'signed-in' } as const;

export const readTenantAssignments = contract({
  ...base,
  name: 'readTenantAssignments',
  method: 'GET',
  path: '/tenants/:tenantId/assignments',
  summary: 'Who works at a tenant, in which role, at which services, with warnings and what one may change',
  input: z.object({ tenantId }),
  output: placeAssignmentsSchema,
});

export const readCustomerAssignments = contract({
  ...base,
  name: 'readCustomerAssignments',
  method: 'GET',
  path: '/customers/:customerId/assignments',
  summary: 'Who works at a customer, and so at all its tenants',
  input: z.object({ customerId }),
  output: placeAssignmentsSchema,
});

export const applyTenantAssignments = contract({
  ...base,
  name: 'applyTenantAssignments',
  method: 'POST',
  path: '/tenants/:tenantId/assignments',
  summary:
    'Add, remove, make primary: all of it in one transaction. A lost race answers 412 with who is there now',
  input: z.object({ tenantId, ...changes }),
  output: appliedSchema,
});

export const applyCustomerAssignments = contract({
  ...base,
  name: 'applyCustomerAssignments',
  method: 'POST',
  path: '/customers/:customerId/assignments',
  summary: 'The same for a customer, which reaches all its tenants',
  input: z.object({ customerId, ...changes }),
  output: appliedSchema,
});

export const readTenantAssignmentLog = contract({
  ...base,
  name: 'readTenantAssignmentLog',
  method: 'GET',
  path: '/tenants/:tenantId/assignments/log',
  summary: 'Every change of assignments of a tenant, newest first, from its ledger',
  input: z.object({ tenantId, limit, cursor }),
  output: log,
});

export const readCustomerAssignmentLog = contract({
  ...base,
  name: 'readCustomerAssignmentLog',
  method: 'GET',
  path: '/customers/:customerId/assignments/log',
  summary: 'Every change of assignments of a customer, newest first',
  input: z.object({ customerId, limit, cursor }),
  output: log,
});

export const searchTenantCandidates = contract({
  ...base,
  name: 'searchTenantCandidates',
  method: 'GET',
  path: '/tenants/:tenantId/assignments/candidates',
  summary:
    'People whom one may assign to a tenant, with skills, languages, absence and how many tenants they have',
  input: z.object({ tenantId, ...candidates }),
  output: found,
});

export const searchCustomerCandidates = contract({
  ...base,
  name: 'searchCustomerCandidates',
  method: 'GET',
  path: '/customers/:customerId/assignments/candidates',
  summary: 'People whom one may assign to a customer',
  input: z.object({ customerId, ...candidates }),
  output: found,
});

const personId = z.string().max(80);

export const searchReassignable = contract({
  ...base,
  name: 'searchReassignable',
  method: 'GET',
  path: '/reassignments/people',
  summary: 'People to reassign from, who have assignments, or to reassign to, who can take them',
  input: z.object({
    search: z.string().trim().min(1).max(100),
    side: z.enum(['from', 'to']).describe('`from`: only people with assignments, also those who have left'),
  }),
  output: found,
});

export const previewReassignment = contract({
  ...base,
  name: 'previewReassignment',
  method: 'GET',
  path: '/reassignments/preview',
  summary: 'What one person has, and what would hinder another from taking it over',
  input: z.object({ from: personId, to: personId }),
  output: z.object({ items: z.array(movableSchema) }),
});

export const reassign = contract({
  ...base,
  name: 'reassign',
  method: 'POST',
  path: '/reassignments',
  summary: 'Give the ticked assignments of one person to another: all of them or none',
  status: 201,
  bodyLimit: 1024 * 1024,
  input: z.object({
    from: personId,
    to: personId,
    why: z.string().trim().min(1).max(500),
    rows: z.array(z.object({ id: z.string().max(80), version: z.number().int() })).max(5000),
  }),
  output: reassignedSchema,
});

export const listReassignments = contract({
  ...base,
  name: 'listReassignments',
  method: 'GET',
  path: '/reassignments',
  summary: 'The last bulk reassignments, newest first',
  input: z.object({ limit }),
  output: z.object({ items: z.array(reassignmentSchema) }),
});

export const readReassignment = contract({
  ...base,
  name: 'readReassignment',
  method: 'GET',
  path: '/reassignments/:reassignmentId',
  summary: 'A bulk reassignment, row by row',
  input: z.object({ reassignmentId: idSchema('reassignment') }),
  output: reassignedSchema,
});

export const undoReassignment = contract({
  ...base,
  name: 'undoReassignment',
  method: 'POST',
  path: '/reassignments/:reassignmentId/undo',
  summary: 'Take a bulk reassignment back; rows that somebody has changed since stay, and say so',
  input: z.object({ reassignmentId: idSchema('reassignment') }),
  output: reassignedSchema,
});
