-- What files say of how much of a day a report shows: people whom Microsoft counts, rows that name nobody, a list that breaks off.
create table usage_sign (
  tenant_id text not null references tenant,
  import_number integer not null references usage_import,
  -- The report that lists people, by its number in the warehouse, and its refresh date.
  report integer not null,
  day date not null,
  kind text not null check (kind in ('counted', 'nameless', 'partial')),
  people integer not null default 0 check (people >= 0),
  primary key (import_number, report, day, kind)
);
create index usage_sign_tenant on usage_sign (tenant_id, day);
alter table usage_sign enable row level security;
alter table usage_sign force row level security;
create policy usage_sign_read on usage_sign for select using (exists (select from tenant t where t.id = tenant_id));
create policy usage_sign_write on usage_sign for all using (app_writes() = 'all') with check (app_writes() = 'all');
grant select, insert on usage_sign to uptake_app;
