-- Made from the migrations by "npm run schema"; a test compares. Read it in review, change it by a migration.

-- tables

create table absence (
  id text not null,
  person_id text not null,
  first_day date not null,
  last_day date not null
);
alter table absence enable and force row level security;
create table adoption_indicator (
  tenant_id text not null,
  service text not null,
  element text not null,
  value text not null,
  said_by text not null,
  said_at timestamp with time zone not null
);
alter table adoption_indicator enable and force row level security;
create table assignment (
  id text not null,
  person_id text not null,
  role text not null,
  tenant_id text,
  customer_id text,
  is_primary boolean not null default false,
  assigned_by text,
  assigned_at timestamp with time zone not null,
  service text not null default ''::text,
  focus text,
  version integer not null default 1
);
alter table assignment enable row level security;
create table attempt (
  bucket text not null,
  window_start timestamp with time zone not null,
  count integer not null
);
alter table attempt enable and force row level security;
create table bulk_change (
  id text not null,
  by_id text not null,
  at timestamp with time zone not null,
  change jsonb not null,
  why text not null default ''::text,
  undone_at timestamp with time zone,
  version integer not null default 1
);
alter table bulk_change enable and force row level security;
create table bulk_change_row (
  bulk_id text not null,
  tenant_id text not null,
  before jsonb not null,
  after jsonb not null,
  made_version integer not null,
  state text not null default 'changed'::text
);
alter table bulk_change_row enable and force row level security;
create table case_figure (
  case_id text not null,
  cycle integer not null,
  kind text not null,
  taken_at timestamp with time zone not null,
  figures jsonb not null
);
alter table case_figure enable and force row level security;
create table case_guest (
  meeting_id text not null,
  person_id text not null
);
alter table case_guest enable and force row level security;
create table case_meeting (
  id text not null,
  case_id text not null,
  uid text not null,
  sequence integer not null,
  starts_at timestamp with time zone not null,
  minutes integer not null,
  place text not null,
  zone text not null,
  organizer_id text,
  said_at timestamp with time zone not null,
  cancelled_at timestamp with time zone,
  why text not null default ''::text
);
alter table case_meeting enable and force row level security;
create table case_person (
  case_id text not null,
  person_id text not null,
  actor text not null
);
alter table case_person enable row level security;
create table case_question (
  id text not null,
  case_id text not null,
  about text not null,
  actor text not null,
  text text not null,
  asked_by text not null,
  asked_at timestamp with time zone not null,
  answer text,
  answered_by text,
  answered_at timestamp with time zone
);
alter table case_question enable and force row level security;
create table case_step (
  case_id text not null,
  seq integer not null,
  at timestamp with time zone not null,
  person_id text not null,
  event text not null,
  wizard text,
  from_state text,
  to_state text not null,
  cycle integer not null,
  answers jsonb not null,
  facts jsonb not null
);
alter table case_step enable and force row level security;
create table choice (
  list text not null,
  value text not null,
  place integer not null,
  audience text not null,
  category text not null default ''::text,
  phase text not null default ''::text,
  retired boolean not null default false
);
alter table choice enable and force row level security;
create table contact (
  id text not null,
  tenant_id text,
  customer_id text,
  kind text not null,
  name text not null,
  title text not null default ''::text,
  email text not null default ''::text,
  phone text not null default ''::text,
  time_zone text not null default ''::text,
  country text not null default ''::text,
  role text not null default ''::text,
  engaged boolean not null default false,
  fasttrack boolean not null default false,
  admin_type text not null default ''::text,
  do_not_call boolean not null default false,
  do_not_call_reason text not null default ''::text,
  skill text not null default ''::text,
  evidence text not null default ''::text,
  survey_approved boolean not null default false,
  survey_eligible boolean not null default false,
  survey_language text not null default ''::text,
  services text[] not null default '{}'::text[],
  note text not null default ''::text,
  source text not null default 'manual'::text,
  created_at timestamp with time zone not null,
  created_by text not null,
  modified_at timestamp with time zone not null,
  modified_by text not null,
  version integer not null default 1
);
alter table contact enable and force row level security;
create table credential (
  person_id text not null,
  password_hash text not null,
  changed_at timestamp with time zone not null
);
alter table credential enable and force row level security;
create table customer (
  id text not null,
  tpid bigint not null,
  name text not null,
  region text not null,
  segment text not null,
  managed boolean not null default false,
  active boolean not null default true,
  version integer not null default 1
);
alter table customer enable and force row level security;
create table customer_internal (
  customer_id text not null,
  reference_tenant_id text,
  lists text[] not null default '{}'::text[],
  status text,
  progress_due date,
  next_review date,
  previous_review date,
  renewal date,
  watchlist text not null default ''::text,
  vertical text not null default ''::text,
  mindset text,
  completion date,
  motivation text not null default ''::text,
  stakeholder_id text,
  version integer not null default 1
);
alter table customer_internal enable and force row level security;
create table entitlement_status (
  id text not null,
  tenant_id text not null,
  service text not null,
  place integer not null,
  status text not null,
  reason text,
  engineering text,
  entitlements integer not null,
  target_date date,
  owner_role text,
  owner_contact_id text,
  next_action_date date,
  note text not null default ''::text,
  split_reason text,
  approval text not null default ''::text,
  since date not null,
  target_by text,
  target_at timestamp with time zone,
  intent_by text,
  intent_at timestamp with time zone
);
alter table entitlement_status enable and force row level security;
create table feedback (
  id text not null,
  version_id text not null,
  path text not null,
  page_number integer not null,
  page_title text not null,
  anchor text not null,
  heading text not null,
  kind text not null,
  body text not null,
  sender_id text not null,
  owner_id text,
  sent_at timestamp with time zone not null,
  answer text,
  answered_by text,
  answered_at timestamp with time zone,
  version integer not null default 1
);
alter table feedback enable and force row level security;
create table goal (
  id text not null,
  fiscal_year integer not null,
  parent_id text,
  name text not null,
  region text,
  managed boolean,
  counts text not null,
  target bigint not null,
  place integer not null default 0,
  version integer not null default 1
);
alter table goal enable and force row level security;
create table idempotency (
  person_id text not null,
  key text not null,
  fingerprint text not null,
  status integer not null,
  body text not null,
  created_at timestamp with time zone not null
);
alter table idempotency enable and force row level security;
create table import (
  id text not null,
  noun text not null,
  file text not null,
  columns text[] not null,
  mapping jsonb not null,
  state text not null default 'new'::text,
  why text not null default ''::text,
  rows integer not null default 0,
  turn integer not null default 0,
  turn_by text not null default ''::text,
  due integer not null default 0,
  done integer not null default 0,
  problem text not null default ''::text,
  by_id text not null,
  at timestamp with time zone not null,
  applied_at timestamp with time zone,
  reverted_at timestamp with time zone,
  reverted_by text,
  version integer not null default 1
);
alter table import enable and force row level security;
create table import_row (
  import_id text not null,
  line integer not null,
  cells text[] not null,
  unreadable text not null default ''::text,
  key text not null default ''::text,
  turn integer not null default 0,
  state text not null default 'waiting'::text,
  label text not null default ''::text,
  changes jsonb not null default '[]'::jsonb,
  reason text not null default ''::text,
  subject text not null default ''::text,
  chain text not null default ''::text,
  seqs bigint[] not null default '{}'::bigint[]
);
alter table import_row enable and force row level security;
create table ledger (
  chain text not null,
  seq bigint not null,
  tenant_id text,
  at timestamp with time zone not null,
  person_id text not null,
  kind text not null,
  subject text not null,
  why text not null,
  facts jsonb not null,
  personal_digest text not null,
  hash text not null,
  audience text not null default 'internal'::text
);
alter table ledger enable and force row level security;
create table ledger_head (
  chain text not null,
  tenant_id text,
  seq bigint not null,
  hash text not null
);
alter table ledger_head enable and force row level security;
create table ledger_personal (
  chain text not null,
  seq bigint not null,
  salt text not null,
  facts jsonb not null
);
alter table ledger_personal enable and force row level security;
create table mail_sent (
  id text not null,
  occasion text not null,
  person_id text not null,
  address text not null,
  series text,
  letter jsonb not null,
  state text not null default 'waiting'::text,
  tries integer not null default 0,
  made_at timestamp with time zone not null,
  next_try timestamp with time zone not null,
  claimed_at timestamp with time zone,
  ended_at timestamp with time zone,
  message_id text,
  answer text not null default ''::text
);
alter table mail_sent enable and force row level security;
create table migration (
  number integer not null,
  name text not null,
  hash text not null,
  applied_at timestamp with time zone not null default now()
);
create table note (
  id text not null,
  tenant_id text not null,
  task_id text,
  services text[] not null default '{}'::text[],
  category text not null,
  body text not null,
  escalated boolean not null default false,
  author_id text not null,
  created_at timestamp with time zone not null,
  audience text not null default 'internal'::text,
  next_action text not null default ''::text,
  next_action_date date,
  next_action_owner text,
  tags text[] not null default '{}'::text[],
  legacy_category text,
  corrects text
);
alter table note enable and force row level security;
create table note_done (
  note_id text not null,
  tenant_id text not null,
  audience text not null,
  done_by text not null,
  done_at timestamp with time zone not null
);
alter table note_done enable and force row level security;
create table note_draft (
  id text not null,
  person_id text not null,
  place integer not null,
  tenant_id text,
  task_id text not null default ''::text,
  services text[] not null default '{}'::text[],
  category text not null,
  body text not null default ''::text,
  escalated boolean not null default false,
  shared boolean not null default false,
  next_action text not null default ''::text,
  next_action_date date,
  next_action_owner text,
  corrects text,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  version integer not null default 1
);
alter table note_draft enable and force row level security;
create table note_text (
  note_id text not null,
  tenant_id text not null,
  task_id text,
  audience text not null,
  category text not null,
  created_at timestamp with time zone not null,
  next_action_date date,
  words tsvector not null
);
create table notice (
  id text not null,
  person_id text not null,
  tenant_id text,
  case_id text,
  occasion text not null,
  text text not null,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  kind text not null default 'news'::text,
  mail_id text
);
alter table notice enable and force row level security;
create table notice_preference (
  person_id text not null,
  mail text not null,
  hour integer not null,
  kinds text[] not null,
  version integer not null default 1
);
alter table notice_preference enable and force row level security;
create table offer (
  id text not null,
  title text not null,
  about text not null default ''::text,
  audience text not null,
  services text[] not null default '{}'::text[],
  blockers text[] not null default '{}'::text[],
  link text not null default ''::text,
  place integer not null default 0,
  retired_at timestamp with time zone,
  version integer not null default 1
);
alter table offer enable and force row level security;
create table outbox (
  id bigint not null generated always as identity,
  kind text not null,
  body jsonb not null,
  created_at timestamp with time zone not null
);
alter table outbox enable and force row level security;
create table partner_firm (
  id text not null,
  name text not null
);
alter table partner_firm enable and force row level security;
create table password_link (
  token_hash text not null,
  person_id text not null,
  made_by text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);
alter table password_link enable and force row level security;
create table person (
  id text not null,
  email text not null,
  name text not null,
  roles text[] not null default '{}'::text[],
  capabilities text[] not null default '{}'::text[],
  firm_id text,
  administrator boolean not null default false,
  demo boolean not null default false,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  queue text
);
alter table person enable row level security;
create table person_profile (
  person_id text not null,
  skills text[] not null default '{}'::text[],
  languages text[] not null default '{}'::text[],
  time_zone text not null default ''::text,
  works_from integer,
  works_to integer,
  works_on integer[] not null default '{1,2,3,4,5}'::integer[],
  version integer not null default 1
);
alter table person_profile enable and force row level security;
create table playbook_finding (
  version_id text not null,
  place integer not null,
  code text not null,
  level text not null,
  path text not null,
  line integer not null,
  message text not null,
  hint text,
  anchor text not null,
  heading text not null
);
alter table playbook_finding enable and force row level security;
create table playbook_page (
  version_id text not null,
  path text not null,
  number integer not null,
  hash text not null,
  title text not null,
  kind text not null,
  phases text[] not null,
  audiences text[] not null,
  model jsonb not null,
  sections jsonb not null
);
alter table playbook_page enable and force row level security;
create table playbook_process (
  version_id text not null,
  process text not null,
  title text not null,
  page text not null,
  audiences text[] not null,
  definition json not null
);
alter table playbook_process enable and force row level security;
create table playbook_task (
  version_id text not null,
  task_id text not null,
  name text not null,
  mandatory boolean,
  roles text[] not null,
  services text[] not null,
  audiences text[] not null
);
alter table playbook_task enable and force row level security;
create table playbook_text (
  version_id text not null,
  path text not null,
  place integer not null,
  title text not null,
  anchor text not null,
  heading text not null,
  tasks text not null,
  body text not null,
  audiences text[] not null,
  words tsvector not null default ((setweight(to_tsvector('simple'::regconfig, title), 'A'::"char") || setweight(to_tsvector('simple'::regconfig, ((heading || ' '::text) || tasks)), 'B'::"char")) || setweight(to_tsvector('simple'::regconfig, body), 'C'::"char"))
);
alter table playbook_text enable and force row level security;
create table playbook_version (
  id text not null,
  number integer not null,
  title text not null,
  hash text not null,
  published_at timestamp with time zone not null,
  published_by text not null,
  why text not null,
  phases text[] not null,
  findings jsonb not null
);
alter table playbook_version enable and force row level security;
create table process_case (
  id text not null,
  tenant_id text not null,
  process text not null,
  version_id text not null,
  state text not null,
  cycle integer not null,
  ended boolean not null,
  stored jsonb not null default '{}'::jsonb,
  reason text not null default ''::text,
  help_requested boolean not null default false,
  delivered text[] not null default '{}'::text[],
  delivered_before text[] not null default '{}'::text[],
  started_at timestamp with time zone not null,
  state_since timestamp with time zone not null,
  next_action date,
  waits text[] not null default '{}'::text[],
  timers jsonb not null default '{}'::jsonb,
  next_timer date,
  version integer not null default 1
);
alter table process_case enable row level security;
create table reassignment (
  id text not null,
  from_id text not null,
  to_id text not null,
  why text not null,
  by_id text not null,
  at timestamp with time zone not null,
  undone_at timestamp with time zone,
  undone_by text,
  version integer not null default 1
);
alter table reassignment enable and force row level security;
create table reassignment_row (
  reassignment_id text not null,
  number integer not null,
  tenant_id text,
  customer_id text,
  role text not null,
  lines jsonb not null,
  state text not null default 'moved'::text,
  kept_why text not null default ''::text
);
alter table reassignment_row enable and force row level security;
create table saved_view (
  id text not null,
  list text not null,
  person_id text not null,
  name text not null,
  shared boolean not null default false,
  display text not null default ''::text,
  whose text not null default ''::text,
  sort text not null default ''::text,
  filter text not null default ''::text,
  find text not null default ''::text,
  cols text not null default ''::text,
  changed_at timestamp with time zone not null,
  version integer not null default 1
);
alter table saved_view enable and force row level security;
create table service_feed (
  tenant_id text not null,
  service text not null,
  rfa text not null default ''::text,
  rfa_submitted date,
  predicted_gain integer
);
alter table service_feed enable and force row level security;
create table service_forecast (
  tenant_id text not null,
  service text not null,
  version integer not null,
  rfa text not null,
  rfa_submitted date not null,
  first_milestone date,
  second_milestone date,
  maximum date,
  partner text not null default ''::text,
  said_by text not null,
  said_at timestamp with time zone not null
);
alter table service_forecast enable and force row level security;
create table service_migration (
  tenant_id text not null,
  service text not null,
  place integer not null,
  kind text not null,
  entitlements integer not null,
  status text not null,
  estimated date,
  notes text not null default ''::text,
  size_gb numeric
);
alter table service_migration enable and force row level security;
create table service_motion (
  tenant_id text not null,
  service text not null,
  motion text not null
);
alter table service_motion enable and force row level security;
create table session (
  id text not null,
  token_hash text not null,
  person_id text not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  agent text not null
);
alter table session enable and force row level security;
create table setup_link (
  token_hash text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);
