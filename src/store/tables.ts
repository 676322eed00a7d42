import type { ColumnType, Generated } from 'kysely';
import type { Id } from '../base/ids.ts';

// One interface a table, in the order of the migrations; schema.sql is the whole truth. JSON columns are written as text.

type TenantId = Id<'tenant'>;
type CustomerId = Id<'customer'>;
type Json<T> = ColumnType<T, string, string>;

export interface Tables {
  partner_firm: { id: string; name: string };
  person: PersonTable;
  credential: { person_id: string; password_hash: string; changed_at: Date };
  session: SessionTable;
  setup_link: { token_hash: string; created_at: Date; expires_at: Date; used_at: Date | null };
  attempt: { bucket: string; window_start: Date; count: number };
  customer: { id: CustomerId; tpid: number; name: string; region: string; segment: string };
  tenant: TenantTable;
  assignment: AssignmentTable;
  playbook_version: PlaybookVersionTable;
  playbook_page: PlaybookPageTable;
  playbook_task: PlaybookTaskTable;
  playbook_text: PlaybookTextTable;
  playbook_finding: PlaybookFindingTable;
  feedback: FeedbackTable;
  usage_tenant: { tenant_id: TenantId; number: Generated<number>; called: string };
  usage_key: { tenant_id: TenantId; key: string };
  usage_import: UsageImportTable;
  usage_quarantine: {
    import_number: number;
    line: number;
    reason: string;
    column_name: string | null;
    text: string;
  };
  usage_entitlement: UsageEntitlementTable;
  usage_connection: UsageConnectionTable;
  usage_consent: {
    state_hash: string;
    tenant_id: TenantId;
    asked_by: string;
    asked_at: Date;
    until: Date;
    used_at: Date | null;
  };
  usage_sync: UsageSyncTable;
  usage_override: UsageOverrideTable;
  task_record: TaskRecordTable;
  note: NoteTable;
  ledger_head: { chain: string; tenant_id: string | null; seq: number; hash: string };
  ledger: LedgerTable;
  ledger_personal: { chain: string; seq: number; salt: string; facts: Json<unknown> };
  outbox: { id: Generated<number>; kind: string; body: Json<unknown>; created_at: Date };
  idempotency: {
    person_id: string;
    key: string;
    fingerprint: string;
    status: number;
    body: string;
    created_at: Date;
  };
}

interface PersonTable {
  id: string;
  email: string;
  name: string;
  roles: string[];
  capabilities: Generated<string[]>;
  firm_id: string | null;
  administrator: boolean;
  demo: boolean;
  disabled_at: Date | null;
  created_at: Date;
  version: Generated<number>;
}

interface SessionTable {
  id: string;
  token_hash: string;
  person_id: string;
  created_at: Date;
  seen_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  agent: string;
}

interface TenantTable {
  id: TenantId;
  customer_id: CustomerId;
  guid: string;
  name: string;
  domain: string;
  motions: string[];
  firm_id: string | null;
  active: boolean;
  created_at: Date;
  version: Generated<number>;
}

interface AssignmentTable {
  id: string;
  person_id: string;
  role: string;
  tenant_id: TenantId | null;
  customer_id: CustomerId | null;
  is_primary: boolean;
  assigned_by: string | null;
  assigned_at: Date;
}

interface PlaybookVersionTable {
  id: string;
  number: number;
  title: string;
  hash: string;
  published_at: Date;
  published_by: string;
  why: string;
  phases: string[];
  findings: Json<unknown>;
}

interface PlaybookPageTable {
  version_id: string;
  path: string;
  number: number;
  hash: string;
  title: string;
  kind: string;
  phases: string[];
  audiences: string[];
  model: Json<unknown>;
  sections: Json<unknown>;
}

interface PlaybookTextTable {
  version_id: string;
  path: string;
  place: number;
  title: string;
  anchor: string;
  heading: string;
  tasks: string;
  body: string;
  audiences: string[];
  words: Generated<string>;
}

interface PlaybookTaskTable {
  version_id: string;
  task_id: string;
  name: string;
  mandatory: boolean | null;
  roles: string[];
  services: string[];
  audiences: string[];
}

interface PlaybookFindingTable {
  version_id: string;
  place: number;
  code: string;
  level: string;
  path: string;
  line: number;
  message: string;
  hint: string | null;
  anchor: string;
  heading: string;
}

interface FeedbackTable {
  id: string;
  version_id: string;
  path: string;
  page_number: number;
  page_title: string;
  anchor: string;
  heading: string;
  kind: string;
  body: string;
  sender_id: string;
  owner_id: string | null;
  sent_at: Date;
  answer: string | null;
  answered_by: string | null;
  answered_at: Date | null;
  version: Generated<number>;
}

interface UsageOverrideTable {
  tenant_id: TenantId;
  service: string;
  version: number;
  from_day: string;
  count: number | null;
  why: string;
  said_by: string;
  said_at: Date;
}

interface TaskRecordTable {
  tenant_id: TenantId;
  task_id: string;
  service: string;
  status: string;
  percent_complete: number;
  responsible: string;
  updated_by: string;
  updated_at: Date;
  version: number;
}

interface NoteTable {
  id: string;
  tenant_id: TenantId;
  task_id: string | null;
  services: string[];
  category: string;
  body: string;
  escalated: Generated<boolean>;
  author_id: string;
  created_at: Date;
}

interface LedgerTable {
  chain: string;
  seq: number;
  tenant_id: string | null;
  at: Date;
  person_id: string;
  kind: string;
  subject: string;
  why: string;
  facts: Json<unknown>;
  personal_digest: string;
  hash: string;
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

type Texts = ColumnType<readonly string[], string | undefined, string>;

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
