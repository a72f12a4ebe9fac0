-- 活动：forums, showcases, workshops, training: who organises them and for whom, who signed up in which order, who came, and how
-- they were rated. Regional: they hang on people. The region of an activity is that of the organisation that runs it.

-- shared: what kinds of activities there are is data
create table collaboration.activity_kind (
  name text primary key check (length(name) between 1 and 20),
  rank integer not null
);
grant select on collaboration.activity_kind to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
grant insert on collaboration.activity_kind to jiamenkou_app, jiamenkou_system;
insert into collaboration.activity_kind (name, rank) values
  ('展示', 1), ('集中展示', 2), ('论坛', 3), ('开放日', 4), ('文化节', 5), ('工作坊', 6), ('成长营', 7), ('培训', 8), ('高级研修', 9), ('参观访问', 10),
  ('联合教研', 11);

create table collaboration.activity (
  region text not null,
  id uuid not null,
  /* who runs it; those who organise it with them stand in activity_partner */
  organisation_id uuid not null references organisations.organisation (id),
  kind text not null references collaboration.activity_kind (name),
  level text not null check (level in ('市级', '区级')),
  programme_id text,
  title text not null check (length(title) between 1 and 60),
  initials text not null,
  about text not null,
  /* its first and its last day */
  from_day date not null,
  to_day date not null,
  place text not null check (length(place) between 1 and 60),
  host_id uuid references organisations.organisation (id),
  audience text not null check (audience in ('posts', 'district', 'public')),
  /* who is of the audience may come without having signed up */
  walk_in boolean not null,
  sign_up_from date,
  sign_up_until date,
  capacity integer check (capacity between 1 and 100000),
  hours numeric(4, 1) check (hours > 0),
  /* what those who came rate, each from 1 to 5 */
  criteria text[] not null check (cardinality(criteria) between 1 and 8),
  state text not null check (state in ('draft', 'published', 'held', 'summarised', 'cancelled')),
  published_on date,
  /* how many came, counted when the roster is closed */
  came integer check (came >= 1),
  summary text check (length(summary) between 1 and 10000),
  summarised_on date,
  reason text,
  /* what its certificates are numbered by */
  serial_year integer,
  serial integer,
  organised_region text not null,
  organised_by uuid not null,
  organised_by_name text not null,
  version integer not null default 0,
  primary key (region, id),
  unique (region, id, organisation_id),
  unique (region, id, from_day, to_day),
  constraint activity_serial unique (region, serial_year, serial),
  check (from_day <= to_day),
  check ((sign_up_from is null) = (sign_up_until is null)),
  check (sign_up_from <= sign_up_until and sign_up_until <= to_day),
  check (sign_up_from is not null or (walk_in and capacity is null)),
  check ((state in ('published', 'held', 'summarised')) <= (published_on is not null)),
  check ((state in ('held', 'summarised')) = (came is not null)),
  check ((state = 'summarised') = (summary is not null)),
  check ((summary is null) = (summarised_on is null)),
  check ((state = 'cancelled') <= (reason is not null)),
  check ((serial is null) = (serial_year is null))
);
create index activity_day on collaboration.activity (region, to_day desc);
create index activity_organisation on collaboration.activity (organisation_id, to_day desc);
create index activity_organised on collaboration.activity (organised_by) where state in ('published', 'held');
create index activity_search on collaboration.activity using gin ((title || ' ' || initials) gin_trgm_ops);

-- The days and times, all between the first and the last.
create table collaboration.activity_session (
  region text not null,
  activity_id uuid not null,
  activity_from date not null,
  activity_to date not null,
  on_day date not null,
  begins time not null,
  ends time not null,
  primary key (region, activity_id, on_day, begins),
  foreign key (region, activity_id, activity_from, activity_to) references collaboration.activity (region, id, from_day, to_day),
  check (on_day between activity_from and activity_to),
  check (begins < ends),
  constraint activity_session_apart exclude using gist (region with =, activity_id with =, tsrange(on_day + begins, on_day + ends) with &&)
);

-- 联合主办: the activity counts for each of them too.
create table collaboration.activity_partner (
  region text not null,
  activity_id uuid not null,
  first_id uuid not null,
  organisation_id uuid not null references organisations.organisation (id),
  rank integer not null,
  primary key (region, activity_id, organisation_id),
  foreign key (region, activity_id, first_id) references collaboration.activity (region, id, organisation_id),
  check (organisation_id <> first_id)
);
create index activity_partner_organisation on collaboration.activity_partner (organisation_id);

