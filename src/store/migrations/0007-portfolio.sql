-- Who serves which tenant, what is known of it, and who may see and change that: domain.md sections 2 and 3.

-- How far a person may assign others (domain.md 2.2): nobody, where FastTrack Manager and primary, the own firm's people, everybody.
create function app_assigns() returns text language sql stable as $$ select coalesce(current_setting('app.assigns', true), 'none') $$;

-- Customers and tenants ----------------------------------------------------------------------------------------------

alter table customer
  add column managed boolean not null default false,
  add column active boolean not null default true,
  add column version integer not null default 1;

alter table tenant
  add column country text not null default '',
  add column seats integer check (seats >= 0),
  add column wants_partner boolean not null default false,
  add unique (id, customer_id);

-- What a partner never sees stands in tables of its own, so that no filter, order or count can tell of it (domain.md 2.4).
create table customer_internal (
  customer_id text primary key references customer,
  -- The tenant that carries what is said of the whole customer; by its place here there is one at most.
  reference_tenant_id text,
  lists text[] not null default '{}',
  status text check (status in ('In Progress', 'Blocked Business', 'Blocked Technical', 'No intent')),
  progress_due date,
  next_review date,
  previous_review date,
  renewal date,
  watchlist text not null default '',
  vertical text not null default '',
  mindset text check (mindset in ('Aligned', 'Averse', 'Compete')),
  completion date,
  motivation text not null default '',
  stakeholder_id text,
  version integer not null default 1,
  foreign key (reference_tenant_id, customer_id) references tenant (id, customer_id)
);

create table tenant_internal (
  tenant_id text primary key references tenant,
  motions text[] not null default '{}',
  tags text[] not null default '{}',
  segment text not null default '',
  -- Computed elsewhere and imported; the override is a person's, with its reason.
  priority text check (priority in ('High', 'Medium', 'Low')),
  priority_override text check (priority_override in ('High', 'Medium', 'Low')),
  priority_reason text not null default '',
  entry_reason text not null default '',
  urgency text not null default '',
  flags jsonb not null default '{}',
  overall_status text not null default '',
  status_date date,
  version integer not null default 1,
  -- domain.md 3.4.
  check (not (motions @> '{Customer Health,RFA}')),
  check ((priority_override is null) = (priority_reason = ''))
);
create index tenant_internal_tags on tenant_internal using gin (tags);
insert into tenant_internal (tenant_id, motions) select id, motions from tenant;
alter table tenant drop column motions;
insert into customer_internal (customer_id) select id from customer;

create table contact (
  id text primary key,
  tenant_id text references tenant,
  customer_id text references customer,
  kind text not null check (kind in ('Customer', 'Partner', 'Microsoft')),
  name text not null,
  title text not null default '',
  email text not null default '',
  phone text not null default '',
  time_zone text not null default '',
  country text not null default '',
  role text not null default '',
  engaged boolean not null default false,
  fasttrack boolean not null default false,
  admin_type text not null default '',
  do_not_call boolean not null default false,
  do_not_call_reason text not null default '',
  skill text not null default '',
  evidence text not null default '',
  survey_approved boolean not null default false,
  survey_eligible boolean not null default false,
  survey_language text not null default '',
  services text[] not null default '{}',
  note text not null default '',
  source text not null default 'manual',
  created_at timestamptz not null,
  created_by text not null,
  modified_at timestamptz not null,
  modified_by text not null,
  version integer not null default 1,
  check ((tenant_id is null) <> (customer_id is null)),
  check (do_not_call = (do_not_call_reason <> ''))
);
create index contact_tenant on contact (tenant_id, kind, name);
create index contact_customer on contact (customer_id, kind, name);
alter table customer_internal add foreign key (stakeholder_id) references contact on delete set null;

-- Partner companies of a tenant, as the customer names them; partner_firm is who works in Uptake.
create table tenant_partner (
  id text primary key,
  tenant_id text not null references tenant,
  name text not null,
  mpn_id text not null,
  kind text not null,
  engaged boolean not null default false,
  notes text not null default '',
  version integer not null default 1,
  unique (tenant_id, mpn_id, kind)
);

-- People ---------------------------------------------------------------------------------------------------------------

-- A queue is somebody to assign to who never signs in; 'inactive' ones make their tenants inactive (domain.md 3.2).
alter table person add column queue text check (queue in ('active', 'inactive'));

create table person_profile (
  person_id text primary key references person,
  skills text[] not null default '{}',
  languages text[] not null default '{}',
  time_zone text not null default '',
  -- Minutes of the day in that time zone, and days of the week from Monday, 1.
  works_from integer check (works_from between 0 and 1440),
  works_to integer check (works_to between 0 and 1440),
  works_on integer[] not null default '{1,2,3,4,5}',
  version integer not null default 1
);