alter table setup_link enable and force row level security;
create table snooze (
  person_id text not null,
  item text not null,
  until date not null
);
alter table snooze enable and force row level security;
create table success_metric (
  id text not null,
  tenant_id text not null,
  service text not null default ''::text,
  name text not null,
  target text not null default ''::text,
  actual text not null default ''::text,
  met boolean not null default false,
  updated_by text not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1
);
alter table success_metric enable and force row level security;
create table target (
  list_id text not null,
  tenant_id text not null,
  sme_id text,
  why text not null default ''::text,
  case_id text,
  refused text,
  added_by text not null,
  added_at timestamp with time zone not null
);
alter table target enable and force row level security;
create table target_list (
  id text not null,
  process text not null,
  name text not null,
  region text not null,
  fiscal_year integer not null,
  ends date,
  made_by text not null,
  made_at timestamp with time zone not null,
  published_by text,
  published_at timestamp with time zone,
  carried_from text,
  version integer not null default 1
);
alter table target_list enable and force row level security;
create table task_record (
  tenant_id text not null,
  task_id text not null,
  service text not null default ''::text,
  status text not null,
  percent_complete integer not null,
  responsible text not null,
  updated_by text not null,
  updated_at timestamp with time zone not null,
  version integer not null
);
alter table task_record enable and force row level security;
create table tenant (
  id text not null,
  customer_id text not null,
  guid text not null,
  name text not null,
  domain text not null,
  firm_id text,
  active boolean not null default true,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  country text not null default ''::text,
  seats integer,
  wants_partner boolean not null default false,
  active_override boolean,
  partner_status text not null default ''::text,
  partner_status_date date
);
alter table tenant enable row level security;
create table tenant_authentication (
  tenant_id text not null,
  method text not null,
  updated_by text not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1
);
alter table tenant_authentication enable and force row level security;
create table tenant_internal (
  tenant_id text not null,
  motions text[] not null default '{}'::text[],
  tags text[] not null default '{}'::text[],
  segment text not null default ''::text,
  priority text,
  priority_override text,
  priority_reason text not null default ''::text,
  entry_reason text not null default ''::text,
  urgency text not null default ''::text,
  flags jsonb not null default '{}'::jsonb,
  overall_status text not null default ''::text,
  status_date date,
  version integer not null default 1,
  active_reason text not null default ''::text
);
alter table tenant_internal enable and force row level security;
create table tenant_partner (
  id text not null,
  tenant_id text not null,
  name text not null,
  mpn_id text not null,
  kind text not null,
  engaged boolean not null default false,
  notes text not null default ''::text,
  version integer not null default 1
);
alter table tenant_partner enable and force row level security;
create table tenant_service (
  tenant_id text not null,
  service text not null,
  in_scope boolean not null default true,
  engagement_start date,
  status text,
  scenario text not null default 'Customer-Led w/ FTP Assist'::text,
  teams text[] not null default '{}'::text[],
  split_delivery boolean,
  migrating boolean,
  rejection_reason text not null default ''::text,
  rejection_note text not null default ''::text,
  migration_start date,
  migration_end date,
  updated_by text not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1
);
alter table tenant_service enable and force row level security;
create table usage_connection (
  tenant_id text not null,
  state text not null,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  roles text[] not null default '{}'::text[],
  conceals_names boolean,
  name_space text,
  names_from date,
  busy_until timestamp with time zone,
  queued_until timestamp with time zone
);
alter table usage_connection enable and force row level security;
create table usage_consent (
  state_hash text not null,
  tenant_id text not null,
  asked_by text not null,
  asked_at timestamp with time zone not null,
  until timestamp with time zone not null,
  used_at timestamp with time zone
);
alter table usage_consent enable and force row level security;
create table usage_entitlement (
  tenant_id text not null,
  service text not null,
  day date not null,
  enabled integer not null,
  assigned integer,
  import_number integer not null
);
alter table usage_entitlement enable and force row level security;
create table usage_erased (
  tenant_id text not null,
  person bigint not null,
  erased_at timestamp with time zone not null
);
alter table usage_erased enable and force row level security;
create table usage_import (
  number integer not null generated always as identity,
  tenant_id text not null,
  sha256 text not null,
  mapping text not null default ''::text,
  file text not null,
  bytes bigint not null,
  source text not null,
  state text not null default 'reading'::text,
  report text,
  name_space text,
  refresh_from date,
  refresh_to date,
  rows integer not null default 0,
  quarantined integer not null default 0,
  unknown_people integer not null default 0,
  remarks jsonb not null default '{}'::jsonb,
  refusal text,
  imported_by text not null,
  imported_at timestamp with time zone not null
);
alter table usage_import enable and force row level security;
create table usage_key (
  tenant_id text not null,
  key text not null
);
alter table usage_key enable and force row level security;
create table usage_name (
  tenant_id text not null,
  person bigint not null,
  name text not null
);
alter table usage_name enable and force row level security;
create table usage_naming (
  tenant_id text not null,
  since timestamp with time zone not null,
  kept_by text not null
);
alter table usage_naming enable and force row level security;
create table usage_override (
  tenant_id text not null,
  service text not null,
  version integer not null,
  from_day date not null,
  count integer,
  why text not null,
  said_by text not null,
  said_at timestamp with time zone not null
);
alter table usage_override enable and force row level security;
create table usage_quarantine (
  import_number integer not null,
  line integer not null,
  reason text not null,
  column_name text,
  text text not null
);
alter table usage_quarantine enable and force row level security;
create table usage_sign (
  tenant_id text not null,
  import_number integer not null,
  report integer not null,
  day date not null,
  kind text not null,
  people integer not null default 0
);
alter table usage_sign enable and force row level security;
create table usage_sync (
  tenant_id text not null,
  report text not null,
  last_success timestamp with time zone,
  refresh_day date,
  next_try timestamp with time zone not null,
  held_until timestamp with time zone,
  attempts integer not null default 0,
  problem_code text,
  problem text,
  asked jsonb not null default '[]'::jsonb,
  round_day date,
  round_done jsonb not null default '[]'::jsonb,
  missing jsonb not null default '[]'::jsonb
);
alter table usage_sync enable and force row level security;
create table usage_tenant (
  tenant_id text not null,
  number integer not null generated always as identity,
  called text not null
);
alter table usage_tenant enable and force row level security;
create table usual_view (
  person_id text not null,
  list text not null,
  view text not null
);
alter table usual_view enable and force row level security;

-- constraints