-- For whom it is, when it is for certain posts: those of an organisation, of the member schools of an alliance, of a district
-- (the city's code: of all). Without a post, everybody who holds one there.
create table collaboration.activity_audience (
  region text not null,
  id uuid not null,
  activity_id uuid not null,
  way text not null check (way in ('post', 'member-posts', 'district-posts')),
  organisation_id uuid references organisations.organisation (id),
  in_region text references organisations.region (code),
  post text,
  office text,
  primary key (region, id),
  foreign key (region, activity_id) references collaboration.activity (region, id),
  check ((way = 'district-posts') = (in_region is not null)),
  check ((way = 'district-posts') = (organisation_id is null)),
  check (office is null or post is not null)
);
create index activity_audience_activity on collaboration.activity_audience (region, activity_id);
create index activity_audience_organisation on collaboration.activity_audience (organisation_id);
create index activity_audience_region on collaboration.activity_audience (in_region, post);

-- One line a person. Everybody who signs up stands in line by number; places are given from its head.
create table collaboration.activity_sign_up (
  region text not null,
  activity_id uuid not null,
  person_id uuid not null,
  person_region text not null,
  number integer not null check (number >= 1),
  state text not null check (state in ('in', 'waiting', 'withdrawn')),
  at timestamptz not null,
  primary key (region, activity_id, person_id),
  unique (region, activity_id, number),
  foreign key (region, activity_id) references collaboration.activity (region, id)
);
create index activity_sign_up_person on collaboration.activity_sign_up (person_id);

create table collaboration.activity_attendance (
  region text not null,
  activity_id uuid not null,
  person_id uuid not null,
  person_region text not null,
  state text not null check (state in ('到场', '请假', '缺席')),
  noted text not null check (noted in ('扫码', '登记', '未到')),
  at timestamptz not null,
  /* the number of the certificate within the activity; kept when the line is put right, so that no number is given twice */
  certificate integer check (certificate >= 1),
  primary key (region, activity_id, person_id),
  unique (region, activity_id, certificate),
  foreign key (region, activity_id) references collaboration.activity (region, id)
);
create index activity_attendance_person on collaboration.activity_attendance (person_id);

-- Who rated how is for nobody's eyes but their own; no time is kept that would tell.
create table collaboration.activity_rating (
  region text not null,
  activity_id uuid not null,
  person_id uuid not null,
  criterion text not null check (length(criterion) between 1 and 20),
  score integer not null check (score between 1 and 5),
  constraint activity_rated_once primary key (region, activity_id, person_id, criterion),
  foreign key (region, activity_id, person_id) references collaboration.activity_attendance (region, activity_id, person_id)
);

-- --- Who sees what ------------------------------------------------------------------------------------------------
-- Districts for which I organise, and organisations of my own for which I do.
create function collaboration.my_offices() returns text[]
language sql stable security definer set search_path = pg_catalog as $$
  with mine as (
    select distinct o.region from identity.post p join organisations.organisation o on o.id = p.organisation_id
    where p.person_id = identity.my_person() and p.from_day <= current_date and current_date < p.to_day
      and p.kind in ('city-officer', 'district-officer') and p.office in ('基础教育科', '组织科', '办公室')
  )
  select coalesce(array_agg(r.code), '{}') from organisations.region r where exists (select from mine where mine.region in (r.code, '310000'))
$$;

create function collaboration.my_charges() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct p.organisation_id), '{}') from identity.post p
  where p.person_id = identity.my_person() and p.from_day <= current_date and current_date < p.to_day
    and p.kind in ('alliance-lead', 'principal', 'school-admin', 'academy-researcher')
$$;

-- Activities that an organisation of mine organises with others.
create function collaboration.my_joint_activities() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct p.activity_id), '{}') from collaboration.activity_partner p
  where p.organisation_id = any (collaboration.my_charges())
$$;

-- Where I am at home: my own district and those of my posts.
create function collaboration.my_homes() returns text[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct x.region), '{}') from (
    select n.region from identity.person n where n.id = identity.my_person()
    union all
    select o.region from identity.post p join organisations.organisation o on o.id = p.organisation_id
    where p.person_id = identity.my_person() and p.from_day <= current_date and current_date < p.to_day
  ) x
$$;

