-- The notes library: what a note carries, drafts, done next actions, and what a search looks through (domain.md 3.18, 8.12).

-- A note says all it has to say when it is saved; it is never changed.
alter table note
  add column next_action text not null default '' check (length(next_action) <= 500),
  add column next_action_date date,
  add column next_action_owner text references person,
  add column tags text[] not null default '{}',
  -- What the older portal called its category; null for a note that was written here.
  add column legacy_category text,
  add column corrects text,
  add check (category in ('Engagement Management', 'Technical Enablement', 'Service Intent', 'Environment', 'Enterprise Status',
    'Service Status', 'Customer Readiness', 'Customer Satisfaction Issue', 'System Message', 'Migration')),
  add check (next_action <> '' or (next_action_date is null and next_action_owner is null)),
  add unique (id, tenant_id, audience),
  -- A correction stands beside what it corrects, for the same readers.
  add foreign key (corrects, tenant_id, audience) references note (id, tenant_id, audience);
create index note_corrects on note (corrects) where corrects is not null;
create index note_due on note (next_action_owner, next_action_date) where next_action_owner is not null;

-- That the next action of a note is done, is said beside it.
create table note_done (
  note_id text primary key,
  tenant_id text not null,
  audience text not null,
  done_by text not null references person,
  done_at timestamptz not null,
  foreign key (note_id, tenant_id, audience) references note (id, tenant_id, audience)
);
alter table note_done enable row level security;
alter table note_done force row level security;
create policy note_done_read on note_done for select using (
  (audience = 'shared' or (select app_audience()) = 'internal')
  and ((select app_reads()) = 'all' or tenant_id in (select visible_tenants())));
create policy note_done_add on note_done for insert with check (
  may_write_tenant(tenant_id) and (audience = 'shared' or app_audience() = 'internal'));
create policy note_done_drop on note_done for delete using (
  may_write_tenant(tenant_id) and (audience = 'shared' or app_audience() = 'internal'));

-- Drafts are their author's alone: no administrator, no job and no export sees them.
create table note_draft (
  id text primary key,
  person_id text not null references person,
  -- One of ten places, so that nobody has an eleventh draft, however many windows write at once.
  place integer not null check (place between 1 and 10),
  -- Checked when it is saved as a note; until then it says what was typed, and keeps nothing from being deleted.
  tenant_id text,
  task_id text not null default '',
  services text[] not null default '{}',
  category text not null,
  body text not null default '',
  escalated boolean not null default false,
  shared boolean not null default false,
  next_action text not null default '',
  next_action_date date,
  next_action_owner text,
  corrects text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version integer not null default 1,
  unique (person_id, place)
);
alter table note_draft enable row level security;
alter table note_draft force row level security;
create policy note_draft_read on note_draft for select using (person_id = (select app_person()));
create policy note_draft_add on note_draft for insert with check (person_id = app_person());
create policy note_draft_change on note_draft for update using (person_id = app_person()) with check (person_id = app_person());
create policy note_draft_drop on note_draft for delete using (person_id = app_person());

grant select, insert, delete on note_done to uptake_app;
grant select, insert, update, delete on note_draft to uptake_app;

-- Search ---------------------------------------------------------------------------------------------------------------

-- What a search of the notes looks through. Row security lets only operators that tell nothing use an index, and a search for words is none:
-- so nobody is granted this table, and `found_notes` reads it as its owner. It gives ids; the notes themselves are read under row security.
create table note_text (
  note_id text primary key references note,
  tenant_id text not null,
  task_id text,
  audience text not null,
  category text not null,
  created_at timestamptz not null,
  next_action_date date,
  -- The words of the note, and its facets as words that no text holds: one index answers both.
  words tsvector not null
);
create index note_text_newest on note_text (created_at desc, note_id desc);
create index note_text_tenant on note_text (tenant_id, created_at desc, note_id desc);
-- A firm may serve thousands of tenants, and reads the fourth part of what is written about them.
create index note_text_shared on note_text (tenant_id, created_at desc, note_id desc) where audience = 'shared';
create index note_text_due on note_text (next_action_date) where next_action_date is not null;
-- Without a list of pending entries, which each search would have to read through.
create index note_text_words on note_text using gin (words) with (fastupdate = off);
-- Words of a language are many more than the usual hundred values: how often each is there decides how it is looked for.
alter table note_text alter column words set statistics 1000;

