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
