-- What the compiler had to say about a version when it was published. A finding may quote any page, so it is for internal people.
create table playbook_finding (
  version_id text not null references playbook_version,
  place integer not null,
  code text not null,
  level text not null check (level in ('error', 'warning', 'note')),
  path text not null,
  line integer not null,
  message text not null,
  hint text,
  -- The heading above it on its page; '' for the top of a page and for files that are none.
  anchor text not null,
  heading text not null,
  primary key (version_id, place)
);
create index playbook_finding_path on playbook_finding (version_id, path, place);

alter table playbook_finding enable row level security;
alter table playbook_finding force row level security;
create policy playbook_finding_read on playbook_finding for select using (app_audience() = 'internal');
create policy playbook_finding_add on playbook_finding for insert with check (
  app_writes() = 'all' or app_admin() or app_may('playbook:publish'));
grant select, insert on playbook_finding to uptake_app;

-- What readers tell the owner of a page. It names the page as it was then, and outlives it. Open until somebody answers.
create table feedback (
  id text primary key,
  version_id text not null references playbook_version,
  path text not null,
  page_number integer not null,
  page_title text not null,
  -- The heading it is about; '' for the page as a whole.
  anchor text not null,
  heading text not null,
  kind text not null check (kind in ('wrong', 'unclear', 'missing', 'idea')),
  body text not null,
  sender_id text not null,
  -- Null: nobody is known by the name on the page, so it is for those who publish.
  owner_id text references person,
  sent_at timestamptz not null,
  answer text,
  answered_by text,
  answered_at timestamptz,
  version integer not null default 1,
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
-- Ids sort by time: both serve a list, newest first.
create index feedback_sender on feedback (sender_id, id desc);
create index feedback_owner on feedback (owner_id, id desc);

alter table feedback enable row level security;
alter table feedback force row level security;
create policy feedback_read on feedback for select using (
  (sender_id = app_person() and app_person() <> '')
  or (app_audience() = 'internal' and (
    owner_id = app_person() or app_writes() = 'all' or app_admin() or app_may('playbook:publish'))));
-- Reads through row security: on a page that can't be seen nobody has anything to say.
create policy feedback_add on feedback for insert with check (
  app_writes() = 'all' or (
    sender_id = app_person() and app_person() <> '' and answered_at is null and exists (
      select from playbook_page p
      where p.version_id = feedback.version_id and p.path = feedback.path and p.number = feedback.page_number)));
-- Once, in one's own name.
create policy feedback_answer on feedback for update using (
  answered_at is null and app_audience() = 'internal' and (
    owner_id = app_person() or app_writes() = 'all' or app_admin() or app_may('playbook:publish')))
  with check (answered_by = app_person());
grant select, insert on feedback to uptake_app;
-- What was said stays as it was said.
grant update (answer, answered_by, answered_at, version) on feedback to uptake_app;
