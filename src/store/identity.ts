/**
 * On whose behalf a connection works. The store writes it into the connection before anybody may use it, and row
 * security reads it there, so a query that forgets to ask still sees no more than this person may (domain.md 2.2).
 */
export interface Identity {
  readonly person: string;
  /** `assigned`: the tenants this person is assigned to; `firm`: those and the partner firm's. */
  readonly reads: 'none' | 'assigned' | 'firm' | 'all';
  /** `all` is for the system's own work. */
  readonly writes: 'none' | 'assigned' | 'all';
  /** Whom this person may assign: nobody; others where FastTrack Manager and primary; the own firm's people; everybody. */
  readonly assigns: 'none' | 'primary' | 'firm' | 'all';
  readonly firm: string | null;
  /** Internal text never reaches a partner. */
  readonly audience: 'internal' | 'partner';
  readonly administrator: boolean;
  /** Rights beside the reach: `playbook:publish` opens the tables of the playbook. */
  readonly capabilities: readonly string[];
}

/** The portal's own work: jobs, the demo, the command line of whoever owns the machine. Row security still applies. */
export const system: Identity = {
  person: 'system',
  reads: 'all',
  writes: 'all',
  assigns: 'all',
  firm: null,
  audience: 'internal',
  administrator: true,
  capabilities: [],
};

/** Before anybody has signed in: sees no tenant and no playbook. */
export const nobody: Identity = {
  person: '',
  reads: 'none',
  writes: 'none',
  assigns: 'none',
  firm: null,
  audience: 'partner',
  administrator: false,
  capabilities: [],
};

/** Statement and values that put an identity on a connection; `owner` is the login itself, for migrations. */
export function identityStatement(identity: Identity | 'owner'): { sql: string; values: string[] } {
  if (identity === 'owner') return { sql: `select set_config('role', 'none', false)`, values: [] };
  const { person, reads, writes, firm, audience, administrator, capabilities, assigns } = identity;
  return {
    sql: `select set_config('role', 'uptake_app', false), set_config('app.person', $1, false),
      set_config('app.reads', $2, false), set_config('app.writes', $3, false), set_config('app.firm', $4, false),
      set_config('app.audience', $5, false), set_config('app.admin', $6, false),
      set_config('app.capabilities', $7, false), set_config('app.assigns', $8, false)`,
    values: [
      person,
      reads,
      writes,
      firm ?? '',
      audience,
      administrator ? 'yes' : '',
      capabilities.join(' '),
      assigns,
    ],
  };
}
