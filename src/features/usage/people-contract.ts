import * as z from 'zod';
import { contract, gridInput, idSchema } from '../../http/contract.ts';
import { asOf } from './contract.ts';
import { usagePersonSchema, usageRowsSchema } from './people-model.ts';

const figure = {
  tenantId: idSchema('tenant'),
  service: z.string().max(40).default('any'),
  day: z.iso.date(),
  asOf,
};

export const readUsageRows = contract({
  name: 'readUsageRows',
  method: 'GET',
  path: '/tenants/:tenantId/usage/rows',
  tag: 'usage',
  access: 'signed-in',
  summary:
    'The rows behind a figure: how many people, and which file was the first and the last to show them',
  input: z.object(figure),
  output: usageRowsSchema,
});

/** A list is asked for whole when somebody counts again. */
export const mostPeopleAtOnce = 10_000;

export const listUsagePeople = contract({
  name: 'listUsagePeople',
  method: 'GET',
  path: '/tenants/:tenantId/usage/people',
  tag: 'usage',
  access: 'signed-in',
  summary:
    'The people whom a figure counts, as keys: last active day and services of each, for counting again',
  input: z.object({
    ...figure,
    ...gridInput,
    limit: z.coerce.number().int().min(1).max(mostPeopleAtOnce).default(200),
  }),
  output: z.object({
    rows: z.array(usagePersonSchema),
    total: z.number().int(),
    cursor: z.string().nullable(),
    choices: z.record(z.string(), z.array(z.string())),
  }),
});
