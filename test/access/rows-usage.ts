import { at, personId, type Rows, today } from './ids.ts';

export function usageOf(tenants: readonly string[]): Rows {
  const each = (more: (n: number) => object) => tenants.map((tenant_id, n) => ({ tenant_id, ...more(n) }));
  return {
    usage_tenant: each((n) => ({ number: n + 1, called: `t${n}` })),
    usage_key: each(() => ({ key: 'key' })),
    usage_import: each((n) => ({
      number: n + 1,
      sha256: 'sha',
      file: 'file',
      bytes: 1,
      source: 'file',
      imported_by: 'system',
      imported_at: at,
    })),
    usage_quarantine: tenants.map((_, n) => ({
      import_number: n + 1,
      line: 1,
      reason: 'why',
      column_name: null,
      text: 'words',
    })),
    usage_entitlement: each((n) => ({ service: 'teams', day: today, enabled: 1, import_number: n + 1 })),
    usage_connection: each(() => ({ state: 'connected', changed_by: 'system', changed_at: at })),
    usage_override: each(() => ({
      service: 'teams',
      version: 1,
      from_day: today,
      count: 1,
      why: 'why',
      said_by: personId(0),
      said_at: at,
    })),
    usage_sign: each((n) => ({ import_number: n + 1, report: 1, day: today, kind: 'partial' })),
    usage_consent: each((n) => ({ state_hash: `state ${n}`, asked_by: 'system', asked_at: at, until: at })),
    usage_sync: each(() => ({ report: 'teams', next_try: at })),
    usage_naming: each(() => ({ since: at, kept_by: 'system' })),
    usage_name: each(() => ({ person: 7, name: 'ada@contoso.example' })),
    usage_erased: each(() => ({ person: 8, erased_at: at })),
  };
}
