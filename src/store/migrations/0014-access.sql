-- Row security for the tables that had none, and what the third model of permissions found in the others (docs/decisions/029).

-- A partner firm's people have no right of the organisation's, whatever their row says.
create or replace function app_admin() returns boolean language sql stable as $$
  select coalesce(current_setting('app.admin', true), '') = 'yes' and coalesce(current_setting('app.audience', true), '') = 'internal'
$$;
create or replace function app_may(capability text) returns boolean language sql stable as $$
  select coalesce(current_setting('app.audience', true), '') = 'internal'
    and capability = any (string_to_array(coalesce(current_setting('app.capabilities', true), ''), ' '))
$$;

-- What 0007 copied under row security, which left out every row where the owner is no superuser.
insert into tenant_internal (tenant_id) select id from tenant on conflict do nothing;
insert into customer_internal (customer_id) select id from customer on conflict do nothing;
alter table note no force row level security;
alter table note disable trigger note_append_only;
update note set audience = 'shared' where audience = 'internal' and author_id in (select p.id from person p where p.firm_id is not null);
alter table note enable trigger note_append_only;
alter table note force row level security;

-- The portal's own -------------------------------------------------------------------------------------------------------

-- Signing in is the portal's work, under its own identity: what proves who somebody is, no person's connection reads.
alter table credential enable row level security;
alter table credential force row level security;
create policy credential_read on credential for select using (app_writes() = 'all');
create policy credential_add on credential for insert with check (app_writes() = 'all');
create policy credential_change on credential for update using (app_writes() = 'all') with check (app_writes() = 'all');

alter table setup_link enable row level security;
alter table setup_link force row level security;
create policy setup_link_read on setup_link for select using (app_writes() = 'all');
create policy setup_link_add on setup_link for insert with check (app_writes() = 'all');
create policy setup_link_change on setup_link for update using (app_writes() = 'all') with check (app_writes() = 'all');
create policy setup_link_drop on setup_link for delete using (app_writes() = 'all');

alter table attempt enable row level security;
alter table attempt force row level security;
create policy attempt_read on attempt for select using (app_writes() = 'all');
create policy attempt_add on attempt for insert with check (app_writes() = 'all');
create policy attempt_change on attempt for update using (app_writes() = 'all') with check (app_writes() = 'all');
create policy attempt_drop on attempt for delete using (app_writes() = 'all');

-- One's own sessions, to look at and to end.
alter table session enable row level security;
alter table session force row level security;
create policy session_read on session for select using (app_writes() = 'all' or person_id = app_person());
create policy session_add on session for insert with check (app_writes() = 'all');
create policy session_change on session for update using (app_writes() = 'all' or person_id = app_person())
  with check (app_writes() = 'all' or person_id = app_person());
create policy session_drop on session for delete using (app_writes() = 'all');

-- News leave with the change that they tell of; only the relay reads them.
alter table outbox enable row level security;
alter table outbox force row level security;
create policy outbox_read on outbox for select using (app_writes() = 'all');
create policy outbox_add on outbox for insert with check (app_person() <> '');
create policy outbox_drop on outbox for delete using (app_writes() = 'all');

-- People -----------------------------------------------------------------------------------------------------------------

-- A partner knows the own firm's people, and of the others those whose assignments they see. Without `force`, so that functions which answer
-- one question past it can (docs/decisions/022).
alter table person enable row level security;
drop policy if exists person_read on person;
create policy person_read on person for select using (
  (select app_audience()) = 'internal' or id = (select app_person()) or firm_id = (select app_firm())
  or id in (select a.person_id from assignment a));
drop policy if exists person_add on person;
create policy person_add on person for insert with check (app_writes() = 'all' or app_admin());
drop policy if exists person_change on person;
create policy person_change on person for update using (app_writes() = 'all' or app_admin()) with check (app_writes() = 'all' or app_admin());

alter table partner_firm enable row level security;
alter table partner_firm force row level security;
drop policy if exists partner_firm_read on partner_firm;
create policy partner_firm_read on partner_firm for select using ((select app_audience()) = 'internal' or id = (select app_firm()));
drop policy if exists partner_firm_add on partner_firm;
create policy partner_firm_add on partner_firm for insert with check (keeps_portfolio());
drop policy if exists partner_firm_change on partner_firm;
create policy partner_firm_change on partner_firm for update using (keeps_portfolio()) with check (keeps_portfolio());

-- Who of the organisation goes by one of these names: a page says a name, and a partner's feedback on it must reach that person.
create function people_named(wanted text[]) returns table (id text, name text, email text)
language plpgsql stable security definer set search_path = public, pg_temp as $$ begin
  return query select p.id, p.name, p.email from person p
    where app_person() <> '' and p.firm_id is null and p.disabled_at is null
      -- A database without a locale knows no capitals beyond A to Z.
      and (p.name = any (wanted) or exists (select from unnest(wanted) w
        where lower(w) in (lower(p.name), lower(p.email), lower(split_part(p.email, '@', 1)))));
end $$;

-- Playbooks --------------------------------------------------------------------------------------------------------------

alter table playbook_version enable row level security;
alter table playbook_version force row level security;
create policy playbook_version_read on playbook_version for select using ((select app_person()) <> '');
create policy playbook_version_add on playbook_version for insert with check (
  app_writes() = 'all' or app_admin() or app_may('playbook:publish'));
-- Whoever has not signed in is no partner.
drop policy playbook_page_read on playbook_page;
create policy playbook_page_read on playbook_page for select using (
  (select app_audience()) = 'internal' or ((select app_person()) <> '' and (select app_audience()) = any (audiences)));
