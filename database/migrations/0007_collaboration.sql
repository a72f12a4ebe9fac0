-- 协同：meetings with who is invited, who came and what was decided; tasks. Regional: they hang on people. The region of a
-- meeting is that of the organisation that holds it, the region of a task that of the organisation that owes it.
create schema collaboration;
grant usage on schema collaboration to jiamenkou_app, jiamenkou_reader, jiamenkou_system;

-- shared: what kinds of meetings there are is data
create table collaboration.meeting_kind (
  name text primary key check (length(name) between 1 and 20),
  rank integer not null
);
grant select on collaboration.meeting_kind to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
grant insert on collaboration.meeting_kind to jiamenkou_app, jiamenkou_system;
insert into collaboration.meeting_kind (name, rank) values
  ('领导小组会', 1), ('专题工作会议', 2), ('联席会议', 3), ('工作例会', 4), ('理事会', 5), ('总结会', 6), ('专家论证会', 7), ('家长委员会会议', 8);

create table collaboration.meeting (
  region text not null,
  id uuid not null,
  organisation_id uuid not null references organisations.organisation (id),
  body_id uuid references organisations.body (id),
  programme_id text,
  kind text not null check (length(kind) between 1 and 20),
  title text not null check (length(title) between 1 and 60),
  initials text not null,
  on_day date not null,
  begins time not null,
  ends time not null,
  place text not null check (length(place) between 1 and 60),
  agenda jsonb not null,
  secretary_region text,
  secretary_id uuid,
  /* percent of those invited to attend who must be present */
  quorum integer not null check (quorum between 1 and 100),
  state text not null check (state in ('planned', 'held', 'cancelled')),
  /* counted when the roster is closed */
  expected integer,
  present integer,
  reason text,
  series_id uuid,
  version integer not null default 0,
  primary key (region, id),
  constraint meeting_ends_after_it_begins check (begins < ends),
  check ((secretary_region is null) = (secretary_id is null)),
  constraint meeting_counted check ((state = 'held') = (expected is not null and present is not null)),
  check (present <= expected)
);
create index meeting_organisation on collaboration.meeting (organisation_id, on_day desc);
create index meeting_day on collaboration.meeting (region, on_day desc);
create index meeting_secretary on collaboration.meeting (secretary_id);
create index meeting_search on collaboration.meeting using gin ((title || ' ' || initials) gin_trgm_ops);

-- Who is asked to come: everybody seated in a body, the holder of a post, that of every member school, or a person. Resolved
-- for the day of the meeting, so that whoever holds the post that day is invited.
create table collaboration.invitation (
  region text not null,
  id uuid not null,
  meeting_id uuid not null,
  way text not null check (way in ('seats', 'post', 'member-posts', 'person')),
  body_id uuid references organisations.body (id),
  organisation_id uuid references organisations.organisation (id),
  post text,
  office text,
  person_region text,
  person_id uuid,
  attends text not null check (attends in ('出席', '列席')),
  primary key (region, id),
  foreign key (region, meeting_id) references collaboration.meeting (region, id),
  constraint invitation_complete check (case way
    when 'seats' then body_id is not null
    when 'person' then person_region is not null and person_id is not null
    else organisation_id is not null and post is not null end)
);
create index invitation_meeting on collaboration.invitation (region, meeting_id);
create index invitation_post on collaboration.invitation (organisation_id, post);
create index invitation_body on collaboration.invitation (body_id);
create index invitation_person on collaboration.invitation (person_id);

-- One line a person, whichever way the coming was noted. When the roster closes, whoever was invited has a line.
create table collaboration.attendance (
  region text not null,
  meeting_id uuid not null,
  person_id uuid not null,
  person_region text not null,
  attends text not null check (attends in ('出席', '列席')),
  state text not null check (state in ('到会', '请假', '缺席')),
  noted text not null check (noted in ('扫码', '登记', '未到')),
  at timestamptz not null,
  primary key (region, meeting_id, person_id),
  foreign key (region, meeting_id) references collaboration.meeting (region, id)
);
create index attendance_person on collaboration.attendance (person_id);

