-- Lists that are brought in: what they would do, what they did, and what of it was taken back (decision 027).

create table import (
  id text primary key,
  noun text not null check (noun in ('customers', 'tenants', 'contacts', 'assignments', 'entitlements')),
  file text not null,
  -- Names of the columns, and which of them fills which field.
  columns text[] not null,
  mapping jsonb not null,
  state text not null default 'new' check (state in ('new', 'checking', 'checked', 'applying', 'applied', 'reverting', 'reverted')),
  why text not null default '',
  rows integer not null default 0,
  -- Of the present step: whose it is, how many rows it has to do and has done. A row is done when its turn is this one.
  turn integer not null default 0,
  turn_by text not null default '',
  due integer not null default 0,
  done integer not null default 0,
  problem text not null default '',
  by_id text not null,
  at timestamptz not null,
  applied_at timestamptz,
  reverted_at timestamptz,
  reverted_by text,
  version integer not null default 1
);
create index import_at on import (at desc, id desc);

create table import_row (
  import_id text not null references import,
  line integer not null,
  -- As they stand in the file. Forgotten when the row is done: then the ledger tells of it, where words about people can be taken out.
  cells text[] not null,
  unreadable text not null default '',
  key text not null default '',
  turn integer not null default 0,
  state text not null default 'waiting' check (state in (
    'waiting', 'create', 'update', 'unchanged', 'conflict', 'refused', 'created', 'updated', 'reverted', 'kept')),
  label text not null default '',
  changes jsonb not null default '[]',
  reason text not null default '',
  -- What the row did, as entries of a chain.
  subject text not null default '',
  chain text not null default '',
  seqs bigint[] not null default '{}',
  primary key (import_id, line)
);
create index import_row_turn on import_row (import_id, turn, line);
create index import_row_subject on import_row (subject) where subject <> '';

-- Whoever brought a list in, and administrators; never a partner.
alter table import enable row level security;
alter table import force row level security;
create policy import_read on import for select using (
  (select app_audience()) = 'internal' and (by_id = (select app_person()) or (select app_admin()) or (select app_writes()) = 'all'));
create policy import_add on import for insert with check (
  app_writes() = 'all' or (app_audience() = 'internal' and by_id = app_person() and app_person() <> ''));
create policy import_change on import for update using (
  app_audience() = 'internal' and (by_id = app_person() or app_admin() or app_writes() = 'all'))
  with check (app_audience() = 'internal' and (by_id = app_person() or app_admin() or app_writes() = 'all'));
create policy import_drop on import for delete using (app_writes() = 'all');
grant select, insert, update, delete on import to uptake_app;

alter table import_row enable row level security;
alter table import_row force row level security;
create policy import_row_read on import_row for select using (import_id in (select i.id from import i));
create policy import_row_add on import_row for insert with check (import_id in (select i.id from import i));
create policy import_row_change on import_row for update using (import_id in (select i.id from import i))
  with check (import_id in (select i.id from import i));
create policy import_row_drop on import_row for delete using (app_writes() = 'all');
grant select, insert, update, delete on import_row to uptake_app;