alter table absence add constraint absence_check CHECK ((first_day <= last_day));
alter table absence add constraint absence_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table absence add constraint absence_pkey PRIMARY KEY (id);
alter table adoption_indicator add constraint adoption_indicator_element_check CHECK ((element = ANY (ARRAY['reason'::text, 'owner'::text, 'stakeholders'::text, 'scenario'::text, 'awareness'::text, 'training'::text])));
alter table adoption_indicator add constraint adoption_indicator_pkey PRIMARY KEY (tenant_id, service, element);
alter table adoption_indicator add constraint adoption_indicator_tenant_id_service_fkey FOREIGN KEY (tenant_id, service) REFERENCES tenant_service(tenant_id, service);
alter table assignment add constraint assignment_check CHECK (((tenant_id IS NULL) <> (customer_id IS NULL)));
alter table assignment add constraint assignment_check1 CHECK (((service = ''::text) OR (tenant_id IS NOT NULL)));
alter table assignment add constraint assignment_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id);
alter table assignment add constraint assignment_focus_check CHECK ((focus = ANY (ARRAY['Adoption'::text, 'Identity'::text, 'Network'::text, 'CSMAU'::text])));
alter table assignment add constraint assignment_partner_manager TRIGGER DEFERRABLE INITIALLY DEFERRED;
alter table assignment add constraint assignment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table assignment add constraint assignment_pkey PRIMARY KEY (id);
alter table assignment add constraint assignment_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table attempt add constraint attempt_pkey PRIMARY KEY (bucket, window_start);
alter table bulk_change add constraint bulk_change_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id);
alter table bulk_change add constraint bulk_change_pkey PRIMARY KEY (id);
alter table bulk_change_row add constraint bulk_change_row_bulk_id_fkey FOREIGN KEY (bulk_id) REFERENCES bulk_change(id);
alter table bulk_change_row add constraint bulk_change_row_pkey PRIMARY KEY (bulk_id, tenant_id);
alter table bulk_change_row add constraint bulk_change_row_state_check CHECK ((state = ANY (ARRAY['changed'::text, 'undone'::text, 'kept'::text])));
alter table bulk_change_row add constraint bulk_change_row_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table case_figure add constraint case_figure_case_id_fkey FOREIGN KEY (case_id) REFERENCES process_case(id);
alter table case_figure add constraint case_figure_pkey PRIMARY KEY (case_id, cycle, kind);
alter table case_guest add constraint case_guest_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES case_meeting(id);
alter table case_guest add constraint case_guest_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table case_guest add constraint case_guest_pkey PRIMARY KEY (meeting_id, person_id);
alter table case_meeting add constraint case_meeting_case_id_fkey FOREIGN KEY (case_id) REFERENCES process_case(id);
alter table case_meeting add constraint case_meeting_minutes_check CHECK (((minutes >= 1) AND (minutes <= 1440)));
alter table case_meeting add constraint case_meeting_organizer_id_fkey FOREIGN KEY (organizer_id) REFERENCES person(id);
alter table case_meeting add constraint case_meeting_pkey PRIMARY KEY (id);
alter table case_meeting add constraint case_meeting_sequence_check CHECK ((sequence >= 0));
alter table case_meeting add constraint case_meeting_uid_key UNIQUE (uid);
alter table case_person add constraint case_person_case_id_fkey FOREIGN KEY (case_id) REFERENCES process_case(id);
alter table case_person add constraint case_person_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table case_person add constraint case_person_pkey PRIMARY KEY (case_id, person_id, actor);
alter table case_question add constraint case_question_case_id_fkey FOREIGN KEY (case_id) REFERENCES process_case(id);
alter table case_question add constraint case_question_check CHECK (((answer IS NULL) = (answered_at IS NULL)));
alter table case_question add constraint case_question_pkey PRIMARY KEY (id);
alter table case_step add constraint case_step_case_id_fkey FOREIGN KEY (case_id) REFERENCES process_case(id);
alter table case_step add constraint case_step_pkey PRIMARY KEY (case_id, seq);
alter table choice add constraint choice_audience_check CHECK ((audience = ANY (ARRAY['internal'::text, 'shared'::text])));
alter table choice add constraint choice_category_check CHECK ((category = ANY (ARRAY[''::text, 'active'::text, 'blocked'::text, 'paused'::text, 'completed'::text, 'inactive'::text])));
alter table choice add constraint choice_pkey PRIMARY KEY (list, value);
alter table contact add constraint contact_check CHECK (((tenant_id IS NULL) <> (customer_id IS NULL)));
alter table contact add constraint contact_check1 CHECK ((do_not_call = (do_not_call_reason <> ''::text)));
alter table contact add constraint contact_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id);
alter table contact add constraint contact_kind_check CHECK ((kind = ANY (ARRAY['Customer'::text, 'Partner'::text, 'Microsoft'::text])));
alter table contact add constraint contact_pkey PRIMARY KEY (id);
alter table contact add constraint contact_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table credential add constraint credential_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table credential add constraint credential_pkey PRIMARY KEY (person_id);
alter table customer add constraint customer_pkey PRIMARY KEY (id);
alter table customer add constraint customer_tpid_key UNIQUE (tpid);
alter table customer_internal add constraint customer_internal_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id);
alter table customer_internal add constraint customer_internal_mindset_check CHECK ((mindset = ANY (ARRAY['Aligned'::text, 'Averse'::text, 'Compete'::text])));
alter table customer_internal add constraint customer_internal_pkey PRIMARY KEY (customer_id);
alter table customer_internal add constraint customer_internal_reference_tenant_id_customer_id_fkey FOREIGN KEY (reference_tenant_id, customer_id) REFERENCES tenant(id, customer_id);
alter table customer_internal add constraint customer_internal_stakeholder_id_fkey FOREIGN KEY (stakeholder_id) REFERENCES contact(id) ON DELETE SET NULL;
alter table customer_internal add constraint customer_internal_status_check CHECK ((status = ANY (ARRAY['In Progress'::text, 'Blocked Business'::text, 'Blocked Technical'::text, 'No intent'::text])));
alter table entitlement_status add constraint entitlement_status_check CHECK (((status = ANY (ARRAY['in-progress'::text, 'duplicate-invalid'::text])) = (reason IS NULL)));
alter table entitlement_status add constraint entitlement_status_check1 CHECK (((engineering IS NULL) OR (reason IS NOT NULL)));
alter table entitlement_status add constraint entitlement_status_check2 CHECK (((target_date IS NULL) OR (status = ANY (ARRAY['in-progress'::text, 'blocked'::text]))));
alter table entitlement_status add constraint entitlement_status_check3 CHECK (((status <> 'in-progress'::text) OR ((owner_role IS NULL) AND (owner_contact_id IS NULL))));
alter table entitlement_status add constraint entitlement_status_check4 CHECK (((owner_role IS NULL) OR (owner_contact_id IS NULL)));
alter table entitlement_status add constraint entitlement_status_entitlements_check CHECK ((entitlements >= 0));
alter table entitlement_status add constraint entitlement_status_note_check CHECK ((char_length(note) <= 400));
alter table entitlement_status add constraint entitlement_status_owner_contact_id_fkey FOREIGN KEY (owner_contact_id) REFERENCES contact(id) ON DELETE SET NULL;
alter table entitlement_status add constraint entitlement_status_pkey PRIMARY KEY (id);
alter table entitlement_status add constraint entitlement_status_status_check CHECK ((status = ANY (ARRAY['status-unknown'::text, 'in-progress'::text, 'blocked'::text, 'no-intent'::text, 'duplicate-invalid'::text])));
alter table entitlement_status add constraint entitlement_status_tenant_id_service_fkey FOREIGN KEY (tenant_id, service) REFERENCES tenant_service(tenant_id, service);
alter table feedback add constraint feedback_check CHECK ((((answer IS NULL) = (answered_at IS NULL)) AND ((answer IS NULL) = (answered_by IS NULL))));
alter table feedback add constraint feedback_kind_check CHECK ((kind = ANY (ARRAY['wrong'::text, 'unclear'::text, 'missing'::text, 'idea'::text])));
alter table feedback add constraint feedback_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person(id);
alter table feedback add constraint feedback_pkey PRIMARY KEY (id);
alter table feedback add constraint feedback_version_id_fkey FOREIGN KEY (version_id) REFERENCES playbook_version(id);
alter table goal add constraint goal_check CHECK ((parent_id IS DISTINCT FROM id));
alter table goal add constraint goal_counts_check CHECK ((counts = ANY (ARRAY['total'::text, 'influenced'::text])));
alter table goal add constraint goal_fiscal_year_check CHECK (((fiscal_year >= 2000) AND (fiscal_year <= 2200)));
alter table goal add constraint goal_name_check CHECK ((name <> ''::text));
alter table goal add constraint goal_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES goal(id);
alter table goal add constraint goal_pkey PRIMARY KEY (id);
alter table goal add constraint goal_target_check CHECK ((target > 0));
alter table idempotency add constraint idempotency_pkey PRIMARY KEY (person_id, key);
alter table import add constraint import_noun_check CHECK ((noun = ANY (ARRAY['customers'::text, 'tenants'::text, 'contacts'::text, 'assignments'::text, 'entitlements'::text])));
alter table import add constraint import_pkey PRIMARY KEY (id);
alter table import add constraint import_state_check CHECK ((state = ANY (ARRAY['new'::text, 'checking'::text, 'checked'::text, 'applying'::text, 'applied'::text, 'reverting'::text, 'reverted'::text])));
alter table import_row add constraint import_row_import_id_fkey FOREIGN KEY (import_id) REFERENCES import(id);
alter table import_row add constraint import_row_pkey PRIMARY KEY (import_id, line);
alter table import_row add constraint import_row_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'create'::text, 'update'::text, 'unchanged'::text, 'conflict'::text, 'refused'::text, 'created'::text, 'updated'::text, 'reverted'::text, 'kept'::text])));
alter table ledger add constraint ledger_audience_check CHECK ((audience = ANY (ARRAY['internal'::text, 'shared'::text])));
alter table ledger add constraint ledger_chain_fkey FOREIGN KEY (chain) REFERENCES ledger_head(chain);
alter table ledger add constraint ledger_pkey PRIMARY KEY (chain, seq);
alter table ledger_head add constraint ledger_head_pkey PRIMARY KEY (chain);
alter table ledger_head add constraint ledger_head_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table ledger_personal add constraint ledger_personal_chain_seq_fkey FOREIGN KEY (chain, seq) REFERENCES ledger(chain, seq);
alter table ledger_personal add constraint ledger_personal_pkey PRIMARY KEY (chain, seq);
alter table mail_sent add constraint mail_sent_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table mail_sent add constraint mail_sent_pkey PRIMARY KEY (id);
alter table mail_sent add constraint mail_sent_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'unclear'::text, 'superseded'::text])));
alter table migration add constraint migration_pkey PRIMARY KEY (number);
alter table note add constraint note_audience_check CHECK ((audience = ANY (ARRAY['internal'::text, 'shared'::text])));
alter table note add constraint note_author_id_fkey FOREIGN KEY (author_id) REFERENCES person(id);
alter table note add constraint note_category_check CHECK ((category = ANY (ARRAY['Engagement Management'::text, 'Technical Enablement'::text, 'Service Intent'::text, 'Environment'::text, 'Enterprise Status'::text, 'Service Status'::text, 'Customer Readiness'::text, 'Customer Satisfaction Issue'::text, 'System Message'::text, 'Migration'::text])));
alter table note add constraint note_check CHECK (((next_action <> ''::text) OR ((next_action_date IS NULL) AND (next_action_owner IS NULL))));
alter table note add constraint note_corrects_tenant_id_audience_fkey FOREIGN KEY (corrects, tenant_id, audience) REFERENCES note(id, tenant_id, audience);
alter table note add constraint note_id_tenant_id_audience_key UNIQUE (id, tenant_id, audience);
alter table note add constraint note_next_action_check CHECK ((length(next_action) <= 500));
alter table note add constraint note_next_action_owner_fkey FOREIGN KEY (next_action_owner) REFERENCES person(id);
alter table note add constraint note_pkey PRIMARY KEY (id);
alter table note add constraint note_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table note_done add constraint note_done_done_by_fkey FOREIGN KEY (done_by) REFERENCES person(id);
alter table note_done add constraint note_done_note_id_tenant_id_audience_fkey FOREIGN KEY (note_id, tenant_id, audience) REFERENCES note(id, tenant_id, audience);
alter table note_done add constraint note_done_pkey PRIMARY KEY (note_id);
alter table note_draft add constraint note_draft_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table note_draft add constraint note_draft_person_id_place_key UNIQUE (person_id, place);
alter table note_draft add constraint note_draft_pkey PRIMARY KEY (id);
alter table note_draft add constraint note_draft_place_check CHECK (((place >= 1) AND (place <= 10)));
alter table note_text add constraint note_text_note_id_fkey FOREIGN KEY (note_id) REFERENCES note(id);
alter table note_text add constraint note_text_pkey PRIMARY KEY (note_id);
alter table notice add constraint notice_case_id_fkey FOREIGN KEY (case_id) REFERENCES process_case(id);
alter table notice add constraint notice_kind_check CHECK ((kind = ANY (ARRAY['news'::text, 'reminder'::text, 'question'::text])));
alter table notice add constraint notice_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES mail_sent(id);
alter table notice add constraint notice_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table notice add constraint notice_person_id_occasion_key UNIQUE (person_id, occasion);
alter table notice add constraint notice_pkey PRIMARY KEY (id);
alter table notice add constraint notice_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table notice_preference add constraint notice_preference_hour_check CHECK (((hour >= 0) AND (hour <= 23)));
alter table notice_preference add constraint notice_preference_mail_check CHECK ((mail = ANY (ARRAY['off'::text, 'daily'::text, 'at-once'::text])));
alter table notice_preference add constraint notice_preference_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table notice_preference add constraint notice_preference_pkey PRIMARY KEY (person_id);
alter table offer add constraint offer_audience_check CHECK ((audience = ANY (ARRAY['internal'::text, 'partner'::text])));
alter table offer add constraint offer_link_check CHECK (((link = ''::text) OR (link ~ '^https?://'::text)));
alter table offer add constraint offer_pkey PRIMARY KEY (id);
alter table offer add constraint offer_title_check CHECK ((title <> ''::text));
alter table outbox add constraint outbox_pkey PRIMARY KEY (id);
alter table partner_firm add constraint partner_firm_name_key UNIQUE (name);
alter table partner_firm add constraint partner_firm_pkey PRIMARY KEY (id);
alter table password_link add constraint password_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table password_link add constraint password_link_pkey PRIMARY KEY (token_hash);
alter table person add constraint person_check CHECK (((queue IS NULL) OR ((NOT administrator) AND (capabilities = '{}'::text[]) AND (firm_id IS NULL))));
alter table person add constraint person_firm_id_fkey FOREIGN KEY (firm_id) REFERENCES partner_firm(id);
alter table person add constraint person_pkey PRIMARY KEY (id);
alter table person add constraint person_queue_check CHECK ((queue = ANY (ARRAY['active'::text, 'inactive'::text])));
alter table person_profile add constraint person_profile_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table person_profile add constraint person_profile_pkey PRIMARY KEY (person_id);
alter table person_profile add constraint person_profile_works_from_check CHECK (((works_from >= 0) AND (works_from <= 1440)));
alter table person_profile add constraint person_profile_works_to_check CHECK (((works_to >= 0) AND (works_to <= 1440)));
alter table playbook_finding add constraint playbook_finding_level_check CHECK ((level = ANY (ARRAY['error'::text, 'warning'::text, 'note'::text])));
alter table playbook_finding add constraint playbook_finding_pkey PRIMARY KEY (version_id, place);
alter table playbook_finding add constraint playbook_finding_version_id_fkey FOREIGN KEY (version_id) REFERENCES playbook_version(id);
alter table playbook_page add constraint playbook_page_pkey PRIMARY KEY (version_id, path);
alter table playbook_page add constraint playbook_page_version_id_fkey FOREIGN KEY (version_id) REFERENCES playbook_version(id);
alter table playbook_process add constraint playbook_process_pkey PRIMARY KEY (version_id, process);
alter table playbook_process add constraint playbook_process_version_id_fkey FOREIGN KEY (version_id) REFERENCES playbook_version(id);
alter table playbook_task add constraint playbook_task_pkey PRIMARY KEY (version_id, task_id);
alter table playbook_task add constraint playbook_task_version_id_fkey FOREIGN KEY (version_id) REFERENCES playbook_version(id);
alter table playbook_text add constraint playbook_text_pkey PRIMARY KEY (version_id, path, place);
alter table playbook_text add constraint playbook_text_version_id_fkey FOREIGN KEY (version_id) REFERENCES playbook_version(id);
alter table playbook_version add constraint playbook_version_number_key UNIQUE (number);
alter table playbook_version add constraint playbook_version_pkey PRIMARY KEY (id);
alter table process_case add constraint process_case_cycle_check CHECK ((cycle >= 1));
alter table process_case add constraint process_case_pkey PRIMARY KEY (id);
alter table process_case add constraint process_case_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table process_case add constraint process_case_version_id_process_fkey FOREIGN KEY (version_id, process) REFERENCES playbook_process(version_id, process);
alter table reassignment add constraint reassignment_check CHECK ((from_id <> to_id));
alter table reassignment add constraint reassignment_from_id_fkey FOREIGN KEY (from_id) REFERENCES person(id);
alter table reassignment add constraint reassignment_pkey PRIMARY KEY (id);
alter table reassignment add constraint reassignment_to_id_fkey FOREIGN KEY (to_id) REFERENCES person(id);
alter table reassignment_row add constraint reassignment_row_check CHECK (((tenant_id IS NULL) <> (customer_id IS NULL)));
alter table reassignment_row add constraint reassignment_row_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id);
alter table reassignment_row add constraint reassignment_row_pkey PRIMARY KEY (reassignment_id, number);
alter table reassignment_row add constraint reassignment_row_reassignment_id_fkey FOREIGN KEY (reassignment_id) REFERENCES reassignment(id);
alter table reassignment_row add constraint reassignment_row_state_check CHECK ((state = ANY (ARRAY['moved'::text, 'undone'::text, 'kept'::text])));
alter table reassignment_row add constraint reassignment_row_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table saved_view add constraint saved_view_list_check CHECK ((list = ANY (ARRAY['tenants'::text, 'customers'::text])));
alter table saved_view add constraint saved_view_name_check CHECK (((name <> ''::text) AND (length(name) <= 80)));
alter table saved_view add constraint saved_view_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table saved_view add constraint saved_view_pkey PRIMARY KEY (id);
alter table service_feed add constraint service_feed_check CHECK (((rfa = ''::text) = (rfa_submitted IS NULL)));
alter table service_feed add constraint service_feed_pkey PRIMARY KEY (tenant_id, service);
alter table service_feed add constraint service_feed_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table service_forecast add constraint service_forecast_pkey PRIMARY KEY (tenant_id, service, version);
alter table service_forecast add constraint service_forecast_tenant_id_service_fkey FOREIGN KEY (tenant_id, service) REFERENCES tenant_service(tenant_id, service);
alter table service_migration add constraint service_migration_entitlements_check CHECK ((entitlements >= 0));
alter table service_migration add constraint service_migration_pkey PRIMARY KEY (tenant_id, service, place);
alter table service_migration add constraint service_migration_size_gb_check CHECK ((size_gb >= (0)::numeric));
alter table service_migration add constraint service_migration_tenant_id_service_fkey FOREIGN KEY (tenant_id, service) REFERENCES tenant_service(tenant_id, service);
alter table service_motion add constraint service_motion_motion_check CHECK ((motion = ANY (ARRAY['RFA'::text, 'Targeting'::text])));
alter table service_motion add constraint service_motion_pkey PRIMARY KEY (tenant_id, service, motion);
alter table service_motion add constraint service_motion_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table session add constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table session add constraint session_pkey PRIMARY KEY (id);
alter table session add constraint session_token_hash_key UNIQUE (token_hash);
alter table setup_link add constraint setup_link_pkey PRIMARY KEY (token_hash);
alter table snooze add constraint snooze_item_check CHECK (((item <> ''::text) AND (length(item) <= 200)));
alter table snooze add constraint snooze_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table snooze add constraint snooze_pkey PRIMARY KEY (person_id, item);
alter table success_metric add constraint success_metric_pkey PRIMARY KEY (id);
alter table success_metric add constraint success_metric_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table target add constraint target_case_id_fkey FOREIGN KEY (case_id) REFERENCES process_case(id);
alter table target add constraint target_list_id_fkey FOREIGN KEY (list_id) REFERENCES target_list(id);
alter table target add constraint target_pkey PRIMARY KEY (list_id, tenant_id);
alter table target add constraint target_sme_id_fkey FOREIGN KEY (sme_id) REFERENCES person(id);
alter table target add constraint target_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table target_list add constraint target_list_carried_from_fkey FOREIGN KEY (carried_from) REFERENCES target_list(id);
alter table target_list add constraint target_list_check CHECK (((published_at IS NULL) = (published_by IS NULL)));
alter table target_list add constraint target_list_fiscal_year_check CHECK (((fiscal_year >= 2000) AND (fiscal_year <= 2200)));
alter table target_list add constraint target_list_name_check CHECK ((name <> ''::text));
alter table target_list add constraint target_list_pkey PRIMARY KEY (id);
alter table task_record add constraint task_record_percent_complete_check CHECK (((percent_complete >= 0) AND (percent_complete <= 100)));
alter table task_record add constraint task_record_pkey PRIMARY KEY (tenant_id, task_id, service);
alter table task_record add constraint task_record_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table task_record add constraint task_record_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES person(id);
alter table tenant add constraint tenant_check CHECK (((partner_status = ''::text) = (partner_status_date IS NULL)));
alter table tenant add constraint tenant_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id);
alter table tenant add constraint tenant_firm_id_fkey FOREIGN KEY (firm_id) REFERENCES partner_firm(id);
alter table tenant add constraint tenant_guid_key UNIQUE (guid);
alter table tenant add constraint tenant_id_customer_id_key UNIQUE (id, customer_id);
alter table tenant add constraint tenant_pkey PRIMARY KEY (id);
alter table tenant add constraint tenant_seats_check CHECK ((seats >= 0));
alter table tenant_authentication add constraint tenant_authentication_pkey PRIMARY KEY (tenant_id);
alter table tenant_authentication add constraint tenant_authentication_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table tenant_internal add constraint tenant_internal_check CHECK (((priority_override IS NULL) = (priority_reason = ''::text)));
alter table tenant_internal add constraint tenant_internal_check1 CHECK (((overall_status = ''::text) = (status_date IS NULL)));
alter table tenant_internal add constraint tenant_internal_motions_check CHECK ((NOT (motions @> '{"Customer Health",RFA}'::text[])));
alter table tenant_internal add constraint tenant_internal_pkey PRIMARY KEY (tenant_id);
alter table tenant_internal add constraint tenant_internal_priority_check CHECK ((priority = ANY (ARRAY['High'::text, 'Medium'::text, 'Low'::text])));
alter table tenant_internal add constraint tenant_internal_priority_override_check CHECK ((priority_override = ANY (ARRAY['High'::text, 'Medium'::text, 'Low'::text])));
alter table tenant_internal add constraint tenant_internal_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table tenant_partner add constraint tenant_partner_pkey PRIMARY KEY (id);
alter table tenant_partner add constraint tenant_partner_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table tenant_partner add constraint tenant_partner_tenant_id_mpn_id_kind_key UNIQUE (tenant_id, mpn_id, kind);
alter table tenant_service add constraint tenant_service_pkey PRIMARY KEY (tenant_id, service);
alter table tenant_service add constraint tenant_service_scenario_check CHECK ((scenario = ANY (ARRAY['FTC-CSS Led'::text, 'FTC-FTP Led'::text, 'FTC-Widget'::text, 'FTC-CXP Led'::text, 'Non-FastTrack Partner-Led'::text, 'Customer Led'::text, 'Customer-Led w/ CSS Assist'::text, 'Non-FastTrack Partner-Led w/CSS Assist'::text, 'CXP Led w/ CSS Assist'::text, 'Customer-Led w/ FTP Assist'::text, 'Non-FastTrack Partner-Led w/FTP Assist'::text, 'CXP Led w/ FTP Assist'::text])));
alter table tenant_service add constraint tenant_service_status_check CHECK ((status = ANY (ARRAY['Initiate'::text, 'Assess'::text, 'Remediate'::text, 'Enable'::text, 'Migrate'::text, 'Adoption'::text, 'Operate'::text])));
alter table tenant_service add constraint tenant_service_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table usage_connection add constraint usage_connection_name_space_check CHECK ((name_space = ANY (ARRAY['plain'::text, 'concealed'::text])));
alter table usage_connection add constraint usage_connection_pkey PRIMARY KEY (tenant_id);
alter table usage_connection add constraint usage_connection_state_check CHECK ((state = ANY (ARRAY['connected'::text, 'disconnected'::text])));
alter table usage_connection add constraint usage_connection_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table usage_consent add constraint usage_consent_pkey PRIMARY KEY (state_hash);
alter table usage_consent add constraint usage_consent_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table usage_entitlement add constraint usage_entitlement_assigned_check CHECK ((assigned >= 0));
alter table usage_entitlement add constraint usage_entitlement_enabled_check CHECK ((enabled >= 0));
alter table usage_entitlement add constraint usage_entitlement_import_number_fkey FOREIGN KEY (import_number) REFERENCES usage_import(number);
alter table usage_entitlement add constraint usage_entitlement_pkey PRIMARY KEY (tenant_id, service, day, import_number);
alter table usage_entitlement add constraint usage_entitlement_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table usage_erased add constraint usage_erased_pkey PRIMARY KEY (tenant_id, person);
alter table usage_erased add constraint usage_erased_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table usage_import add constraint usage_import_name_space_check CHECK ((name_space = ANY (ARRAY['plain'::text, 'concealed'::text])));
alter table usage_import add constraint usage_import_pkey PRIMARY KEY (number);
alter table usage_import add constraint usage_import_source_check CHECK ((source = ANY (ARRAY['file'::text, 'graph'::text])));
alter table usage_import add constraint usage_import_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'done'::text, 'refused'::text])));
alter table usage_import add constraint usage_import_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table usage_import add constraint usage_import_tenant_id_sha256_mapping_key UNIQUE (tenant_id, sha256, mapping);
alter table usage_key add constraint usage_key_pkey PRIMARY KEY (tenant_id);
alter table usage_key add constraint usage_key_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table usage_name add constraint usage_name_pkey PRIMARY KEY (tenant_id, person);
alter table usage_name add constraint usage_name_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES usage_naming(tenant_id);
alter table usage_naming add constraint usage_naming_pkey PRIMARY KEY (tenant_id);
alter table usage_naming add constraint usage_naming_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table usage_override add constraint usage_override_count_check CHECK ((count >= 0));
alter table usage_override add constraint usage_override_pkey PRIMARY KEY (tenant_id, service, version);
alter table usage_override add constraint usage_override_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table usage_override add constraint usage_override_version_check CHECK ((version > 0));
alter table usage_override add constraint usage_override_why_check CHECK ((why <> ''::text));
alter table usage_quarantine add constraint usage_quarantine_import_number_fkey FOREIGN KEY (import_number) REFERENCES usage_import(number);
alter table usage_quarantine add constraint usage_quarantine_pkey PRIMARY KEY (import_number, line);
alter table usage_sign add constraint usage_sign_import_number_fkey FOREIGN KEY (import_number) REFERENCES usage_import(number);
alter table usage_sign add constraint usage_sign_kind_check CHECK ((kind = ANY (ARRAY['counted'::text, 'nameless'::text, 'partial'::text])));
alter table usage_sign add constraint usage_sign_people_check CHECK ((people >= 0));
alter table usage_sign add constraint usage_sign_pkey PRIMARY KEY (import_number, report, day, kind);
alter table usage_sign add constraint usage_sign_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table usage_sync add constraint usage_sync_pkey PRIMARY KEY (tenant_id, report);
alter table usage_sync add constraint usage_sync_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES usage_connection(tenant_id);
alter table usage_tenant add constraint usage_tenant_called_key UNIQUE (called);
alter table usage_tenant add constraint usage_tenant_number_key UNIQUE (number);
alter table usage_tenant add constraint usage_tenant_pkey PRIMARY KEY (tenant_id);
alter table usage_tenant add constraint usage_tenant_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table usual_view add constraint usual_view_list_check CHECK ((list = ANY (ARRAY['tenants'::text, 'customers'::text])));
alter table usual_view add constraint usual_view_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table usual_view add constraint usual_view_pkey PRIMARY KEY (person_id, list);

