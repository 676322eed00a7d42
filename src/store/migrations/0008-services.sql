-- Services of a tenant: where their entitlements stand and why, what adoption needs, delivery, migration, forecast (domain.md 3.4 to 3.11, 3.17).

-- Partners are not told of these (domain.md 2.4); the catalogue in src/reports/services.ts says the same.
create function is_internal_service(id text) returns boolean language sql immutable as $$ select id in ('edge') $$;

-- How a service is delivered at a tenant. One version for everything of it: the rows below are saved with it.
create table tenant_service (
  tenant_id text not null references tenant,
  service text not null,
  in_scope boolean not null default true,
  engagement_start date,
  status text check (status in ('Initiate', 'Assess', 'Remediate', 'Enable', 'Migrate', 'Adoption', 'Operate')),
  scenario text not null default 'Customer-Led w/ FTP Assist' check (scenario in (
    'FTC-CSS Led', 'FTC-FTP Led', 'FTC-Widget', 'FTC-CXP Led', 'Non-FastTrack Partner-Led', 'Customer Led', 'Customer-Led w/ CSS Assist',
    'Non-FastTrack Partner-Led w/CSS Assist', 'CXP Led w/ CSS Assist', 'Customer-Led w/ FTP Assist', 'Non-FastTrack Partner-Led w/FTP Assist',
    'CXP Led w/ FTP Assist')),
  teams text[] not null default '{}',
  split_delivery boolean,
  -- Whether Microsoft moves the data; not said yet where null.
  migrating boolean,
  rejection_reason text not null default '',
  rejection_note text not null default '',
  migration_start date,
  migration_end date,
  updated_by text not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, service)
);

-- Parts of the entitlements of a service. What they come to is what is available; new ones of the feed have no row until somebody saves.
create table entitlement_status (
  id text primary key,
  tenant_id text not null,
  service text not null,
  place integer not null,
  status text not null check (status in ('status-unknown', 'in-progress', 'blocked', 'no-intent', 'duplicate-invalid')),
  reason text,
  engineering text,
  entitlements integer not null check (entitlements >= 0),
  target_date date,
  owner_role text,
  owner_contact_id text references contact on delete set null,
  next_action_date date,
  note text not null default '' check (char_length(note) <= 400),
  split_reason text,
  approval text not null default '',
  -- Since when it stands there for that reason.
  since date not null,
  -- Who said the target date and the intent, for DIBS.
  target_by text,
  target_at timestamptz,
  intent_by text,
  intent_at timestamptz,
  foreign key (tenant_id, service) references tenant_service,
  check ((status in ('in-progress', 'duplicate-invalid')) = (reason is null)),
  check (engineering is null or reason is not null),
  check (target_date is null or status in ('in-progress', 'blocked')),
  check (status <> 'in-progress' or (owner_role is null and owner_contact_id is null)),
  check (owner_role is null or owner_contact_id is null)
);
create index entitlement_status_service on entitlement_status (tenant_id, service, place);
-- A contact that goes is looked for here.
create index entitlement_status_owner on entitlement_status (owner_contact_id) where owner_contact_id is not null;

-- Business reason and success owner of DIBS, and the four elements of SSAT: each with who said it when.
create table adoption_indicator (
  tenant_id text not null,
  service text not null,
  element text not null check (element in ('reason', 'owner', 'stakeholders', 'scenario', 'awareness', 'training')),
  value text not null,
  said_by text not null,
  said_at timestamptz not null,
  primary key (tenant_id, service, element),
  foreign key (tenant_id, service) references tenant_service
);

create table service_migration (
  tenant_id text not null,
  service text not null,
  place integer not null,
  kind text not null,
  entitlements integer not null check (entitlements >= 0),
  status text not null,
  estimated date,
  notes text not null default '',
  size_gb numeric check (size_gb >= 0),
  primary key (tenant_id, service, place),
  foreign key (tenant_id, service) references tenant_service
);

-- Every forecast that was ever saved; the newest one holds.
create table service_forecast (
  tenant_id text not null,
  service text not null,
  version integer not null,
  rfa text not null,
  rfa_submitted date not null,
  first_milestone date,
  second_milestone date,
  maximum date,
  partner text not null default '',
  said_by text not null,
  said_at timestamptz not null,
  primary key (tenant_id, service, version),
  foreign key (tenant_id, service) references tenant_service
);

