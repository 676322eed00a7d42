import type { ColumnType, Generated } from 'kysely';
import type { Id } from '../base/ids.ts';
import type {
  CaseQuestionTable,
  CaseStepTable,
  GoalTable,
  NoticeTable,
  OfferTable,
  ProcessCaseTable,
  TargetListTable,
  TargetTable,
} from './tables-cases.ts';
import type { ImportRowTable, ImportTable } from './tables-imports.ts';
import type {
  CaseGuestTable,
  CaseMeetingTable,
  MailSentTable,
  NoticePreferenceTable,
} from './tables-mail.ts';
import type { ServiceTables } from './tables-services.ts';
import type {
  UsageConnectionTable,
  UsageEntitlementTable,
  UsageImportTable,
  UsageOverrideTable,
  UsageSyncTable,
} from './tables-usage.ts';
import type { BulkChangeRowTable, BulkChangeTable, SavedViewTable } from './tables-views.ts';

// One interface a table, in the order of the migrations; schema.sql is the whole truth. JSON columns are written as text.

type TenantId = Id<'tenant'>;
type CustomerId = Id<'customer'>;
type Json<T> = ColumnType<T, string, string>;

export interface Tables extends ServiceTables {
  partner_firm: { id: string; name: string };
  person: PersonTable;
  credential: { person_id: string; password_hash: string; changed_at: Date };
  session: SessionTable;
  setup_link: { token_hash: string; created_at: Date; expires_at: Date; used_at: Date | null };
  attempt: { bucket: string; window_start: Date; count: number };
  customer: CustomerTable;
  customer_internal: CustomerInternalTable;
  tenant: TenantTable;
  tenant_internal: TenantInternalTable;
  choice: ChoiceTable;
  contact: ContactTable;
  tenant_partner: TenantPartnerTable;
  assignment: AssignmentTable;
  person_profile: PersonProfileTable;
  absence: { id: string; person_id: string; first_day: string; last_day: string };
  reassignment: ReassignmentTable;
  reassignment_row: ReassignmentRowTable;
  import: ImportTable;
  import_row: ImportRowTable;
  password_link: PasswordLinkTable;
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
  playbook_process: {
    version_id: string;
    process: string;
    title: string;
    page: string;
    audiences: string[];
    definition: Json<unknown>;
  };
  process_case: ProcessCaseTable;
  case_person: { case_id: string; person_id: string; actor: string };
  case_step: CaseStepTable;
  case_question: CaseQuestionTable;
  case_figure: { case_id: string; cycle: number; kind: string; taken_at: Date; figures: Json<unknown> };
  notice: NoticeTable;
  mail_sent: MailSentTable;
  case_meeting: CaseMeetingTable;
  case_guest: CaseGuestTable;
  notice_preference: NoticePreferenceTable;
  offer: OfferTable;
  target_list: TargetListTable;
  target: TargetTable;
  goal: GoalTable;
  saved_view: SavedViewTable;
  usual_view: { person_id: string; list: string; view: string };
  bulk_change: BulkChangeTable;
  bulk_change_row: BulkChangeRowTable;
  snooze: { person_id: string; item: string; until: string };
  usage_sign: {
    tenant_id: TenantId;
    import_number: number;
    report: number;
    day: string;
    kind: string;
    people: number;
  };
  usage_naming: { tenant_id: TenantId; since: Date; kept_by: string };
  usage_name: { tenant_id: TenantId; person: string; name: string };
  usage_erased: { tenant_id: TenantId; person: string; erased_at: Date };
  task_record: TaskRecordTable;
  note: NoteTable;
  note_done: { note_id: string; tenant_id: TenantId; audience: string; done_by: string; done_at: Date };
  note_draft: NoteDraftTable;
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
  /** A pseudo-user to assign to; null for people. */
  queue: Generated<'active' | 'inactive' | null>;
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

interface CustomerTable {
  id: CustomerId;
  tpid: number;
  name: string;
  region: string;
  segment: string;
  managed: Generated<boolean>;
  active: Generated<boolean>;
  version: Generated<number>;
}

interface CustomerInternalTable {
  customer_id: CustomerId;
  reference_tenant_id: Generated<TenantId | null>;
  lists: Generated<string[]>;
  status: Generated<string | null>;
  progress_due: Generated<string | null>;
  next_review: Generated<string | null>;
  previous_review: Generated<string | null>;
  renewal: Generated<string | null>;
  watchlist: Generated<string>;
  vertical: Generated<string>;
  mindset: Generated<string | null>;
  completion: Generated<string | null>;
  motivation: Generated<string>;
  stakeholder_id: Generated<string | null>;
  version: Generated<number>;
}

interface TenantTable {
  id: TenantId;
  customer_id: CustomerId;
  guid: string;
  name: string;
  domain: string;
  firm_id: string | null;
  active: boolean;
  created_at: Date;
  version: Generated<number>;
  country: Generated<string>;
  seats: Generated<number | null>;
  wants_partner: Generated<boolean>;
  /** What a person says against what follows from status and queue; null as long as nobody does. */
  active_override: Generated<boolean | null>;
  partner_status: Generated<string>;
  partner_status_date: Generated<string | null>;
}

interface TenantInternalTable {
  tenant_id: TenantId;
  motions: Generated<string[]>;
  tags: Generated<string[]>;
  segment: Generated<string>;
  priority: Generated<string | null>;
  priority_override: Generated<string | null>;
  priority_reason: Generated<string>;
  entry_reason: Generated<string>;
  urgency: Generated<string>;
  flags: ColumnType<Record<string, string>, string | undefined, string>;
  overall_status: Generated<string>;
  status_date: Generated<string | null>;
  active_reason: Generated<string>;
  version: Generated<number>;
}

interface ChoiceTable {
  list: string;
  value: string;
  place: number;
  audience: 'internal' | 'shared';
  category: Generated<'' | 'active' | 'blocked' | 'paused' | 'completed' | 'inactive'>;
  phase: Generated<string>;
  retired: Generated<boolean>;
}

interface ContactTable {
  id: string;
  tenant_id: TenantId | null;
  customer_id: CustomerId | null;
  kind: 'Customer' | 'Partner' | 'Microsoft';
  name: string;
  title: Generated<string>;
  email: Generated<string>;
  phone: Generated<string>;
  time_zone: Generated<string>;
  country: Generated<string>;
  role: Generated<string>;
  engaged: Generated<boolean>;
  fasttrack: Generated<boolean>;
  admin_type: Generated<string>;
  do_not_call: Generated<boolean>;
  do_not_call_reason: Generated<string>;
  skill: Generated<string>;
  evidence: Generated<string>;
  survey_approved: Generated<boolean>;
  survey_eligible: Generated<boolean>;
  survey_language: Generated<string>;
  services: Generated<string[]>;
  note: Generated<string>;
  source: Generated<string>;
  created_at: Date;
  created_by: string;
  modified_at: Date;
  modified_by: string;
  version: Generated<number>;
}

interface TenantPartnerTable {
  id: string;
  tenant_id: TenantId;
  name: string;
  mpn_id: string;
  kind: string;
  engaged: Generated<boolean>;
  notes: Generated<string>;
  version: Generated<number>;
}

interface PersonProfileTable {
  person_id: string;
  skills: Generated<string[]>;
  languages: Generated<string[]>;
  time_zone: Generated<string>;
  /** Minutes of the day in that time zone. */
  works_from: Generated<number | null>;
  works_to: Generated<number | null>;
  /** Days of the week, Monday is 1. */
  works_on: Generated<number[]>;
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
  /** Service id; '' is the tenant as a whole. */
  service: Generated<string>;
  focus: Generated<'Adoption' | 'Identity' | 'Network' | 'CSMAU' | null>;
  version: Generated<number>;
}

interface ReassignmentTable {
  id: string;
  from_id: string;
  to_id: string;
  why: string;
  by_id: string;
  at: Date;
  undone_at: Generated<Date | null>;
  undone_by: Generated<string | null>;
  version: Generated<number>;
}

interface ReassignmentRowTable {
  reassignment_id: string;
  number: number;
  tenant_id: TenantId | null;
  customer_id: CustomerId | null;
  role: string;
  lines: Json<unknown>;
  state: Generated<'moved' | 'undone' | 'kept'>;
  kept_why: Generated<string>;
}

interface PasswordLinkTable {
  token_hash: string;
  person_id: string;
  made_by: string;
  created_at: Date;
  expires_at: Date;
  used_at: Generated<Date | null>;
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
  /** Whether partners may read it. */
  audience: 'internal' | 'shared';
  next_action: Generated<string>;
  next_action_date: Generated<string | null>;
  next_action_owner: Generated<string | null>;
  tags: Generated<string[]>;
  legacy_category: Generated<string | null>;
  corrects: Generated<string | null>;
}

interface NoteDraftTable {
  id: string;
  person_id: string;
  place: number;
  tenant_id: TenantId | null;
  task_id: string;
  services: string[];
  category: string;
  body: string;
  escalated: boolean;
  shared: boolean;
  next_action: string;
  next_action_date: string | null;
  next_action_owner: string | null;
  corrects: string | null;
  created_at: Date;
  changed_at: Date;
  version: Generated<number>;
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
  audience: Generated<'internal' | 'shared'>;
}
