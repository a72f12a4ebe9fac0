-- 身份：people with dated posts, titles and seats; accounts and sessions. Regional: they hang on a person.
create schema identity;
grant usage on schema identity to jiamenkou_app, jiamenkou_reader, jiamenkou_system;

create table identity.person (
  region text not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 40),
  initials text not null,
  staff_no text check (staff_no ~ '^[0-9A-Za-z-]{4,20}$'),
  organisation_id uuid not null,
  subject text,
  stage text check (stage in ('幼儿园', '小学', '初中', '高中')),
  primary key (region, id),
  foreign key (organisation_id) references organisations.organisation (id)
);
create unique index person_staff_no on identity.person (region, staff_no);
create index person_organisation on identity.person (organisation_id);
create index person_id on identity.person (id);
create index person_name on identity.person (name collate platform.pinyin, id);
create index person_search on identity.person using gin ((name || ' ' || initials) gin_trgm_ops);

create table identity.contact (
  region text not null,
  person_id uuid not null,
  phone text,
  email text,
  primary key (region, person_id),
  foreign key (region, person_id) references identity.person (region, id)
);

create table identity.post (
  region text not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('system-admin', 'security-admin', 'audit-admin', 'city-officer', 'district-officer', 'liaison',
    'academy-researcher', 'expert', 'alliance-lead', 'principal', 'school-admin', 'teacher')),
  organisation_id uuid not null references organisations.organisation (id),
  office text check (office in ('基础教育科', '组织科', '人事科', '计财科', '督导室', '宣传科', '纪检监察室', '办公室')),
  from_day date not null,
  to_day date not null default 'infinity',
  primary key (region, id),
  check (from_day < to_day),
  foreign key (region, person_id) references identity.person (region, id),
  constraint post_once exclude using gist (region with =, person_id with =, kind with =, organisation_id with =, daterange(from_day, to_day) with &&)
);
create index post_person on identity.post (person_id);
create index post_organisation on identity.post (organisation_id, kind);

-- shared: names differ by district, so the list is data
create table identity.title_kind (
  id uuid primary key,
  name text not null,
  category text not null,
  level text,
  region text references organisations.region,
  rank integer not null,
  unique nulls not distinct (name, region)
);

create table identity.title (
  region text not null,
  id uuid not null,
  person_id uuid not null,
  title_id uuid not null references identity.title_kind,
  subject text,
  from_day date not null,
  to_day date not null default 'infinity',
  primary key (region, id),
  check (from_day < to_day),
  foreign key (region, person_id) references identity.person (region, id),
  constraint title_once exclude using gist (region with =, person_id with =, title_id with =, daterange(from_day, to_day) with &&)
);
create index title_person on identity.title (person_id);

create table identity.seat (
  region text not null,
  id uuid not null,
  person_id uuid not null,
  body_id uuid not null references organisations.body,
  role text not null check (length(role) between 1 and 20),
  from_day date not null,
  to_day date not null default 'infinity',
  primary key (region, id),
  check (from_day < to_day),
  foreign key (region, person_id) references identity.person (region, id),
  constraint seat_once exclude using gist (region with =, person_id with =, body_id with =, daterange(from_day, to_day) with &&)
);
create index seat_body on identity.seat (body_id);
create index seat_person on identity.seat (person_id);

create table identity.account (
  region text not null,
  person_id uuid not null,
  login text not null,
  password_hash text not null,
  must_change boolean not null,
  suspended boolean not null default false,
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  primary key (region, person_id),
  foreign key (region, person_id) references identity.person (region, id)
);
create unique index account_login on identity.account (region, lower(login));

create table identity.session (
  region text not null,
  id uuid not null,
  person_id uuid not null,
  token_hash bytea not null,
  device text not null,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  second_factor_at timestamptz,
  ended_at timestamptz,
  primary key (region, id),
  foreign key (region, person_id) references identity.person (region, id)
);
create unique index session_token on identity.session (region, token_hash);
create index session_hash on identity.session (token_hash);
create index session_person on identity.session (person_id) where ended_at is null;

create table identity.attempt (
  region text not null,
  id uuid not null,
  at timestamptz not null,
  login_hash bytea not null,
  source_hash bytea not null,
  succeeded boolean not null,
  primary key (region, id)
);
create index attempt_login on identity.attempt (login_hash, at desc);

-- Who asks, resolved from the session row alone: a setting the client could forge names no person, only a secret's hash.
create function identity.my_person() returns uuid
language sql stable security definer set search_path = pg_catalog as $$
  select s.person_id from identity.session s
  where s.token_hash = decode(nullif(current_setting('app.session', true), ''), 'hex')
    and s.ended_at is null and s.expires_at > now() and s.last_seen_at > now() - interval '31 minutes'
$$;

