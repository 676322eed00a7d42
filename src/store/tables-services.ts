import type { Generated } from 'kysely';
import type { Id } from '../base/ids.ts';

type TenantId = Id<'tenant'>;
type Day = string | null;

/** Which service of which tenant. */
interface OfService {
  tenant_id: TenantId;
  service: string;
}

export interface ServiceTables {
  tenant_service: OfService & {
    in_scope: Generated<boolean>;
    engagement_start: Day;
    status: string | null;
    scenario: Generated<string>;
    teams: Generated<string[]>;
    split_delivery: boolean | null;
    migrating: boolean | null;
    rejection_reason: Generated<string>;
    rejection_note: Generated<string>;
    migration_start: Day;
    migration_end: Day;
    updated_by: string;
    updated_at: Date;
    version: Generated<number>;
  };
  entitlement_status: OfService & {
    id: string;
    place: number;
    status: string;
    reason: string | null;
    engineering: string | null;
    entitlements: number;
    target_date: Day;
    owner_role: string | null;
    owner_contact_id: string | null;
    next_action_date: Day;
    note: Generated<string>;
    split_reason: string | null;
    approval: Generated<string>;
    since: string;
    target_by: string | null;
    target_at: Date | null;
    intent_by: string | null;
    intent_at: Date | null;
  };
  adoption_indicator: OfService & { element: string; value: string; said_by: string; said_at: Date };
  service_migration: OfService & {
    place: number;
    kind: string;
    entitlements: number;
    status: string;
    estimated: Day;
    notes: Generated<string>;
    /** PostgreSQL's numeric, which comes as text. */
    size_gb: number | string | null;
  };
  service_forecast: OfService & {
    version: number;
    rfa: string;
    rfa_submitted: string;
    first_milestone: Day;
    second_milestone: Day;
    maximum: Day;
    partner: Generated<string>;
    said_by: string;
    said_at: Date;
  };
  service_motion: OfService & { motion: 'RFA' | 'Targeting' };
  service_feed: OfService & { rfa: Generated<string>; rfa_submitted: Day; predicted_gain: number | null };
  success_metric: {
    id: string;
    tenant_id: TenantId;
    service: Generated<string>;
    name: string;
    target: Generated<string>;
    actual: Generated<string>;
    met: Generated<boolean>;
    updated_by: string;
    updated_at: Date;
    version: Generated<number>;
  };
  tenant_authentication: {
    tenant_id: TenantId;
    method: string;
    updated_by: string;
    updated_at: Date;
    version: Generated<number>;
  };
}