-- indexes

CREATE INDEX absence_person ON absence USING btree (person_id, last_day);
CREATE UNIQUE INDEX absence_pkey ON absence USING btree (id);
CREATE UNIQUE INDEX adoption_indicator_pkey ON adoption_indicator USING btree (tenant_id, service, element);
CREATE INDEX assignment_customer ON assignment USING btree (customer_id);
CREATE UNIQUE INDEX assignment_once ON assignment USING btree (person_id, role, COALESCE(tenant_id, customer_id), service);
CREATE INDEX assignment_person ON assignment USING btree (person_id);
CREATE UNIQUE INDEX assignment_pkey ON assignment USING btree (id);
CREATE UNIQUE INDEX assignment_primary ON assignment USING btree (COALESCE(tenant_id, customer_id), service, role) WHERE is_primary;
CREATE INDEX assignment_tenant ON assignment USING btree (tenant_id);
CREATE UNIQUE INDEX attempt_pkey ON attempt USING btree (bucket, window_start);
CREATE UNIQUE INDEX bulk_change_pkey ON bulk_change USING btree (id);
CREATE UNIQUE INDEX bulk_change_row_pkey ON bulk_change_row USING btree (bulk_id, tenant_id);
CREATE UNIQUE INDEX case_figure_pkey ON case_figure USING btree (case_id, cycle, kind);
CREATE UNIQUE INDEX case_guest_pkey ON case_guest USING btree (meeting_id, person_id);
CREATE UNIQUE INDEX case_meeting_open ON case_meeting USING btree (case_id) WHERE (cancelled_at IS NULL);
CREATE UNIQUE INDEX case_meeting_pkey ON case_meeting USING btree (id);
CREATE UNIQUE INDEX case_meeting_uid_key ON case_meeting USING btree (uid);
CREATE INDEX case_person_person ON case_person USING btree (person_id);
CREATE UNIQUE INDEX case_person_pkey ON case_person USING btree (case_id, person_id, actor);
CREATE UNIQUE INDEX case_question_open ON case_question USING btree (case_id, about) WHERE (answer IS NULL);
CREATE UNIQUE INDEX case_question_pkey ON case_question USING btree (id);
CREATE UNIQUE INDEX case_step_pkey ON case_step USING btree (case_id, seq);
CREATE UNIQUE INDEX choice_pkey ON choice USING btree (list, value);
CREATE INDEX contact_customer ON contact USING btree (customer_id, kind, name);
CREATE INDEX contact_email ON contact USING btree (lower(email)) WHERE (email <> ''::text);
CREATE UNIQUE INDEX contact_pkey ON contact USING btree (id);
CREATE INDEX contact_tenant ON contact USING btree (tenant_id, kind, name);
CREATE UNIQUE INDEX credential_pkey ON credential USING btree (person_id);
CREATE UNIQUE INDEX customer_internal_pkey ON customer_internal USING btree (customer_id);
CREATE INDEX customer_name ON customer USING btree (lower(name) COLLATE "C", id);
CREATE UNIQUE INDEX customer_pkey ON customer USING btree (id);
CREATE UNIQUE INDEX customer_tpid_key ON customer USING btree (tpid);
CREATE INDEX entitlement_status_owner ON entitlement_status USING btree (owner_contact_id) WHERE (owner_contact_id IS NOT NULL);
CREATE UNIQUE INDEX entitlement_status_pkey ON entitlement_status USING btree (id);
CREATE INDEX entitlement_status_service ON entitlement_status USING btree (tenant_id, service, place);
CREATE INDEX feedback_owner ON feedback USING btree (owner_id, id DESC);
CREATE UNIQUE INDEX feedback_pkey ON feedback USING btree (id);
CREATE INDEX feedback_sender ON feedback USING btree (sender_id, id DESC);
CREATE UNIQUE INDEX goal_pkey ON goal USING btree (id);
CREATE INDEX goal_year ON goal USING btree (fiscal_year, place);
CREATE INDEX idempotency_age ON idempotency USING btree (created_at);
CREATE UNIQUE INDEX idempotency_pkey ON idempotency USING btree (person_id, key);
CREATE INDEX import_at ON import USING btree (at DESC, id DESC);
CREATE UNIQUE INDEX import_pkey ON import USING btree (id);
CREATE UNIQUE INDEX import_row_pkey ON import_row USING btree (import_id, line);
CREATE INDEX import_row_subject ON import_row USING btree (subject) WHERE (subject <> ''::text);
CREATE INDEX import_row_turn ON import_row USING btree (import_id, turn, line);
CREATE INDEX ledger_assignments ON ledger USING btree (chain, seq) WHERE (kind = ANY (ARRAY['person.assigned'::text, 'assignment.changed'::text, 'person.unassigned'::text]));
CREATE INDEX ledger_contact ON ledger USING btree (subject) WHERE (kind ~~ 'contact.%'::text);
CREATE INDEX ledger_customer ON ledger USING btree (((facts ->> 'customer'::text)), seq) WHERE ((tenant_id IS NULL) AND ((kind ~~ 'customer.%'::text) OR (kind ~~ 'contact.%'::text)));
CREATE INDEX ledger_customer_assignments ON ledger USING btree (((facts ->> 'customer'::text)), seq) WHERE ((tenant_id IS NULL) AND (kind = ANY (ARRAY['person.assigned'::text, 'assignment.changed'::text, 'person.unassigned'::text])));
CREATE UNIQUE INDEX ledger_head_pkey ON ledger_head USING btree (chain);
CREATE UNIQUE INDEX ledger_personal_pkey ON ledger_personal USING btree (chain, seq);
CREATE UNIQUE INDEX ledger_pkey ON ledger USING btree (chain, seq);
CREATE INDEX ledger_subject ON ledger USING btree (chain, subject, seq DESC);
CREATE INDEX mail_sent_due ON mail_sent USING btree (next_try) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));
CREATE INDEX mail_sent_ended ON mail_sent USING btree (ended_at DESC) WHERE (state = ANY (ARRAY['failed'::text, 'unclear'::text]));
CREATE UNIQUE INDEX mail_sent_occasion ON mail_sent USING btree (person_id, occasion);
CREATE UNIQUE INDEX mail_sent_pkey ON mail_sent USING btree (id);
CREATE INDEX mail_sent_series ON mail_sent USING btree (series) WHERE (series IS NOT NULL);
CREATE UNIQUE INDEX migration_pkey ON migration USING btree (number);
CREATE INDEX note_corrects ON note USING btree (corrects) WHERE (corrects IS NOT NULL);
CREATE UNIQUE INDEX note_done_pkey ON note_done USING btree (note_id);
CREATE UNIQUE INDEX note_draft_person_id_place_key ON note_draft USING btree (person_id, place);
CREATE UNIQUE INDEX note_draft_pkey ON note_draft USING btree (id);
CREATE INDEX note_due ON note USING btree (next_action_owner, next_action_date) WHERE (next_action_owner IS NOT NULL);
CREATE UNIQUE INDEX note_id_tenant_id_audience_key ON note USING btree (id, tenant_id, audience);
CREATE UNIQUE INDEX note_pkey ON note USING btree (id);
CREATE INDEX note_tenant ON note USING btree (tenant_id, created_at DESC, id DESC);
CREATE INDEX note_text_due ON note_text USING btree (next_action_date) WHERE (next_action_date IS NOT NULL);
CREATE INDEX note_text_newest ON note_text USING btree (created_at DESC, note_id DESC);
CREATE UNIQUE INDEX note_text_pkey ON note_text USING btree (note_id);
CREATE INDEX note_text_shared ON note_text USING btree (tenant_id, created_at DESC, note_id DESC) WHERE (audience = 'shared'::text);
CREATE INDEX note_text_tenant ON note_text USING btree (tenant_id, created_at DESC, note_id DESC);
CREATE INDEX note_text_words ON note_text USING gin (words) WITH (fastupdate=off);
CREATE INDEX notice_newest ON notice USING btree (person_id, at DESC);
CREATE UNIQUE INDEX notice_person_id_occasion_key ON notice USING btree (person_id, occasion);
CREATE UNIQUE INDEX notice_pkey ON notice USING btree (id);
CREATE UNIQUE INDEX notice_preference_pkey ON notice_preference USING btree (person_id);
CREATE INDEX notice_untold ON notice USING btree (person_id, at) WHERE ((read_at IS NULL) AND (mail_id IS NULL));
CREATE UNIQUE INDEX offer_pkey ON offer USING btree (id);
CREATE UNIQUE INDEX offer_title ON offer USING btree (lower(title)) WHERE (retired_at IS NULL);
CREATE UNIQUE INDEX outbox_pkey ON outbox USING btree (id);
CREATE UNIQUE INDEX partner_firm_name_key ON partner_firm USING btree (name);
CREATE UNIQUE INDEX partner_firm_pkey ON partner_firm USING btree (id);
CREATE INDEX password_link_person ON password_link USING btree (person_id);
CREATE UNIQUE INDEX password_link_pkey ON password_link USING btree (token_hash);
CREATE UNIQUE INDEX person_email ON person USING btree (lower(email));
CREATE UNIQUE INDEX person_pkey ON person USING btree (id);
CREATE UNIQUE INDEX person_profile_pkey ON person_profile USING btree (person_id);
CREATE INDEX playbook_finding_path ON playbook_finding USING btree (version_id, path, place);
CREATE UNIQUE INDEX playbook_finding_pkey ON playbook_finding USING btree (version_id, place);
CREATE UNIQUE INDEX playbook_page_pkey ON playbook_page USING btree (version_id, path);
CREATE UNIQUE INDEX playbook_process_pkey ON playbook_process USING btree (version_id, process);
CREATE UNIQUE INDEX playbook_task_pkey ON playbook_task USING btree (version_id, task_id);
CREATE UNIQUE INDEX playbook_text_pkey ON playbook_text USING btree (version_id, path, place);
CREATE INDEX playbook_text_words ON playbook_text USING gin (words);
CREATE UNIQUE INDEX playbook_version_number_key ON playbook_version USING btree (number);
CREATE UNIQUE INDEX playbook_version_pkey ON playbook_version USING btree (id);
CREATE INDEX process_case_due ON process_case USING btree (next_timer) WHERE (next_timer IS NOT NULL);
CREATE UNIQUE INDEX process_case_open ON process_case USING btree (tenant_id, process) WHERE (NOT ended);
CREATE UNIQUE INDEX process_case_pkey ON process_case USING btree (id);
CREATE INDEX process_case_tenant ON process_case USING btree (tenant_id, process, started_at DESC);
CREATE INDEX reassignment_at ON reassignment USING btree (at DESC, id DESC);
CREATE UNIQUE INDEX reassignment_pkey ON reassignment USING btree (id);
CREATE UNIQUE INDEX reassignment_row_pkey ON reassignment_row USING btree (reassignment_id, number);
CREATE UNIQUE INDEX saved_view_name ON saved_view USING btree (person_id, list, lower(name));
CREATE UNIQUE INDEX saved_view_pkey ON saved_view USING btree (id);
CREATE INDEX saved_view_shared ON saved_view USING btree (list) WHERE shared;
CREATE UNIQUE INDEX service_feed_pkey ON service_feed USING btree (tenant_id, service);
CREATE UNIQUE INDEX service_forecast_pkey ON service_forecast USING btree (tenant_id, service, version);
CREATE UNIQUE INDEX service_migration_pkey ON service_migration USING btree (tenant_id, service, place);
CREATE UNIQUE INDEX service_motion_pkey ON service_motion USING btree (tenant_id, service, motion);
CREATE INDEX session_person ON session USING btree (person_id);
CREATE UNIQUE INDEX session_pkey ON session USING btree (id);
CREATE UNIQUE INDEX session_token_hash_key ON session USING btree (token_hash);
CREATE UNIQUE INDEX setup_link_pkey ON setup_link USING btree (token_hash);
CREATE UNIQUE INDEX snooze_pkey ON snooze USING btree (person_id, item);
CREATE UNIQUE INDEX success_metric_pkey ON success_metric USING btree (id);
CREATE INDEX success_metric_tenant ON success_metric USING btree (tenant_id, name);
CREATE UNIQUE INDEX target_list_pkey ON target_list USING btree (id);
CREATE INDEX target_list_year ON target_list USING btree (fiscal_year DESC, region);
CREATE UNIQUE INDEX target_pkey ON target USING btree (list_id, tenant_id);
CREATE INDEX target_sme ON target USING btree (sme_id);
CREATE INDEX target_tenant ON target USING btree (tenant_id);
CREATE UNIQUE INDEX task_record_pkey ON task_record USING btree (tenant_id, task_id, service);
CREATE UNIQUE INDEX tenant_authentication_pkey ON tenant_authentication USING btree (tenant_id);
CREATE INDEX tenant_customer ON tenant USING btree (customer_id);
CREATE INDEX tenant_firm ON tenant USING btree (firm_id) WHERE (firm_id IS NOT NULL);
CREATE INDEX tenant_folded ON tenant USING btree (folded(name) COLLATE "C", id);
CREATE UNIQUE INDEX tenant_guid ON tenant USING btree (lower(guid));
CREATE UNIQUE INDEX tenant_guid_key ON tenant USING btree (guid);
CREATE UNIQUE INDEX tenant_id_customer_id_key ON tenant USING btree (id, customer_id);
CREATE UNIQUE INDEX tenant_internal_pkey ON tenant_internal USING btree (tenant_id);
CREATE INDEX tenant_internal_tags ON tenant_internal USING gin (tags);
CREATE INDEX tenant_name ON tenant USING btree (lower(name), id);
CREATE UNIQUE INDEX tenant_partner_pkey ON tenant_partner USING btree (id);
CREATE UNIQUE INDEX tenant_partner_tenant_id_mpn_id_kind_key ON tenant_partner USING btree (tenant_id, mpn_id, kind);
CREATE UNIQUE INDEX tenant_pkey ON tenant USING btree (id);
CREATE UNIQUE INDEX tenant_service_pkey ON tenant_service USING btree (tenant_id, service);
CREATE UNIQUE INDEX usage_connection_pkey ON usage_connection USING btree (tenant_id);
CREATE UNIQUE INDEX usage_consent_pkey ON usage_consent USING btree (state_hash);
CREATE INDEX usage_consent_tenant ON usage_consent USING btree (tenant_id, asked_at DESC);
CREATE UNIQUE INDEX usage_entitlement_pkey ON usage_entitlement USING btree (tenant_id, service, day, import_number);
CREATE UNIQUE INDEX usage_erased_pkey ON usage_erased USING btree (tenant_id, person);
CREATE INDEX usage_import_newest ON usage_import USING btree (tenant_id, number DESC);
CREATE UNIQUE INDEX usage_import_pkey ON usage_import USING btree (number);
CREATE UNIQUE INDEX usage_import_tenant_id_sha256_mapping_key ON usage_import USING btree (tenant_id, sha256, mapping);
CREATE UNIQUE INDEX usage_key_pkey ON usage_key USING btree (tenant_id);
CREATE INDEX usage_name_alphabet ON usage_name USING btree (tenant_id, name);
CREATE UNIQUE INDEX usage_name_pkey ON usage_name USING btree (tenant_id, person);
CREATE UNIQUE INDEX usage_naming_pkey ON usage_naming USING btree (tenant_id);
CREATE UNIQUE INDEX usage_override_pkey ON usage_override USING btree (tenant_id, service, version);
CREATE UNIQUE INDEX usage_quarantine_pkey ON usage_quarantine USING btree (import_number, line);
CREATE UNIQUE INDEX usage_sign_pkey ON usage_sign USING btree (import_number, report, day, kind);
CREATE INDEX usage_sign_tenant ON usage_sign USING btree (tenant_id, day);
CREATE INDEX usage_sync_due ON usage_sync USING btree (next_try);
CREATE UNIQUE INDEX usage_sync_pkey ON usage_sync USING btree (tenant_id, report);
CREATE UNIQUE INDEX usage_tenant_called_key ON usage_tenant USING btree (called);
CREATE UNIQUE INDEX usage_tenant_number_key ON usage_tenant USING btree (number);
CREATE UNIQUE INDEX usage_tenant_pkey ON usage_tenant USING btree (tenant_id);
CREATE UNIQUE INDEX usual_view_pkey ON usual_view USING btree (person_id, list);

