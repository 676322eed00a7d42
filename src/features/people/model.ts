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
