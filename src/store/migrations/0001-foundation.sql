-- The role that every request runs under. It owns nothing and can't bypass row security.
do $$ begin
  if not exists (select from pg_roles where rolname = 'uptake_app') then
    create role uptake_app nologin nosuperuser nobypassrls;
  end if;
exception when duplicate_object or unique_violation then null; -- another starter was faster
end $$;
do $$ begin
  execute format('grant uptake_app to %I', current_user);
exception when others then null; -- already granted by another starter, or a superuser who needs no grant
end $$;

-- Who acts. The store sets these for a connection before it hands it out (src/store/identity.ts).
create function app_person() returns text language sql stable as $$ select current_setting('app.person', true) $$;
create function app_reads() returns text language sql stable as $$ select coalesce(current_setting('app.reads', true), 'none') $$;
create function app_writes() returns text language sql stable as $$ select coalesce(current_setting('app.writes', true), 'none') $$;
create function app_firm() returns text language sql stable as $$ select current_setting('app.firm', true) $$;
create function app_audience() returns text language sql stable as $$ select coalesce(current_setting('app.audience', true), 'partner') $$;
create function app_may(capability text) returns boolean language sql stable as $$
  select capability = any (string_to_array(coalesce(current_setting('app.capabilities', true), ''), ' '))
$$;
create function app_admin() returns boolean language sql stable as $$ select coalesce(current_setting('app.admin', true), '') = 'yes' $$;

-- People -------------------------------------------------------------------------------------------------------------

create table partner_firm (
  id text primary key,
  name text not null unique
);

create table person (
  id text primary key,
  email text not null,
  name text not null,
  roles text[] not null default '{}',
  capabilities text[] not null default '{}',
  firm_id text references partner_firm,
  administrator boolean not null default false,
  demo boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1
);
create unique index person_email on person (lower(email));

create table credential (
  person_id text primary key references person,
  password_hash text not null,
  changed_at timestamptz not null
);

-- Only hashes of tokens are kept: who reads the table can't sign in with it.
create table session (
  id text primary key,
  token_hash text not null unique,
  person_id text not null references person,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  agent text not null
);
create index session_person on session (person_id);

