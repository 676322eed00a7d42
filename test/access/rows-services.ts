import { at, personId, type Rows, today } from './ids.ts';

const services = ['teams', 'edge'];

/** Two services of every tenant: one that partners know of, and one that they are not told of. */
export function servicesOf(tenants: readonly string[]): Rows {
  const each = (more: (n: number, service: string) => object) =>
    tenants.flatMap((tenant_id, t) =>
      services.map((service, s) => ({ tenant_id, service, ...more(2 * t + s, service) })),
    );
  const by = personId(0);
  return {
    tenant_service: each((n) => ({
      scenario: n % 2 === 0 ? 'Customer-Led w/ FTP Assist' : 'Customer Led',
      in_scope: n % 4 < 2,
      updated_by: by,
      updated_at: at,
      version: 1,
    })),
    entitlement_status: each((n) => ({
      id: `part_${n}`,
      place: n,
      status: 'in-progress',
      entitlements: n,
      note: `words ${n}`,
      split_reason: null,
      approval: '',
      since: today,
    })),
    adoption_indicator: each((n) => ({
      element: 'owner',
      value: n % 2 === 0 ? 'Other' : 'IT lead',
      said_by: by,
      said_at: at,
    })),
    service_migration: each((n) => ({
      place: 0,
      kind: 'Migration TBD',
      entitlements: n,
      status: 'No Migration',
      notes: 'words',
    })),
    service_forecast: each((n) => ({
      version: 1,
      rfa: `RFA ${n}`,
      rfa_submitted: today,
      partner: '',
      said_by: by,
      said_at: at,
    })),
    service_motion: each((n) => ({ motion: n % 2 === 0 ? 'RFA' : 'Targeting' })),
    service_feed: each((n) => ({ rfa: `RFA ${n}`, rfa_submitted: today, predicted_gain: n })),
    success_metric: each((n) => ({
      id: `metric_${n}`,
      name: `Metric ${n}`,
      target: '',
      actual: '',
      met: n % 2 === 0,
      updated_by: by,
      updated_at: at,
      version: 1,
    })),
    tenant_authentication: tenants.map((tenant_id, n) => ({
      tenant_id,
      method: n % 2 === 0 ? 'Cloud identities' : 'Single Sign-On (ADFS)',
      updated_by: by,
      updated_at: at,
      version: 1,
    })),
  };
}