-- Districts in which my posts let me look at people; a city post opens all.
create function identity.my_regions() returns text[]
language sql stable security definer set search_path = pg_catalog as $$
  with mine as (
    select distinct o.region
    from identity.post p join organisations.organisation o on o.id = p.organisation_id
    where p.person_id = identity.my_person() and p.from_day <= current_date and current_date < p.to_day
      and p.kind in ('system-admin', 'security-admin', 'city-officer', 'district-officer', 'liaison', 'academy-researcher')
  )
  select coalesce(array_agg(r.code), '{}') from organisations.region r
  where exists (select from mine where mine.region in (r.code, '310000'))
$$;

-- Organisations I am charged with: my school, my alliance and its members today.
create function identity.my_organisations() returns uuid[]
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
    where mine.kind = 'alliance-lead' and m.from_day <= current_date and current_date < m.to_day
  ) x
$$;

-- People who hold a post today at an organisation I am charged with, wherever they come from; and those posted into my district from elsewhere.
create function identity.my_people() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  -- The scope is worked out once, not once a row.
  with scope as materialized (select identity.my_organisations() as organisations, identity.my_regions() as regions)
  select coalesce(array_agg(distinct x.person_id), '{}') from (
    select p.person_id
    from scope, identity.post p
    where p.organisation_id = any (scope.organisations) and p.from_day <= current_date and current_date < p.to_day
    union all
    -- Who looks after no district is not made to wait for the posts of all districts.
    select away.person_id
    from scope cross join lateral (
      select p.person_id
      from organisations.organisation o join identity.post p on p.organisation_id = o.id
      where p.region <> o.region and o.region = any (scope.regions) and p.from_day <= current_date and current_date < p.to_day
      offset 0
    ) away
    where cardinality(scope.regions) between 1 and 16
  ) x
$$;

-- What everybody signed in may know: who leads an organisation, who sits in a body. Names and duties, nothing else.
create function identity.leaders_of(organisation uuid)
returns table (person_id uuid, region text, name text, kind text, office text, from_day date, to_day date)
language sql stable security definer set search_path = pg_catalog as $$
  select p.person_id, p.region, n.name, p.kind, p.office, p.from_day, p.to_day
  from identity.post p join identity.person n on n.region = p.region and n.id = p.person_id
  where p.organisation_id = organisation and identity.my_person() is not null
    and p.kind in ('city-officer', 'district-officer', 'liaison', 'alliance-lead', 'principal')
$$;

create function identity.seats_of(body uuid)
returns table (id uuid, region text, person_id uuid, name text, role text, from_day date, to_day date)
language sql stable security definer set search_path = pg_catalog as $$
  select s.id, s.region, s.person_id, n.name, s.role, s.from_day, s.to_day
  from identity.seat s join identity.person n on n.region = s.region and n.id = s.person_id
  where s.body_id = body and identity.my_person() is not null
$$;

revoke all on all functions in schema identity from public;
grant execute on all functions in schema identity to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
-- The functions run as the system role, whose policies below see the rows they resolve from.
grant create on schema identity to jiamenkou_system;
alter function identity.my_person() owner to jiamenkou_system;
alter function identity.my_regions() owner to jiamenkou_system;
alter function identity.my_organisations() owner to jiamenkou_system;
alter function identity.my_people() owner to jiamenkou_system;
alter function identity.leaders_of(uuid) owner to jiamenkou_system;
alter function identity.seats_of(uuid) owner to jiamenkou_system;
revoke create on schema identity from jiamenkou_system;

grant select on identity.person, identity.contact, identity.post, identity.title_kind, identity.title, identity.seat to jiamenkou_app, jiamenkou_reader;
grant insert, update on identity.person, identity.contact, identity.post, identity.title, identity.seat to jiamenkou_app;
grant select on identity.account, identity.session to jiamenkou_app, jiamenkou_reader;
grant insert, update on identity.account to jiamenkou_app;
grant update (last_seen_at, ended_at, second_factor_at) on identity.session to jiamenkou_app;
grant select, insert, update, delete on all tables in schema identity to jiamenkou_system;

do $$
declare t text;
begin
  foreach t in array array['person', 'contact', 'post', 'title', 'seat', 'account', 'session', 'attempt'] loop
    execute format('alter table identity.%I enable row level security', t);
    execute format('alter table identity.%I force row level security', t);
    execute format('create policy %I on identity.%I to jiamenkou_system using (current_user = ''jiamenkou_system'') with check (current_user = ''jiamenkou_system'')', t || '_system', t);
  end loop;
end $$;

create policy person_see on identity.person for select to jiamenkou_app, jiamenkou_reader using (
  region = any ((select identity.my_regions())::text[]) or organisation_id = any ((select identity.my_organisations())::uuid[])
  or id = (select identity.my_person()) or id = any ((select identity.my_people())::uuid[]));
create policy person_register on identity.person for insert to jiamenkou_app with check (
  region = any ((select identity.my_regions())::text[]) or organisation_id = any ((select identity.my_organisations())::uuid[]));
