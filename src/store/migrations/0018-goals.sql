-- What an organisation wants to reach in a fiscal year, as a tree (domain.md 5.1, 5.7 A20). What is reached is counted, never stored.
create table goal (
  id text primary key,
  -- The year in which it ends: 2027 is July 2026 to June 2027.
  fiscal_year integer not null check (fiscal_year between 2000 and 2200),
  parent_id text references goal,
  name text not null check (name <> ''),
  -- Which tenants count: those of a region, managed ones or not; null for all.
  region text,
  managed boolean,
  -- `total`: every tenant in scope; `influenced`: those that have been engaged.
  counts text not null check (counts in ('total', 'influenced')),
  target bigint not null check (target > 0),
  place integer not null default 0,
  version integer not null default 1,
  check (parent_id is distinct from id)
);
create index goal_year on goal (fiscal_year, place);

alter table goal enable row level security;
alter table goal force row level security;
create policy goal_read on goal for select using (app_audience() = 'internal');
create policy goal_add on goal for insert with check (app_writes() = 'all' or app_admin() or app_may('csmau:lead'));
create policy goal_change on goal for update
  using (app_writes() = 'all' or app_admin() or app_may('csmau:lead'))
  with check (app_writes() = 'all' or app_admin() or app_may('csmau:lead'));
create policy goal_drop on goal for delete using (app_writes() = 'all' or app_admin() or app_may('csmau:lead'));
grant select, insert, update, delete on goal to uptake_app;
