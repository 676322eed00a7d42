import type { ColumnType, Generated } from 'kysely';
import type { Id } from '../base/ids.ts';

type TenantId = Id<'tenant'>;
type Texts = ColumnType<readonly string[], string | undefined, string>;

export interface UsageOverrideTable {
  tenant_id: TenantId;
  service: string;
  version: number;
  from_day: string;
  count: number | null;
  why: string;
  said_by: string;
  said_at: Date;
}

export interface UsageImportTable {
  number: Generated<number>;
  tenant_id: TenantId;
  sha256: string;
  mapping: Generated<string>;
  file: string;
  bytes: number;
  source: string;
  state: Generated<string>;
  report: string | null;
  name_space: string | null;
  refresh_from: string | null;
  refresh_to: string | null;
  rows: Generated<number>;
  quarantined: Generated<number>;
  unknown_people: Generated<number>;
  remarks: ColumnType<Record<string, unknown>, string | undefined, string>;
  refusal: string | null;
  imported_by: string;
  imported_at: Date;
}

export interface UsageEntitlementTable {
  tenant_id: TenantId;
  service: string;
  day: string;
  enabled: number;
  assigned: number | null;
  import_number: number;
}

export interface UsageConnectionTable {
  tenant_id: TenantId;
  state: string;
  changed_by: string;
  changed_at: Date;
  roles: Generated<string[]>;
  conceals_names: boolean | null;
  name_space: string | null;
  names_from: string | null;
  busy_until: Date | null;
  queued_until: Date | null;
}

export interface UsageSyncTable {
  tenant_id: TenantId;
  report: string;
  last_success: Date | null;
  refresh_day: string | null;
  next_try: Date;
  held_until: Date | null;
  attempts: Generated<number>;
  problem_code: string | null;
  problem: string | null;
  asked: Texts;
  round_day: string | null;
  round_done: Texts;
  missing: Texts;
}
