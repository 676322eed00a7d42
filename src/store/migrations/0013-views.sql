-- Views of lists that people save and share, changes of many tenants at once, and what somebody has put off (domain.md 8.4, 8.13).

-- Finding and ordering ----------------------------------------------------------------------------------------------------

-- As people compare texts: without regard to case and accents; the same as `fold` in base/grid-filter.ts. Most texts have no accents.
create function folded(words text) returns text language sql immutable parallel safe as $$
  select lower(case when octet_length(words) = length(words) then words
    else regexp_replace(normalize(words, NFD), '[\u0300-\u036f]', '', 'g') end)
$$;
-- The order of a list that nobody has ordered otherwise.
create index tenant_folded on tenant (folded(name) collate "C", id);

-- Views ---------------------------------------------------------------------------------------------------------------------

-- What an address says of a list, under a name: text as it stands in the address, so that a column that is gone takes no view with it.
create table saved_view (
  id text primary key,
  list text not null check (list in ('tenants', 'customers')),
  person_id text not null references person,
  name text not null check (name <> '' and length(name) <= 80),
  shared boolean not null default false,
  display text not null default '',
  whose text not null default '',
  sort text not null default '',
  filter text not null default '',
  find text not null default '',
  cols text not null default '',
  changed_at timestamptz not null,
  version integer not null default 1
);
create unique index saved_view_name on saved_view (person_id, list, lower(name));
create index saved_view_shared on saved_view (list) where shared;

-- The view that a list opens with: a display of Uptake's own, or the id of a saved view.
create table usual_view (
  person_id text not null references person,
  list text not null check (list in ('tenants', 'customers')),
  view text not null,
  primary key (person_id, list)
);

alter table saved_view enable row level security;
alter table saved_view force row level security;
-- Partners share nothing: a filter may quote what is internal.
create policy saved_view_read on saved_view for select using (
  app_writes() = 'all' or person_id = app_person() or (shared and app_audience() = 'internal'));
create policy saved_view_add on saved_view for insert with check (
  app_writes() = 'all' or (person_id = app_person() and (not shared or app_audience() = 'internal')));
create policy saved_view_change on saved_view for update using (app_writes() = 'all' or person_id = app_person())
  with check (app_writes() = 'all' or (person_id = app_person() and (not shared or app_audience() = 'internal')));
create policy saved_view_drop on saved_view for delete using (app_writes() = 'all' or person_id = app_person());

alter table usual_view enable row level security;
alter table usual_view force row level security;
create policy usual_view_read on usual_view for select using (app_writes() = 'all' or person_id = app_person());
create policy usual_view_add on usual_view for insert with check (app_writes() = 'all' or person_id = app_person());
create policy usual_view_change on usual_view for update using (app_writes() = 'all' or person_id = app_person())
  with check (app_writes() = 'all' or person_id = app_person());
create policy usual_view_drop on usual_view for delete using (app_writes() = 'all' or person_id = app_person());

-- Many tenants at once --------------------------------------------------------------------------------------------------------

create table bulk_change (
  id text primary key,
  by_id text not null references person,
  at timestamptz not null,
  change jsonb not null,
  why text not null default '',
  undone_at timestamptz,
  version integer not null default 1
);

-- What stood where before and after, and the version that the change made: as long as it is the tenant's, it can be taken back.
create table bulk_change_row (
  bulk_id text not null references bulk_change,
  tenant_id text not null references tenant,
  before jsonb not null,
  after jsonb not null,
  made_version integer not null,
  state text not null default 'changed' check (state in ('changed', 'undone', 'kept')),
  primary key (bulk_id, tenant_id)
);

-- Whoever made the change, and nobody else: the ledger tells all others what happened to a tenant.
alter table bulk_change enable row level security;
alter table bulk_change force row level security;
create policy bulk_change_read on bulk_change for select using (
  app_writes() = 'all' or (by_id = app_person() and app_audience() = 'internal'));
create policy bulk_change_add on bulk_change for insert with check (
  app_writes() = 'all' or (by_id = app_person() and app_audience() = 'internal'));
create policy bulk_change_change on bulk_change for update
  using (app_writes() = 'all' or (by_id = app_person() and app_audience() = 'internal'))
  with check (app_writes() = 'all' or (by_id = app_person() and app_audience() = 'internal'));
alter table bulk_change_row enable row level security;
alter table bulk_change_row force row level security;
create policy bulk_change_row_read on bulk_change_row for select using (
  bulk_id in (select b.id from bulk_change b) and ((select app_reads()) = 'all' or tenant_id in (select visible_tenants())));
create policy bulk_change_row_add on bulk_change_row for insert with check (
  bulk_id in (select b.id from bulk_change b) and (keeps_portfolio() or may_write_tenant(tenant_id)));
create policy bulk_change_row_change on bulk_change_row for update using (
  bulk_id in (select b.id from bulk_change b) and ((select app_reads()) = 'all' or tenant_id in (select visible_tenants())))
  with check (bulk_id in (select b.id from bulk_change b));

-- My day ------------------------------------------------------------------------------------------------------------------------

-- What somebody doesn't want to see before a day; the item is named by its kind and id, `note:note_1`.
create table snooze (
  person_id text not null references person,
  item text not null check (item <> '' and length(item) <= 200),
  until date not null,
  primary key (person_id, item)
);
alter table snooze enable row level security;
alter table snooze force row level security;
create policy snooze_read on snooze for select using (app_writes() = 'all' or person_id = app_person());
create policy snooze_add on snooze for insert with check (app_writes() = 'all' or person_id = app_person());
create policy snooze_change on snooze for update using (app_writes() = 'all' or person_id = app_person())
  with check (app_writes() = 'all' or person_id = app_person());
create policy snooze_drop on snooze for delete using (app_writes() = 'all' or person_id = app_person());

grant select, insert, update, delete on saved_view, usual_view, snooze to uptake_app;
grant select, insert, update on bulk_change, bulk_change_row to uptake_app;