-- Activities for the posts I hold today.
create function collaboration.my_audiences() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  with mine as (
    select p.kind, p.office, p.organisation_id, o.region from identity.post p join organisations.organisation o on o.id = p.organisation_id
    where p.person_id = identity.my_person() and p.from_day <= current_date and current_date < p.to_day
  )
  select coalesce(array_agg(distinct x.activity_id), '{}') from (
    select a.activity_id, a.post, a.office, mine.kind as mine, mine.office as own
    from mine join collaboration.activity_audience a on a.way = 'post' and a.organisation_id = mine.organisation_id
    union all
    select a.activity_id, a.post, a.office, mine.kind, mine.office
    from mine join organisations.membership m on m.school_id = mine.organisation_id and m.from_day <= current_date and current_date < m.to_day
      join collaboration.activity_audience a on a.way = 'member-posts' and a.organisation_id = m.alliance_id
    union all
    select a.activity_id, a.post, a.office, mine.kind, mine.office
    from mine join collaboration.activity_audience a on a.way = 'district-posts' and a.in_region in (mine.region, '310000')
  ) x
  where coalesce(x.post, x.mine) = x.mine and (x.office is null or x.office = x.own)
$$;

-- Activities that concern me beside those everybody sees: for my posts, signed up for, been to, or of my circle.
create function collaboration.my_activities() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct x.id), '{}') from (
    select unnest(collaboration.my_audiences()) as id
    union all
    select s.activity_id from collaboration.activity_sign_up s where s.person_id = identity.my_person()
    union all
    select t.activity_id from collaboration.activity_attendance t where t.person_id = identity.my_person()
    union all
    select p.activity_id from collaboration.activity_partner p where p.organisation_id = any (collaboration.my_circles())
  ) x
$$;

-- Whether an activity is for me.
create function collaboration.is_for_me(activity_region text, activity uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from collaboration.activity a where a.region = activity_region and a.id = activity and identity.my_person() is not null
    and case a.audience when 'public' then true
      when 'district' then a.region = '310000' or a.region = any (collaboration.my_homes())
      else a.id = any (collaboration.my_audiences()) end)
$$;

