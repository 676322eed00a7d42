-- Made from the migrations by "npm run schema"; a test compares. Read it in review, change it by a migration.

-- tables

create table assignment (
  id text not null,
  person_id text not null,
  role text not null,
  tenant_id text,
  customer_id text,
  is_primary boolean not null default false,
  assigned_by text,
  assigned_at timestamp with time zone not null
);
alter table assignment enable and force row level security;
create table attempt (
  bucket text not null,
  window_start timestamp with time zone not null,
  count integer not null
);
create table credential (
  person_id text not null,
  password_hash text not null,
  changed_at timestamp with time zone not null
);
create table customer (
  id text not null,
  tpid bigint not null,
  name text not null,
  region text not null,
  segment text not null
);
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
create table idempotency (
  person_id text not null,
  key text not null,
  fingerprint text not null,
  status integer not null,
  body text not null,
  created_at timestamp with time zone not null
);
alter table idempotency enable and force row level security;
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
  hash text not null
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
  created_at timestamp with time zone not null
);
alter table note enable and force row level security;
create table outbox (
  id bigint not null generated always as identity,
  kind text not null,
  body jsonb not null,
  created_at timestamp with time zone not null
);
create table partner_firm (
  id text not null,
  name text not null
);
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
  version integer not null default 1
);
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
create table setup_link (
  token_hash text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);
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
  motions text[] not null default '{}'::text[],
  firm_id text,
  active boolean not null default true,
  created_at timestamp with time zone not null,
  version integer not null default 1
);
alter table tenant enable and force row level security;
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

-- constraints

