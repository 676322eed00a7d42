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

const names = ['person', 'reads', 'writes', 'firm', 'audience', 'admin', 'capabilities', 'assigns'];

function settingsOf(identity: Identity): string[] {
  const { person, reads, writes, firm, audience, administrator, capabilities, assigns } = identity;
  const admin = administrator ? 'yes' : '';
  return [person, reads, writes, firm ?? '', audience, admin, capabilities.join(' '), assigns];
}

const setting = (name: string, n: number, local: boolean) => `set_config('app.${name}', $${n + 1}, ${local})`;

/**
 * Statement and values that put an identity on a connection; `owner` is the login itself, which is nobody to row security: it keeps nothing of
 * whoever had the connection before.
 */
export function identityStatement(identity: Identity | 'owner'): { sql: string; values: string[] } {
  const role = identity === 'owner' ? 'none' : 'uptake_app';
  const parts = [`set_config('role', '${role}', false)`, ...names.map((name, n) => setting(name, n, false))];
  return {
    sql: `select ${parts.join(', ')}`,
    values: settingsOf(identity === 'owner' ? nobody : identity),
  };
}

/**
 * For one transaction of the owner: sees and writes what the system may. A migration that copies rows would otherwise leave out all that row
 * security hides from a login that is no superuser, and say nothing.
 */
export const systemForTransaction = {
  sql: `select ${names.map((name, n) => setting(name, n, true)).join(', ')}`,
  values: settingsOf(system),
};