-- functions

CREATE OR REPLACE FUNCTION app_admin()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(current_setting('app.admin', true), '') = 'yes' and coalesce(current_setting('app.audience', true), '') = 'internal'
$function$
;
CREATE OR REPLACE FUNCTION app_assigns()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(current_setting('app.assigns', true), 'none') $function$
;
CREATE OR REPLACE FUNCTION app_audience()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(current_setting('app.audience', true), 'partner') $function$
;
CREATE OR REPLACE FUNCTION app_firm()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select current_setting('app.firm', true) $function$
;
CREATE OR REPLACE FUNCTION app_may(capability text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(current_setting('app.audience', true), '') = 'internal'
    and capability = any (string_to_array(coalesce(current_setting('app.capabilities', true), ''), ' '))
$function$
;
CREATE OR REPLACE FUNCTION app_person()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select current_setting('app.person', true) $function$
;
CREATE OR REPLACE FUNCTION app_reads()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(current_setting('app.reads', true), 'none') $function$
;
CREATE OR REPLACE FUNCTION app_writes()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(current_setting('app.writes', true), 'none') $function$
;
CREATE OR REPLACE FUNCTION assigned_customers()
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  return query select a.customer_id from assignment a where a.person_id = app_person() and a.customer_id is not null;
end $function$
;
CREATE OR REPLACE FUNCTION assigned_loads(people text[])
 RETURNS TABLE(person_id text, tenants bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  return query
    select a.person, count(*) from (
      select x.person_id as person, x.tenant_id as tenant from assignment x join tenant t on t.id = x.tenant_id and t.active where x.person_id = any (people)
      union
      select x.person_id, t.id from assignment x join tenant t on t.customer_id = x.customer_id and t.active where x.person_id = any (people)
    ) a
    where app_audience() = 'internal' or exists (select from person p where p.id = a.person and p.firm_id = app_firm())
    group by a.person;
end $function$
;
CREATE OR REPLACE FUNCTION assigned_tenants()
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  return query
    select a.tenant_id from assignment a where a.person_id = app_person() and a.tenant_id is not null
    union select t.id from assignment a join tenant t on t.customer_id = a.customer_id where a.person_id = app_person();
end $function$
;
CREATE OR REPLACE FUNCTION end_sessions(person text, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ declare former text := app_writes(); begin
  if app_admin() then
    perform set_config('app.writes', 'all', true);
    update session s set revoked_at = end_sessions.at where s.person_id = end_sessions.person and s.revoked_at is null;
    perform set_config('app.writes', former, true);
  end if;
end $function$
;
CREATE OR REPLACE FUNCTION folded(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select lower(case when octet_length(words) = length(words) then words
    else regexp_replace(normalize(words, NFD), '[\u0300-\u036f]', '', 'g') end)
$function$
;
CREATE OR REPLACE FUNCTION found_notes(asked tsquery, ranked tsquery, places text[], mine boolean, task text, without_system boolean, since timestamp with time zone, until timestamp with time zone, due_from date, due_until date, before_at timestamp with time zone, before_id text, most integer)
 RETURNS TABLE(id text, rank real)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET random_page_cost TO '1.1'
 SET cpu_index_tuple_cost TO '0.02'
 SET jit TO 'off'
AS $function$
declare
  reach text[];
begin
  if mine then
    reach := array(select t.id from tenant t where t.active and app_reads() <> 'none' and t.id in (select assigned_tenants()));
  elsif app_reads() <> 'all' then
    reach := array(select visible_tenants());
  end if;
  if places is not null then
    reach := case when reach is null then places else array(select unnest(places) intersect select unnest(reach)) end;
  end if;
  return query execute
    'select n.note_id, ' || case when ranked is null then '0::real' else 'ts_rank(n.words, $2)' end || ' from note_text n where true'
    || case when asked is not null then ' and n.words @@ $1' else '' end
    || case when reach is not null then ' and n.tenant_id = any ($3)' else '' end
    || case when app_audience() <> 'internal' then ' and n.audience = ''shared''' else '' end
    || case when task is not null then ' and n.task_id = $4' else '' end
    || case when without_system then ' and n.category <> ''System Message''' else '' end
    || case when since is not null then ' and n.created_at >= $5' else '' end
    || case when until is not null then ' and n.created_at < $6' else '' end
    || case when due_until is not null then ' and n.next_action_date between $7 and $8' else '' end
    || case when before_at is not null then ' and (n.created_at, n.note_id) < ($9, $10)' else '' end
    || ' order by n.created_at desc, n.note_id desc limit $11'
    using asked, ranked, reach, task, since, until, due_from, due_until, before_at, before_id, most;
end $function$
;
CREATE OR REPLACE FUNCTION is_internal_service(id text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$ select id in ('edge') $function$
;
CREATE OR REPLACE FUNCTION is_partner_role(role text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$ select role in ('p-rm', 'p-fm', 'p-fe') $function$
;
CREATE OR REPLACE FUNCTION is_primary_manager(tenant text, customer text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  return exists (select from assignment a where a.person_id = app_person() and a.role = 'fm' and a.is_primary and a.service = ''
    and (a.tenant_id = tenant or a.customer_id = coalesce(customer, (select t.customer_id from tenant t where t.id = tenant))));
end $function$
;
CREATE OR REPLACE FUNCTION is_shared_role(role text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select role in ('rm', 'fm', 'fe', 'fpm', 'sme', 'app-assure-manager', 'rfa-manager', 'targeting-manager') or is_partner_role(role)
$function$
;
CREATE OR REPLACE FUNCTION keep_note_text()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  insert into note_text (note_id, tenant_id, task_id, audience, category, created_at, next_action_date, words)
  values (new.id, new.tenant_id, new.task_id, new.audience, new.category, new.created_at, new.next_action_date, note_words(new));
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION keep_partner_manager()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  if app_assigns() = 'firm' and app_writes() <> 'all' and old.role = 'p-rm'
    and not exists (select from assignment a where a.tenant_id = old.tenant_id and a.role = 'p-rm') then
    raise exception 'the last partner Regional Manager stays' using errcode = '42501';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION keeps_portfolio()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select app_writes() = 'all' or app_admin() or app_may('portfolio:keep')
$function$
;
CREATE OR REPLACE FUNCTION knows_task(task text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$ begin
  return app_audience() = 'internal' or exists (select from playbook_task p
    where p.task_id = task and p.version_id = (select v.id from playbook_version v order by v.number desc limit 1));
end $function$
;
CREATE OR REPLACE FUNCTION may_assign(tenant text, customer text, role text, assignee text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$ begin
  return app_writes() = 'all' or case app_assigns()
    when 'all' then true
    when 'primary' then not is_partner_role(role) and is_primary_manager(tenant, customer)
    when 'firm' then is_partner_role(role) and tenant in (select visible_tenants())
      and exists (select from person p where p.id = assignee and p.firm_id = app_firm())
    else false end;
end $function$
;
CREATE OR REPLACE FUNCTION may_record(tenant text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$ begin
  return (tenant is null and app_person() <> '') or keeps_portfolio() or may_write_tenant(tenant)
    or (app_assigns() <> 'none' and exists (select from tenant t where t.id = may_record.tenant));
end $function$
;
CREATE OR REPLACE FUNCTION may_write_customer(id text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$ begin
  return app_writes() = 'all' or (app_writes() = 'assigned' and (id in (select assigned_customers()) or exists (
    select from customer_internal i where i.customer_id = id and i.reference_tenant_id in (select assigned_tenants()))));
end $function$
;
CREATE OR REPLACE FUNCTION may_write_tenant(id text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$ begin
  return app_writes() = 'all' or (app_writes() = 'assigned' and id in (select assigned_tenants()));
end $function$
;
CREATE OR REPLACE FUNCTION note_words(n note)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE
AS $function$
  -- `simple` knows no language's endings, and so treats six languages alike.
  select setweight(to_tsvector('simple'::regconfig, parted(n.body)), 'B')
    || setweight(to_tsvector('simple'::regconfig, parted(n.next_action || ' ' || coalesce(n.task_id, ''))), 'C')
    || array_to_tsvector(array['=category:' || n.category, '=author:' || n.author_id]
      || array(select '=service:' || s from unnest(n.services) s where s <> '')
      || array(select '=tag:' || t from unnest(n.tags) t)
      || case when n.escalated then array['=escalated'] else '{}' end
      || case when n.legacy_category is not null then array['=legacy'] else '{}' end)
$function$
;
CREATE OR REPLACE FUNCTION outbox_notice()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin perform pg_notify('outbox', ''); return null; end $function$
;
CREATE OR REPLACE FUNCTION parted(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select regexp_replace(words, '([\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f])', ' \1 ', 'g')
$function$
;
CREATE OR REPLACE FUNCTION people_named(wanted text[])
 RETURNS TABLE(id text, name text, email text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  return query select p.id, p.name, p.email from person p
    where app_person() <> '' and p.firm_id is null and p.disabled_at is null
      -- A database without a locale knows no capitals beyond A to Z.
      and (p.name = any (wanted) or exists (select from unnest(wanted) w
        where lower(w) in (lower(p.name), lower(p.email), lower(split_part(p.email, '@', 1)))));
end $function$
;
CREATE OR REPLACE FUNCTION refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = '42501';
end $function$
;
CREATE OR REPLACE FUNCTION refuse_motion()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  if new.motion = 'RFA' and exists (select from tenant_internal i where i.tenant_id = new.tenant_id and 'Customer Health' = any (i.motions)) then
    raise exception 'a tenant in Customer Health has no service in RFA' using errcode = '23514';
  end if;
  return new;
end $function$
;
CREATE OR REPLACE FUNCTION refuse_restricted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  if keeps_portfolio() then
    return new;
  elsif tg_table_name = 'customer_internal' then
    if new.reference_tenant_id is distinct from old.reference_tenant_id and not app_may('reference:change') then
      raise exception 'the reference tenant needs a right of its own' using errcode = '42501';
    elsif not may_write_customer(new.customer_id)
      and (to_jsonb(new) - 'reference_tenant_id' - 'version') <> (to_jsonb(old) - 'reference_tenant_id' - 'version') then
      raise exception 'the right to change the reference tenant changes nothing else' using errcode = '42501';
    end if;
  elsif new.firm_id is distinct from old.firm_id and app_assigns() <> 'all' then
    raise exception 'who serves a tenant is for those who assign' using errcode = '42501';
  elsif (new.id, new.customer_id, new.guid, new.name, new.domain, new.created_at)
    is distinct from (old.id, old.customer_id, old.guid, old.name, old.domain, old.created_at) then
    raise exception 'master data is for those who keep the portfolio' using errcode = '42501';
  elsif not may_write_tenant(new.id) and (to_jsonb(new) - 'firm_id' - 'version') <> (to_jsonb(old) - 'firm_id' - 'version') then
    raise exception 'only who serves a tenant is for those who assign' using errcode = '42501';
  end if;
  return new;
end $function$
;
CREATE OR REPLACE FUNCTION refuse_scenario()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  if new.scenario is distinct from (case when tg_op = 'INSERT' then 'Customer-Led w/ FTP Assist' else old.scenario end)
    and app_person() <> '' and app_writes() <> 'all' and not app_may('scenario:edit') then
    raise exception 'the engagement scenario needs a right of its own' using errcode = '42501';
  end if;
  return new;
end $function$
;
CREATE OR REPLACE FUNCTION tenant_with_guid(wanted text)
 RETURNS TABLE(id text, name text, customer text, tpid bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  return query select t.id, t.name, c.name, c.tpid from tenant t join customer c on c.id = t.customer_id
    where lower(t.guid) = lower(wanted) and (keeps_portfolio() or app_assigns() = 'all');
end $function$
;
CREATE OR REPLACE FUNCTION visible_customers()
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  if app_reads() in ('assigned', 'firm') then
    return query select assigned_customers() union select t.customer_id from tenant t where t.id in (select visible_tenants());
  end if;
end $function$
;
CREATE OR REPLACE FUNCTION visible_tenants()
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  if app_reads() in ('assigned', 'firm') then
    return query select assigned_tenants();
  end if;
  if app_reads() = 'assigned' then
    return query select c.tenant_id from case_person p join process_case c on c.id = p.case_id
      where p.person_id = app_person() and not c.ended;
  end if;
  if app_reads() = 'firm' then
    return query select t.id from tenant t where t.firm_id = app_firm();
  end if;
end $function$
;
CREATE OR REPLACE FUNCTION with_password(people text[])
 RETURNS SETOF text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ declare former text := app_writes(); begin
  if app_admin() then
    perform set_config('app.writes', 'all', true);
    return query select c.person_id from credential c where c.person_id = any (people);
    perform set_config('app.writes', former, true);
  end if;
end $function$
;

-- triggers

CREATE CONSTRAINT TRIGGER assignment_partner_manager AFTER DELETE OR UPDATE ON assignment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_partner_manager();
CREATE TRIGGER case_step_append_only BEFORE DELETE OR UPDATE ON case_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER customer_internal_restricted BEFORE UPDATE ON customer_internal FOR EACH ROW EXECUTE FUNCTION refuse_restricted();
CREATE TRIGGER ledger_append_only BEFORE DELETE OR UPDATE ON ledger FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_no_truncate BEFORE TRUNCATE ON ledger FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_head_no_delete BEFORE DELETE ON ledger_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_head_no_truncate BEFORE TRUNCATE ON ledger_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_personal_no_truncate BEFORE TRUNCATE ON ledger_personal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_personal_no_update BEFORE UPDATE ON ledger_personal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_append_only BEFORE DELETE OR UPDATE ON note FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_text AFTER INSERT ON note FOR EACH ROW EXECUTE FUNCTION keep_note_text();
CREATE TRIGGER outbox_notice AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION outbox_notice();
CREATE TRIGGER service_motion_health BEFORE INSERT OR UPDATE ON service_motion FOR EACH ROW EXECUTE FUNCTION refuse_motion();
CREATE TRIGGER tenant_restricted BEFORE UPDATE ON tenant FOR EACH ROW EXECUTE FUNCTION refuse_restricted();
CREATE TRIGGER tenant_service_scenario BEFORE INSERT OR UPDATE ON tenant_service FOR EACH ROW EXECUTE FUNCTION refuse_scenario();
CREATE TRIGGER usage_override_append_only BEFORE DELETE OR UPDATE ON usage_override FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- policies

create policy absence_add on absence for insert with check (((person_id = app_person()) OR (app_writes() = 'all'::text) OR app_admin()));
create policy absence_change on absence for update using (((person_id = app_person()) OR (app_writes() = 'all'::text) OR app_admin())) with check (((person_id = app_person()) OR (app_writes() = 'all'::text) OR app_admin()));
create policy absence_drop on absence for delete using (((person_id = app_person()) OR (app_writes() = 'all'::text) OR app_admin()));
create policy absence_read on absence for select using (((( SELECT app_audience() AS app_audience) = 'internal'::text) OR (person_id IN ( SELECT p.id
   FROM person p
  WHERE (p.firm_id = app_firm())))));
create policy adoption_indicator_add on adoption_indicator for insert with check ((((NOT is_internal_service(service)) OR (app_audience() = 'internal'::text)) AND may_write_tenant(tenant_id)));
create policy adoption_indicator_change on adoption_indicator for update using ((((NOT is_internal_service(service)) OR (app_audience() = 'internal'::text)) AND may_write_tenant(tenant_id))) with check ((((NOT is_internal_service(service)) OR (app_audience() = 'internal'::text)) AND may_write_tenant(tenant_id)));
create policy adoption_indicator_drop on adoption_indicator for delete using ((((NOT is_internal_service(service)) OR (app_audience() = 'internal'::text)) AND may_write_tenant(tenant_id)));
create policy adoption_indicator_read on adoption_indicator for select using ((((NOT is_internal_service(service)) OR (( SELECT app_audience() AS app_audience) = 'internal'::text)) AND ((( SELECT app_reads() AS app_reads) = 'all'::text) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants)))));
create policy assignment_add on assignment for insert with check (may_assign(tenant_id, customer_id, role, person_id));
create policy assignment_change on assignment for update using (may_assign(tenant_id, customer_id, role, person_id)) with check (may_assign(tenant_id, customer_id, role, person_id));
create policy assignment_drop on assignment for delete using (may_assign(tenant_id, customer_id, role, person_id));
create policy assignment_read on assignment for select using ((((( SELECT app_audience() AS app_audience) = 'internal'::text) OR is_shared_role(role) OR (person_id = ( SELECT app_person() AS app_person))) AND ((( SELECT app_reads() AS app_reads) = 'all'::text) OR (person_id = ( SELECT app_person() AS app_person)) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants)) OR (customer_id IN ( SELECT visible_customers() AS visible_customers)))));
create policy attempt_add on attempt for insert with check ((app_writes() = 'all'::text));
create policy attempt_change on attempt for update using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy attempt_drop on attempt for delete using ((app_writes() = 'all'::text));
create policy attempt_read on attempt for select using ((app_writes() = 'all'::text));
create policy bulk_change_add on bulk_change for insert with check (((app_writes() = 'all'::text) OR ((by_id = app_person()) AND (app_audience() = 'internal'::text))));
create policy bulk_change_change on bulk_change for update using (((app_writes() = 'all'::text) OR ((by_id = app_person()) AND (app_audience() = 'internal'::text)))) with check (((app_writes() = 'all'::text) OR ((by_id = app_person()) AND (app_audience() = 'internal'::text))));
create policy bulk_change_read on bulk_change for select using (((app_writes() = 'all'::text) OR ((by_id = app_person()) AND (app_audience() = 'internal'::text))));
create policy bulk_change_row_add on bulk_change_row for insert with check (((bulk_id IN ( SELECT b.id
   FROM bulk_change b)) AND (keeps_portfolio() OR may_write_tenant(tenant_id))));
create policy bulk_change_row_change on bulk_change_row for update using (((bulk_id IN ( SELECT b.id
   FROM bulk_change b)) AND ((( SELECT app_reads() AS app_reads) = 'all'::text) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants))))) with check ((bulk_id IN ( SELECT b.id
   FROM bulk_change b)));
create policy bulk_change_row_read on bulk_change_row for select using (((bulk_id IN ( SELECT b.id
   FROM bulk_change b)) AND ((( SELECT app_reads() AS app_reads) = 'all'::text) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants)))));
create policy case_figure_add on case_figure for insert with check ((app_writes() = 'all'::text));
create policy case_figure_change on case_figure for update using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy case_figure_read on case_figure for select using ((EXISTS ( SELECT
   FROM process_case c
  WHERE (c.id = case_figure.case_id))));
create policy case_guest_add on case_guest for insert with check ((app_writes() = 'all'::text));
create policy case_guest_drop on case_guest for delete using ((app_writes() = 'all'::text));
create policy case_guest_read on case_guest for select using ((EXISTS ( SELECT
   FROM case_meeting m
  WHERE (m.id = case_guest.meeting_id))));
create policy case_meeting_add on case_meeting for insert with check ((app_writes() = 'all'::text));
create policy case_meeting_change on case_meeting for update using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy case_meeting_read on case_meeting for select using ((EXISTS ( SELECT
   FROM process_case c
  WHERE (c.id = case_meeting.case_id))));
create policy case_person_add on case_person for insert with check ((app_writes() = 'all'::text));
create policy case_person_change on case_person for update using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy case_person_read on case_person for select using ((EXISTS ( SELECT
   FROM process_case c
  WHERE (c.id = case_person.case_id))));
create policy case_question_add on case_question for insert with check ((app_writes() = 'all'::text));
create policy case_question_change on case_question for update using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy case_question_read on case_question for select using ((EXISTS ( SELECT
   FROM process_case c
  WHERE (c.id = case_question.case_id))));
create policy case_step_add on case_step for insert with check ((app_writes() = 'all'::text));
create policy case_step_change on case_step for update using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy case_step_read on case_step for select using ((EXISTS ( SELECT
   FROM process_case c
  WHERE (c.id = case_step.case_id))));
create policy choice_add on choice for insert with check (keeps_portfolio());
create policy choice_change on choice for update using (keeps_portfolio()) with check (keeps_portfolio());
create policy choice_drop on choice for delete using ((app_writes() = 'all'::text));
create policy choice_read on choice for select using (((( SELECT app_audience() AS app_audience) = 'internal'::text) OR ((audience = 'shared'::text) AND (( SELECT app_person() AS app_person) <> ''::text))));
create policy contact_add on contact for insert with check ((((kind <> 'Microsoft'::text) OR (app_audience() = 'internal'::text)) AND (keeps_portfolio() OR may_write_tenant(tenant_id) OR may_write_customer(customer_id))));
create policy contact_change on contact for update using ((((kind <> 'Microsoft'::text) OR (app_audience() = 'internal'::text)) AND (keeps_portfolio() OR may_write_tenant(tenant_id) OR may_write_customer(customer_id)))) with check ((((kind <> 'Microsoft'::text) OR (app_audience() = 'internal'::text)) AND (keeps_portfolio() OR may_write_tenant(tenant_id) OR may_write_customer(customer_id))));
create policy contact_drop on contact for delete using ((((kind <> 'Microsoft'::text) OR (app_audience() = 'internal'::text)) AND (keeps_portfolio() OR may_write_tenant(tenant_id) OR may_write_customer(customer_id))));
create policy contact_read on contact for select using ((((kind <> 'Microsoft'::text) OR (( SELECT app_audience() AS app_audience) = 'internal'::text)) AND ((( SELECT app_reads() AS app_reads) = 'all'::text) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants)) OR (customer_id IN ( SELECT visible_customers() AS visible_customers)))));
create policy credential_add on credential for insert with check ((app_writes() = 'all'::text));
create policy credential_change on credential for update using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy credential_read on credential for select using ((app_writes() = 'all'::text));
create policy customer_add on customer for insert with check ((keeps_portfolio() OR (app_assigns() = 'all'::text)));
create policy customer_change on customer for update using (keeps_portfolio()) with check (keeps_portfolio());
create policy customer_drop on customer for delete using (keeps_portfolio());
create policy customer_read on customer for select using (((( SELECT app_reads() AS app_reads) = 'all'::text) OR (id IN ( SELECT visible_customers() AS visible_customers))));
create policy customer_internal_add on customer_internal for insert with check (((app_audience() = 'internal'::text) AND (keeps_portfolio() OR (app_assigns() = 'all'::text))));
create policy customer_internal_change on customer_internal for update using (((app_audience() = 'internal'::text) AND (keeps_portfolio() OR may_write_customer(customer_id) OR app_may('reference:change'::text)))) with check (((app_audience() = 'internal'::text) AND (keeps_portfolio() OR may_write_customer(customer_id) OR app_may('reference:change'::text))));
create policy customer_internal_drop on customer_internal for delete using (keeps_portfolio());
create policy customer_internal_read on customer_internal for select using (((( SELECT app_audience() AS app_audience) = 'internal'::text) AND ((( SELECT app_reads() AS app_reads) = 'all'::text) OR (customer_id IN ( SELECT visible_customers() AS visible_customers)))));
create policy entitlement_status_add on entitlement_status for insert with check ((((NOT is_internal_service(service)) OR (app_audience() = 'internal'::text)) AND may_write_tenant(tenant_id)));
create policy entitlement_status_change on entitlement_status for update using ((((NOT is_internal_service(service)) OR (app_audience() = 'internal'::text)) AND may_write_tenant(tenant_id))) with check ((((NOT is_internal_service(service)) OR (app_audience() = 'internal'::text)) AND may_write_tenant(tenant_id)));
create policy entitlement_status_drop on entitlement_status for delete using ((((NOT is_internal_service(service)) OR (app_audience() = 'internal'::text)) AND may_write_tenant(tenant_id)));
create policy entitlement_status_read on entitlement_status for select using ((((NOT is_internal_service(service)) OR (( SELECT app_audience() AS app_audience) = 'internal'::text)) AND ((( SELECT app_reads() AS app_reads) = 'all'::text) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants)))));
create policy feedback_add on feedback for insert with check (((app_writes() = 'all'::text) OR ((sender_id = app_person()) AND (app_person() <> ''::text) AND (answered_at IS NULL) AND (EXISTS ( SELECT
   FROM playbook_page p
  WHERE ((p.version_id = feedback.version_id) AND (p.path = feedback.path) AND (p.number = feedback.page_number)))))));
create policy feedback_answer on feedback for update using (((answered_at IS NULL) AND (app_audience() = 'internal'::text) AND ((owner_id = app_person()) OR (app_writes() = 'all'::text) OR app_admin() OR app_may('playbook:publish'::text)))) with check ((answered_by = app_person()));
create policy feedback_read on feedback for select using ((((sender_id = app_person()) AND (app_person() <> ''::text)) OR ((app_audience() = 'internal'::text) AND ((owner_id = app_person()) OR (app_writes() = 'all'::text) OR app_admin() OR app_may('playbook:publish'::text)))));
create policy goal_add on goal for insert with check (((app_writes() = 'all'::text) OR app_admin() OR app_may('csmau:lead'::text)));
create policy goal_change on goal for update using (((app_writes() = 'all'::text) OR app_admin() OR app_may('csmau:lead'::text))) with check (((app_writes() = 'all'::text) OR app_admin() OR app_may('csmau:lead'::text)));
create policy goal_drop on goal for delete using (((app_writes() = 'all'::text) OR app_admin() OR app_may('csmau:lead'::text)));
create policy goal_read on goal for select using ((app_audience() = 'internal'::text));
create policy idempotency_own on idempotency for all using (((person_id = app_person()) OR (app_writes() = 'all'::text))) with check (((person_id = app_person()) OR (app_writes() = 'all'::text)));
create policy import_add on import for insert with check (((app_writes() = 'all'::text) OR ((app_audience() = 'internal'::text) AND (by_id = app_person()) AND (app_person() <> ''::text))));
create policy import_change on import for update using (((app_audience() = 'internal'::text) AND ((by_id = app_person()) OR app_admin() OR (app_writes() = 'all'::text)))) with check (((app_audience() = 'internal'::text) AND ((by_id = app_person()) OR app_admin() OR (app_writes() = 'all'::text))));
create policy import_drop on import for delete using ((app_writes() = 'all'::text));
create policy import_read on import for select using (((( SELECT app_audience() AS app_audience) = 'internal'::text) AND ((by_id = ( SELECT app_person() AS app_person)) OR ( SELECT app_admin() AS app_admin) OR (( SELECT app_writes() AS app_writes) = 'all'::text))));
create policy import_row_add on import_row for insert with check ((import_id IN ( SELECT i.id
   FROM import i)));
create policy import_row_change on import_row for update using ((import_id IN ( SELECT i.id
   FROM import i))) with check ((import_id IN ( SELECT i.id
   FROM import i)));
create policy import_row_drop on import_row for delete using ((app_writes() = 'all'::text));
create policy import_row_read on import_row for select using ((import_id IN ( SELECT i.id
   FROM import i)));
create policy ledger_add on ledger for insert with check ((may_record(tenant_id) AND (chain = COALESCE(tenant_id, 'organisation'::text)) AND ((person_id = app_person()) OR (app_writes() = 'all'::text))));
create policy ledger_read on ledger for select using ((((audience = 'shared'::text) OR (( SELECT app_audience() AS app_audience) = 'internal'::text)) AND ((( SELECT app_writes() AS app_writes) = 'all'::text) OR ( SELECT app_admin() AS app_admin) OR ((tenant_id IS NOT NULL) AND ((( SELECT app_reads() AS app_reads) = 'all'::text) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants)))))));
create policy ledger_read_customer on ledger for select using (((tenant_id IS NULL) AND (kind = ANY (ARRAY['person.assigned'::text, 'assignment.changed'::text, 'person.unassigned'::text])) AND (( SELECT app_audience() AS app_audience) = 'internal'::text) AND ((( SELECT app_reads() AS app_reads) = 'all'::text) OR ((facts ->> 'customer'::text) IN ( SELECT visible_customers() AS visible_customers)))));
create policy ledger_read_customer_facts on ledger for select using (((tenant_id IS NULL) AND ((kind ~~ 'customer.%'::text) OR (kind ~~ 'contact.%'::text)) AND (( SELECT app_audience() AS app_audience) = 'internal'::text) AND ((( SELECT app_reads() AS app_reads) = 'all'::text) OR ((facts ->> 'customer'::text) IN ( SELECT visible_customers() AS visible_customers)))));
create policy ledger_head_add on ledger_head for insert with check ((may_record(tenant_id) AND (chain = COALESCE(tenant_id, 'organisation'::text))));
create policy ledger_head_move on ledger_head for update using (may_record(tenant_id)) with check ((may_record(tenant_id) AND (chain = COALESCE(tenant_id, 'organisation'::text))));
create policy ledger_head_read on ledger_head for select using (((( SELECT app_writes() AS app_writes) = 'all'::text) OR ((tenant_id IS NULL) AND (( SELECT app_person() AS app_person) <> ''::text)) OR (( SELECT app_reads() AS app_reads) = 'all'::text) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants))));
create policy ledger_personal_add on ledger_personal for insert with check (((app_writes() = 'all'::text) OR (EXISTS ( SELECT
   FROM ledger_head h
  WHERE ((h.chain = ledger_personal.chain) AND (h.seq < ledger_personal.seq) AND may_record(h.tenant_id))))));
