-- Processes that run: definitions of a published version, cases of tenants, and what they did (domain.md section 5).

-- The definition as it was checked with its page. A case runs under the version that it began with.
create table playbook_process (
  version_id text not null references playbook_version,
  process text not null,
  title text not null,
  page text not null,
  audiences text[] not null,
  definition jsonb not null,
  primary key (version_id, process)
);

create table process_case (
  id text primary key,
  tenant_id text not null references tenant,
  process text not null,
  version_id text not null,
  state text not null,
  cycle integer not null check (cycle >= 1),
  -- Nothing further has to happen; a later event may begin another cycle.
  ended boolean not null,
  -- Answers of the last time, by wizard or event.
  stored jsonb not null default '{}',
  reason text not null default '',
  help_requested boolean not null default false,
  delivered text[] not null default '{}',
  delivered_before text[] not null default '{}',
  started_at timestamptz not null,
  state_since timestamptz not null,
  next_action date,
  -- Whom it waits for: actors of the definition.
  waits text[] not null default '{}',
  timers jsonb not null default '{}',
  next_timer date,
  version integer not null default 1,
  foreign key (version_id, process) references playbook_process
);
create index process_case_tenant on process_case (tenant_id, process, started_at desc);
create unique index process_case_open on process_case (tenant_id, process) where not ended;
create index process_case_due on process_case (next_timer) where next_timer is not null;

-- People named on a case, as an actor of its definition.
create table case_person (
  case_id text not null references process_case,
  person_id text not null references person,
  actor text not null,
  primary key (case_id, person_id, actor)
);
create index case_person_person on case_person (person_id);

-- Every step that a case took, with the answers and the facts that it was decided on.
create table case_step (
  case_id text not null references process_case,
  seq integer not null,
  at timestamptz not null,
  person_id text not null,
  event text not null,
  wizard text,
  from_state text,
  to_state text not null,
  cycle integer not null,
  answers jsonb not null,
  facts jsonb not null,
  primary key (case_id, seq)
);
create trigger case_step_append_only before update or delete on case_step for each statement execute function refuse_change();

create table case_question (
  id text primary key,
  case_id text not null references process_case,
  about text not null,
  actor text not null,
  text text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  answer text,
  answered_by text,
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null))
);
create unique index case_question_open on case_question (case_id, about) where answer is null;

-- Figures as they were when the definition said to take them.
create table case_figure (
  case_id text not null references process_case,
  cycle integer not null,
  kind text not null,
  taken_at timestamptz not null,
  figures jsonb not null,
  primary key (case_id, cycle, kind)
);

-- What somebody is told; once for each step or time of a timer.
create table notice (
  id text primary key,
  person_id text not null references person,
  tenant_id text references tenant,
  case_id text references process_case,
  occasion text not null,
  text text not null,
  at timestamptz not null,
  read_at timestamptz,
  unique (person_id, occasion)
);
create index notice_newest on notice (person_id, at desc);

-- A published list names people before they are assigned: they see the tenant while its case is open (domain.md 5.7, A7).
create or replace function visible_tenants() returns setof text language plpgsql stable security definer set search_path = public, pg_temp as $$ begin
  if app_reads() in ('assigned', 'firm') then
    return query select assigned_tenants();
  end if;
  if app_reads() = 'assigned' then
    return query select c.tenant_id from case_person p join process_case c on c.id = p.case_id
      where p.person_id = app_person() and not c.ended;
  end if;
  if app_reads() = 'firm' then
    return query select t.id from tenant t where t.firm_id = app_firm();
  end if;
end $$;

alter table playbook_process enable row level security;
alter table playbook_process force row level security;
create policy playbook_process_read on playbook_process for select using (
  (select app_audience()) = 'internal' or ((select app_person()) <> '' and (select app_audience()) = any (audiences)));
create policy playbook_process_add on playbook_process for insert with check (
  app_writes() = 'all' or app_admin() or app_may('playbook:publish'));

-- Read past row security by visible_tenants(), which tells only of whoever asks.
alter table process_case enable row level security;
alter table case_person enable row level security;
create policy process_case_read on process_case for select using (
  ((select app_reads()) = 'all' or tenant_id in (select visible_tenants()))
  and (version_id, process) in (select p.version_id, p.process from playbook_process p));
create policy case_person_read on case_person for select using (
  exists (select from process_case c where c.id = case_id));

do $$ declare child text; begin
  foreach child in array array['case_step', 'case_question', 'case_figure'] loop
    execute format('alter table %s enable row level security', child);
    execute format('alter table %s force row level security', child);
    execute format('create policy %s_read on %s for select using (exists (select from process_case c where c.id = case_id))', child, child);
  end loop;
end $$;

-- Who may send an event is said by the definition, so the engine decides, and what it decided is the portal's work.
do $$ declare made text; begin
  foreach made in array array['process_case', 'case_person', 'case_step', 'case_question', 'case_figure', 'notice'] loop
    execute format('create policy %s_add on %s for insert with check (app_writes() = ''all'')', made, made);
    execute format('create policy %s_change on %s for update using (app_writes() = ''all'') with check (app_writes() = ''all'')', made, made);
  end loop;
end $$;

alter table notice enable row level security;
alter table notice force row level security;
create policy notice_read on notice for select using (person_id = app_person() or app_writes() = 'all');
create policy notice_seen on notice for update using (person_id = app_person()) with check (person_id = app_person());

grant select, insert on playbook_process, case_step to uptake_app;
grant select, insert, update on process_case, case_person, case_question, case_figure to uptake_app;
grant select, insert on notice to uptake_app;
grant update (read_at) on notice to uptake_app;
