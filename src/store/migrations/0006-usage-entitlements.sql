-- A count of entitlements that people put in place of the feed's, from a day on. What was said stays: whoever says something later, of the same
-- service and days, is believed. Without a count the feed's holds again from that day on.
create table usage_override (
  tenant_id text not null references tenant,
  -- `any` stands for the suite.
  service text not null,
  -- The how-manieth word about the service it is.
  version integer not null check (version > 0),
  from_day date not null,
  count integer check (count >= 0),
  why text not null check (why <> ''),
  said_by text not null,
  said_at timestamptz not null,
  primary key (tenant_id, service, version)
);
create trigger usage_override_append_only before update or delete on usage_override for each statement execute function refuse_change();
alter table usage_override enable row level security;
alter table usage_override force row level security;
create policy usage_override_read on usage_override for select using (exists (select from tenant t where t.id = tenant_id));
-- In one's own name.
create policy usage_override_add on usage_override for insert with check (
  may_write_tenant(tenant_id) and (app_writes() = 'all' or said_by = app_person()));
grant select, insert on usage_override to uptake_app;
