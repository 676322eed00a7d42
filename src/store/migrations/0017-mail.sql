-- Letters by e-mail, meetings that they invite to, and what people want to be told by them.

-- A letter to one person, as it was written; and what came of handing it over. It is claimed before it is sent (docs/decisions/032).
create table mail_sent (
  id text primary key,
  -- What it is about, so that nobody is written to twice about the same.
  occasion text not null,
  person_id text not null references person,
  address text not null,
  -- Of letters that follow each other: a newer one takes the place of one that has not left yet.
  series text,
  letter jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'unclear', 'superseded')),
  tries integer not null default 0,
  made_at timestamptz not null,
  next_try timestamptz not null,
  claimed_at timestamptz,
  ended_at timestamptz,
  message_id text,
  -- What the mail server said last.
  answer text not null default ''
);
create unique index mail_sent_occasion on mail_sent (person_id, occasion);
create index mail_sent_due on mail_sent (next_try) where state in ('waiting', 'sending');
create index mail_sent_series on mail_sent (series) where series is not null;
create index mail_sent_ended on mail_sent (ended_at desc) where state in ('failed', 'unclear');

-- A meeting that a definition invites to. A case has one at a time; one that was cancelled stays as history.
create table case_meeting (
  id text primary key,
  case_id text not null references process_case,
  uid text not null unique,
  sequence integer not null check (sequence >= 0),
  starts_at timestamptz not null,
  minutes integer not null check (minutes between 1 and 1440),
  place text not null,
  -- By whose clock the time was said.
  zone text not null,
  organizer_id text references person,
  said_at timestamptz not null,
  cancelled_at timestamptz,
  why text not null default ''
);
create unique index case_meeting_open on case_meeting (case_id) where cancelled_at is null;

create table case_guest (
  meeting_id text not null references case_meeting,
  person_id text not null references person,
  primary key (meeting_id, person_id)
);

-- What sort a notice is of, and the letter that told of it.
alter table notice add column kind text not null default 'news' check (kind in ('news', 'reminder', 'question'));
alter table notice add column mail_id text references mail_sent;
create index notice_untold on notice (person_id, at) where read_at is null and mail_id is null;

-- Without a row: daily at eight, everything.
create table notice_preference (
  person_id text primary key references person,
  mail text not null check (mail in ('off', 'daily', 'at-once')),
  hour integer not null check (hour between 0 and 23),
  kinds text[] not null,
  version integer not null default 1
);

-- Letters hold what one person was told: the portal's own, and its administrators see what became of them.
alter table mail_sent enable row level security;
alter table mail_sent force row level security;
create policy mail_sent_read on mail_sent for select using (app_writes() = 'all');
create policy mail_sent_add on mail_sent for insert with check (app_writes() = 'all');
create policy mail_sent_change on mail_sent for update using (app_writes() = 'all') with check (app_writes() = 'all');

do $$ declare child text; begin
  foreach child in array array['case_meeting', 'case_guest'] loop
    execute format('alter table %s enable row level security', child);
    execute format('alter table %s force row level security', child);
    execute format('create policy %s_add on %s for insert with check (app_writes() = ''all'')', child, child);
  end loop;
end $$;
create policy case_meeting_read on case_meeting for select using (exists (select from process_case c where c.id = case_id));
create policy case_meeting_change on case_meeting for update using (app_writes() = 'all') with check (app_writes() = 'all');
create policy case_guest_read on case_guest for select using (exists (select from case_meeting m where m.id = meeting_id));
create policy case_guest_drop on case_guest for delete using (app_writes() = 'all');

alter table notice_preference enable row level security;
alter table notice_preference force row level security;
create policy notice_preference_read on notice_preference for select using (person_id = app_person() or app_writes() = 'all');
create policy notice_preference_add on notice_preference for insert with check (person_id = app_person() or app_writes() = 'all');
create policy notice_preference_change on notice_preference for update
  using (person_id = app_person() or app_writes() = 'all') with check (person_id = app_person() or app_writes() = 'all');

grant select, insert, update on mail_sent, case_meeting, notice_preference to uptake_app;
grant select, insert, delete on case_guest to uptake_app;
grant update (mail_id) on notice to uptake_app;