alter table assignment add constraint assignment_check CHECK (((tenant_id IS NULL) <> (customer_id IS NULL)));
alter table assignment add constraint assignment_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id);
alter table assignment add constraint assignment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table assignment add constraint assignment_pkey PRIMARY KEY (id);
alter table assignment add constraint assignment_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table attempt add constraint attempt_pkey PRIMARY KEY (bucket, window_start);
alter table credential add constraint credential_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table credential add constraint credential_pkey PRIMARY KEY (person_id);
alter table customer add constraint customer_pkey PRIMARY KEY (id);
alter table customer add constraint customer_tpid_key UNIQUE (tpid);
alter table feedback add constraint feedback_check CHECK ((((answer IS NULL) = (answered_at IS NULL)) AND ((answer IS NULL) = (answered_by IS NULL))));
alter table feedback add constraint feedback_kind_check CHECK ((kind = ANY (ARRAY['wrong'::text, 'unclear'::text, 'missing'::text, 'idea'::text])));
alter table feedback add constraint feedback_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person(id);
alter table feedback add constraint feedback_pkey PRIMARY KEY (id);
alter table feedback add constraint feedback_version_id_fkey FOREIGN KEY (version_id) REFERENCES playbook_version(id);
alter table idempotency add constraint idempotency_pkey PRIMARY KEY (person_id, key);
alter table ledger add constraint ledger_chain_fkey FOREIGN KEY (chain) REFERENCES ledger_head(chain);
alter table ledger add constraint ledger_pkey PRIMARY KEY (chain, seq);
alter table ledger_head add constraint ledger_head_pkey PRIMARY KEY (chain);
alter table ledger_head add constraint ledger_head_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table ledger_personal add constraint ledger_personal_chain_seq_fkey FOREIGN KEY (chain, seq) REFERENCES ledger(chain, seq);
alter table ledger_personal add constraint ledger_personal_pkey PRIMARY KEY (chain, seq);
alter table migration add constraint migration_pkey PRIMARY KEY (number);
alter table note add constraint note_author_id_fkey FOREIGN KEY (author_id) REFERENCES person(id);
alter table note add constraint note_pkey PRIMARY KEY (id);
alter table note add constraint note_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table outbox add constraint outbox_pkey PRIMARY KEY (id);
alter table partner_firm add constraint partner_firm_name_key UNIQUE (name);
alter table partner_firm add constraint partner_firm_pkey PRIMARY KEY (id);
alter table person add constraint person_firm_id_fkey FOREIGN KEY (firm_id) REFERENCES partner_firm(id);
alter table person add constraint person_pkey PRIMARY KEY (id);
alter table playbook_finding add constraint playbook_finding_level_check CHECK ((level = ANY (ARRAY['error'::text, 'warning'::text, 'note'::text])));
alter table playbook_finding add constraint playbook_finding_pkey PRIMARY KEY (version_id, place);
alter table playbook_finding add constraint playbook_finding_version_id_fkey FOREIGN KEY (version_id) REFERENCES playbook_version(id);
alter table playbook_page add constraint playbook_page_pkey PRIMARY KEY (version_id, path);
alter table playbook_page add constraint playbook_page_version_id_fkey FOREIGN KEY (version_id) REFERENCES playbook_version(id);
alter table playbook_task add constraint playbook_task_pkey PRIMARY KEY (version_id, task_id);
alter table playbook_task add constraint playbook_task_version_id_fkey FOREIGN KEY (version_id) REFERENCES playbook_version(id);
alter table playbook_text add constraint playbook_text_pkey PRIMARY KEY (version_id, path, place);
alter table playbook_text add constraint playbook_text_version_id_fkey FOREIGN KEY (version_id) REFERENCES playbook_version(id);
alter table playbook_version add constraint playbook_version_number_key UNIQUE (number);
alter table playbook_version add constraint playbook_version_pkey PRIMARY KEY (id);
alter table session add constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table session add constraint session_pkey PRIMARY KEY (id);
alter table session add constraint session_token_hash_key UNIQUE (token_hash);
alter table setup_link add constraint setup_link_pkey PRIMARY KEY (token_hash);
alter table task_record add constraint task_record_percent_complete_check CHECK (((percent_complete >= 0) AND (percent_complete <= 100)));
alter table task_record add constraint task_record_pkey PRIMARY KEY (tenant_id, task_id, service);
alter table task_record add constraint task_record_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table task_record add constraint task_record_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES person(id);
alter table tenant add constraint tenant_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id);
alter table tenant add constraint tenant_firm_id_fkey FOREIGN KEY (firm_id) REFERENCES partner_firm(id);
alter table tenant add constraint tenant_guid_key UNIQUE (guid);
alter table tenant add constraint tenant_pkey PRIMARY KEY (id);
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
alter table usage_import add constraint usage_import_name_space_check CHECK ((name_space = ANY (ARRAY['plain'::text, 'concealed'::text])));
alter table usage_import add constraint usage_import_pkey PRIMARY KEY (number);
alter table usage_import add constraint usage_import_source_check CHECK ((source = ANY (ARRAY['file'::text, 'graph'::text])));
alter table usage_import add constraint usage_import_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'done'::text, 'refused'::text])));
alter table usage_import add constraint usage_import_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table usage_import add constraint usage_import_tenant_id_sha256_mapping_key UNIQUE (tenant_id, sha256, mapping);
alter table usage_key add constraint usage_key_pkey PRIMARY KEY (tenant_id);
alter table usage_key add constraint usage_key_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table usage_override add constraint usage_override_count_check CHECK ((count >= 0));
alter table usage_override add constraint usage_override_pkey PRIMARY KEY (tenant_id, service, version);
alter table usage_override add constraint usage_override_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);
alter table usage_override add constraint usage_override_version_check CHECK ((version > 0));
alter table usage_override add constraint usage_override_why_check CHECK ((why <> ''::text));
alter table usage_quarantine add constraint usage_quarantine_import_number_fkey FOREIGN KEY (import_number) REFERENCES usage_import(number);
alter table usage_quarantine add constraint usage_quarantine_pkey PRIMARY KEY (import_number, line);
alter table usage_sync add constraint usage_sync_pkey PRIMARY KEY (tenant_id, report);
alter table usage_sync add constraint usage_sync_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES usage_connection(tenant_id);
alter table usage_tenant add constraint usage_tenant_called_key UNIQUE (called);
alter table usage_tenant add constraint usage_tenant_number_key UNIQUE (number);
alter table usage_tenant add constraint usage_tenant_pkey PRIMARY KEY (tenant_id);
alter table usage_tenant add constraint usage_tenant_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id);