create table setup_link (
  token_hash text primary key,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table attempt (
  bucket text not null,
  window_start timestamptz not null,
  count integer not null,
  primary key (bucket, window_start)
);

-- Customers and tenants ----------------------------------------------------------------------------------------------

create table customer (
  id text primary key,
  tpid bigint not null unique,
  name text not null,
  region text not null,
  segment text not null
);

create table tenant (
  id text primary key,
  customer_id text not null references customer,
  guid text not null unique,
  name text not null,
  domain text not null,
  motions text[] not null default '{}',
  firm_id text references partner_firm,
  active boolean not null default true,
  created_at timestamptz not null,
  version integer not null default 1
);
create index tenant_customer on tenant (customer_id);
create index tenant_name on tenant (lower(name), id);

create table assignment (
  id text primary key,
  person_id text not null references person,
  role text not null,
  tenant_id text references tenant,
  customer_id text references customer,
  is_primary boolean not null default false,
  assigned_by text,
  assigned_at timestamptz not null,
  check ((tenant_id is null) <> (customer_id is null))
);
create index assignment_person on assignment (person_id);
create index assignment_tenant on assignment (tenant_id);
create index assignment_customer on assignment (customer_id);

-- Playbooks ----------------------------------------------------------------------------------------------------------

create table playbook_version (
  id text primary key,
  number integer not null unique,
  title text not null,
  hash text not null,
  published_at timestamptz not null,
  published_by text not null,
  why text not null,
  phases text[] not null,
  findings jsonb not null
);

-- One row a page and version. A page keeps its own number while its text stays the same.
create table playbook_page (
  version_id text not null references playbook_version,
  path text not null,
  number integer not null,
  hash text not null,
  title text not null,
  kind text not null,
  phases text[] not null,
  audiences text[] not null,
  model jsonb not null,
  sections jsonb not null,
  primary key (version_id, path)
);

create table playbook_task (
  version_id text not null references playbook_version,
  task_id text not null,
  name text not null,
  mandatory boolean,
  roles text[] not null,
  services text[] not null,
  audiences text[] not null,
  primary key (version_id, task_id)
);

-- Work ---------------------------------------------------------------------------------------------------------------

-- Status of one playbook task for one tenant; service is '' for work that concerns the tenant as a whole.
create table task_record (
  tenant_id text not null references tenant,
  task_id text not null,
  service text not null default '',
  status text not null,
  percent_complete integer not null check (percent_complete between 0 and 100),
  responsible text not null,
  updated_by text not null references person,
  updated_at timestamptz not null,
  version integer not null,
  primary key (tenant_id, task_id, service)
);

create table note (
  id text primary key,
  tenant_id text not null references tenant,
  task_id text,
  services text[] not null default '{}',
  category text not null,
  body text not null,
  escalated boolean not null default false,
  author_id text not null references person,
  created_at timestamptz not null
);
create index note_tenant on note (tenant_id, created_at desc, id desc);

-- Ledger: append only, a chain per tenant and one for the organisation ------------------------------------------------

create table ledger_head (
  chain text primary key,
  tenant_id text references tenant,
  seq bigint not null,
  hash text not null
);

create table ledger (
  chain text not null references ledger_head,
  seq bigint not null,
  tenant_id text,
  at timestamptz not null,
  person_id text not null,
  kind text not null,
  subject text not null,
  why text not null,
  facts jsonb not null,
  personal_digest text not null,
  hash text not null,
  primary key (chain, seq)
);
create index ledger_subject on ledger (chain, subject, seq desc);

-- The part of an entry that may name people or quote them. It can be taken out; its digest stays in the entry.
create table ledger_personal (
  chain text not null,
  seq bigint not null,
  salt text not null,
  facts jsonb not null,
  primary key (chain, seq),
  foreign key (chain, seq) references ledger
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = '42501';
end $$;
-- For each statement, not each row: a statement that row security leaves no rows is refused too, not silently harmless.
create trigger ledger_append_only before update or delete on ledger for each statement execute function refuse_change();
create trigger ledger_no_truncate before truncate on ledger for each statement execute function refuse_change();
create trigger ledger_personal_no_update before update on ledger_personal for each statement execute function refuse_change();
create trigger ledger_personal_no_truncate before truncate on ledger_personal for each statement execute function refuse_change();
create trigger ledger_head_no_delete before delete on ledger_head for each statement execute function refuse_change();
create trigger ledger_head_no_truncate before truncate on ledger_head for each statement execute function refuse_change();
create trigger note_append_only before update or delete on note for each statement execute function refuse_change();

-- Outbox and idempotency ----------------------------------------------------------------------------------------------

create table outbox (
  id bigint generated always as identity primary key,
  kind text not null,
  body jsonb not null,
  created_at timestamptz not null
);

create table idempotency (
  person_id text not null,
  key text not null,
  fingerprint text not null,
  status integer not null,
  body text not null,
  created_at timestamptz not null,
  primary key (person_id, key)
);
create index idempotency_age on idempotency (created_at);

-- The relay sleeps until there is something to relay.
create function outbox_notice() returns trigger language plpgsql as $$ begin perform pg_notify('outbox', ''); return null; end $$;
create trigger outbox_notice after insert on outbox for each statement execute function outbox_notice();

-- Row security ---------------------------------------------------------------------------------------------------------

-- The two questions that every policy asks. In plpgsql, because a session keeps its plans; before PostgreSQL 18 a function in sql that holds
-- a sub-query is planned again by every statement that calls it, which took longer than the statement itself.

-- domain.md 2.2: assigned to the tenant, or to its customer (which reaches every tenant of it).
create function is_assigned(tenant text, customer text) returns boolean language plpgsql stable as $$ begin
  return exists (select from assignment a where a.person_id = app_person() and (a.tenant_id = tenant or a.customer_id = customer));
end $$;

-- Reads through row security: a tenant that can't be seen can't be written either.
create function may_write_tenant(id text) returns boolean language plpgsql stable as $$ begin
  return app_writes() = 'all' or (app_writes() = 'assigned' and exists (
    select from tenant t where t.id = may_write_tenant.id and is_assigned(t.id, t.customer_id)));
end $$;

alter table tenant enable row level security;
alter table tenant force row level security;
create policy tenant_read on tenant for select using (
  app_reads() = 'all'
  or (app_reads() in ('assigned', 'firm') and is_assigned(id, customer_id))
  or (app_reads() = 'firm' and firm_id = app_firm()));
create policy tenant_write on tenant for all using (app_writes() = 'all') with check (app_writes() = 'all');

alter table assignment enable row level security;
alter table assignment force row level security;
create policy assignment_read on assignment for select using (
  app_reads() in ('all', 'assigned') or person_id = app_person()
  or (app_reads() = 'firm' and exists (select from person p where p.id = person_id and p.firm_id = app_firm())));
create policy assignment_write on assignment for all using (app_writes() = 'all') with check (app_writes() = 'all');

alter table task_record enable row level security;
alter table task_record force row level security;
create policy task_record_read on task_record for select using (exists (select from tenant t where t.id = tenant_id));
create policy task_record_add on task_record for insert with check (may_write_tenant(tenant_id));
create policy task_record_change on task_record for update using (may_write_tenant(tenant_id)) with check (may_write_tenant(tenant_id));

alter table note enable row level security;
alter table note force row level security;
create policy note_read on note for select using (exists (select from tenant t where t.id = tenant_id));
create policy note_add on note for insert with check (may_write_tenant(tenant_id));

alter table playbook_page enable row level security;
alter table playbook_page force row level security;
create policy playbook_page_read on playbook_page for select using (app_audience() = 'internal' or app_audience() = any (audiences));
create policy playbook_page_add on playbook_page for insert with check (
  app_writes() = 'all' or app_admin() or app_may('playbook:publish'));

alter table playbook_task enable row level security;
alter table playbook_task force row level security;
create policy playbook_task_read on playbook_task for select using (app_audience() = 'internal' or app_audience() = any (audiences));
create policy playbook_task_add on playbook_task for insert with check (
  app_writes() = 'all' or app_admin() or app_may('playbook:publish'));

-- The organisation's chain is written by whoever signs in, and read by administrators.
alter table ledger enable row level security;
alter table ledger force row level security;
create policy ledger_read on ledger for select using (
  app_writes() = 'all' or app_admin() or exists (select from tenant t where t.id = ledger.tenant_id));
create policy ledger_add on ledger for insert with check (tenant_id is null or may_write_tenant(tenant_id));

alter table ledger_personal enable row level security;
alter table ledger_personal force row level security;
create policy ledger_personal_read on ledger_personal for select using (
  exists (select from ledger l where l.chain = ledger_personal.chain and l.seq = ledger_personal.seq));
create policy ledger_personal_add on ledger_personal for insert with check (true);
create policy ledger_personal_redact on ledger_personal for delete using (app_writes() = 'all');

alter table ledger_head enable row level security;
alter table ledger_head force row level security;
create policy ledger_head_read on ledger_head for select using (
  app_writes() = 'all' or tenant_id is null or exists (select from tenant t where t.id = ledger_head.tenant_id));
create policy ledger_head_add on ledger_head for insert with check (tenant_id is null or may_write_tenant(tenant_id));
create policy ledger_head_move on ledger_head for update using (tenant_id is null or may_write_tenant(tenant_id));

alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy idempotency_own on idempotency for all using (person_id = app_person() or app_writes() = 'all')
  with check (person_id = app_person() or app_writes() = 'all');

grant usage on schema public to uptake_app;
grant select, insert, update on partner_firm, person, credential, session, setup_link, attempt, customer, tenant, playbook_version,
  playbook_page, playbook_task, task_record, idempotency to uptake_app;
grant delete on session, attempt, setup_link, idempotency, outbox, assignment, ledger_personal to uptake_app;
grant select, insert on note, ledger, ledger_personal, outbox to uptake_app;
grant select, insert, update on assignment, ledger_head to uptake_app;
grant usage, update on all sequences in schema public to uptake_app;
