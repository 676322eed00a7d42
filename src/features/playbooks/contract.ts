import * as z from 'zod';
import { contract } from '../../http/contract.ts';
import { pageSchema, pageSummarySchema, versionSchema } from './model.ts';

export const listPages = contract({
  name: 'listPages',
  method: 'GET',
  path: '/playbook',
  tag: 'playbooks',
  access: 'signed-in',
  summary: 'The published playbook: its version and its pages, as far as this person may read them',
  input: z.object({}),
  output: z.object({
    version: versionSchema.nullable(),
    phases: z.array(z.string()).describe('In the order of the work'),
    pages: z.array(pageSummarySchema),
  }),
});

export const readPage = contract({
  name: 'readPage',
  method: 'GET',
  path: '/playbook/page',
  tag: 'playbooks',
  access: 'signed-in',
  summary: 'One page of the published playbook',
  input: z.object({ path: z.string().max(500) }),
  output: pageSchema,
});

export const publishPlaybook = contract({
  name: 'publishPlaybook',
  method: 'POST',
  path: '/playbook/versions',
  tag: 'playbooks',
  access: 'signed-in',
  summary:
    'Compile a folder of pages and publish it as the next version; refused while it has errors that are not accepted by name',
  status: 201,
  bodyLimit: 64 * 1024 * 1024,
  input: z.object({
    files: z
      .array(z.object({ path: z.string().min(1).max(500), text: z.string() }))
      .min(1)
      .max(20_000),
    why: z.string().trim().max(500).default(''),
    accept: z
      .array(z.string().max(80))
      .max(50)
      .default([])
      .describe('Codes of errors to publish in spite of; needs a reason, which the ledger keeps'),
  }),
  output: versionSchema,
});
