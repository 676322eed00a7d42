-- What the CSMAU motion works with: the catalogue of offers, and the lists of tenants that a Regional Manager publishes (domain.md 5.4, 5.7 A10 and A27).

create table offer (
  id text primary key,
  title text not null check (title <> ''),
  about text not null default '',
  -- Who may read it. Internal unless somebody says otherwise.
  audience text not null check (audience in ('internal', 'partner')),
  -- Services that it is for; none named: for all.
  services text[] not null default '{}',
  -- Reasons of blockers that it helps against; none named: it asks for none.
  blockers text[] not null default '{}',
  -- Where its content is.
  link text not null default '' check (link = '' or link ~ '^https?://'),
  place integer not null default 0,
  retired_at timestamptz,
  version integer not null default 1
);
create unique index offer_title on offer (lower(title)) where retired_at is null;

create table target_list (
  id text primary key,
  -- The process whose cases publishing begins.
  process text not null,
  name text not null check (name <> ''),
  region text not null,
  -- The year in which it ends: 2027 is July 2026 to June 2027.
  fiscal_year integer not null check (fiscal_year between 2000 and 2200),
  ends date,
  made_by text not null,
  made_at timestamptz not null,
  published_by text,
  published_at timestamptz,
  -- The list that its tenants were carried over from.
  carried_from text references target_list,
  version integer not null default 1,
  check ((published_at is null) = (published_by is null))
);
create index target_list_year on target_list (fiscal_year desc, region);

create table target (
  list_id text not null references target_list,
  tenant_id text not null references tenant,
  sme_id text references person,
  why text not null default '',
  -- The case that publishing began.
  case_id text references process_case,
  -- Why publishing began none.
  refused text,
  added_by text not null,
  added_at timestamptz not null,
  primary key (list_id, tenant_id)
);
create index target_tenant on target (tenant_id);
create index target_sme on target (sme_id);

alter table offer enable row level security;
alter table offer force row level security;
create policy offer_read on offer for select using (
  app_audience() = 'internal' or (app_person() <> '' and audience = 'partner'));
create policy offer_add on offer for insert with check (app_writes() = 'all' or app_admin() or app_may('csmau:lead'));
create policy offer_change on offer for update
  using (app_writes() = 'all' or app_admin() or app_may('csmau:lead'))
  with check (app_writes() = 'all' or app_admin() or app_may('csmau:lead'));
grant select, insert, update on offer to uptake_app;

-- Lists are the organisation's own. Which tenants of them somebody sees is what they see anywhere.
alter table target_list enable row level security;
alter table target_list force row level security;
create policy target_list_read on target_list for select using (app_audience() = 'internal');
create policy target_list_add on target_list for insert with check (app_writes() = 'all' or app_assigns() = 'all');
create policy target_list_change on target_list for update
  using (app_writes() = 'all' or app_assigns() = 'all') with check (app_writes() = 'all' or app_assigns() = 'all');
create policy target_list_drop on target_list for delete using (app_writes() = 'all' or (published_at is null and app_assigns() = 'all'));
grant select, insert, update, delete on target_list to uptake_app;

alter table target enable row level security;
alter table target force row level security;
create policy target_read on target for select using (
  (select app_audience()) = 'internal'
  and ((select app_reads()) = 'all' or tenant_id in (select visible_tenants())));
create policy target_add on target for insert with check (app_writes() = 'all' or app_assigns() = 'all');
create policy target_change on target for update
  using (app_writes() = 'all' or app_assigns() = 'all') with check (app_writes() = 'all' or app_assigns() = 'all');
-- What has begun a case stays.
create policy target_drop on target for delete using (app_writes() = 'all' or (case_id is null and app_assigns() = 'all'));
grant select, insert, update, delete on target to uptake_app;
