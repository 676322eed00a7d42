-- Who works where: what partners know of it, bulk reassignment and its undo, links for a new password, who changes people
-- (domain.md 2.2 to 2.4, 3.13, 8.13).

-- What partners know -----------------------------------------------------------------------------------------------------

-- Roles of the Onboarding and of the Partner tab: a partner is shown no others (domain.md 2.4).
create function is_shared_role(role text) returns boolean language sql immutable as $$
  select role in ('rm', 'fm', 'fe', 'fpm', 'sme', 'app-assure-manager', 'rfa-manager', 'targeting-manager') or is_partner_role(role)
$$;

drop policy assignment_read on assignment;
create policy assignment_read on assignment for select using (
  ((select app_audience()) = 'internal' or is_shared_role(role) or person_id = (select app_person()))
  and ((select app_reads()) = 'all' or person_id = (select app_person())
    or tenant_id in (select visible_tenants()) or customer_id in (select visible_customers())));

-- A partner's Regional Manager ties the tenant to the firm: the firm's own people can replace the last one, not remove them.
create function keep_partner_manager() returns trigger language plpgsql as $$ begin
  if app_assigns() = 'firm' and app_writes() <> 'all' and old.role = 'p-rm'
    and not exists (select from assignment a where a.tenant_id = old.tenant_id and a.role = 'p-rm') then
    raise exception 'the last partner Regional Manager stays' using errcode = '42501';
  end if;
  return null;
end $$;
create constraint trigger assignment_partner_manager after delete or update on assignment
  deferrable initially deferred for each row execute function keep_partner_manager();

-- How many tenants each of these people has; the whole number, also where whoever asks sees a part of them. Partners are told of their own people.
create function assigned_loads(people text[]) returns table (person_id text, tenants bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$ begin
  return query
    select a.person, count(*) from (
      select x.person_id as person, x.tenant_id as tenant from assignment x join tenant t on t.id = x.tenant_id and t.active where x.person_id = any (people)
      union
      select x.person_id, t.id from assignment x join tenant t on t.customer_id = x.customer_id and t.active where x.person_id = any (people)
    ) a
    where app_audience() = 'internal' or exists (select from person p where p.id = a.person and p.firm_id = app_firm())
    group by a.person;
end $$;

-- The log of assignments is read from the ledger (domain.md 2.2, rule 6). That of a customer stands in the organisation's chain; who sees the customer may read it.
create index ledger_assignments on ledger (chain, seq)
  where kind in ('person.assigned', 'assignment.changed', 'person.unassigned');
create index ledger_customer_assignments on ledger ((facts ->> 'customer'), seq)
  where tenant_id is null and kind in ('person.assigned', 'assignment.changed', 'person.unassigned');
create policy ledger_read_customer on ledger for select using (
  tenant_id is null and kind in ('person.assigned', 'assignment.changed', 'person.unassigned') and (select app_audience()) = 'internal'
  and ((select app_reads()) = 'all' or facts ->> 'customer' in (select visible_customers())));

-- Bulk reassignment --------------------------------------------------------------------------------------------------------

create table reassignment (
  id text primary key,
  from_id text not null references person,
  to_id text not null references person,
  why text not null,
  by_id text not null,
  at timestamptz not null,
  undone_at timestamptz,
  undone_by text,
  version integer not null default 1,
  check (from_id <> to_id)
);
create index reassignment_at on reassignment (at desc, id desc);

-- One role at one place: the boxes of both people before and after, so that it can be taken back as long as they stand as they were left.
create table reassignment_row (
  reassignment_id text not null references reassignment,
  number integer not null,
  tenant_id text references tenant,
  customer_id text references customer,
  role text not null,
  lines jsonb not null,
  state text not null default 'moved' check (state in ('moved', 'undone', 'kept')),
  -- Why it could not be taken back.
  kept_why text not null default '',
  primary key (reassignment_id, number),
  check ((tenant_id is null) <> (customer_id is null))
);

alter table reassignment enable row level security;
alter table reassignment force row level security;
create policy reassignment_read on reassignment for select using (
  app_writes() = 'all' or by_id = app_person() or ((select app_assigns()) = 'all' and (select app_audience()) = 'internal'));
create policy reassignment_add on reassignment for insert with check (app_writes() = 'all' or app_assigns() = 'all');
create policy reassignment_change on reassignment for update using (app_writes() = 'all' or app_assigns() = 'all')
  with check (app_writes() = 'all' or app_assigns() = 'all');
alter table reassignment_row enable row level security;
alter table reassignment_row force row level security;
create policy reassignment_row_read on reassignment_row for select using (
  reassignment_id in (select r.id from reassignment r));
create policy reassignment_row_add on reassignment_row for insert with check (app_writes() = 'all' or app_assigns() = 'all');
create policy reassignment_row_change on reassignment_row for update using (app_writes() = 'all' or app_assigns() = 'all')
  with check (app_writes() = 'all' or app_assigns() = 'all');

-- People ---------------------------------------------------------------------------------------------------------------------

-- Nobody signs in as a queue, so it has no rights of its own.
alter table person add check (queue is null or (not administrator and capabilities = '{}' and firm_id is null));

-- Who of these has a password, and the end of somebody's sessions. Both are the portal's own rows: for administrators these functions look at
-- them as the portal does, and then are the person again.
create function with_password(people text[]) returns setof text
language plpgsql security definer set search_path = public, pg_temp as $$ declare former text := app_writes(); begin
  if app_admin() then
    perform set_config('app.writes', 'all', true);
    return query select c.person_id from credential c where c.person_id = any (people);
    perform set_config('app.writes', former, true);
  end if;
end $$;
create function end_sessions(person text, at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$ declare former text := app_writes(); begin
  if app_admin() then
    perform set_config('app.writes', 'all', true);
    update session s set revoked_at = end_sessions.at where s.person_id = end_sessions.person and s.revoked_at is null;
    perform set_config('app.writes', former, true);
  end if;
end $$;

-- A one-time link by which a person sets a password. An administrator makes it; spending it is the portal's work, as signing in is.
create table password_link (
  token_hash text primary key,
  person_id text not null references person,
  made_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index password_link_person on password_link (person_id);
alter table password_link enable row level security;
alter table password_link force row level security;
create policy password_link_read on password_link for select using (app_writes() = 'all' or app_admin());
create policy password_link_add on password_link for insert with check (app_writes() = 'all' or app_admin());
create policy password_link_change on password_link for update using (app_writes() = 'all') with check (app_writes() = 'all');
create policy password_link_drop on password_link for delete using (app_writes() = 'all' or app_admin());

grant select, insert, update on reassignment, reassignment_row to uptake_app;
grant select, insert, update, delete on password_link to uptake_app;