create table absence (
  id text primary key,
  person_id text not null references person,
  first_day date not null,
  last_day date not null,
  check (first_day <= last_day)
);
create index absence_person on absence (person_id, last_day);

-- Assignments ----------------------------------------------------------------------------------------------------------

-- '' is the tenant as a whole. One row says one thing: who, in which role, where.
alter table assignment
  add column service text not null default '',
  add column focus text check (focus in ('Adoption', 'Identity', 'Network', 'CSMAU')),
  add column version integer not null default 1,
  add check (service = '' or tenant_id is not null);
create unique index assignment_once on assignment (person_id, role, coalesce(tenant_id, customer_id), service);
-- The star: one a role and place.
create unique index assignment_primary on assignment (coalesce(tenant_id, customer_id), service, role) where is_primary;

-- What is reached by assignments ---------------------------------------------------------------------------------------

-- domain.md 2.2, rules 3 to 5. Policies ask `in (select …)`, once a statement and not once a row. These functions read tenants and assignments
-- as their owner, past row security, for otherwise the policies of the two tables would ask each other for ever; each tells only what
-- concerns whoever asks.
alter table tenant no force row level security;
alter table assignment no force row level security;

create function assigned_customers() returns setof text language plpgsql stable security definer set search_path = public, pg_temp as $$ begin
  return query select a.customer_id from assignment a where a.person_id = app_person() and a.customer_id is not null;
end $$;

create function assigned_tenants() returns setof text language plpgsql stable security definer set search_path = public, pg_temp as $$ begin
  return query
    select a.tenant_id from assignment a where a.person_id = app_person() and a.tenant_id is not null
    union select t.id from assignment a join tenant t on t.customer_id = a.customer_id where a.person_id = app_person();
end $$;

create function visible_tenants() returns setof text language plpgsql stable security definer set search_path = public, pg_temp as $$ begin
  if app_reads() in ('assigned', 'firm') then
    return query select assigned_tenants();
  end if;
  if app_reads() = 'firm' then
    return query select t.id from tenant t where t.firm_id = app_firm();
  end if;
end $$;

create function visible_customers() returns setof text language plpgsql stable security definer set search_path = public, pg_temp as $$ begin
  if app_reads() in ('assigned', 'firm') then
    return query select assigned_customers() union select t.customer_id from tenant t where t.id in (select visible_tenants());
  end if;
end $$;

-- Where the person is FastTrack Manager and primary, and so may assign others.
create function is_primary_manager(tenant text, customer text) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$ begin
  return exists (select from assignment a where a.person_id = app_person() and a.role = 'fm' and a.is_primary and a.service = ''
    and (a.tenant_id = tenant or a.customer_id = coalesce(customer, (select t.customer_id from tenant t where t.id = tenant))));
end $$;

create index tenant_firm on tenant (firm_id) where firm_id is not null;

-- Who may -------------------------------------------------------------------------------------------------------------

-- Keeps the master data of the whole portfolio: administrators, and who has been given that right.
create function keeps_portfolio() returns boolean language sql stable as $$
  select app_writes() = 'all' or app_admin() or app_may('portfolio:keep')
$$;

create or replace function may_write_tenant(id text) returns boolean language plpgsql stable as $$ begin
  return app_writes() = 'all' or (app_writes() = 'assigned' and id in (select assigned_tenants()));
end $$;

-- Tenant assignment never reaches up to the customer, but for the tenant that carries what is said of it (domain.md 2.2, rule 4; 3.1).
create function may_write_customer(id text) returns boolean language plpgsql stable as $$ begin
  return app_writes() = 'all' or (app_writes() = 'assigned' and (id in (select assigned_customers()) or exists (
    select from customer_internal i where i.customer_id = id and i.reference_tenant_id in (select assigned_tenants()))));
end $$;

create function is_partner_role(role text) returns boolean language sql immutable as $$ select role in ('p-rm', 'p-fm', 'p-fe') $$;

create function may_assign(tenant text, customer text, role text, assignee text) returns boolean language plpgsql stable as $$ begin
  return app_writes() = 'all' or case app_assigns()
    when 'all' then true
    when 'primary' then not is_partner_role(role) and is_primary_manager(tenant, customer)
    when 'firm' then is_partner_role(role) and tenant in (select visible_tenants())
      and exists (select from person p where p.id = assignee and p.firm_id = app_firm())
    else false end;
end $$;

-- An entry stands beside a change that another policy has let pass; it needs only somebody who works where they see.
create function may_record(tenant text) returns boolean language plpgsql stable as $$ begin
  return tenant is null or keeps_portfolio() or may_write_tenant(tenant)
    or (app_assigns() <> 'none' and exists (select from tenant t where t.id = may_record.tenant));
end $$;