create policy ledger_personal_read on ledger_personal for select using ((EXISTS ( SELECT
   FROM ledger l
  WHERE ((l.chain = ledger_personal.chain) AND (l.seq = ledger_personal.seq)))));
create policy ledger_personal_redact on ledger_personal for delete using ((app_writes() = 'all'::text));
create policy mail_sent_add on mail_sent for insert with check ((app_writes() = 'all'::text));
create policy mail_sent_change on mail_sent for update using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy mail_sent_read on mail_sent for select using ((app_writes() = 'all'::text));
create policy note_add on note for insert with check ((may_write_tenant(tenant_id) AND ((audience = 'shared'::text) OR (app_audience() = 'internal'::text)) AND ((author_id = app_person()) OR (app_writes() = 'all'::text))));
create policy note_read on note for select using ((((audience = 'shared'::text) OR (( SELECT app_audience() AS app_audience) = 'internal'::text)) AND ((( SELECT app_reads() AS app_reads) = 'all'::text) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants)))));
create policy note_done_add on note_done for insert with check ((may_write_tenant(tenant_id) AND ((audience = 'shared'::text) OR (app_audience() = 'internal'::text))));
create policy note_done_drop on note_done for delete using ((may_write_tenant(tenant_id) AND ((audience = 'shared'::text) OR (app_audience() = 'internal'::text))));
create policy note_done_read on note_done for select using ((((audience = 'shared'::text) OR (( SELECT app_audience() AS app_audience) = 'internal'::text)) AND ((( SELECT app_reads() AS app_reads) = 'all'::text) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants)))));
create policy note_draft_add on note_draft for insert with check ((person_id = app_person()));
create policy note_draft_change on note_draft for update using ((person_id = app_person())) with check ((person_id = app_person()));
create policy note_draft_drop on note_draft for delete using ((person_id = app_person()));
create policy note_draft_read on note_draft for select using ((person_id = ( SELECT app_person() AS app_person)));
create policy notice_add on notice for insert with check ((app_writes() = 'all'::text));
create policy notice_change on notice for update using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy notice_read on notice for select using (((person_id = app_person()) OR (app_writes() = 'all'::text)));
create policy notice_seen on notice for update using ((person_id = app_person())) with check ((person_id = app_person()));
create policy notice_preference_add on notice_preference for insert with check (((person_id = app_person()) OR (app_writes() = 'all'::text)));
create policy notice_preference_change on notice_preference for update using (((person_id = app_person()) OR (app_writes() = 'all'::text))) with check (((person_id = app_person()) OR (app_writes() = 'all'::text)));
create policy notice_preference_read on notice_preference for select using (((person_id = app_person()) OR (app_writes() = 'all'::text)));
create policy offer_add on offer for insert with check (((app_writes() = 'all'::text) OR app_admin() OR app_may('csmau:lead'::text)));
create policy offer_change on offer for update using (((app_writes() = 'all'::text) OR app_admin() OR app_may('csmau:lead'::text))) with check (((app_writes() = 'all'::text) OR app_admin() OR app_may('csmau:lead'::text)));
create policy offer_read on offer for select using (((app_audience() = 'internal'::text) OR ((app_person() <> ''::text) AND (audience = 'partner'::text))));
create policy outbox_add on outbox for insert with check ((app_person() <> ''::text));
create policy outbox_drop on outbox for delete using ((app_writes() = 'all'::text));
create policy outbox_read on outbox for select using ((app_writes() = 'all'::text));
create policy partner_firm_add on partner_firm for insert with check (keeps_portfolio());
create policy partner_firm_change on partner_firm for update using (keeps_portfolio()) with check (keeps_portfolio());
create policy partner_firm_read on partner_firm for select using (((( SELECT app_audience() AS app_audience) = 'internal'::text) OR (id = ( SELECT app_firm() AS app_firm))));
create policy password_link_add on password_link for insert with check (((app_writes() = 'all'::text) OR app_admin()));
create policy password_link_change on password_link for update using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy password_link_drop on password_link for delete using (((app_writes() = 'all'::text) OR app_admin()));
create policy password_link_read on password_link for select using (((app_writes() = 'all'::text) OR app_admin()));
create policy person_add on person for insert with check (((app_writes() = 'all'::text) OR app_admin()));
create policy person_change on person for update using (((app_writes() = 'all'::text) OR app_admin())) with check (((app_writes() = 'all'::text) OR app_admin()));
create policy person_read on person for select using (((( SELECT app_audience() AS app_audience) = 'internal'::text) OR (id = ( SELECT app_person() AS app_person)) OR (firm_id = ( SELECT app_firm() AS app_firm)) OR (id IN ( SELECT a.person_id
   FROM assignment a))));
