import * as z from 'zod';
import { services } from '../../reports/services.ts';
import { availabilitySchema } from '../people/model.ts';

/** Roles by tab, as people are assigned in them (domain.md 3.13). `shared`: partners see the tab (domain.md 2.4). */
export const tabs = [
  {
    id: 'onboarding',
    roles: ['rm', 'fm', 'fe', 'fpm', 'sme', 'app-assure-manager', 'rfa-manager', 'targeting-manager'],
    shared: true,
  },
  { id: 'enterprise', roles: ['fta', 'fsa', 'gmfta'], shared: false },
  { id: 'migration', roles: ['mvm'], shared: false },
  { id: 'partner', roles: ['p-rm', 'p-fm', 'p-fe'], shared: true },
] as const satisfies readonly { id: string; roles: readonly string[]; shared: boolean }[];
export type TabId = (typeof tabs)[number]['id'];
export const tabIds = tabs.map(({ id }) => id) as [TabId, ...TabId[]];

/** Every role that somebody can be assigned in. */
export const assignableRoles: readonly string[] = tabs.flatMap(({ roles }) => [...roles]);

/** The tab that a role stands on. */
export function tabOf(role: string): TabId | undefined {
  return tabs.find(({ roles }) => (roles as readonly string[]).includes(role))?.id;
}

/** Services that somebody can be assigned to one by one. */
export const assignableServices = services.map(({ id, name, group }) => ({ id, name, group }));

/** What an SME without a workload is there for. `CSMAU` is for members of that team only, and internal. */
export const focuses = ['Adoption', 'Identity', 'Network', 'CSMAU'] as const;
export type Focus = (typeof focuses)[number];

const service = z.string().max(80);

/** One person in one role at a place, with all their boxes. */
export const lineSchema = z
  .object({
    person: z.string().max(80).describe('Person id'),
    role: z.string().max(40).describe('Role id'),
    whole: z.boolean().describe('The box of the tenant or customer as a whole; it holds for all services'),
    services: z.array(service).max(100).describe('Boxes of single services; none where `whole` is ticked'),
    primary: z
      .array(service)
      .max(100)
      .describe('Where the person is primary: service ids, or empty for the place as a whole'),
    focus: z.enum(focuses).nullable().describe('SMEs without a workload only'),
  })
  .meta({ id: 'AssignmentLine' });
export type Line = z.output<typeof lineSchema>;

/** What one needs to know of somebody to assign them. Partners get no more than the name of other people. */
export const assigneeFactsSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    firm: z.object({ id: z.string(), name: z.string() }).nullable(),
    roles: z.array(z.string()),
    csmau: z.boolean().describe('Member of the CSMAU team'),
    queue: z.enum(['active', 'inactive']).nullable().describe('Set for a queue, which is nobody'),
    disabled: z.boolean(),
    availability: availabilitySchema.nullable(),
  })
  .meta({ id: 'AssigneeFacts' });
export type AssigneeFacts = z.output<typeof assigneeFactsSchema>;

/** What somebody who assigns should know of the outcome; it hinders nothing. */
export const warningCodes = [
  'no-primary-rm',
  'no-primary-fm',
  'no-partner-manager',
  'sme-primary',
  'lacks-role',
  'disabled',
  'absent',
  'parked',
] as const;
export const warningSchema = z.object({
  code: z.enum(warningCodes),
  person: z.string().nullable(),
  role: z.string().nullable(),
});
export type Warning = z.output<typeof warningSchema>;

export const changedLineSchema = z.object({
  before: lineSchema.nullable(),
  after: lineSchema.nullable(),
  because: z
    .enum(['asked', 'star-moved', 'only-manager'])
    .describe('`star-moved`: somebody else became primary; `only-manager`: a single RM is primary by itself'),
});
export type ChangedLine = z.output<typeof changedLineSchema>;

export const tieSchema = z.object({ before: z.string().nullable(), after: z.string().nullable() });