drop policy tenant_read on tenant;
drop policy tenant_write on tenant;
create policy tenant_read on tenant for select using ((select app_reads()) = 'all' or id in (select visible_tenants()));
create policy tenant_add on tenant for insert with check (keeps_portfolio() or app_assigns() = 'all');
create policy tenant_change on tenant for update using (keeps_portfolio() or may_write_tenant(id) or app_assigns() = 'all')
  with check (keeps_portfolio() or may_write_tenant(id) or app_assigns() = 'all');
create policy tenant_drop on tenant for delete using (keeps_portfolio());

alter table customer enable row level security;
alter table customer force row level security;
create policy customer_read on customer for select using ((select app_reads()) = 'all' or id in (select visible_customers()));
create policy customer_add on customer for insert with check (keeps_portfolio() or app_assigns() = 'all');
create policy customer_change on customer for update using (keeps_portfolio()) with check (keeps_portfolio());
create policy customer_drop on customer for delete using (keeps_portfolio());

alter table customer_internal enable row level security;
alter table customer_internal force row level security;
create policy customer_internal_read on customer_internal for select using (
  (select app_audience()) = 'internal' and ((select app_reads()) = 'all' or customer_id in (select visible_customers())));
create policy customer_internal_add on customer_internal for insert with check (keeps_portfolio() or app_assigns() = 'all');
create policy customer_internal_change on customer_internal for update
  using (app_audience() = 'internal' and (keeps_portfolio() or may_write_customer(customer_id)))
  with check (app_audience() = 'internal' and (keeps_portfolio() or may_write_customer(customer_id)));
create policy customer_internal_drop on customer_internal for delete using (keeps_portfolio());

alter table tenant_internal enable row level security;
alter table tenant_internal force row level security;
create policy tenant_internal_read on tenant_internal for select using (
  (select app_audience()) = 'internal' and ((select app_reads()) = 'all' or tenant_id in (select visible_tenants())));
create policy tenant_internal_add on tenant_internal for insert with check (keeps_portfolio() or app_assigns() = 'all');
create policy tenant_internal_change on tenant_internal for update
  using (app_audience() = 'internal' and (keeps_portfolio() or may_write_tenant(tenant_id)))
  with check (app_audience() = 'internal' and (keeps_portfolio() or may_write_tenant(tenant_id)));
create policy tenant_internal_drop on tenant_internal for delete using (keeps_portfolio());

-- The account team's people are internal (domain.md 2.4, 2.5).
alter table contact enable row level security;
alter table contact force row level security;
create policy contact_read on contact for select using (
  (kind <> 'Microsoft' or (select app_audience()) = 'internal')
  and ((select app_reads()) = 'all' or tenant_id in (select visible_tenants()) or customer_id in (select visible_customers())));
create policy contact_add on contact for insert with check (
  (kind <> 'Microsoft' or app_audience() = 'internal')
  and (keeps_portfolio() or may_write_tenant(tenant_id) or may_write_customer(customer_id)));
create policy contact_change on contact for update using (
  (kind <> 'Microsoft' or app_audience() = 'internal')
  and (keeps_portfolio() or may_write_tenant(tenant_id) or may_write_customer(customer_id)))
  with check (
  (kind <> 'Microsoft' or app_audience() = 'internal')
  and (keeps_portfolio() or may_write_tenant(tenant_id) or may_write_customer(customer_id)));
create policy contact_drop on contact for delete using (
  (kind <> 'Microsoft' or app_audience() = 'internal')
  and (keeps_portfolio() or may_write_tenant(tenant_id) or may_write_customer(customer_id)));

alter table tenant_partner enable row level security;
alter table tenant_partner force row level security;
create policy tenant_partner_read on tenant_partner for select using (
  (select app_reads()) = 'all' or tenant_id in (select visible_tenants()));
create policy tenant_partner_add on tenant_partner for insert with check (
  keeps_portfolio() or may_write_tenant(tenant_id));
create policy tenant_partner_change on tenant_partner for update using (
  keeps_portfolio() or may_write_tenant(tenant_id))
  with check (
  keeps_portfolio() or may_write_tenant(tenant_id));
create policy tenant_partner_drop on tenant_partner for delete using (
  keeps_portfolio() or may_write_tenant(tenant_id));

-- Partners see profiles of their own firm's people only.
alter table person_profile enable row level security;
alter table person_profile force row level security;
create policy person_profile_read on person_profile for select using (
  (select app_audience()) = 'internal' or person_id in (select p.id from person p where p.firm_id = app_firm()));
create policy person_profile_add on person_profile for insert with check (
  person_id = app_person() or app_writes() = 'all' or app_admin());
create policy person_profile_change on person_profile for update using (
  person_id = app_person() or app_writes() = 'all' or app_admin())
  with check (
  person_id = app_person() or app_writes() = 'all' or app_admin());