-- indexes

CREATE INDEX assignment_customer ON assignment USING btree (customer_id);
CREATE INDEX assignment_person ON assignment USING btree (person_id);
CREATE UNIQUE INDEX assignment_pkey ON assignment USING btree (id);
CREATE INDEX assignment_tenant ON assignment USING btree (tenant_id);
CREATE UNIQUE INDEX attempt_pkey ON attempt USING btree (bucket, window_start);
CREATE UNIQUE INDEX credential_pkey ON credential USING btree (person_id);
CREATE UNIQUE INDEX customer_pkey ON customer USING btree (id);
CREATE UNIQUE INDEX customer_tpid_key ON customer USING btree (tpid);
CREATE INDEX feedback_owner ON feedback USING btree (owner_id, id DESC);
CREATE UNIQUE INDEX feedback_pkey ON feedback USING btree (id);
CREATE INDEX feedback_sender ON feedback USING btree (sender_id, id DESC);
CREATE INDEX idempotency_age ON idempotency USING btree (created_at);
CREATE UNIQUE INDEX idempotency_pkey ON idempotency USING btree (person_id, key);
CREATE UNIQUE INDEX ledger_head_pkey ON ledger_head USING btree (chain);
CREATE UNIQUE INDEX ledger_personal_pkey ON ledger_personal USING btree (chain, seq);
CREATE UNIQUE INDEX ledger_pkey ON ledger USING btree (chain, seq);
CREATE INDEX ledger_subject ON ledger USING btree (chain, subject, seq DESC);
CREATE UNIQUE INDEX migration_pkey ON migration USING btree (number);
CREATE UNIQUE INDEX note_pkey ON note USING btree (id);
CREATE INDEX note_tenant ON note USING btree (tenant_id, created_at DESC, id DESC);
CREATE UNIQUE INDEX outbox_pkey ON outbox USING btree (id);
CREATE UNIQUE INDEX partner_firm_name_key ON partner_firm USING btree (name);
CREATE UNIQUE INDEX partner_firm_pkey ON partner_firm USING btree (id);
CREATE UNIQUE INDEX person_email ON person USING btree (lower(email));
CREATE UNIQUE INDEX person_pkey ON person USING btree (id);
CREATE INDEX playbook_finding_path ON playbook_finding USING btree (version_id, path, place);
CREATE UNIQUE INDEX playbook_finding_pkey ON playbook_finding USING btree (version_id, place);
CREATE UNIQUE INDEX playbook_page_pkey ON playbook_page USING btree (version_id, path);
CREATE UNIQUE INDEX playbook_task_pkey ON playbook_task USING btree (version_id, task_id);
CREATE UNIQUE INDEX playbook_text_pkey ON playbook_text USING btree (version_id, path, place);
CREATE INDEX playbook_text_words ON playbook_text USING gin (words);
CREATE UNIQUE INDEX playbook_version_number_key ON playbook_version USING btree (number);
CREATE UNIQUE INDEX playbook_version_pkey ON playbook_version USING btree (id);
CREATE INDEX session_person ON session USING btree (person_id);
CREATE UNIQUE INDEX session_pkey ON session USING btree (id);
CREATE UNIQUE INDEX session_token_hash_key ON session USING btree (token_hash);
CREATE UNIQUE INDEX setup_link_pkey ON setup_link USING btree (token_hash);
CREATE UNIQUE INDEX task_record_pkey ON task_record USING btree (tenant_id, task_id, service);
CREATE INDEX tenant_customer ON tenant USING btree (customer_id);
CREATE UNIQUE INDEX tenant_guid_key ON tenant USING btree (guid);
CREATE INDEX tenant_name ON tenant USING btree (lower(name), id);
CREATE UNIQUE INDEX tenant_pkey ON tenant USING btree (id);
CREATE UNIQUE INDEX usage_connection_pkey ON usage_connection USING btree (tenant_id);
CREATE UNIQUE INDEX usage_consent_pkey ON usage_consent USING btree (state_hash);
CREATE INDEX usage_consent_tenant ON usage_consent USING btree (tenant_id, asked_at DESC);
CREATE UNIQUE INDEX usage_entitlement_pkey ON usage_entitlement USING btree (tenant_id, service, day, import_number);
CREATE INDEX usage_import_newest ON usage_import USING btree (tenant_id, number DESC);
CREATE UNIQUE INDEX usage_import_pkey ON usage_import USING btree (number);
CREATE UNIQUE INDEX usage_import_tenant_id_sha256_mapping_key ON usage_import USING btree (tenant_id, sha256, mapping);
CREATE UNIQUE INDEX usage_key_pkey ON usage_key USING btree (tenant_id);
CREATE UNIQUE INDEX usage_override_pkey ON usage_override USING btree (tenant_id, service, version);
CREATE UNIQUE INDEX usage_quarantine_pkey ON usage_quarantine USING btree (import_number, line);
CREATE INDEX usage_sync_due ON usage_sync USING btree (next_try);
CREATE UNIQUE INDEX usage_sync_pkey ON usage_sync USING btree (tenant_id, report);
CREATE UNIQUE INDEX usage_tenant_called_key ON usage_tenant USING btree (called);
CREATE UNIQUE INDEX usage_tenant_number_key ON usage_tenant USING btree (number);
CREATE UNIQUE INDEX usage_tenant_pkey ON usage_tenant USING btree (tenant_id);