create policy person_profile_add on person_profile for insert with check (((person_id = app_person()) OR (app_writes() = 'all'::text) OR app_admin()));
create policy person_profile_change on person_profile for update using (((person_id = app_person()) OR (app_writes() = 'all'::text) OR app_admin())) with check (((person_id = app_person()) OR (app_writes() = 'all'::text) OR app_admin()));
create policy person_profile_drop on person_profile for delete using (((person_id = app_person()) OR (app_writes() = 'all'::text) OR app_admin()));
create policy person_profile_read on person_profile for select using (((( SELECT app_audience() AS app_audience) = 'internal'::text) OR (person_id IN ( SELECT p.id
   FROM person p
  WHERE (p.firm_id = app_firm())))));
create policy playbook_finding_add on playbook_finding for insert with check (((app_writes() = 'all'::text) OR app_admin() OR app_may('playbook:publish'::text)));
create policy playbook_finding_read on playbook_finding for select using ((app_audience() = 'internal'::text));
create policy playbook_page_add on playbook_page for insert with check (((app_writes() = 'all'::text) OR app_admin() OR app_may('playbook:publish'::text)));
create policy playbook_page_read on playbook_page for select using (((( SELECT app_audience() AS app_audience) = 'internal'::text) OR ((( SELECT app_person() AS app_person) <> ''::text) AND (( SELECT app_audience() AS app_audience) = ANY (audiences)))));
create policy playbook_process_add on playbook_process for insert with check (((app_writes() = 'all'::text) OR app_admin() OR app_may('playbook:publish'::text)));
create policy playbook_process_read on playbook_process for select using (((( SELECT app_audience() AS app_audience) = 'internal'::text) OR ((( SELECT app_person() AS app_person) <> ''::text) AND (( SELECT app_audience() AS app_audience) = ANY (audiences)))));
create policy playbook_task_add on playbook_task for insert with check (((app_writes() = 'all'::text) OR app_admin() OR app_may('playbook:publish'::text)));
create policy playbook_task_read on playbook_task for select using (((( SELECT app_audience() AS app_audience) = 'internal'::text) OR ((( SELECT app_person() AS app_person) <> ''::text) AND (( SELECT app_audience() AS app_audience) = ANY (audiences)))));
create policy playbook_text_add on playbook_text for insert with check (((app_writes() = 'all'::text) OR app_admin() OR app_may('playbook:publish'::text)));
create policy playbook_text_drop on playbook_text for delete using (((app_writes() = 'all'::text) OR app_admin() OR app_may('playbook:publish'::text)));
create policy playbook_text_read on playbook_text for select using (((( SELECT app_audience() AS app_audience) = 'internal'::text) OR ((( SELECT app_person() AS app_person) <> ''::text) AND (( SELECT app_audience() AS app_audience) = ANY (audiences)))));
create policy playbook_version_add on playbook_version for insert with check (((app_writes() = 'all'::text) OR app_admin() OR app_may('playbook:publish'::text)));
create policy playbook_version_read on playbook_version for select using ((( SELECT app_person() AS app_person) <> ''::text));
create policy process_case_add on process_case for insert with check ((app_writes() = 'all'::text));
create policy process_case_change on process_case for update using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy process_case_read on process_case for select using ((((( SELECT app_reads() AS app_reads) = 'all'::text) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants))) AND ((version_id, process) IN ( SELECT p.version_id,
    p.process
   FROM playbook_process p))));
create policy reassignment_add on reassignment for insert with check (((app_writes() = 'all'::text) OR (app_assigns() = 'all'::text)));
create policy reassignment_change on reassignment for update using (((app_writes() = 'all'::text) OR (app_assigns() = 'all'::text))) with check (((app_writes() = 'all'::text) OR (app_assigns() = 'all'::text)));
create policy reassignment_read on reassignment for select using (((app_writes() = 'all'::text) OR (by_id = app_person()) OR ((( SELECT app_assigns() AS app_assigns) = 'all'::text) AND (( SELECT app_audience() AS app_audience) = 'internal'::text))));
create policy reassignment_row_add on reassignment_row for insert with check (((app_writes() = 'all'::text) OR (app_assigns() = 'all'::text)));
create policy reassignment_row_change on reassignment_row for update using (((app_writes() = 'all'::text) OR (app_assigns() = 'all'::text))) with check (((app_writes() = 'all'::text) OR (app_assigns() = 'all'::text)));
create policy reassignment_row_read on reassignment_row for select using ((reassignment_id IN ( SELECT r.id
   FROM reassignment r)));