create policy person_profile_drop on person_profile for delete using (
  person_id = app_person() or app_writes() = 'all' or app_admin());
alter table absence enable row level security;
alter table absence force row level security;
create policy absence_read on absence for select using (
  (select app_audience()) = 'internal' or person_id in (select p.id from person p where p.firm_id = app_firm()));
create policy absence_add on absence for insert with check (
  person_id = app_person() or app_writes() = 'all' or app_admin());
create policy absence_change on absence for update using (
  person_id = app_person() or app_writes() = 'all' or app_admin())
  with check (
  person_id = app_person() or app_writes() = 'all' or app_admin());
create policy absence_drop on absence for delete using (
  person_id = app_person() or app_writes() = 'all' or app_admin());

drop policy assignment_read on assignment;
drop policy assignment_write on assignment;
create policy assignment_read on assignment for select using (
  (select app_reads()) = 'all' or person_id = (select app_person())
  or tenant_id in (select visible_tenants()) or customer_id in (select visible_customers()));
create policy assignment_add on assignment for insert with check (may_assign(tenant_id, customer_id, role, person_id));
create policy assignment_change on assignment for update using (may_assign(tenant_id, customer_id, role, person_id))
  with check (may_assign(tenant_id, customer_id, role, person_id));
create policy assignment_drop on assignment for delete using (may_assign(tenant_id, customer_id, role, person_id));

-- Fields that need a right of their own, whoever may write the row (domain.md 2.3).
create function refuse_restricted() returns trigger language plpgsql as $$ begin
  if tg_table_name = 'customer_internal' then
    if new.reference_tenant_id is distinct from old.reference_tenant_id and not (keeps_portfolio() or app_may('reference:change')) then
      raise exception 'the reference tenant needs a right of its own' using errcode = '42501';
    end if;
  elsif new.firm_id is distinct from old.firm_id and not (keeps_portfolio() or app_assigns() = 'all') then
    raise exception 'who serves a tenant is for those who assign' using errcode = '42501';
  elsif new.customer_id <> old.customer_id and not keeps_portfolio() then
    raise exception 'whose tenant it is, is for those who keep the portfolio' using errcode = '42501';
  elsif not (keeps_portfolio() or may_write_tenant(new.id)) and (to_jsonb(new) - 'firm_id' - 'version') <> (to_jsonb(old) - 'firm_id' - 'version') then
    raise exception 'only who serves a tenant is for those who assign' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger customer_internal_restricted before update on customer_internal for each row execute function refuse_restricted();
create trigger tenant_restricted before update on tenant for each row execute function refuse_restricted();

-- Work: what is internal of it stays so ---------------------------------------------------------------------------------

-- What happened to something that a partner may see is 'shared'; everything else is not for them.
alter table ledger add column audience text not null default 'internal' check (audience in ('internal', 'shared'));
alter table note add column audience text not null default 'internal' check (audience in ('internal', 'shared'));
alter table note disable trigger note_append_only;
update note set audience = 'shared' where author_id in (select p.id from person p where p.firm_id is not null);
alter table note enable trigger note_append_only;

drop policy note_read on note;
create policy note_read on note for select using (
  (audience = 'shared' or (select app_audience()) = 'internal')
  and ((select app_reads()) = 'all' or tenant_id in (select visible_tenants())));
drop policy note_add on note;
create policy note_add on note for insert with check (
  may_write_tenant(tenant_id) and (audience = 'shared' or app_audience() = 'internal'));

-- A partner has the records of tasks that the partner edition knows.
drop policy task_record_read on task_record;
create policy task_record_read on task_record for select using (
  ((select app_reads()) = 'all' or tenant_id in (select visible_tenants()))
  and ((select app_audience()) = 'internal' or task_id in (
    select p.task_id from playbook_task p where p.version_id = (select v.id from playbook_version v order by v.number desc limit 1))));

drop policy ledger_read on ledger;
create policy ledger_read on ledger for select using (
  (audience = 'shared' or (select app_audience()) = 'internal')
  and ((select app_writes()) = 'all' or (select app_admin()) or (tenant_id is not null
    and ((select app_reads()) = 'all' or tenant_id in (select visible_tenants())))));
drop policy ledger_add on ledger;
create policy ledger_add on ledger for insert with check (may_record(tenant_id));
drop policy ledger_head_add on ledger_head;
create policy ledger_head_add on ledger_head for insert with check (may_record(tenant_id));
drop policy ledger_head_move on ledger_head;
create policy ledger_head_move on ledger_head for update using (may_record(tenant_id));

drop function is_assigned(text, text);

grant select, insert, update, delete on customer_internal, tenant_internal, contact, tenant_partner, person_profile, absence to uptake_app;
grant delete on customer, tenant to uptake_app;
