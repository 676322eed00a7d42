import * as z from 'zod';
import type { Id } from '../../base/ids.ts';

export type PersonId = Id<'person'>;
export type FirmId = Id<'firm'>;
export type SessionId = Id<'session'>;

/** How far a role sees and writes (domain.md 2.2). `administers` is Uptake's own: people, jobs, publishing. */
export type AccessLevel = 'assigned' | 'assigned-and-assignment' | 'privileged' | 'partner';

export interface Role {
  readonly id: string;
  readonly label: string;
  /** What stands in a 40 px role box. */
  readonly short: string;
  readonly level: AccessLevel;
}

/** The role catalogue of domain.md 2.1, with the levels of 2.2 and its rule 8. */
export const roles = [
  { id: 'rm', label: 'Regional Manager', short: 'RM', level: 'assigned-and-assignment' },
  { id: 'fm', label: 'FastTrack Manager', short: 'FM', level: 'assigned' },
  { id: 'fe', label: 'FastTrack Engineer', short: 'FE', level: 'assigned' },
  { id: 'sme', label: 'SME', short: 'SME', level: 'assigned' },
  { id: 'fta', label: 'FastTrack Architect', short: 'FTA', level: 'assigned-and-assignment' },
  { id: 'fsa', label: 'FastTrack Solution Architect', short: 'FSA', level: 'assigned-and-assignment' },
  { id: 'gmfta', label: 'Get Modern FTA', short: 'GMF', level: 'assigned-and-assignment' },
  { id: 'mvm', label: 'Migration Velocity Manager', short: 'MVM', level: 'assigned' },
  { id: 'fpm', label: 'FastTrack Partner Manager', short: 'FPM', level: 'assigned-and-assignment' },
  { id: 'rfa-manager', label: 'RFA Manager', short: 'G-RM', level: 'assigned-and-assignment' },
  { id: 'targeting-manager', label: 'Targeting Manager', short: 'G-TM', level: 'assigned-and-assignment' },
  { id: 'app-assure-manager', label: 'App Assure Manager', short: 'AAM', level: 'assigned' },
  { id: 'app-assure-router', label: 'App Assure Router', short: 'AAR', level: 'assigned-and-assignment' },
  { id: 'assignment-team', label: 'Assignment Team', short: 'AT', level: 'assigned-and-assignment' },
  { id: 'cxp-fte', label: 'CXP FTE', short: 'CXP', level: 'privileged' },
  { id: 'cxp-vendor', label: 'CXP Vendor', short: 'CXV', level: 'assigned' },
  { id: 'cxp-ops', label: 'CXP Ops', short: 'OPS', level: 'privileged' },
  { id: 'triage-approver', label: 'SME triage approver', short: 'TRI', level: 'assigned-and-assignment' },
  { id: 'p-rm', label: 'Partner Regional Manager', short: 'P-RM', level: 'partner' },
  { id: 'p-fm', label: 'Partner FastTrack Manager', short: 'P-FM', level: 'partner' },
  { id: 'p-fe', label: 'Partner FastTrack Engineer', short: 'P-FE', level: 'partner' },
] as const satisfies readonly Role[];

export type RoleId = (typeof roles)[number]['id'];

/** The role with this id, or undefined for a word that is none. */
export function roleOf(id: string): Role | undefined {
  return roles.find((role) => role.id === id);
}

/** Roles on the Partner tab (domain.md 3.13). */
export const partnerRoles: readonly string[] = roles
  .filter(({ level }) => level === 'partner')
  .map(({ id }) => id);

/** Rights beside roles, given one by one (domain.md 2.3); all but the first open something of Uptake's own. */
export const capabilities = [
  // Runs the CSMAU wizard: the ring-fenced team, and FastTrack Managers whom leadership designates.
  'csmau:member',
  // Leads CSMAU: keeps the offers and the goals.
  'csmau:lead',
  // Keeps the master data of all customers and tenants.
  'portfolio:keep',
  // Says which tenant carries what is said of its customer.
  'reference:change',
  // Changes the engagement scenario of a service.
  'scenario:edit',
  // Publishes the playbook.
  'playbook:publish',
] as const;
export type Capability = (typeof capabilities)[number];

/** Whoever asks: what row security needs, and what policies and presenters ask for. */
export interface Actor {
  readonly person: string;
  readonly reads: 'none' | 'assigned' | 'firm' | 'all';
  readonly writes: 'none' | 'assigned' | 'all';
  readonly assigns: 'none' | 'primary' | 'firm' | 'all';
  readonly firm: string | null;
  readonly audience: 'internal' | 'partner';
  readonly administrator: boolean;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly capabilities: readonly string[];
  readonly demo: boolean;
}