-- Each edition goes from draft through circulation to final and is then never changed; a correction is the next edition.
create table collaboration.minutes (
  region text not null,
  meeting_id uuid not null,
  edition integer not null check (edition >= 1),
  revision integer not null,
  body text not null,
  decisions jsonb not null,
  state text not null check (state in ('draft', 'circulating', 'final')),
  remarks_until date,
  /* why an earlier edition is corrected */
  reason text,
  saved_by uuid not null,
  saved_by_name text not null,
  saved_at timestamptz not null,
  final_on date,
  primary key (region, meeting_id, edition),
  foreign key (region, meeting_id) references collaboration.meeting (region, id),
  check ((state = 'final') = (final_on is not null)),
  check ((state = 'circulating') <= (remarks_until is not null)),
  check ((edition > 1) = (reason is not null))
);
-- One edition is being written at a time.
create unique index minutes_one_open on collaboration.minutes (region, meeting_id) where state <> 'final';

-- 传阅意见
create table collaboration.remark (
  region text not null,
  id uuid not null,
  meeting_id uuid not null,
  edition integer not null,
  person_region text not null,
  person_id uuid not null,
  person_name text not null,
  body text not null check (length(body) between 1 and 1000),
  at timestamptz not null,
  /* what the secretary answered */
  answer text,
  primary key (region, id),
  foreign key (region, meeting_id, edition) references collaboration.minutes (region, meeting_id, edition)
);
create index remark_minutes on collaboration.remark (region, meeting_id, edition);

-- A task belongs to a post at an organisation, so that it survives a change of person, or to one person.
create table collaboration.task (
  region text not null,
  id uuid not null,
  title text not null check (length(title) between 1 and 100),
  initials text not null,
  detail text not null,
  origin text not null check (origin in ('会议', '走访', '阶段任务', '交办')),
  origin_region text,
  origin_id uuid,
  programme_id text,
  stage text,
  stage_task text,
  organisation_id uuid not null references organisations.organisation (id),
  post text,
  office text,
  person_region text,
  person_id uuid,
  /* post[/office]@organisation, as the posts of a person are compared with it */
  owner_key text generated always as (post || coalesce('/' || office, '') || '@' || organisation_id::text) stored,
  asked_region text not null,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_on date not null,
  due_day date not null,
  state text not null check (state in ('open', 'done', 'confirmed', 'dropped')),
  progress integer not null default 0 check (progress between 0 and 100),
  done_on date,
  version integer not null default 0,
  primary key (region, id),
  constraint task_has_one_owner check ((post is null) <> (person_id is null)),
  check ((person_id is null) = (person_region is null)),
  check (office is null or post is not null),
  check ((origin in ('会议', '走访')) = (origin_id is not null)),
  check ((origin = '阶段任务') = (programme_id is not null and stage is not null and stage_task is not null)),
  check ((state in ('done', 'confirmed')) = (done_on is not null))
);
create index task_owner on collaboration.task (owner_key, due_day) where state = 'open';
create index task_person on collaboration.task (person_id, due_day);
create index task_organisation on collaboration.task (organisation_id, due_day);
create index task_asked on collaboration.task (asked_by, state);
create index task_origin on collaboration.task (origin_id);
create index task_search on collaboration.task using gin ((title || ' ' || initials) gin_trgm_ops);

-- What happened to a task, in order.
create table collaboration.task_step (
  region text not null,
  id uuid not null,
  task_id uuid not null,
  at timestamptz not null,
  person_id uuid not null,
  person_name text not null,
  step text not null check (step in ('交办', '进展', '完成', '退回', '确认', '撤销', '改期', '转交')),
  progress integer,
  note text not null,
  primary key (region, id),
  foreign key (region, task_id) references collaboration.task (region, id)
);
create index task_step_task on collaboration.task_step (region, task_id, at);

-- Papers of meetings, evidence of tasks; what else is attached to brings its own policy.
create table collaboration.attachment (
  region text not null,
  id uuid not null,
  about text not null,
  about_id uuid not null,
  part text not null default '',
  file_region text not null,
  file_id uuid not null,
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (region, id)
);
create index attachment_about on collaboration.attachment (region, about_id);
create index attachment_file on collaboration.attachment (file_region, file_id);

-- --- Who sees what ------------------------------------------------------------------------------------------------
-- Organisations in whose common work I take part: the school I run and the alliances it is in, the alliance I lead and its
-- member schools.
create function collaboration.my_circles() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  with mine as (
    select p.organisation_id as id, p.kind
    from identity.post p
    where p.person_id = identity.my_person() and p.from_day <= current_date and current_date < p.to_day
      and p.kind in ('principal', 'school-admin', 'alliance-lead')
  )
  select coalesce(array_agg(distinct x.id), '{}') from (
    select id from mine
    union all
    select m.school_id from mine join organisations.membership m on m.alliance_id = mine.id
    where m.from_day <= current_date and current_date < m.to_day
    union all
    select m.alliance_id from mine join organisations.membership m on m.school_id = mine.id
    where m.from_day <= current_date and current_date < m.to_day
  ) x
