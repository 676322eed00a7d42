import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import { metricSchema } from './model.ts';

const tenantId = idSchema('tenant');
const metricId = idSchema('metric');
const text = z.string().trim().max(200);
const fields = {
  service: z.string().max(80).describe('Id of a service; empty for the tenant as a whole'),
  name: text.min(1),
  target: text,
  actual: text,
  met: z.boolean(),
};

export const listMetrics = contract({
  name: 'listMetrics',
  method: 'GET',
  path: '/tenants/:tenantId/metrics',
  tag: 'services',
  access: 'signed-in',
  summary: 'What the customer calls success: metrics with target and actual value, and whether they are met',
  input: z.object({ tenantId }),
  output: z.object({
    items: z.array(metricSchema),
    allMet: z.boolean().describe('There is at least one, and every one is met'),
    mayWrite: z.boolean(),
  }),
});

export const addMetric = contract({
  name: 'addMetric',
  method: 'POST',
  path: '/tenants/:tenantId/metrics',
  tag: 'services',
  access: 'signed-in',
  status: 201,
  summary: 'Add a success metric',
  input: z.object({ tenantId, ...fields }),
  output: metricSchema,
});

export const saveMetric = contract({
  name: 'saveMetric',
  method: 'PUT',
  path: '/tenants/:tenantId/metrics/:metricId',
  tag: 'services',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Change a success metric. A lost race answers 412 with both values',
  input: z.object({ tenantId, metricId, ...fields }),
  output: metricSchema,
});

export const removeMetric = contract({
  name: 'removeMetric',
  method: 'DELETE',
  path: '/tenants/:tenantId/metrics/:metricId',
  tag: 'services',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Remove a success metric; the ledger keeps what it said',
  input: z.object({ tenantId, metricId }),
  output: z.object({ id: z.string() }),
});