-- Whether I am of those who organise it, alone or together.
create function collaboration.organises(activity_region text, activity uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select activity_region = any (collaboration.my_offices()) or activity = any (collaboration.my_joint_activities())
    or exists (select from collaboration.activity a where a.region = activity_region and a.id = activity and a.organisation_id = any (collaboration.my_charges()))
$$;

-- --- What nobody may do alone ----------------------------------------------------------------------------------------
-- Holds an activity until the transaction ends, so that its line stands still and its roster stays open (`together`: with
-- others who only need that). Answers the next number in line.
create function collaboration.hold_activity(activity_region text, activity uuid, together boolean) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if together then
    perform from collaboration.activity a where a.region = activity_region and a.id = activity for share;
    return 0;
  end if;
  perform from collaboration.activity a where a.region = activity_region and a.id = activity for update;
  return (select coalesce(max(s.number), 0) + 1 from collaboration.activity_sign_up s where s.region = activity_region and s.activity_id = activity);
end $$;

-- Gives the free places to the head of the line and says to whom: the only way in, for everybody.
create function collaboration.fill_places(activity_region text, activity uuid) returns table (person_region text, person_id uuid)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  room integer;
  taken integer;
begin
  select a.capacity into room from collaboration.activity a where a.region = activity_region and a.id = activity for update;
  select count(*) into taken from collaboration.activity_sign_up s where s.region = activity_region and s.activity_id = activity and s.state = 'in';
  return query
    update collaboration.activity_sign_up s set state = 'in'
    where s.region = activity_region and s.activity_id = activity and s.number in (
      select w.number from collaboration.activity_sign_up w
      where w.region = activity_region and w.activity_id = activity and w.state = 'waiting'
      order by w.number limit case when room is null then null else greatest(room - taken, 0) end)
    returning s.person_region, s.person_id;
end $$;

-- The next number for a certificate's activity in its district and year; who asks second waits until the first has used it.
create function collaboration.next_serial(of_region text, of_year integer) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock(hashtext('collaboration.activity.serial'), hashtext(of_region || '-' || of_year));
  return (select coalesce(max(a.serial), 0) + 1 from collaboration.activity a where a.region = of_region and a.serial_year = of_year);
end $$;

-- --- What is told of people without showing them -----------------------------------------------------------------------
-- How many are in, how many wait, and how far from the head of the line I am.
create function collaboration.places_of(activity_region text, activity uuid) returns table (taken integer, waiting integer, ahead integer)
language sql stable security definer set search_path = pg_catalog as $$
  select count(*) filter (where s.state = 'in')::integer, count(*) filter (where s.state = 'waiting')::integer,
    count(*) filter (where s.state = 'waiting' and s.number <= mine.number)::integer
  from collaboration.activity_sign_up s
    left join collaboration.activity_sign_up mine on mine.region = s.region and mine.activity_id = s.activity_id and mine.person_id = identity.my_person() and mine.state = 'waiting'
  where s.region = activity_region and s.activity_id = activity
$$;

-- The mean of each criterion, and of how many; nothing at all while fewer than five have rated.
create function collaboration.rated(activity_region text, activity uuid) returns table (criterion text, people integer, mean numeric)
language sql stable security definer set search_path = pg_catalog as $$
  select r.criterion, count(*)::integer, round(avg(r.score), 1) from collaboration.activity_rating r
  where r.region = activity_region and r.activity_id = activity group by r.criterion having count(*) >= 5
$$;

-- Who signed up and who came, by name, for those who organise it.
create function collaboration.activity_roster(activity_region text, activity uuid)
returns table (person_region text, person_id uuid, name text, organisation text, number integer, sign_up text, state text, noted text, at timestamptz, certificate integer)
language sql stable security definer set search_path = pg_catalog as $$
  select n.region, n.id, n.name, o.name, s.number, s.state, t.state, t.noted, t.at, t.certificate
  from (select * from collaboration.activity_sign_up x where x.region = activity_region and x.activity_id = activity) s
    full join (select * from collaboration.activity_attendance x where x.region = activity_region and x.activity_id = activity) t on t.person_id = s.person_id
    join identity.person n on n.region = coalesce(s.person_region, t.person_region) and n.id = coalesce(s.person_id, t.person_id)
    join organisations.organisation o on o.id = n.organisation_id
  where session_user = 'jiamenkou_system' or collaboration.organises(activity_region, activity)
$$;

-- Whether a certificate says the truth: only to who holds it in hand and reads off number and name.
create function collaboration.certified(certificate_region text, year integer, activity_serial integer, line integer, holder text)
returns table (region text, id uuid, title text, hours numeric)
language sql stable security definer set search_path = pg_catalog as $$
  select a.region, a.id, a.title, a.hours from collaboration.activity a
    join collaboration.activity_attendance t on t.region = a.region and t.activity_id = a.id and t.certificate = line and t.state = '到场'
    join identity.person n on n.region = t.person_region and n.id = t.person_id and n.name = holder
  where a.region = certificate_region and a.serial_year = year and a.serial = activity_serial and identity.my_person() is not null
$$;

do $$
declare f regprocedure;
begin
  grant create on schema collaboration to jiamenkou_system;
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'collaboration'::regnamespace and p.prosecdef
    and pg_get_userbyid(p.proowner) <> 'jiamenkou_system' loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to jiamenkou_app, jiamenkou_reader, jiamenkou_system', f);
    execute format('alter function %s owner to jiamenkou_system', f);
  end loop;
  revoke create on schema collaboration from jiamenkou_system;
end $$;
revoke execute on function collaboration.hold_activity(text, uuid, boolean), collaboration.fill_places(text, uuid), collaboration.next_serial(text, integer)
  from jiamenkou_reader;

grant select on collaboration.activity, collaboration.activity_session, collaboration.activity_partner, collaboration.activity_audience,
  collaboration.activity_sign_up, collaboration.activity_attendance, collaboration.activity_rating to jiamenkou_app, jiamenkou_reader;
grant insert, update on collaboration.activity, collaboration.activity_sign_up, collaboration.activity_attendance to jiamenkou_app;
grant insert, delete on collaboration.activity_session, collaboration.activity_partner, collaboration.activity_audience to jiamenkou_app;
grant insert on collaboration.activity_rating to jiamenkou_app;
grant select, insert, update, delete on collaboration.activity, collaboration.activity_session, collaboration.activity_partner, collaboration.activity_audience,
  collaboration.activity_sign_up, collaboration.activity_attendance, collaboration.activity_rating to jiamenkou_system;

do $$
declare
  t text;
  mine constant text := 'person_id = (select identity.my_person())';
  run constant text := 'region = any ((select collaboration.my_offices())::text[]) or organisation_id = any ((select collaboration.my_charges())::uuid[])';
  -- A draft is for those who organise; what was published, for those it is for and those who follow or take part in common work.
  see constant text := run || ' or id = any ((select collaboration.my_joint_activities())::uuid[])'
    ' or published_on is not null and (audience = ''public'' and (select identity.my_person()) is not null'
    ' or audience = ''district'' and (region = ''310000'' and (select identity.my_person()) is not null or region = any ((select collaboration.my_homes())::text[]))'
    ' or region = any ((select collaboration.my_regions())::text[]) or organisation_id = any ((select collaboration.my_circles())::uuid[])'
    ' or id = any ((select collaboration.my_activities())::uuid[]))';
  of_activity constant text := 'exists (select from collaboration.activity a where a.region = %1$I.region and a.id = %1$I.activity_id)';
  of_run constant text := '(region = any ((select collaboration.my_offices())::text[]) or exists (select from collaboration.activity a'
    ' where a.region = %1$I.region and a.id = %1$I.activity_id and a.organisation_id = any ((select collaboration.my_charges())::uuid[])))';
  of_organised constant text := '(' || of_run || ' or activity_id = any ((select collaboration.my_joint_activities())::uuid[]))';
begin
  foreach t in array array['activity', 'activity_session', 'activity_partner', 'activity_audience', 'activity_sign_up', 'activity_attendance', 'activity_rating'] loop
    execute format('alter table collaboration.%I enable row level security', t);
    execute format('alter table collaboration.%I force row level security', t);
    execute format('create policy %I on collaboration.%I to jiamenkou_system using (current_user = ''jiamenkou_system'') with check (current_user = ''jiamenkou_system'')', t || '_system', t);
  end loop;

  execute format('create policy activity_see on collaboration.activity for select to jiamenkou_app, jiamenkou_reader using (%s)', see);
  execute format('create policy activity_organise on collaboration.activity for insert to jiamenkou_app with check (%s)', run);
  execute format('create policy activity_change on collaboration.activity for update to jiamenkou_app using (%1$s) with check (%1$s)', run);

  -- What an activity is made of is seen with it, and written by those who run it.
  foreach t in array array['activity_session', 'activity_partner', 'activity_audience'] loop
    execute format('create policy %I on collaboration.%I for select to jiamenkou_app, jiamenkou_reader using (%s)', t || '_see', t, format(of_activity, t));
    execute format('create policy %I on collaboration.%I for insert to jiamenkou_app with check (%s)', t || '_add', t, format(of_run, t));
    execute format('create policy %I on collaboration.%I for delete to jiamenkou_app using (%s)', t || '_remove', t, format(of_run, t));
  end loop;

  -- People see themselves; those who organise see who comes. One's own line one takes and leaves, and never moves.
  foreach t in array array['activity_sign_up', 'activity_attendance'] loop
    execute format('create policy %I on collaboration.%I for select to jiamenkou_app, jiamenkou_reader using (%s or %s)', t || '_see', t, mine, format(of_organised, t));
  end loop;
  execute format('create policy activity_sign_up_join on collaboration.activity_sign_up for insert to jiamenkou_app with check (%s and state = ''waiting'' and collaboration.is_for_me(region, activity_id))', mine);
  execute format('create policy activity_sign_up_leave on collaboration.activity_sign_up for update to jiamenkou_app using (%1$s) with check (%1$s and state <> ''in'')', mine);
  execute format('create policy activity_attendance_come on collaboration.activity_attendance for insert to jiamenkou_app with check ((%s and noted = ''扫码'') or %s)', mine, format(of_run, 'activity_attendance'));
  execute format('create policy activity_attendance_change on collaboration.activity_attendance for update to jiamenkou_app using (%1$s or %2$s) with check ((%1$s and noted = ''扫码'') or %2$s)', mine, format(of_run, 'activity_attendance'));

  execute format('create policy activity_rating_see on collaboration.activity_rating for select to jiamenkou_app, jiamenkou_reader using (%s)', mine);
  execute format('create policy activity_rating_give on collaboration.activity_rating for insert to jiamenkou_app with check (%s and exists (select from collaboration.activity_attendance t'
    ' where t.region = activity_rating.region and t.activity_id = activity_rating.activity_id and t.person_id = activity_rating.person_id and t.state = ''到场''))', mine);

  execute 'create policy attachment_activity_see on collaboration.attachment for select to jiamenkou_app, jiamenkou_reader using (about = ''activity'' and exists (select from collaboration.activity x where x.region = attachment.region and x.id = attachment.about_id))';
  execute 'create policy attachment_activity_add on collaboration.attachment for insert to jiamenkou_app with check (about = ''activity'' and added_by = (select identity.my_person()) and exists (select from collaboration.activity x where x.region = attachment.region and x.id = attachment.about_id'
    ' and (x.region = any ((select collaboration.my_offices())::text[]) or x.organisation_id = any ((select collaboration.my_charges())::uuid[]))))';
  execute 'create policy attachment_activity_remove on collaboration.attachment for delete to jiamenkou_app using (about = ''activity'' and exists (select from collaboration.activity x where x.region = attachment.region and x.id = attachment.about_id'
    ' and (x.region = any ((select collaboration.my_offices())::text[]) or x.organisation_id = any ((select collaboration.my_charges())::uuid[]))))';
end $$;