$$;

-- Districts whose common work I follow.
create function collaboration.my_regions() returns text[]
language sql stable security definer set search_path = pg_catalog as $$
  select identity.my_regions_as('{city-officer,district-officer,liaison,academy-researcher}')
$$;

-- The posts I hold today, as tasks name their owners.
create function collaboration.my_duties() returns text[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct x.key), '{}') from (
    select p.kind || '@' || p.organisation_id as key from identity.post p
    where p.person_id = identity.my_person() and p.from_day <= current_date and current_date < p.to_day
    union all
    select p.kind || '/' || p.office || '@' || p.organisation_id from identity.post p
    where p.person_id = identity.my_person() and p.from_day <= current_date and current_date < p.to_day and p.office is not null
  ) x
$$;

-- Meetings a person is invited to, keeps the minutes of, or has a line in the roster of. For the system, which also asks for
-- people who are not there: calendars and reminders.
create function collaboration.meetings_of(person uuid) returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct x.id), '{}') from (
    select m.id from collaboration.meeting m where m.secretary_id = person
    union all
    select a.meeting_id from collaboration.attendance a where a.person_id = person
    union all
    select i.meeting_id from collaboration.invitation i where i.person_id = person
    union all
    select i.meeting_id from identity.seat s
      join collaboration.invitation i on i.way = 'seats' and i.body_id = s.body_id
      join collaboration.meeting m on m.region = i.region and m.id = i.meeting_id
    where s.person_id = person and s.from_day <= m.on_day and m.on_day < s.to_day
    union all
    select i.meeting_id from identity.post p
      join collaboration.invitation i on i.way = 'post' and i.organisation_id = p.organisation_id and i.post = p.kind and coalesce(i.office, p.office, '') = coalesce(p.office, '')
      join collaboration.meeting m on m.region = i.region and m.id = i.meeting_id
    where p.person_id = person and p.from_day <= m.on_day and m.on_day < p.to_day
    union all
    select i.meeting_id from identity.post p
      join organisations.membership b on b.school_id = p.organisation_id
      join collaboration.invitation i on i.way = 'member-posts' and i.organisation_id = b.alliance_id and i.post = p.kind
      join collaboration.meeting m on m.region = i.region and m.id = i.meeting_id
    where p.person_id = person and p.from_day <= m.on_day and m.on_day < p.to_day and b.from_day <= m.on_day and m.on_day < b.to_day
  ) x
$$;

create function collaboration.my_meetings() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select collaboration.meetings_of(identity.my_person())
$$;