drop policy playbook_task_read on playbook_task;
create policy playbook_task_read on playbook_task for select using (
  (select app_audience()) = 'internal' or ((select app_person()) <> '' and (select app_audience()) = any (audiences)));
drop policy playbook_text_read on playbook_text;
create policy playbook_text_read on playbook_text for select using (
  (select app_audience()) = 'internal' or ((select app_person()) <> '' and (select app_audience()) = any (audiences)));
revoke update on playbook_version, playbook_page, playbook_task from uptake_app;

-- Portfolio --------------------------------------------------------------------------------------------------------------

drop policy tenant_internal_add on tenant_internal;
create policy tenant_internal_add on tenant_internal for insert with check (
  app_audience() = 'internal' and (keeps_portfolio() or app_assigns() = 'all'));
drop policy customer_internal_add on customer_internal;
create policy customer_internal_add on customer_internal for insert with check (
  app_audience() = 'internal' and (keeps_portfolio() or app_assigns() = 'all'));

-- The right to say which tenant is the reference reaches every customer, and nothing else of them (domain.md 2.3).
drop policy customer_internal_change on customer_internal;
create policy customer_internal_change on customer_internal for update
  using (app_audience() = 'internal' and (keeps_portfolio() or may_write_customer(customer_id) or app_may('reference:change')))
  with check (app_audience() = 'internal' and (keeps_portfolio() or may_write_customer(customer_id) or app_may('reference:change')));

create or replace function refuse_restricted() returns trigger language plpgsql as $$ begin
  if keeps_portfolio() then
    return new;
  elsif tg_table_name = 'customer_internal' then
    if new.reference_tenant_id is distinct from old.reference_tenant_id and not app_may('reference:change') then
      raise exception 'the reference tenant needs a right of its own' using errcode = '42501';
    elsif not may_write_customer(new.customer_id)
      and (to_jsonb(new) - 'reference_tenant_id' - 'version') <> (to_jsonb(old) - 'reference_tenant_id' - 'version') then
      raise exception 'the right to change the reference tenant changes nothing else' using errcode = '42501';
    end if;
  elsif new.firm_id is distinct from old.firm_id and app_assigns() <> 'all' then
    raise exception 'who serves a tenant is for those who assign' using errcode = '42501';
  elsif (new.id, new.customer_id, new.guid, new.name, new.domain, new.created_at)
    is distinct from (old.id, old.customer_id, old.guid, old.name, old.domain, old.created_at) then
    raise exception 'master data is for those who keep the portfolio' using errcode = '42501';
  elsif not may_write_tenant(new.id) and (to_jsonb(new) - 'firm_id' - 'version') <> (to_jsonb(old) - 'firm_id' - 'version') then
    raise exception 'only who serves a tenant is for those who assign' using errcode = '42501';
  end if;
  return new;
end $$;

-- Work -------------------------------------------------------------------------------------------------------------------

-- A partner neither has nor makes records of tasks that the partner edition doesn't know; not even a clash of keys tells of one.
create function knows_task(task text) returns boolean language plpgsql stable as $$ begin
  return app_audience() = 'internal' or exists (select from playbook_task p
    where p.task_id = task and p.version_id = (select v.id from playbook_version v order by v.number desc limit 1));
end $$;
drop policy task_record_add on task_record;
create policy task_record_add on task_record for insert with check (may_write_tenant(tenant_id) and knows_task(task_id));
drop policy task_record_change on task_record;
create policy task_record_change on task_record for update using (may_write_tenant(tenant_id) and knows_task(task_id))
  with check (may_write_tenant(tenant_id) and knows_task(task_id));

-- Nobody writes in another's name, nor into another's chain.
drop policy note_add on note;
create policy note_add on note for insert with check (
  may_write_tenant(tenant_id) and (audience = 'shared' or app_audience() = 'internal')
  and (author_id = app_person() or app_writes() = 'all'));

create or replace function may_record(tenant text) returns boolean language plpgsql stable as $$ begin
  return (tenant is null and app_person() <> '') or keeps_portfolio() or may_write_tenant(tenant)
    or (app_assigns() <> 'none' and exists (select from tenant t where t.id = may_record.tenant));
end $$;
drop policy ledger_add on ledger;
create policy ledger_add on ledger for insert with check (
  may_record(tenant_id) and chain = coalesce(tenant_id, 'organisation') and (person_id = app_person() or app_writes() = 'all'));
drop policy ledger_head_read on ledger_head;
create policy ledger_head_read on ledger_head for select using (
  (select app_writes()) = 'all' or (tenant_id is null and (select app_person()) <> '')
  or (select app_reads()) = 'all' or tenant_id in (select visible_tenants()));
drop policy ledger_head_add on ledger_head;
create policy ledger_head_add on ledger_head for insert with check (
  may_record(tenant_id) and chain = coalesce(tenant_id, 'organisation'));
drop policy ledger_head_move on ledger_head;
create policy ledger_head_move on ledger_head for update using (may_record(tenant_id))
  with check (may_record(tenant_id) and chain = coalesce(tenant_id, 'organisation'));

-- The personal part comes with its entry, never later: after a redaction there is no way to put other words in its place.
drop policy ledger_personal_add on ledger_personal;
create policy ledger_personal_add on ledger_personal for insert with check (app_writes() = 'all' or exists (
  select from ledger_head h where h.chain = ledger_personal.chain and h.seq < ledger_personal.seq and may_record(h.tenant_id)));