-- Motions of single services; those of the whole tenant stand in tenant_internal.
create table service_motion (
  tenant_id text not null references tenant,
  service text not null,
  motion text not null check (motion in ('RFA', 'Targeting')),
  primary key (tenant_id, service, motion)
);

-- What comes from elsewhere and nobody types here: the request for assistance and the predicted gain.
create table service_feed (
  tenant_id text not null references tenant,
  service text not null,
  rfa text not null default '',
  rfa_submitted date,
  predicted_gain integer,
  primary key (tenant_id, service),
  check ((rfa = '') = (rfa_submitted is null))
);

-- What the customer itself calls success; service '' is the tenant as a whole.
create table success_metric (
  id text primary key,
  tenant_id text not null references tenant,
  service text not null default '',
  name text not null,
  target text not null default '',
  actual text not null default '',
  met boolean not null default false,
  updated_by text not null,
  updated_at timestamptz not null,
  version integer not null default 1
);
create index success_metric_tenant on success_metric (tenant_id, name);

-- How the tenant's people sign in.
create table tenant_authentication (
  tenant_id text primary key references tenant,
  method text not null,
  updated_by text not null,
  updated_at timestamptz not null,
  version integer not null default 1
);

-- The scenario decides whose growth it is, so it has a right of its own (domain.md 2.3, 3.10). Whoever has no name is the owner, who restores an
-- export; for anybody else without one row security lets nothing in.
create function refuse_scenario() returns trigger language plpgsql as $$ begin
  if new.scenario is distinct from (case when tg_op = 'INSERT' then 'Customer-Led w/ FTP Assist' else old.scenario end)
    and app_person() <> '' and app_writes() <> 'all' and not app_may('scenario:edit') then
    raise exception 'the engagement scenario needs a right of its own' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger tenant_service_scenario before insert or update on tenant_service for each row execute function refuse_scenario();

-- A tenant in Customer Health has no service in RFA (domain.md 3.4).
create function refuse_motion() returns trigger language plpgsql as $$ begin
  if new.motion = 'RFA' and exists (select from tenant_internal i where i.tenant_id = new.tenant_id and 'Customer Health' = any (i.motions)) then
    raise exception 'a tenant in Customer Health has no service in RFA' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger service_motion_health before insert or update on service_motion for each row execute function refuse_motion();

-- Who may -------------------------------------------------------------------------------------------------------------

alter table tenant_service enable row level security;
alter table tenant_service force row level security;
create policy tenant_service_read on tenant_service for select using (
  (not is_internal_service(service) or (select app_audience()) = 'internal')
  and ((select app_reads()) = 'all' or tenant_id in (select visible_tenants())));
create policy tenant_service_add on tenant_service for insert with check (
  (not is_internal_service(service) or app_audience() = 'internal') and may_write_tenant(tenant_id));
create policy tenant_service_change on tenant_service for update using (
  (not is_internal_service(service) or app_audience() = 'internal') and may_write_tenant(tenant_id))
  with check (
  (not is_internal_service(service) or app_audience() = 'internal') and may_write_tenant(tenant_id));

alter table entitlement_status enable row level security;
alter table entitlement_status force row level security;
create policy entitlement_status_read on entitlement_status for select using (
  (not is_internal_service(service) or (select app_audience()) = 'internal')
  and ((select app_reads()) = 'all' or tenant_id in (select visible_tenants())));
create policy entitlement_status_add on entitlement_status for insert with check (
  (not is_internal_service(service) or app_audience() = 'internal') and may_write_tenant(tenant_id));
create policy entitlement_status_change on entitlement_status for update using (
  (not is_internal_service(service) or app_audience() = 'internal') and may_write_tenant(tenant_id))
  with check (
  (not is_internal_service(service) or app_audience() = 'internal') and may_write_tenant(tenant_id));
create policy entitlement_status_drop on entitlement_status for delete using (
  (not is_internal_service(service) or app_audience() = 'internal') and may_write_tenant(tenant_id));

alter table adoption_indicator enable row level security;
alter table adoption_indicator force row level security;
create policy adoption_indicator_read on adoption_indicator for select using (
  (not is_internal_service(service) or (select app_audience()) = 'internal')
  and ((select app_reads()) = 'all' or tenant_id in (select visible_tenants())));
create policy adoption_indicator_add on adoption_indicator for insert with check (
  (not is_internal_service(service) or app_audience() = 'internal') and may_write_tenant(tenant_id));