create function collaboration.sees_meeting(meeting_region text, meeting uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select meeting_region = any (collaboration.my_regions())
    or exists (select from collaboration.meeting m where m.region = meeting_region and m.id = meeting and m.organisation_id = any (collaboration.my_circles()))
    or meeting = any (collaboration.my_meetings())
$$;

-- Everybody a meeting invites, once, as the day of the meeting has it. `attends` 出席 goes before 列席.
create function collaboration.invited_to(meeting_region text, meeting uuid)
returns table (person_region text, person_id uuid, name text, post text, office text, role text, organisation text, attends text)
language sql stable security definer set search_path = pg_catalog as $$
  select distinct on (x.person_id) x.person_region, x.person_id, n.name, x.post, x.office, x.role, coalesce(o.name, h.name), x.attends
  from (
    select s.region as person_region, s.person_id, null::text as post, null::text as office, s.role, null::uuid as organisation_id, i.attends, 1 as rank
    from collaboration.invitation i join collaboration.meeting m on m.region = i.region and m.id = i.meeting_id
      join identity.seat s on s.body_id = i.body_id and s.from_day <= m.on_day and m.on_day < s.to_day
    where i.region = meeting_region and i.meeting_id = meeting and i.way = 'seats'
    union all
    select p.region, p.person_id, p.kind, p.office, null, p.organisation_id, i.attends, 2
    from collaboration.invitation i join collaboration.meeting m on m.region = i.region and m.id = i.meeting_id
      join identity.post p on p.organisation_id = i.organisation_id and p.kind = i.post and coalesce(i.office, p.office, '') = coalesce(p.office, '')
        and p.from_day <= m.on_day and m.on_day < p.to_day
    where i.region = meeting_region and i.meeting_id = meeting and i.way = 'post'
    union all
    select p.region, p.person_id, p.kind, p.office, null, p.organisation_id, i.attends, 3
    from collaboration.invitation i join collaboration.meeting m on m.region = i.region and m.id = i.meeting_id
      join organisations.membership b on b.alliance_id = i.organisation_id and b.from_day <= m.on_day and m.on_day < b.to_day
      join identity.post p on p.organisation_id = b.school_id and p.kind = i.post and p.from_day <= m.on_day and m.on_day < p.to_day
    where i.region = meeting_region and i.meeting_id = meeting and i.way = 'member-posts'
    union all
    select i.person_region, i.person_id, null, null, null, null, i.attends, 4
    from collaboration.invitation i where i.region = meeting_region and i.meeting_id = meeting and i.way = 'person'
  ) x
  join identity.person n on n.region = x.person_region and n.id = x.person_id
  left join organisations.organisation o on o.id = x.organisation_id
  left join organisations.organisation h on h.id = n.organisation_id
  where collaboration.sees_meeting(meeting_region, meeting) or session_user = 'jiamenkou_system'
  order by x.person_id, x.attends, x.rank
$$;

-- The names behind the lines of a roster, also of those who no longer hold the post that invited them.
create function collaboration.roster_of(meeting_region text, meeting uuid)
returns table (person_region text, person_id uuid, name text, organisation text, attends text, state text, noted text, at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select a.person_region, a.person_id, n.name, o.name, a.attends, a.state, a.noted, a.at
  from collaboration.attendance a join identity.person n on n.region = a.person_region and n.id = a.person_id
    join organisations.organisation o on o.id = n.organisation_id
  where a.region = meeting_region and a.meeting_id = meeting and (collaboration.sees_meeting(meeting_region, meeting) or session_user = 'jiamenkou_system')
$$;

-- The people a meeting names beside its roster: who keeps the minutes, who is invited in person, who owes a decided task.
create function collaboration.named_in(meeting_region text, meeting uuid) returns table (id uuid, name text)
language sql stable security definer set search_path = pg_catalog as $$
  select n.id, n.name from identity.person n
  where (collaboration.sees_meeting(meeting_region, meeting) or session_user = 'jiamenkou_system') and n.id in (
    select m.secretary_id from collaboration.meeting m where m.region = meeting_region and m.id = meeting
    union all
    select i.person_id from collaboration.invitation i where i.region = meeting_region and i.meeting_id = meeting
    union all
    select (t -> 'owner' ->> 'personId')::uuid from collaboration.minutes x, jsonb_array_elements(x.decisions) d, jsonb_array_elements(d -> 'tasks') t
    where x.region = meeting_region and x.meeting_id = meeting and t -> 'owner' ->> 'by' = 'person')
$$;

-- Those of the people who own tasks that I may see.
create function collaboration.task_owners(people uuid[]) returns table (id uuid, name text)
language sql stable security definer set search_path = pg_catalog as $$
  select n.id, n.name from identity.person n
  where n.id = any (people) and (session_user = 'jiamenkou_system' or exists (
    select from collaboration.task t where t.person_id = n.id and (t.region = any ((select collaboration.my_regions())::text[])
      or t.organisation_id = any ((select collaboration.my_circles())::uuid[]) or (select identity.my_person()) in (t.person_id, t.asked_by))))
$$;

revoke all on all functions in schema collaboration from public;
grant execute on all functions in schema collaboration to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
revoke execute on function collaboration.meetings_of(uuid) from jiamenkou_app, jiamenkou_reader;
grant create on schema collaboration to jiamenkou_system;
do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'collaboration'::regnamespace and p.prosecdef loop
    execute format('alter function %s owner to jiamenkou_system', f);
  end loop;
end $$;
revoke create on schema collaboration from jiamenkou_system;

grant select on collaboration.meeting, collaboration.invitation, collaboration.attendance, collaboration.minutes, collaboration.remark,
  collaboration.task, collaboration.task_step, collaboration.attachment to jiamenkou_app, jiamenkou_reader;
grant insert, update on collaboration.meeting, collaboration.attendance, collaboration.minutes, collaboration.remark, collaboration.task to jiamenkou_app;
grant insert, delete on collaboration.invitation, collaboration.attachment to jiamenkou_app;
grant insert on collaboration.task_step to jiamenkou_app;
grant select, insert, update, delete on all tables in schema collaboration to jiamenkou_system;
revoke update, delete on collaboration.meeting_kind from jiamenkou_system;

do $$
declare
  t text;
  meeting constant text := 'region = any ((select collaboration.my_regions())::text[]) or organisation_id = any ((select collaboration.my_circles())::uuid[]) or id = any ((select collaboration.my_meetings())::uuid[])';
  of_meeting constant text := 'exists (select from collaboration.meeting m where m.region = %1$I.region and m.id = %1$I.meeting_id)';
  task constant text := 'region = any ((select collaboration.my_regions())::text[]) or organisation_id = any ((select collaboration.my_circles())::uuid[])'
    ' or owner_key = any ((select collaboration.my_duties())::text[]) or (select identity.my_person()) in (person_id, asked_by)';
  of_task constant text := 'exists (select from collaboration.task t where t.region = task_step.region and t.id = task_step.task_id)';
begin
  foreach t in array array['meeting', 'invitation', 'attendance', 'minutes', 'remark', 'task', 'task_step', 'attachment'] loop
    execute format('alter table collaboration.%I enable row level security', t);
    execute format('alter table collaboration.%I force row level security', t);
    execute format('create policy %I on collaboration.%I to jiamenkou_system using (current_user = ''jiamenkou_system'') with check (current_user = ''jiamenkou_system'')', t || '_system', t);
  end loop;

  execute format('create policy meeting_see on collaboration.meeting for select to jiamenkou_app, jiamenkou_reader using (%s)', meeting);
  execute format('create policy meeting_plan on collaboration.meeting for insert to jiamenkou_app with check (%s)', meeting);
  execute format('create policy meeting_change on collaboration.meeting for update to jiamenkou_app using (%1$s) with check (%1$s)', meeting);

  -- What hangs on a meeting is seen, and written, with the meeting.
  foreach t in array array['invitation', 'attendance', 'minutes', 'remark'] loop
    execute format('create policy %I on collaboration.%I for select to jiamenkou_app, jiamenkou_reader using (%s)', t || '_see', t, format(of_meeting, t));
    execute format('create policy %I on collaboration.%I for insert to jiamenkou_app with check (%s)', t || '_add', t, format(of_meeting, t));
  end loop;
  execute format('create policy invitation_withdraw on collaboration.invitation for delete to jiamenkou_app using (%s)', format(of_meeting, 'invitation'));
  execute format('create policy attendance_change on collaboration.attendance for update to jiamenkou_app using (%1$s) with check (%1$s)', format(of_meeting, 'attendance'));
  execute format('create policy remark_answer on collaboration.remark for update to jiamenkou_app using (%1$s) with check (%1$s)', format(of_meeting, 'remark'));
  -- A final edition is never changed, whoever asks.
  execute format('create policy minutes_write on collaboration.minutes for update to jiamenkou_app using (state <> ''final'' and %1$s) with check (%1$s)', format(of_meeting, 'minutes'));

  execute format('create policy task_see on collaboration.task for select to jiamenkou_app, jiamenkou_reader using (%s)', task);
  execute format('create policy task_ask on collaboration.task for insert to jiamenkou_app with check (asked_by = (select identity.my_person()))');
  execute format('create policy task_change on collaboration.task for update to jiamenkou_app using (%1$s) with check (%1$s)', task);
  execute format('create policy task_step_see on collaboration.task_step for select to jiamenkou_app, jiamenkou_reader using (%s)', of_task);
  execute format('create policy task_step_add on collaboration.task_step for insert to jiamenkou_app with check (person_id = (select identity.my_person()) and %s)', of_task);

  foreach t in array array['meeting', 'task'] loop
    execute format('create policy attachment_%1$s_see on collaboration.attachment for select to jiamenkou_app, jiamenkou_reader using (about = %1$L and exists (select from collaboration.%1$I x where x.region = attachment.region and x.id = attachment.about_id))', t);
    execute format('create policy attachment_%1$s_add on collaboration.attachment for insert to jiamenkou_app with check (about = %1$L and added_by = (select identity.my_person()) and exists (select from collaboration.%1$I x where x.region = attachment.region and x.id = attachment.about_id))', t);
    execute format('create policy attachment_%1$s_remove on collaboration.attachment for delete to jiamenkou_app using (about = %1$L and exists (select from collaboration.%1$I x where x.region = attachment.region and x.id = attachment.about_id))', t);
  end loop;
end $$;

-- A file attached to something is open to everybody who sees that thing.
create policy file_attached on platform.file for select to jiamenkou_app, jiamenkou_reader using (
  exists (select from collaboration.attachment a where a.file_region = file.region and a.file_id = file.id));

-- What other contexts may read.
create view collaboration.v_meeting with (security_invoker = true) as
  select region, id, organisation_id, body_id, programme_id, kind, title, on_day, begins, ends, place, state from collaboration.meeting;
grant select on collaboration.v_meeting to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