/**
 * Whom an answer names as having done something. Somebody whom the reader may not know – a partner knows few of the organisation – is the
 * portal to them, and no id tells one of those from another.
 */
export function shownPerson(id: string, name: string | null | undefined): { id: string; name: string } {
  return name === null || name === undefined
    ? { id: systemActor.person, name: systemActor.name }
    : { id, name };
}

/** Acts for the portal itself, and for whoever owns the machine at the command line. */
export const systemActor: Actor = {
  person: 'system',
  reads: 'all',
  writes: 'all',
  assigns: 'all',
  firm: null,
  audience: 'internal',
  administrator: true,
  name: 'Uptake',
  email: '',
  roles: [],
  capabilities: [],
  demo: false,
};

/** Before anybody has signed in. */
export const nobody: Actor = {
  ...systemActor,
  person: '',
  reads: 'none',
  writes: 'none',
  assigns: 'none',
  audience: 'partner',
  administrator: false,
  name: '',
};

export const meSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.object({ id: z.string(), label: z.string(), short: z.string() })),
    capabilities: z.array(z.string()),
    firm: z.string().nullable(),
    audience: z.enum(['internal', 'partner']),
    administrator: z.boolean(),
    demo: z.boolean(),
    csrf: z.string().describe('Send back as X-CSRF-Token with every change'),
  })
  .meta({ id: 'Me' });
export type Me = z.output<typeof meSchema>;

export const emailSchema = z.email().max(254);
/** NIST 800-63B: length, no composition rules. */
export const passwordSchema = z.string().min(12).max(256);

const named = z.object({ id: z.string(), name: z.string() });
const roleIds = roles.map(({ id }) => id) as [RoleId, ...RoleId[]];

export const absenceSchema = z
  .object({ first: z.iso.date(), last: z.iso.date() })
  .refine(({ first, last }) => first <= last, 'An absence ends on its first day or later');

const minutes = z.number().int().min(0).max(1440).nullable().describe('Minutes of the day by the own clock');
const words = z.array(z.string().trim().min(1).max(60)).max(30);

/** How somebody works, as they say themselves. */
export const profileSchema = z.object({
  skills: words,
  languages: words,
  timeZone: z.string().max(60).describe('IANA name, or empty'),
  worksFrom: minutes,
  worksTo: minutes,
  worksOn: z.array(z.number().int().min(1).max(7)).max(7).describe('Days of the week, Monday is 1'),
  absences: z.array(absenceSchema).max(50).describe('Present and coming ones'),
});
export type Profile = z.output<typeof profileSchema>;

export const availabilitySchema = z.object({
  now: z.boolean().nullable().describe('Null where working hours are not known'),
  next: z.iso.datetime().nullable().describe('When the person is next at work, if not now'),
  zone: z.string(),
  absent: z.boolean().describe('Away today'),
  absence: z
    .object({ first: z.iso.date(), last: z.iso.date() })
    .nullable()
    .describe('Present or next absence'),
});
export type AvailabilityShown = z.output<typeof availabilitySchema>;

/** Somebody as their colleagues know them. */
export const personCardSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.string()),
    firm: named.nullable(),
    queue: z.enum(['active', 'inactive']).nullable(),
    disabled: z.boolean(),
    tenants: z.number().int(),
    profile: profileSchema,
    version: z.number().int().describe('Of the profile; 0 until there is one'),
    availability: availabilitySchema.nullable(),
    mayEdit: z.boolean(),
  })
  .meta({ id: 'PersonCard' });
export type PersonCard = z.output<typeof personCardSchema>;

/** What an administrator says about somebody. */
export const accountSchema = z.object({
  name: z.string().trim().min(1).max(120),
  email: emailSchema,
  roles: z.array(z.enum(roleIds)).max(roleIds.length),
  capabilities: z.array(z.enum(capabilities)).max(capabilities.length),
  firm: z.string().max(80).nullable(),
  administrator: z.boolean(),
  queue: z.enum(['active', 'inactive']).nullable(),
});
export type Account = z.output<typeof accountSchema>;

export const personRowSchema = accountSchema
  .extend({
    id: z.string(),
    // What stands there was not always asked of it.
    name: z.string(),
    email: z.string(),
    roles: z.array(z.string()),
    capabilities: z.array(z.string()),
    firm: named.nullable(),
    disabled: z.boolean(),
    hasPassword: z.boolean(),
    tenants: z.number().int(),
    version: z.number().int(),
  })
  .meta({ id: 'PersonRow' });
export type PersonRow = z.output<typeof personRowSchema>;
