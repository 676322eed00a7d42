import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import { goalFieldsSchema, goalSchema, growthSchema } from './model.ts';

const fiscalYear = z.coerce.number().int().min(2000).max(2200);
const goalId = idSchema('goal');
const treeSchema = z.object({
  fiscalYear: z.number().int(),
  first: z.string(),
  last: z.string(),
  today: z.string(),
  items: z.array(goalSchema).describe('Parents before children, in their order'),
  definition: z.object({ version: z.number().int(), says: z.string() }),
  mayKeep: z.boolean(),
});

export const listGoals = contract({
  name: 'listGoals',
  method: 'GET',
  path: '/goals',
  tag: 'goals',
  access: 'signed-in',
  summary: 'The goals of a fiscal year with what is reached of them, counted over the tenants that one sees',
  input: z.object({ fiscalYear: fiscalYear.optional().describe('The one of today unless told') }),
  output: treeSchema,
});

export const readGoalTenants = contract({
  name: 'readGoalTenants',
  method: 'GET',
  path: '/goals/:goalId/tenants',
  tag: 'goals',
  access: 'signed-in',
  summary: 'The tenants that a goal counts, those that grew most first; those without a figure last',
  input: z.object({ goalId }),
  output: z.object({ items: z.array(growthSchema) }),
});

export const addGoal = contract({
  name: 'addGoal',
  method: 'POST',
  path: '/goals',
  tag: 'goals',
  access: 'signed-in',
  summary: 'Set a goal for a fiscal year',
  status: 201,
  input: goalFieldsSchema.extend({ fiscalYear }),
  output: z.object({ id: z.string() }),
});

export const saveGoal = contract({
  name: 'saveGoal',
  method: 'PUT',
  path: '/goals/:goalId',
  tag: 'goals',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Change a goal; the ledger keeps what it was',
  input: goalFieldsSchema.extend({ goalId }),
  output: z.object({ id: z.string(), version: z.number().int() }),
});

export const dropGoal = contract({
  name: 'dropGoal',
  method: 'DELETE',
  path: '/goals/:goalId',
  tag: 'goals',
  access: 'signed-in',
  summary: 'Remove a goal that has none below it; the ledger keeps what it was',
  input: z.object({ goalId }),
  output: z.object({ dropped: z.boolean() }),
});