-- functions

CREATE OR REPLACE FUNCTION app_admin()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(current_setting('app.admin', true), '') = 'yes' $function$
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
  select capability = any (string_to_array(coalesce(current_setting('app.capabilities', true), ''), ' '))
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
CREATE OR REPLACE FUNCTION is_assigned(tenant text, customer text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$ begin
  return exists (select from assignment a where a.person_id = app_person() and (a.tenant_id = tenant or a.customer_id = customer));
end $function$
;
CREATE OR REPLACE FUNCTION may_write_tenant(id text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$ begin
  return app_writes() = 'all' or (app_writes() = 'assigned' and exists (
    select from tenant t where t.id = may_write_tenant.id and is_assigned(t.id, t.customer_id)));
end $function$
;
CREATE OR REPLACE FUNCTION outbox_notice()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin perform pg_notify('outbox', ''); return null; end $function$
;
CREATE OR REPLACE FUNCTION refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = '42501';
end $function$
;

-- triggers

CREATE TRIGGER ledger_append_only BEFORE DELETE OR UPDATE ON ledger FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_no_truncate BEFORE TRUNCATE ON ledger FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_head_no_delete BEFORE DELETE ON ledger_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_head_no_truncate BEFORE TRUNCATE ON ledger_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_personal_no_truncate BEFORE TRUNCATE ON ledger_personal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_personal_no_update BEFORE UPDATE ON ledger_personal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_append_only BEFORE DELETE OR UPDATE ON note FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER outbox_notice AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION outbox_notice();
CREATE TRIGGER usage_override_append_only BEFORE DELETE OR UPDATE ON usage_override FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- policies

create policy assignment_read on assignment for select using (((app_reads() = ANY (ARRAY['all'::text, 'assigned'::text])) OR (person_id = app_person()) OR ((app_reads() = 'firm'::text) AND (EXISTS ( SELECT
   FROM person p
  WHERE ((p.id = assignment.person_id) AND (p.firm_id = app_firm())))))));
create policy assignment_write on assignment for all using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy feedback_add on feedback for insert with check (((app_writes() = 'all'::text) OR ((sender_id = app_person()) AND (app_person() <> ''::text) AND (answered_at IS NULL) AND (EXISTS ( SELECT
   FROM playbook_page p
  WHERE ((p.version_id = feedback.version_id) AND (p.path = feedback.path) AND (p.number = feedback.page_number)))))));
create policy feedback_answer on feedback for update using (((answered_at IS NULL) AND (app_audience() = 'internal'::text) AND ((owner_id = app_person()) OR (app_writes() = 'all'::text) OR app_admin() OR app_may('playbook:publish'::text)))) with check ((answered_by = app_person()));
create policy feedback_read on feedback for select using ((((sender_id = app_person()) AND (app_person() <> ''::text)) OR ((app_audience() = 'internal'::text) AND ((owner_id = app_person()) OR (app_writes() = 'all'::text) OR app_admin() OR app_may('playbook:publish'::text)))));
create policy idempotency_own on idempotency for all using (((person_id = app_person()) OR (app_writes() = 'all'::text))) with check (((person_id = app_person()) OR (app_writes() = 'all'::text)));
create policy ledger_add on ledger for insert with check (((tenant_id IS NULL) OR may_write_tenant(tenant_id)));
create policy ledger_read on ledger for select using (((app_writes() = 'all'::text) OR app_admin() OR (EXISTS ( SELECT
   FROM tenant t
  WHERE (t.id = ledger.tenant_id)))));
create policy ledger_head_add on ledger_head for insert with check (((tenant_id IS NULL) OR may_write_tenant(tenant_id)));
create policy ledger_head_move on ledger_head for update using (((tenant_id IS NULL) OR may_write_tenant(tenant_id)));
create policy ledger_head_read on ledger_head for select using (((app_writes() = 'all'::text) OR (tenant_id IS NULL) OR (EXISTS ( SELECT
   FROM tenant t
  WHERE (t.id = ledger_head.tenant_id)))));
create policy ledger_personal_add on ledger_personal for insert with check (true);
create policy ledger_personal_read on ledger_personal for select using ((EXISTS ( SELECT
   FROM ledger l
  WHERE ((l.chain = ledger_personal.chain) AND (l.seq = ledger_personal.seq)))));
create policy ledger_personal_redact on ledger_personal for delete using ((app_writes() = 'all'::text));
create policy note_add on note for insert with check (may_write_tenant(tenant_id));
create policy note_read on note for select using ((EXISTS ( SELECT
   FROM tenant t
  WHERE (t.id = note.tenant_id))));
create policy playbook_finding_add on playbook_finding for insert with check (((app_writes() = 'all'::text) OR app_admin() OR app_may('playbook:publish'::text)));
create policy playbook_finding_read on playbook_finding for select using ((app_audience() = 'internal'::text));
create policy playbook_page_add on playbook_page for insert with check (((app_writes() = 'all'::text) OR app_admin() OR app_may('playbook:publish'::text)));
create policy playbook_page_read on playbook_page for select using (((app_audience() = 'internal'::text) OR (app_audience() = ANY (audiences))));
create policy playbook_task_add on playbook_task for insert with check (((app_writes() = 'all'::text) OR app_admin() OR app_may('playbook:publish'::text)));
create policy playbook_task_read on playbook_task for select using (((app_audience() = 'internal'::text) OR (app_audience() = ANY (audiences))));
create policy playbook_text_add on playbook_text for insert with check (((app_writes() = 'all'::text) OR app_admin() OR app_may('playbook:publish'::text)));
create policy playbook_text_drop on playbook_text for delete using (((app_writes() = 'all'::text) OR app_admin() OR app_may('playbook:publish'::text)));
create policy playbook_text_read on playbook_text for select using (((app_audience() = 'internal'::text) OR (app_audience() = ANY (audiences))));
create policy task_record_add on task_record for insert with check (may_write_tenant(tenant_id));
create policy task_record_change on task_record for update using (may_write_tenant(tenant_id)) with check (may_write_tenant(tenant_id));
create policy task_record_read on task_record for select using ((EXISTS ( SELECT
   FROM tenant t
  WHERE (t.id = task_record.tenant_id))));
create policy tenant_read on tenant for select using (((app_reads() = 'all'::text) OR ((app_reads() = ANY (ARRAY['assigned'::text, 'firm'::text])) AND is_assigned(id, customer_id)) OR ((app_reads() = 'firm'::text) AND (firm_id = app_firm()))));
create policy tenant_write on tenant for all using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy usage_connection_read on usage_connection for select using ((EXISTS ( SELECT
   FROM tenant t
  WHERE (t.id = usage_connection.tenant_id))));
create policy usage_connection_write on usage_connection for all using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy usage_consent_own on usage_consent for all using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy usage_entitlement_read on usage_entitlement for select using ((EXISTS ( SELECT
   FROM tenant t
  WHERE (t.id = usage_entitlement.tenant_id))));
create policy usage_entitlement_write on usage_entitlement for all using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy usage_import_read on usage_import for select using ((EXISTS ( SELECT
   FROM tenant t
  WHERE (t.id = usage_import.tenant_id))));
create policy usage_import_write on usage_import for all using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy usage_key_own on usage_key for all using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy usage_override_add on usage_override for insert with check ((may_write_tenant(tenant_id) AND ((app_writes() = 'all'::text) OR (said_by = app_person()))));
create policy usage_override_read on usage_override for select using ((EXISTS ( SELECT
   FROM tenant t
  WHERE (t.id = usage_override.tenant_id))));
create policy usage_quarantine_read on usage_quarantine for select using ((app_admin() OR (app_writes() = 'all'::text)));
create policy usage_quarantine_write on usage_quarantine for all using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy usage_sync_read on usage_sync for select using ((EXISTS ( SELECT
   FROM tenant t
  WHERE (t.id = usage_sync.tenant_id))));
create policy usage_sync_write on usage_sync for all using ((app_writes() = 'all'::text)) with check ((app_writes() = 'all'::text));
create policy usage_tenant_add on usage_tenant for insert with check ((app_writes() = 'all'::text));
create policy usage_tenant_read on usage_tenant for select using ((EXISTS ( SELECT
   FROM tenant t
  WHERE (t.id = usage_tenant.tenant_id))));

-- grants

grant delete, insert, select, update on assignment to uptake_app;
grant delete, insert, select, update on attempt to uptake_app;
grant insert, select, update on credential to uptake_app;
grant insert, select, update on customer to uptake_app;
grant insert, select on feedback to uptake_app;
grant delete, insert, select, update on idempotency to uptake_app;
grant insert, select on ledger to uptake_app;
grant insert, select, update on ledger_head to uptake_app;
grant delete, insert, select on ledger_personal to uptake_app;
grant insert, select on note to uptake_app;
grant delete, insert, select on outbox to uptake_app;
grant insert, select, update on partner_firm to uptake_app;
grant insert, select, update on person to uptake_app;
grant insert, select on playbook_finding to uptake_app;
grant insert, select, update on playbook_page to uptake_app;
grant insert, select, update on playbook_task to uptake_app;
grant delete, insert, select on playbook_text to uptake_app;
grant insert, select, update on playbook_version to uptake_app;
grant delete, insert, select, update on session to uptake_app;
grant delete, insert, select, update on setup_link to uptake_app;
grant insert, select, update on task_record to uptake_app;
grant insert, select, update on tenant to uptake_app;
grant insert, select, update on usage_connection to uptake_app;
grant insert, select, update on usage_consent to uptake_app;
grant insert, select on usage_entitlement to uptake_app;
grant insert, select, update on usage_import to uptake_app;
grant delete, insert, select on usage_key to uptake_app;
grant insert, select on usage_override to uptake_app;
grant delete, insert, select on usage_quarantine to uptake_app;
grant insert, select, update on usage_sync to uptake_app;
grant insert, select on usage_tenant to uptake_app;

-- columns

grant update (answer, answered_by, answered_at, version) on feedback to uptake_app;