/** Who works at a tenant or customer. */
export const placeAssignmentsSchema = z
  .object({
    place: z.object({ kind: z.enum(['tenant', 'customer']), id: z.string(), name: z.string() }),
    customer: z.object({ id: z.string(), name: z.string() }),
    firm: z
      .object({ id: z.string(), name: z.string() })
      .nullable()
      .describe('The partner firm the tenant is tied to'),
    lines: z.array(lineSchema),
    inherited: z.array(lineSchema).describe('By the customer, and so at this tenant too'),
    people: z.array(assigneeFactsSchema),
    warnings: z.array(warningSchema),
    revision: z.string().describe('Of what was read; goes back with the changes'),
    assign: z
      .enum(['none', 'internal', 'partner', 'all'])
      .describe('People in which roles one may assign here'),
    tabs: z.array(z.enum(tabIds)),
  })
  .meta({ id: 'PlaceAssignments' });
export type PlaceAssignments = z.output<typeof placeAssignmentsSchema>;

export const appliedSchema = z
  .object({
    changed: z.array(changedLineSchema),
    warnings: z.array(warningSchema),
    tie: tieSchema.nullable().describe('Set when the tenant comes to another firm, or to none'),
    undo: z
      .object({ lines: z.array(lineSchema), keepFirm: z.boolean() })
      .describe('What takes it back: apply it as changes'),
    revision: z.string(),
  })
  .meta({ id: 'AppliedAssignments' });
export type Applied = z.output<typeof appliedSchema>;

export const logEntrySchema = z
  .object({
    at: z.iso.datetime(),
    by: z.object({ id: z.string(), name: z.string() }),
    person: z.object({ id: z.string(), name: z.string() }),
    role: z.string(),
    before: lineSchema.nullable(),
    after: lineSchema.nullable(),
    why: z.string(),
  })
  .meta({ id: 'AssignmentLogEntry' });
export type LogEntry = z.output<typeof logEntrySchema>;

export const candidateSchema = assigneeFactsSchema
  .extend({
    email: z.string(),
    skills: z.array(z.string()),
    languages: z.array(z.string()),
    tenants: z.number().int().describe('How many tenants the person has'),
  })
  .meta({ id: 'Candidate' });
export type Candidate = z.output<typeof candidateSchema>;

/** An assignment of somebody, as another person could take it over. */
export const movableSchema = z
  .object({
    id: z.string(),
    version: z.number().int(),
    level: z.enum(['tenant', 'service', 'customer']),
    place: z.object({ id: z.string(), name: z.string() }),
    customer: z.string(),
    role: z.string(),
    service: z.string().describe('Empty for the tenant or customer as a whole'),
    primary: z.boolean(),
    isThere: z
      .boolean()
      .describe('The other person has it already: only the one box goes, a star is passed on'),
    refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
  })
  .meta({ id: 'MovableAssignment' });
export type Movable = z.output<typeof movableSchema>;

const named = z.object({ id: z.string(), name: z.string() });

export const reassignmentSchema = z
  .object({
    id: z.string(),
    from: named,
    to: named,
    by: named,
    at: z.iso.datetime(),
    why: z.string(),
    rows: z.number().int(),
    undone: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
  })
  .meta({ id: 'Reassignment' });
export type Reassignment = z.output<typeof reassignmentSchema>;

export const reassignedSchema = z
  .object({
    reassignment: reassignmentSchema,
    rows: z.array(
      z.object({
        number: z.number().int(),
        place: named,
        level: z.enum(['tenant', 'customer']),
        role: z.string(),
        whole: z.boolean(),
        services: z.array(z.string()),
        state: z.enum(['moved', 'undone', 'kept']),
        keptWhy: z.string().describe('Why it could not be taken back'),
      }),
    ),
  })
  .meta({ id: 'ReassignmentRows' });
export type Reassigned = z.output<typeof reassignedSchema>;
