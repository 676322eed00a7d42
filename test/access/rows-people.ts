import { at, personId, type Rows, today } from './ids.ts';
import { firms, type World } from './world.ts';

export function peopleOf({ people }: World, ids: readonly string[]): Rows {
  return {
    partner_firm: firms.map((id) => ({ id, name: id })),
    person: people.map(({ roles, firm, administrator, capabilities }, n) => ({
      id: personId(n),
      email: `p${n}@contoso.example`,
      name: `Person ${n}`,
      roles,
      capabilities,
      firm_id: firm,
      administrator,
      demo: false,
      disabled_at: null,
      created_at: at,
      version: 1,
    })),
    credential: ids.map((id) => ({ person_id: id, password_hash: 'hash', changed_at: at })),
    session: ids.map((id) => ({
      id: `session_${id}`,
      token_hash: `token ${id}`,
      person_id: id,
      created_at: at,
      seen_at: at,
      expires_at: at,
      revoked_at: null,
      agent: 'browser',
    })),
    password_link: ids.map((id) => ({
      token_hash: `link of ${id}`,
      person_id: id,
      made_by: id,
      created_at: at,
      expires_at: at,
      used_at: null,
    })),
    setup_link: [{ token_hash: 'link', created_at: at, expires_at: at, used_at: null }],
    attempt: [{ bucket: 'address', window_start: '2026-11-20 10:00:00+00', count: 1 }],
    person_profile: ids.map((id) => ({ person_id: id, time_zone: `zone of ${id}`, version: 1 })),
    absence: ids.map((id) => ({ id: `absence_${id}`, person_id: id, first_day: today, last_day: today })),
    idempotency: ids.map((id) => ({
      person_id: id,
      key: 'key',
      fingerprint: 'print',
      status: 200,
      body: '{}',
      created_at: at,
    })),
    outbox: [{ id: 1, kind: 'a.b', body: {}, created_at: at }],
  };
}
