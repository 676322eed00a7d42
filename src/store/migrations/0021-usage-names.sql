-- People's names stay out unless an administrator says so of a tenant; and who was erased stays away.

-- A tenant whose people's names are kept beside their keys. No row: they are not.
create table usage_naming (
  tenant_id text primary key references tenant,
  since timestamptz not null,
  kept_by text not null
);
alter table usage_naming enable row level security;
alter table usage_naming force row level security;
create policy usage_naming_read on usage_naming for select using (exists (select from tenant t where t.id = tenant_id));
create policy usage_naming_write on usage_naming for all using (app_writes() = 'all') with check (app_writes() = 'all');
grant select, insert, delete on usage_naming to uptake_app;

-- Names as reports write them, by the key that the warehouse knows people by (64 bits, signed here).
create table usage_name (
  tenant_id text not null references usage_naming,
  person bigint not null,
  name text not null,
  primary key (tenant_id, person)
);
create index usage_name_alphabet on usage_name (tenant_id, name);
alter table usage_name enable row level security;
alter table usage_name force row level security;
-- For administrators, and whoever is assigned to the tenant and sees it.
create policy usage_name_read on usage_name for select using (
  app_writes() = 'all' or app_admin()
  or (tenant_id in (select assigned_tenants()) and exists (select from tenant t where t.id = tenant_id)));
create policy usage_name_write on usage_name for all using (app_writes() = 'all') with check (app_writes() = 'all');
grant select, insert, delete on usage_name to uptake_app;

-- Who was erased, by the key alone: rows of theirs in later reports are not taken up.
create table usage_erased (
  tenant_id text not null references tenant,
  person bigint not null,
  erased_at timestamptz not null,
  primary key (tenant_id, person)
);
alter table usage_erased enable row level security;
alter table usage_erased force row level security;
create policy usage_erased_own on usage_erased for all using (app_writes() = 'all') with check (app_writes() = 'all');
grant select, insert on usage_erased to uptake_app;
