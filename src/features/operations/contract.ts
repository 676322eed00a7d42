import * as z from 'zod';
import { contract } from '../../http/contract.ts';

const jobSchema = z
  .object({
    id: z.string(),
    queue: z.string(),
    data: z.unknown(),
    attempts: z.number().int(),
    failedAt: z.iso.datetime().nullable(),
    error: z.string(),
  })
  .meta({ id: 'DeadJob' });

export const listDeadJobs = contract({
  name: 'listDeadJobs',
  method: 'GET',
  path: '/operations/dead-jobs',
  tag: 'operations',
  access: 'signed-in',
  summary: 'Jobs that failed for good, for administrators',
  input: z.object({}),
  output: z.object({
    jobs: z.array(jobSchema),
    queues: z.array(z.object({ name: z.string(), waiting: z.number().int() })),
  }),
});

export const retryDeadJob = contract({
  name: 'retryDeadJob',
  method: 'POST',
  path: '/operations/dead-jobs/:jobId/retry',
  tag: 'operations',
  access: 'signed-in',
  summary: 'Put a dead job back into its queue',
  input: z.object({ jobId: z.string() }),
  output: z.object({}),
});

export const verifyWholeLedger = contract({
  name: 'verifyWholeLedger',
  method: 'GET',
  path: '/operations/ledger/proof',
  tag: 'operations',
  access: 'signed-in',
  summary: 'Recompute every chain of the ledger and name the first link that does not hold',
  input: z.object({}),
  output: z.object({
    chains: z.number().int(),
    entries: z.number().int(),
    heads: z.array(z.object({ chain: z.string(), seq: z.number().int(), hash: z.string() })),
    broken: z.object({ chain: z.string(), seq: z.number().int(), reason: z.string() }).nullable(),
  }),
});

export const exportNow = contract({
  name: 'exportNow',
  method: 'POST',
  path: '/operations/exports',
  tag: 'operations',
  access: 'signed-in',
  summary: "Write an export into the server's folder of exports",
  status: 201,
  input: z.object({}),
  output: z.object({ file: z.string() }),
});