create policy person_correct on identity.person for update to jiamenkou_app using (
  region = any ((select identity.my_regions())::text[]) or organisation_id = any ((select identity.my_organisations())::uuid[])) with check (
  region = any ((select identity.my_regions())::text[]) or organisation_id = any ((select identity.my_organisations())::uuid[]));

-- What hangs on a person is seen with the person.
do $$
declare t text;
begin
  foreach t in array array['contact', 'post', 'title', 'seat'] loop
    execute format('create policy %I on identity.%I for select to jiamenkou_app, jiamenkou_reader using (
      region = any ((select identity.my_regions())::text[]) or person_id = (select identity.my_person())
      or person_id = any ((select identity.my_people())::uuid[]))', t || '_see', t);
    execute format('create policy %I on identity.%I for insert to jiamenkou_app with check (
      region = any ((select identity.my_regions())::text[]) or person_id = any ((select identity.my_people())::uuid[])%s)', t || '_add', t,
      case when t = 'post' then ' or organisation_id = any ((select identity.my_organisations())::uuid[])' else '' end);
    execute format('create policy %I on identity.%I for update to jiamenkou_app using (
      region = any ((select identity.my_regions())::text[]) or person_id = any ((select identity.my_people())::uuid[])) with check (
      region = any ((select identity.my_regions())::text[]) or person_id = any ((select identity.my_people())::uuid[]))', t || '_change', t);
  end loop;
end $$;

create policy account_see on identity.account for select to jiamenkou_app, jiamenkou_reader using (
  person_id = (select identity.my_person()) or region = any ((select identity.my_regions())::text[]) or person_id = any ((select identity.my_people())::uuid[]));
create policy account_open on identity.account for insert to jiamenkou_app with check (
  region = any ((select identity.my_regions())::text[]) or person_id = any ((select identity.my_people())::uuid[]));
create policy account_change on identity.account for update to jiamenkou_app using (
  person_id = (select identity.my_person()) or region = any ((select identity.my_regions())::text[]) or person_id = any ((select identity.my_people())::uuid[])) with check (
  person_id = (select identity.my_person()) or region = any ((select identity.my_regions())::text[]) or person_id = any ((select identity.my_people())::uuid[]));
create policy session_mine on identity.session for select to jiamenkou_app, jiamenkou_reader using (person_id = (select identity.my_person()));
create policy session_end on identity.session for update to jiamenkou_app using (
  person_id = (select identity.my_person()) or region = any ((select identity.my_regions())::text[]) or person_id = any ((select identity.my_people())::uuid[])) with check (
  person_id = (select identity.my_person()) or region = any ((select identity.my_regions())::text[]) or person_id = any ((select identity.my_people())::uuid[]));

create policy file_see on platform.file for select to jiamenkou_app, jiamenkou_reader using (
  region = any ((select identity.my_regions())::text[]) or uploaded_by = (select identity.my_person())
  or organisation_id = any ((select identity.my_organisations())::uuid[]));
create policy file_add on platform.file for insert to jiamenkou_app with check (uploaded_by = (select identity.my_person()));
-- The trail is read by audit administrators of the region, and by nobody else.
create function identity.my_audit_regions() returns text[]
language sql stable security definer set search_path = pg_catalog as $$
  with mine as (
    select distinct o.region from identity.post p join organisations.organisation o on o.id = p.organisation_id
    where p.person_id = identity.my_person() and p.from_day <= current_date and current_date < p.to_day and p.kind = 'audit-admin'
  )
  select coalesce(array_agg(r.code), '{}') from organisations.region r where exists (select from mine where mine.region in (r.code, '310000'))
$$;
revoke all on function identity.my_audit_regions() from public;
grant execute on function identity.my_audit_regions() to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
grant create on schema identity to jiamenkou_system;
alter function identity.my_audit_regions() owner to jiamenkou_system;
revoke create on schema identity from jiamenkou_system;
create policy audit_read on platform.audit for select to jiamenkou_reader using (region = any ((select identity.my_audit_regions())::text[]));

insert into identity.title_kind (id, name, category, level, region, rank)
select gen_random_uuid(), name, category, level, null, rank from (values
  ('特级校长', '校长称号', '市级', 1), ('特级教师', '教师称号', '市级', 2), ('正高级教师', '职称', '市级', 3), ('高级教师', '职称', '区级', 4),
  ('学术技术带头人', '骨干称号', '区级', 5), ('学科带头人', '骨干称号', '区级', 6), ('高级指导教师', '骨干称号', '区级', 7),
  ('骨干教师', '骨干称号', '区级', 8), ('学科新星', '骨干称号', '区级', 9), ('教学能手', '骨干称号', '区级', 10), ('教学新秀', '骨干称号', '区级', 11)
) as t (name, category, level, rank);

create view identity.v_post with (security_invoker = true) as select region, id, person_id, kind, organisation_id, office, from_day, to_day from identity.post;
create view identity.v_person with (security_invoker = true) as select region, id, name, organisation_id, subject, stage, staff_no from identity.person;
grant select on identity.v_post, identity.v_person to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