create policy saved_view_add on saved_view for insert with check (((app_writes() = 'all'::text) OR ((person_id = app_person()) AND ((NOT shared) OR (app_audience() = 'internal'::text)))));
create policy saved_view_change on saved_view for update using (((app_writes() = 'all'::text) OR (person_id = app_person()))) with check (((app_writes() = 'all'::text) OR ((person_id = app_person()) AND ((NOT shared) OR (app_audience() = 'internal'::text)))));
create policy saved_view_drop on saved_view for delete using (((app_writes() = 'all'::text) OR (person_id = app_person())));
create policy saved_view_read on saved_view for select using (((app_writes() = 'all'::text) OR (person_id = app_person()) OR (shared AND (app_audience() = 'internal'::text))));
create policy service_feed_add on service_feed for insert with check (keeps_portfolio());
create policy service_feed_change on service_feed for update using (keeps_portfolio()) with check (keeps_portfolio());
create policy service_feed_drop on service_feed for delete using (keeps_portfolio());
create policy service_feed_read on service_feed for select using ((((NOT is_internal_service(service)) OR (( SELECT app_audience() AS app_audience) = 'internal'::text)) AND ((( SELECT app_reads() AS app_reads) = 'all'::text) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants)))));
create policy service_forecast_add on service_forecast for insert with check ((((NOT is_internal_service(service)) OR (app_audience() = 'internal'::text)) AND may_write_tenant(tenant_id) AND ((said_by = app_person()) OR (app_writes() = 'all'::text))));
create policy service_forecast_read on service_forecast for select using ((((NOT is_internal_service(service)) OR (( SELECT app_audience() AS app_audience) = 'internal'::text)) AND ((( SELECT app_reads() AS app_reads) = 'all'::text) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants)))));
create policy service_migration_add on service_migration for insert with check ((((NOT is_internal_service(service)) OR (app_audience() = 'internal'::text)) AND may_write_tenant(tenant_id)));
create policy service_migration_change on service_migration for update using ((((NOT is_internal_service(service)) OR (app_audience() = 'internal'::text)) AND may_write_tenant(tenant_id))) with check ((((NOT is_internal_service(service)) OR (app_audience() = 'internal'::text)) AND may_write_tenant(tenant_id)));
create policy service_migration_drop on service_migration for delete using ((((NOT is_internal_service(service)) OR (app_audience() = 'internal'::text)) AND may_write_tenant(tenant_id)));
create policy service_migration_read on service_migration for select using ((((NOT is_internal_service(service)) OR (( SELECT app_audience() AS app_audience) = 'internal'::text)) AND ((( SELECT app_reads() AS app_reads) = 'all'::text) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants)))));
create policy service_motion_add on service_motion for insert with check (((app_audience() = 'internal'::text) AND may_write_tenant(tenant_id)));
create policy service_motion_drop on service_motion for delete using (((app_audience() = 'internal'::text) AND may_write_tenant(tenant_id)));
create policy service_motion_read on service_motion for select using (((( SELECT app_audience() AS app_audience) = 'internal'::text) AND ((( SELECT app_reads() AS app_reads) = 'all'::text) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants)))));
create policy session_add on session for insert with check ((app_writes() = 'all'::text));
create policy session_change on session for update using (((app_writes() = 'all'::text) OR (person_id = app_person()))) with check (((app_writes() = 'all'::text) OR (person_id = app_person())));
create policy session_drop on session for delete using ((app_writes() = 'all'::text));
create policy session_read on session for select using (((app_writes() = 'all'::text) OR (person_id = app_person())));
create policy setup_link_add on setup_link for insert with check ((app_writes() = 'all'::text));
create policy setup_link_change on setup_link for update using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy setup_link_drop on setup_link for delete using ((app_writes() = 'all'::text));
create policy setup_link_read on setup_link for select using ((app_writes() = 'all'::text));
create policy snooze_add on snooze for insert with check (((app_writes() = 'all'::text) OR (person_id = app_person())));
create policy snooze_change on snooze for update using (((app_writes() = 'all'::text) OR (person_id = app_person()))) with check (((app_writes() = 'all'::text) OR (person_id = app_person())));
create policy snooze_drop on snooze for delete using (((app_writes() = 'all'::text) OR (person_id = app_person())));
create policy snooze_read on snooze for select using (((app_writes() = 'all'::text) OR (person_id = app_person())));
create policy success_metric_add on success_metric for insert with check ((((NOT is_internal_service(service)) OR (app_audience() = 'internal'::text)) AND may_write_tenant(tenant_id)));
create policy success_metric_change on success_metric for update using ((((NOT is_internal_service(service)) OR (app_audience() = 'internal'::text)) AND may_write_tenant(tenant_id))) with check ((((NOT is_internal_service(service)) OR (app_audience() = 'internal'::text)) AND may_write_tenant(tenant_id)));
create policy success_metric_drop on success_metric for delete using ((((NOT is_internal_service(service)) OR (app_audience() = 'internal'::text)) AND may_write_tenant(tenant_id)));
create policy success_metric_read on success_metric for select using ((((NOT is_internal_service(service)) OR (( SELECT app_audience() AS app_audience) = 'internal'::text)) AND ((( SELECT app_reads() AS app_reads) = 'all'::text) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants)))));
create policy target_add on target for insert with check (((app_writes() = 'all'::text) OR (app_assigns() = 'all'::text)));
create policy target_change on target for update using (((app_writes() = 'all'::text) OR (app_assigns() = 'all'::text))) with check (((app_writes() = 'all'::text) OR (app_assigns() = 'all'::text)));
create policy target_drop on target for delete using (((app_writes() = 'all'::text) OR ((case_id IS NULL) AND (app_assigns() = 'all'::text))));
create policy target_read on target for select using (((( SELECT app_audience() AS app_audience) = 'internal'::text) AND ((( SELECT app_reads() AS app_reads) = 'all'::text) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants)))));
create policy target_list_add on target_list for insert with check (((app_writes() = 'all'::text) OR (app_assigns() = 'all'::text)));
create policy target_list_change on target_list for update using (((app_writes() = 'all'::text) OR (app_assigns() = 'all'::text))) with check (((app_writes() = 'all'::text) OR (app_assigns() = 'all'::text)));
create policy target_list_drop on target_list for delete using (((app_writes() = 'all'::text) OR ((published_at IS NULL) AND (app_assigns() = 'all'::text))));
create policy target_list_read on target_list for select using ((app_audience() = 'internal'::text));
create policy task_record_add on task_record for insert with check ((may_write_tenant(tenant_id) AND knows_task(task_id)));
create policy task_record_change on task_record for update using ((may_write_tenant(tenant_id) AND knows_task(task_id))) with check ((may_write_tenant(tenant_id) AND knows_task(task_id)));
create policy task_record_read on task_record for select using ((((( SELECT app_reads() AS app_reads) = 'all'::text) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants))) AND ((( SELECT app_audience() AS app_audience) = 'internal'::text) OR (task_id IN ( SELECT p.task_id
   FROM playbook_task p
  WHERE (p.version_id = ( SELECT v.id
           FROM playbook_version v
          ORDER BY v.number DESC
         LIMIT 1)))))));
create policy tenant_add on tenant for insert with check ((keeps_portfolio() OR (app_assigns() = 'all'::text)));
create policy tenant_change on tenant for update using ((keeps_portfolio() OR may_write_tenant(id) OR (app_assigns() = 'all'::text))) with check ((keeps_portfolio() OR may_write_tenant(id) OR (app_assigns() = 'all'::text)));
create policy tenant_drop on tenant for delete using (keeps_portfolio());
create policy tenant_read on tenant for select using (((( SELECT app_reads() AS app_reads) = 'all'::text) OR (id IN ( SELECT visible_tenants() AS visible_tenants))));
create policy tenant_authentication_add on tenant_authentication for insert with check (may_write_tenant(tenant_id));
create policy tenant_authentication_change on tenant_authentication for update using (may_write_tenant(tenant_id)) with check (may_write_tenant(tenant_id));
create policy tenant_authentication_read on tenant_authentication for select using (((( SELECT app_reads() AS app_reads) = 'all'::text) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants))));
create policy tenant_internal_add on tenant_internal for insert with check (((app_audience() = 'internal'::text) AND (keeps_portfolio() OR (app_assigns() = 'all'::text))));
create policy tenant_internal_change on tenant_internal for update using (((app_audience() = 'internal'::text) AND (keeps_portfolio() OR may_write_tenant(tenant_id)))) with check (((app_audience() = 'internal'::text) AND (keeps_portfolio() OR may_write_tenant(tenant_id))));
create policy tenant_internal_drop on tenant_internal for delete using (keeps_portfolio());
create policy tenant_internal_read on tenant_internal for select using (((( SELECT app_audience() AS app_audience) = 'internal'::text) AND ((( SELECT app_reads() AS app_reads) = 'all'::text) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants)))));
create policy tenant_partner_add on tenant_partner for insert with check ((keeps_portfolio() OR may_write_tenant(tenant_id)));
create policy tenant_partner_change on tenant_partner for update using ((keeps_portfolio() OR may_write_tenant(tenant_id))) with check ((keeps_portfolio() OR may_write_tenant(tenant_id)));
create policy tenant_partner_drop on tenant_partner for delete using ((keeps_portfolio() OR may_write_tenant(tenant_id)));
create policy tenant_partner_read on tenant_partner for select using (((( SELECT app_reads() AS app_reads) = 'all'::text) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants))));
create policy tenant_service_add on tenant_service for insert with check ((((NOT is_internal_service(service)) OR (app_audience() = 'internal'::text)) AND may_write_tenant(tenant_id)));
create policy tenant_service_change on tenant_service for update using ((((NOT is_internal_service(service)) OR (app_audience() = 'internal'::text)) AND may_write_tenant(tenant_id))) with check ((((NOT is_internal_service(service)) OR (app_audience() = 'internal'::text)) AND may_write_tenant(tenant_id)));
create policy tenant_service_read on tenant_service for select using ((((NOT is_internal_service(service)) OR (( SELECT app_audience() AS app_audience) = 'internal'::text)) AND ((( SELECT app_reads() AS app_reads) = 'all'::text) OR (tenant_id IN ( SELECT visible_tenants() AS visible_tenants)))));
create policy usage_connection_read on usage_connection for select using ((EXISTS ( SELECT
   FROM tenant t
  WHERE (t.id = usage_connection.tenant_id))));
create policy usage_connection_write on usage_connection for all using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy usage_consent_own on usage_consent for all using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy usage_entitlement_read on usage_entitlement for select using ((EXISTS ( SELECT
   FROM tenant t
  WHERE (t.id = usage_entitlement.tenant_id))));
create policy usage_entitlement_write on usage_entitlement for all using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy usage_erased_own on usage_erased for all using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy usage_import_read on usage_import for select using ((EXISTS ( SELECT
   FROM tenant t
  WHERE (t.id = usage_import.tenant_id))));
create policy usage_import_write on usage_import for all using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy usage_key_own on usage_key for all using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy usage_name_read on usage_name for select using (((app_writes() = 'all'::text) OR app_admin() OR ((tenant_id IN ( SELECT assigned_tenants() AS assigned_tenants)) AND (EXISTS ( SELECT
   FROM tenant t
  WHERE (t.id = usage_name.tenant_id))))));
create policy usage_name_write on usage_name for all using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy usage_naming_read on usage_naming for select using ((EXISTS ( SELECT
   FROM tenant t
  WHERE (t.id = usage_naming.tenant_id))));
create policy usage_naming_write on usage_naming for all using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy usage_override_add on usage_override for insert with check ((may_write_tenant(tenant_id) AND ((app_writes() = 'all'::text) OR (said_by = app_person()))));
create policy usage_override_read on usage_override for select using ((EXISTS ( SELECT
   FROM tenant t
  WHERE (t.id = usage_override.tenant_id))));
create policy usage_quarantine_read on usage_quarantine for select using ((app_admin() OR (app_writes() = 'all'::text)));
create policy usage_quarantine_write on usage_quarantine for all using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy usage_sign_read on usage_sign for select using ((EXISTS ( SELECT
   FROM tenant t
  WHERE (t.id = usage_sign.tenant_id))));
create policy usage_sign_write on usage_sign for all using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy usage_sync_read on usage_sync for select using ((EXISTS ( SELECT
   FROM tenant t
  WHERE (t.id = usage_sync.tenant_id))));
create policy usage_sync_write on usage_sync for all using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy usage_tenant_add on usage_tenant for insert with check ((app_writes() = 'all'::text));
create policy usage_tenant_read on usage_tenant for select using ((EXISTS ( SELECT
   FROM tenant t
  WHERE (t.id = usage_tenant.tenant_id))));
create policy usual_view_add on usual_view for insert with check (((app_writes() = 'all'::text) OR (person_id = app_person())));
create policy usual_view_change on usual_view for update using (((app_writes() = 'all'::text) OR (person_id = app_person()))) with check (((app_writes() = 'all'::text) OR (person_id = app_person())));
create policy usual_view_drop on usual_view for delete using (((app_writes() = 'all'::text) OR (person_id = app_person())));
create policy usual_view_read on usual_view for select using (((app_writes() = 'all'::text) OR (person_id = app_person())));

-- grants

grant delete, insert, select, update on absence to uptake_app;
grant delete, insert, select, update on adoption_indicator to uptake_app;
grant delete, insert, select, update on assignment to uptake_app;
grant delete, insert, select, update on attempt to uptake_app;
grant insert, select, update on bulk_change to uptake_app;
grant insert, select, update on bulk_change_row to uptake_app;
grant insert, select, update on case_figure to uptake_app;
grant delete, insert, select on case_guest to uptake_app;
grant insert, select, update on case_meeting to uptake_app;
grant insert, select, update on case_person to uptake_app;
grant insert, select, update on case_question to uptake_app;
grant insert, select on case_step to uptake_app;
grant delete, insert, select, update on choice to uptake_app;
grant delete, insert, select, update on contact to uptake_app;
grant insert, select, update on credential to uptake_app;
grant delete, insert, select, update on customer to uptake_app;
grant delete, insert, select, update on customer_internal to uptake_app;
grant delete, insert, select, update on entitlement_status to uptake_app;
grant insert, select on feedback to uptake_app;
grant delete, insert, select, update on goal to uptake_app;
grant delete, insert, select, update on idempotency to uptake_app;
grant delete, insert, select, update on import to uptake_app;
grant delete, insert, select, update on import_row to uptake_app;
grant insert, select on ledger to uptake_app;
grant insert, select, update on ledger_head to uptake_app;
grant delete, insert, select on ledger_personal to uptake_app;
grant insert, select, update on mail_sent to uptake_app;
grant insert, select on note to uptake_app;
grant delete, insert, select on note_done to uptake_app;
grant delete, insert, select, update on note_draft to uptake_app;
grant insert, select on notice to uptake_app;
grant insert, select, update on notice_preference to uptake_app;
grant insert, select, update on offer to uptake_app;
grant delete, insert, select on outbox to uptake_app;
grant insert, select, update on partner_firm to uptake_app;
grant delete, insert, select, update on password_link to uptake_app;
grant insert, select, update on person to uptake_app;
grant delete, insert, select, update on person_profile to uptake_app;
grant insert, select on playbook_finding to uptake_app;
grant insert, select on playbook_page to uptake_app;
grant insert, select on playbook_process to uptake_app;
grant insert, select on playbook_task to uptake_app;
grant delete, insert, select on playbook_text to uptake_app;
grant insert, select on playbook_version to uptake_app;
grant insert, select, update on process_case to uptake_app;
grant insert, select, update on reassignment to uptake_app;
grant insert, select, update on reassignment_row to uptake_app;
grant delete, insert, select, update on saved_view to uptake_app;
grant delete, insert, select, update on service_feed to uptake_app;
grant insert, select on service_forecast to uptake_app;
grant delete, insert, select, update on service_migration to uptake_app;
grant delete, insert, select on service_motion to uptake_app;
grant delete, insert, select, update on session to uptake_app;
grant delete, insert, select, update on setup_link to uptake_app;
grant delete, insert, select, update on snooze to uptake_app;
grant delete, insert, select, update on success_metric to uptake_app;
grant delete, insert, select, update on target to uptake_app;
grant delete, insert, select, update on target_list to uptake_app;
grant insert, select, update on task_record to uptake_app;
grant delete, insert, select, update on tenant to uptake_app;
grant insert, select, update on tenant_authentication to uptake_app;
grant delete, insert, select, update on tenant_internal to uptake_app;
grant delete, insert, select, update on tenant_partner to uptake_app;
grant insert, select, update on tenant_service to uptake_app;
grant insert, select, update on usage_connection to uptake_app;
grant insert, select, update on usage_consent to uptake_app;
grant insert, select on usage_entitlement to uptake_app;
grant insert, select on usage_erased to uptake_app;
grant insert, select, update on usage_import to uptake_app;
grant delete, insert, select on usage_key to uptake_app;
grant delete, insert, select on usage_name to uptake_app;
grant delete, insert, select on usage_naming to uptake_app;
grant insert, select on usage_override to uptake_app;
grant delete, insert, select on usage_quarantine to uptake_app;
grant insert, select on usage_sign to uptake_app;
grant insert, select, update on usage_sync to uptake_app;
grant insert, select on usage_tenant to uptake_app;
grant delete, insert, select, update on usual_view to uptake_app;

-- columns

grant update (answer, answered_by, answered_at, version) on feedback to uptake_app;
grant update (read_at, mail_id) on notice to uptake_app;