create policy adoption_indicator_change on adoption_indicator for update using (
  (not is_internal_service(service) or app_audience() = 'internal') and may_write_tenant(tenant_id))
  with check (
  (not is_internal_service(service) or app_audience() = 'internal') and may_write_tenant(tenant_id));
create policy adoption_indicator_drop on adoption_indicator for delete using (
  (not is_internal_service(service) or app_audience() = 'internal') and may_write_tenant(tenant_id));

alter table service_migration enable row level security;
alter table service_migration force row level security;
create policy service_migration_read on service_migration for select using (
  (not is_internal_service(service) or (select app_audience()) = 'internal')
  and ((select app_reads()) = 'all' or tenant_id in (select visible_tenants())));
create policy service_migration_add on service_migration for insert with check (
  (not is_internal_service(service) or app_audience() = 'internal') and may_write_tenant(tenant_id));
create policy service_migration_change on service_migration for update using (
  (not is_internal_service(service) or app_audience() = 'internal') and may_write_tenant(tenant_id))
  with check (
  (not is_internal_service(service) or app_audience() = 'internal') and may_write_tenant(tenant_id));
create policy service_migration_drop on service_migration for delete using (
  (not is_internal_service(service) or app_audience() = 'internal') and may_write_tenant(tenant_id));

alter table success_metric enable row level security;
alter table success_metric force row level security;
create policy success_metric_read on success_metric for select using (
  (not is_internal_service(service) or (select app_audience()) = 'internal')
  and ((select app_reads()) = 'all' or tenant_id in (select visible_tenants())));
create policy success_metric_add on success_metric for insert with check (
  (not is_internal_service(service) or app_audience() = 'internal') and may_write_tenant(tenant_id));
create policy success_metric_change on success_metric for update using (
  (not is_internal_service(service) or app_audience() = 'internal') and may_write_tenant(tenant_id))
  with check (
  (not is_internal_service(service) or app_audience() = 'internal') and may_write_tenant(tenant_id));
create policy success_metric_drop on success_metric for delete using (
  (not is_internal_service(service) or app_audience() = 'internal') and may_write_tenant(tenant_id));

-- A forecast is said in one's own name and stays.
alter table service_forecast enable row level security;
alter table service_forecast force row level security;
create policy service_forecast_read on service_forecast for select using (
  (not is_internal_service(service) or (select app_audience()) = 'internal')
  and ((select app_reads()) = 'all' or tenant_id in (select visible_tenants())));
create policy service_forecast_add on service_forecast for insert with check (
  (not is_internal_service(service) or app_audience() = 'internal') and may_write_tenant(tenant_id)
  and (said_by = app_person() or app_writes() = 'all'));

-- Motions are internal words.
alter table service_motion enable row level security;
alter table service_motion force row level security;
create policy service_motion_read on service_motion for select using (
  (select app_audience()) = 'internal' and ((select app_reads()) = 'all' or tenant_id in (select visible_tenants())));
create policy service_motion_add on service_motion for insert with check (
  app_audience() = 'internal' and may_write_tenant(tenant_id));
create policy service_motion_drop on service_motion for delete using (
  app_audience() = 'internal' and may_write_tenant(tenant_id));

alter table service_feed enable row level security;
alter table service_feed force row level security;
create policy service_feed_read on service_feed for select using (
  (not is_internal_service(service) or (select app_audience()) = 'internal')
  and ((select app_reads()) = 'all' or tenant_id in (select visible_tenants())));
create policy service_feed_add on service_feed for insert with check (
  keeps_portfolio());
create policy service_feed_change on service_feed for update using (
  keeps_portfolio())
  with check (
  keeps_portfolio());
create policy service_feed_drop on service_feed for delete using (
  keeps_portfolio());

alter table tenant_authentication enable row level security;
alter table tenant_authentication force row level security;
create policy tenant_authentication_read on tenant_authentication for select using (
  ((select app_reads()) = 'all' or tenant_id in (select visible_tenants())));
create policy tenant_authentication_add on tenant_authentication for insert with check (
  may_write_tenant(tenant_id));
create policy tenant_authentication_change on tenant_authentication for update using (
  may_write_tenant(tenant_id))
  with check (
  may_write_tenant(tenant_id));

grant select, insert, update, delete on entitlement_status, adoption_indicator, service_migration, success_metric, service_feed to uptake_app;
grant select, insert, update on tenant_service, tenant_authentication to uptake_app;
grant select, insert on service_forecast to uptake_app;
grant select, insert, delete on service_motion to uptake_app;
