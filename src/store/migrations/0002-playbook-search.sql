-- What a search of the playbook looks through: one row a part of a page, of the version that everybody reads. Publishing fills it.

create table playbook_text (
  version_id text not null references playbook_version,
  path text not null,
  place integer not null,
  title text not null,
  anchor text not null,
  heading text not null,
  tasks text not null,
  body text not null,
  audiences text[] not null,
  -- `simple` knows no language's endings, and so treats six languages alike.
  words tsvector not null generated always as (
    setweight(to_tsvector('simple'::regconfig, title), 'A')
    || setweight(to_tsvector('simple'::regconfig, heading || ' ' || tasks), 'B')
    || setweight(to_tsvector('simple'::regconfig, body), 'C')) stored,
  primary key (version_id, path, place)
);
create index playbook_text_words on playbook_text using gin (words);

alter table playbook_text enable row level security;
alter table playbook_text force row level security;
create policy playbook_text_read on playbook_text for select using (app_audience() = 'internal' or app_audience() = any (audiences));
create policy playbook_text_add on playbook_text for insert with check (
  app_writes() = 'all' or app_admin() or app_may('playbook:publish'));
create policy playbook_text_drop on playbook_text for delete using (
  app_writes() = 'all' or app_admin() or app_may('playbook:publish'));
grant select, insert, delete on playbook_text to uptake_app;
