import * as z from 'zod';
import { contract, gridInput, idSchema } from '../../http/contract.ts';
import { savedViewSchema, viewLists, viewStateSchema } from './model.ts';
import { tenantGridRowSchema, whoseTenants } from './tenant-model.ts';

const list = z.enum(viewLists);
const viewId = idSchema('view');
const name = z.string().trim().min(1).max(80);

export const readTenantGrid = contract({
  name: 'readTenantGrid',
  method: 'GET',
  path: '/tenant-grid',
  tag: 'views',
  access: 'signed-in',
  summary: 'Tenants this person may see, with every column: filtered, found and ordered by the database',
  input: z.object({
    ...gridInput,
    cursor: z.string().max(4000).optional(),
    whose: z.enum(whoseTenants).optional().describe('One’s own active ones unless told'),
    figures: z.enum(['yes']).optional().describe('Compute the columns of usage, too'),
  }),
  output: z.object({
    rows: z.array(tenantGridRowSchema),
    total: z.number().int(),
    cursor: z.string().nullable(),
  }),
});

export const readTenantChoices = contract({
  name: 'readTenantChoices',
  method: 'GET',
  path: '/tenant-grid/choices',
  tag: 'views',
  access: 'signed-in',
  summary: 'What there is to choose from in the columns of tenants, as far as this person sees',
  input: z.object({}),
  output: z.object({ choices: z.record(z.string(), z.array(z.string())) }),
});

export const listViews = contract({
  name: 'listViews',
  method: 'GET',
  path: '/views',
  tag: 'views',
  access: 'signed-in',
  summary: 'Views of a list: one’s own, and those that others share',
  input: z.object({ list }),
  output: z.object({
    views: z.array(savedViewSchema),
    usual: z.string().nullable().describe('What the list opens with: a display, or the id of a view'),
    mayShare: z.boolean(),
  }),
});

export const addView = contract({
  name: 'addView',
  method: 'POST',
  path: '/views',
  tag: 'views',
  access: 'signed-in',
  status: 201,
  summary: 'Save what a list shows under a name',
  input: z.object({ list, name, shared: z.boolean().default(false), state: viewStateSchema }),
  output: savedViewSchema,
});

export const saveView = contract({
  name: 'saveView',
  method: 'PATCH',
  path: '/views/:viewId',
  tag: 'views',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Change a view of one’s own; what is left out stays. A lost race answers 412 with what is there',
  input: z.object({
    viewId,
    name: name.optional(),
    shared: z.boolean().optional(),
    state: viewStateSchema.optional(),
  }),
  output: savedViewSchema,
});

export const removeView = contract({
  name: 'removeView',
  method: 'DELETE',
  path: '/views/:viewId',
  tag: 'views',
  access: 'signed-in',
  summary: 'Remove a view of one’s own, for everybody who used it',
  input: z.object({ viewId }),
  output: z.object({ removed: z.literal(true) }),
});

export const setUsualView = contract({
  name: 'setUsualView',
  method: 'PUT',
  path: '/views/usual',
  tag: 'views',
  access: 'signed-in',
  summary: 'Say what a list opens with for oneself; null is what Uptake does',
  input: z.object({ list, view: z.string().min(1).max(60).nullable() }),
  output: z.object({ view: z.string().nullable() }),
});