-- Chinese and Japanese part no words by blanks: each of their signs is a word, and several are a phrase.
create function parted(words text) returns text language sql immutable as $$
  select regexp_replace(words, '([\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f])', ' \1 ', 'g')
$$;

create function note_words(n note) returns tsvector language sql immutable as $$
  -- `simple` knows no language's endings, and so treats six languages alike.
  select setweight(to_tsvector('simple'::regconfig, parted(n.body)), 'B')
    || setweight(to_tsvector('simple'::regconfig, parted(n.next_action || ' ' || coalesce(n.task_id, ''))), 'C')
    || array_to_tsvector(array['=category:' || n.category, '=author:' || n.author_id]
      || array(select '=service:' || s from unnest(n.services) s where s <> '')
      || array(select '=tag:' || t from unnest(n.tags) t)
      || case when n.escalated then array['=escalated'] else '{}' end
      || case when n.legacy_category is not null then array['=legacy'] else '{}' end)
$$;

create function keep_note_text() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  insert into note_text (note_id, tenant_id, task_id, audience, category, created_at, next_action_date, words)
  values (new.id, new.tenant_id, new.task_id, new.audience, new.category, new.created_at, new.next_action_date, note_words(new));
  return null;
end $$;
create trigger note_text after insert on note for each row execute function keep_note_text();
-- Whoever owns the tables need not be past row security: without this the notes of before would be found by nobody.
alter table note no force row level security;
insert into note_text select n.id, n.tenant_id, n.task_id, n.audience, n.category, n.created_at, n.next_action_date, note_words(n) from note n;
alter table note force row level security;

-- The newest notes that fit, of those that the person of the connection may read. Asked once with its values, not once for all, for the way
-- that is best for a rare word is hopeless for a frequent one.
create function found_notes(
  asked tsquery, ranked tsquery, places text[], mine boolean, task text, without_system boolean, since timestamptz, until timestamptz,
  due_from date, due_until date, before_at timestamptz, before_id text, most integer
) returns table (id text, rank real) language plpgsql stable security definer set search_path = public, pg_temp
-- What is searched is in memory, so a page costs little and a long list of rows much; and compiling takes longer than looking. With the usual
-- costs a frequent word is looked up in its whole list, for the sake of a few tenants.
set random_page_cost = 1.1 set cpu_index_tuple_cost = 0.02 set jit = off as $$
declare
  reach text[];
begin
  if mine then
    reach := array(select t.id from tenant t where t.active and app_reads() <> 'none' and t.id in (select assigned_tenants()));
  elsif app_reads() <> 'all' then
    reach := array(select visible_tenants());
  end if;
  if places is not null then
    reach := case when reach is null then places else array(select unnest(places) intersect select unnest(reach)) end;
  end if;
  return query execute
    'select n.note_id, ' || case when ranked is null then '0::real' else 'ts_rank(n.words, $2)' end || ' from note_text n where true'
    || case when asked is not null then ' and n.words @@ $1' else '' end
    || case when reach is not null then ' and n.tenant_id = any ($3)' else '' end
    || case when app_audience() <> 'internal' then ' and n.audience = ''shared''' else '' end
    || case when task is not null then ' and n.task_id = $4' else '' end
    || case when without_system then ' and n.category <> ''System Message''' else '' end
    || case when since is not null then ' and n.created_at >= $5' else '' end
    || case when until is not null then ' and n.created_at < $6' else '' end
    || case when due_until is not null then ' and n.next_action_date between $7 and $8' else '' end
    || case when before_at is not null then ' and (n.created_at, n.note_id) < ($9, $10)' else '' end
    || ' order by n.created_at desc, n.note_id desc limit $11'
    using asked, ranked, reach, task, since, until, due_from, due_until, before_at, before_id, most;
end $$;
