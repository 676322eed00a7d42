import * as z from 'zod';
import { contract } from '../../http/contract.ts';
import {
  audienceSchema,
  differenceSchema,
  findingLevels,
  findingSchema,
  hitSchema,
  pageSchema,
  pageSummarySchema,
  processSchema,
  touchedWorkSchema,
  versionSchema,
} from './model.ts';

const as = audienceSchema
  .optional()
  .describe('Answer as this audience is answered; partners may not ask as internal');

export const listPages = contract({
  name: 'listPages',
  method: 'GET',
  path: '/playbook',
  tag: 'playbooks',
  access: 'signed-in',
  summary: 'The published playbook: its version and its pages, as far as this person may read them',
  input: z.object({ as }),
  output: z.object({
    version: versionSchema.nullable(),
    phases: z.array(z.string()).describe('In the order of the work'),
    pages: z.array(pageSummarySchema),
    mayReadFindings: z.boolean(),
  }),
});

export const readPage = contract({
  name: 'readPage',
  method: 'GET',
  path: '/playbook/page',
  tag: 'playbooks',
  access: 'signed-in',
  summary: 'One page of the published playbook',
  input: z.object({ path: z.string().max(500), as }),
  output: pageSchema,
});

export const readGraph = contract({
  name: 'readGraph',
  method: 'GET',
  path: '/playbook/graph',
  tag: 'playbooks',
  access: 'signed-in',
  summary:
    'The processes of the published playbook and what follows on each, as far as this person may read them',
  input: z.object({ as }),
  output: z.object({
    phases: z.array(z.string()).describe('In the order of the work'),
    processes: z.array(processSchema),
  }),
});

export const searchPlaybook = contract({
  name: 'searchPlaybook',
  method: 'GET',
  path: '/playbook/search',
  tag: 'playbooks',
  access: 'signed-in',
  summary:
    'Parts of the published playbook that hold every word, as far as this person may read them; words in quotes stand together',
  input: z.object({
    q: z.string().max(500),
    after: z.coerce.number().int().min(0).max(1000).default(0).describe('How many hits to pass over'),
    limit: z.coerce.number().int().min(1).max(50).default(20),
    as,
  }),
  output: z.object({
    hits: z.array(hitSchema),
    total: z.number().int(),
  }),
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
      .array(
        z.object({
          path: z.string().min(1).max(500),
          text: z.string(),
          unread: z.string().max(500).optional(),
        }),
      )
      .min(1)
      .max(20_000),
    otherPaths: z
      .array(z.string().min(1).max(500))
      .max(100_000)
      .optional()
      .describe(
        'Names of pictures and whatever else pages link to, so that a missing one is found; without them such links are believed',
      ),
    why: z.string().trim().max(500).default(''),
    accept: z
      .array(z.string().max(80))
      .max(50)
      .default([])
      .describe('Codes of errors to publish in spite of; needs a reason, which the ledger keeps'),
  }),
  output: versionSchema,
});

const number = z.coerce.number().int().min(1).max(1_000_000_000);

export const listVersions = contract({
  name: 'listVersions',
  method: 'GET',
  path: '/playbook/versions',
  tag: 'playbooks',
  access: 'signed-in',
  summary: 'Every published version, newest first',
  input: z.object({
    before: number.optional().describe('Only versions older than this one'),
    limit: z.coerce.number().int().min(1).max(200).default(100),
    as,
  }),
  output: z.object({
    versions: z.array(versionSchema),
    mayRestore: z.boolean(),
    more: z.boolean().describe('There are older ones'),
  }),
});

export const readDifference = contract({
  name: 'readDifference',
  method: 'GET',
  path: '/playbook/difference',
  tag: 'playbooks',
  access: 'signed-in',
  summary:
    'What has changed from one version to another, as far as this person may read the pages, and the work it touches',
  input: z.object({ from: number, to: number, as }),
  output: z.object({
    from: versionSchema,
    to: versionSchema,
    difference: differenceSchema,
    work: z
      .array(touchedWorkSchema)
      .nullable()
      .describe('For each changed task that somebody works on; null for partners'),
  }),
});

export const readFindings = contract({
  name: 'readFindings',
  method: 'GET',
  path: '/playbook/findings',
  tag: 'playbooks',
  access: 'signed-in',
  summary:
    'What the compiler said of a version when it was published: all of it for those who publish, of one page also for its owner',
  input: z.object({
    version: number.optional().describe('The published one unless told'),
    path: z.string().max(500).optional(),
    level: z.enum(findingLevels).optional(),
    code: z.string().max(80).optional(),
    after: z.coerce
      .number()
      .int()
      .min(0)
      .max(1_000_000_000)
      .optional()
      .describe('Place of the last one seen'),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: z.object({
    number: z.number().int().describe('Of the version'),
    kept: z.boolean().describe('False for a version of the time when only counts were kept'),
    findings: z.array(findingSchema),
    total: z.number().int().describe('That fit the filters'),
    more: z.boolean(),
    levels: z.array(z.object({ level: z.enum(findingLevels), count: z.number().int() })),
    codes: z.array(z.object({ code: z.string(), title: z.string(), count: z.number().int() })),
    paths: z.array(
      z.object({
        path: z.string(),
        title: z.string().nullable().describe('Of the page; null for a file that is none'),
        count: z.number().int(),
      }),
    ),
  }),
});

export const restoreVersion = contract({
  name: 'restoreVersion',
  method: 'POST',
  path: '/playbook/versions/:number/restore',
  tag: 'playbooks',
  access: 'signed-in',
  summary:
    'Publish an older version again, as the next one. What it was published in spite of stays; the ledger keeps the reason',
  status: 201,
  input: z.object({ number, why: z.string().trim().min(1).max(500) }),
  output: versionSchema,
});
