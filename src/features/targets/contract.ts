import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import { listFieldsSchema, loadSchema, targetListSchema, targetSchema } from './model.ts';

const listId = idSchema('list');
const wholeSchema = z.object({
  list: targetListSchema,
  targets: z.array(targetSchema),
  people: z.array(loadSchema).describe('Who can be the SME of a target, with what they have already'),
  mayKeep: z.boolean(),
});

export const listTargetLists = contract({
  name: 'listTargetLists',
  method: 'GET',
  path: '/target-lists',
  tag: 'targets',
  access: 'signed-in',
  summary: 'Target lists, newest year first',
  input: z.object({
    fiscalYear: z.coerce.number().int().optional(),
    region: z.string().max(60).optional(),
  }),
  output: z.object({ items: z.array(targetListSchema), mayKeep: z.boolean() }),
});

export const readTargetList = contract({
  name: 'readTargetList',
  method: 'GET',
  path: '/target-lists/:listId',
  tag: 'targets',
  access: 'signed-in',
  summary: 'A target list with its tenants, warnings, and the load of those who can work on them',
  input: z.object({ listId }),
  output: wholeSchema,
});

export const makeTargetList = contract({
  name: 'makeTargetList',
  method: 'POST',
  path: '/target-lists',
  tag: 'targets',
  access: 'signed-in',
  summary: 'Draft a list of tenants to begin a process for',
  status: 201,
  input: listFieldsSchema.extend({ process: z.string().max(60).default('csmau') }),
  output: targetListSchema,
});

export const saveTargetList = contract({
  name: 'saveTargetList',
  method: 'PUT',
  path: '/target-lists/:listId',
  tag: 'targets',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Change name, region, year or end of a list',
  input: listFieldsSchema.extend({ listId }),
  output: targetListSchema,
});

export const dropTargetList = contract({
  name: 'dropTargetList',
  method: 'DELETE',
  path: '/target-lists/:listId',
  tag: 'targets',
  access: 'signed-in',
  summary: 'Remove a draft that was never published',
  input: z.object({ listId }),
  output: z.object({ dropped: z.boolean() }),
});

export const addTargets = contract({
  name: 'addTargets',
  method: 'POST',
  path: '/target-lists/:listId/targets',
  tag: 'targets',
  access: 'signed-in',
  summary: 'Put tenants on a list; those that are on it stay as they are',
  input: z.object({
    listId,
    tenants: z.array(idSchema('tenant')).min(1).max(1000),
    sme: z
      .union([idSchema('person'), z.literal('deal')])
      .nullable()
      .default(null)
      .describe('One for all; `deal` gives each to whoever has least'),
    why: z.string().trim().max(500).default(''),
  }),
  output: wholeSchema,
});

export const saveTarget = contract({
  name: 'saveTarget',
  method: 'PUT',
  path: '/target-lists/:listId/targets/:tenantId',
  tag: 'targets',
  access: 'signed-in',
  summary: 'Name the SME of a target, and say why it is one',
  input: z.object({
    listId,
    tenantId: idSchema('tenant'),
    sme: idSchema('person').nullable(),
    why: z.string().trim().max(500).default(''),
  }),
  output: wholeSchema,
});

export const dropTarget = contract({
  name: 'dropTarget',
  method: 'DELETE',
  path: '/target-lists/:listId/targets/:tenantId',
  tag: 'targets',
  access: 'signed-in',
  summary: 'Take a tenant off a list, as long as the list has begun no case for it',
  input: z.object({ listId, tenantId: idSchema('tenant') }),
  output: wholeSchema,
});

export const publishTargetList = contract({
  name: 'publishTargetList',
  method: 'POST',
  path: '/target-lists/:listId/publish',
  tag: 'targets',
  access: 'signed-in',
  summary:
    'Begin a case for each tenant that has none by this list. What is refused stays on it with the reason, and is tried again with the next publishing',
  input: z.object({ listId, version: z.number().int().describe('Of the list as you saw it') }),
  output: wholeSchema.extend({ begun: z.number().int(), refused: z.number().int() }),
});

export const carryTargetList = contract({
  name: 'carryTargetList',
  method: 'POST',
  path: '/target-lists/:listId/carry-over',
  tag: 'targets',
  access: 'signed-in',
  summary: 'Draft a list of the next year with the tenants of this one whose case has not ended',
  status: 201,
  input: z.object({ listId }),
  output: targetListSchema,
});
