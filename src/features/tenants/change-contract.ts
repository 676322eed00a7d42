import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import { motions, priorities, regions, tenantInternalSchema, tenantMasterSchema } from './model.ts';

const tenantId = idSchema('tenant');
const why = z.string().trim().max(500).default('').describe('Kept in the ledger');
const text = (most: number) => z.string().trim().max(most);
const name = text(120).min(1);
const tpid = z.number().int().min(1).max(2_147_483_647);
const guid = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    'This is no tenant id: it looks like 72f988bf-86f1-41af-91ab-2d7cd011db47',
  );
const seats = z.number().int().min(0).max(50_000_000).nullable();
const region = z.enum(regions);

export const addTenant = contract({
  name: 'addTenant',
  method: 'POST',
  path: '/tenants',
  tag: 'tenants',
  access: 'signed-in',
  status: 201,
  summary: 'Add a tenant by hand (tenant exception), to a customer by its TPID or to a new one',
  input: z.object({
    guid,
    name,
    domain: text(253).default(''),
    reason: text(120).min(1).describe('Why it is added by hand: a value of the list `entry-reason`'),
    country: text(60).default(''),
    seats: seats.default(null),
    tpid,
    customer: z
      .object({ name, region, segment: text(60).min(1) })
      .optional()
      .describe('Of a customer that is not here yet; refused where the TPID is taken'),
  }),
  output: z.object({ id: z.string() }),
});

export const saveTenant = contract({
  name: 'saveTenant',
  method: 'PATCH',
  path: '/tenants/:tenantId',
  tag: 'tenants',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Change master data of a tenant; what is left out stays. The version is that of `master`',
  input: z.object({
    tenantId,
    name: name.optional(),
    domain: text(253).optional(),
    tpid: tpid.optional().describe('Of the customer that it belongs to'),
    country: text(60).optional(),
    seats: seats.optional(),
    why,
  }),
  output: tenantMasterSchema,
});

export const saveWantsPartner = contract({
  name: 'saveWantsPartner',
  method: 'PATCH',
  path: '/tenants/:tenantId/wants-partner',
  tag: 'tenants',
  access: 'signed-in',
  needsMatch: true,
  summary: "Say whether the customer desires a partner's assistance. The version is that of `master`",
  input: z.object({ tenantId, wantsPartner: z.boolean() }),
  output: tenantMasterSchema,
});

const day = z.iso.date().describe('Since when it holds');

export const savePartnerStatus = contract({
  name: 'savePartnerStatus',
  method: 'PATCH',
  path: '/tenants/:tenantId/partner-status',
  tag: 'tenants',
  access: 'signed-in',
  needsMatch: true,
  summary: "Set the partner's status of a tenant. The version is that of `master`",
  input: z.object({ tenantId, value: text(120).min(1), day, why }),
  output: tenantMasterSchema,
});

export const saveFacts = contract({
  name: 'saveFacts',
  method: 'PATCH',
  path: '/tenants/:tenantId/facts',
  tag: 'tenants',
  access: 'signed-in',
  needsMatch: true,
  summary:
    'Change motions, tags, segment, urgency, flags; what is left out stays. The version is that of `internal`',
  input: z.object({
    tenantId,
    motions: z.array(z.enum(motions)).max(motions.length).optional(),
    tags: z.array(text(60).min(1)).max(50).optional(),
    segment: text(60).optional(),
    urgency: text(60).optional(),
    flags: z
      .record(text(60).min(1), text(200))
      .optional()
      .describe('All flags; one without a value is dropped'),
    why,
  }),
  output: tenantInternalSchema,
});

export const savePriority = contract({
  name: 'savePriority',
  method: 'PATCH',
  path: '/tenants/:tenantId/priority',
  tag: 'tenants',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Set a priority against the computed one with a reason; null sets it to its default',
  input: z.object({ tenantId, override: z.enum(priorities).nullable(), reason: text(120).default(''), why }),
  output: tenantInternalSchema,
});

export const saveStatus = contract({
  name: 'saveStatus',
  method: 'PATCH',
  path: '/tenants/:tenantId/status',
  tag: 'tenants',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Set the overall status and since when it holds; whether the tenant is active follows from it',
  input: z.object({ tenantId, value: text(120).min(1), day, why }),
  output: tenantInternalSchema,
});

export const saveActivity = contract({
  name: 'saveActivity',
  method: 'PATCH',
  path: '/tenants/:tenantId/active',
  tag: 'tenants',
  access: 'signed-in',
  needsMatch: true,
  summary:
    'Say that a tenant is (not) active against what follows from status and queue; null lets it follow again',
  input: z.object({ tenantId, active: z.boolean().nullable(), reason: text(200).default('') }),
  output: tenantInternalSchema,
});
