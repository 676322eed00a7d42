-- Usage that Uptake fetches by itself from Microsoft Graph: whom it may ask, and how far it is.

-- A tenant that has let the app in, and what is known of its names. It stays when the tenant is disconnected.
create table usage_connection (
  tenant_id text primary key references tenant,
  state text not null check (state in ('connected', 'disconnected')),
  changed_by text not null,
  changed_at timestamptz not null,
  -- Permissions that were granted, as the token says.
  roles text[] not null default '{}',
  -- The setting that hides names, when it was last read; null where the app may not read it.
  conceals_names boolean,
  -- Whose names the newest snapshot used; and its day, if names before it were others.
  name_space text check (name_space in ('plain', 'concealed')),
  names_from date,
  -- One process at a time fetches for a tenant. One that died is waited for until then.
  busy_until timestamptz,
  -- It is in the queue, and is not put there again before then.
  queued_until timestamptz
);
alter table usage_connection enable row level security;
alter table usage_connection force row level security;
create policy usage_connection_read on usage_connection for select using (exists (select from tenant t where t.id = tenant_id));
create policy usage_connection_write on usage_connection for all using (app_writes() = 'all') with check (app_writes() = 'all');
grant select, insert, update on usage_connection to uptake_app;

-- Consent that was asked for. Only the hash of the state is kept: who reads the table can't finish it.
create table usage_consent (
  state_hash text primary key,
  tenant_id text not null references tenant,
  asked_by text not null,
  asked_at timestamptz not null,
  until timestamptz not null,
  used_at timestamptz
);
create index usage_consent_tenant on usage_consent (tenant_id, asked_at desc);
alter table usage_consent enable row level security;
alter table usage_consent force row level security;
create policy usage_consent_own on usage_consent for all using (app_writes() = 'all') with check (app_writes() = 'all');
grant select, insert, update on usage_consent to uptake_app;

-- How far one report of one tenant is. It is written after every answer, so that a process that ends in between loses none.
create table usage_sync (
  tenant_id text not null references usage_connection,
  report text not null,
  last_success timestamptz,
  -- Of the newest snapshot.
  refresh_day date,
  next_try timestamptz not null,
  -- Graph asked for a pause until then; nobody asks before, the clock or a person.
  held_until timestamptz,
  -- Failures in a row.
  attempts integer not null default 0,
  problem_code text,
  problem text,
  -- Moments of the last requests, for the limit of 14 in 10 minutes.
  asked jsonb not null default '[]',
  -- The day of the round that is not finished, and what it has asked: `snapshot` and days.
  round_day date,
  round_done jsonb not null default '[]',
  -- Days in reach that are not in.
  missing jsonb not null default '[]',
  primary key (tenant_id, report)
);
create index usage_sync_due on usage_sync (next_try);
alter table usage_sync enable row level security;
alter table usage_sync force row level security;
create policy usage_sync_read on usage_sync for select using (exists (select from tenant t where t.id = tenant_id));
create policy usage_sync_write on usage_sync for all using (app_writes() = 'all') with check (app_writes() = 'all');
grant select, insert, update on usage_sync to uptake_app;

-- An import of an export sets the numbers of rows; what a grant gave in 0001 does not reach sequences that came later.
grant usage, update on all sequences in schema public to uptake_app;
