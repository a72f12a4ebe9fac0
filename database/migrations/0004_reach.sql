-- 第二道墙：row-level security. Who asks is resolved from the hashed session row, what they may see from the posts they hold
-- today; the application's own checks come first and say the same. Functions run as the system role, which sees the rows
-- they resolve from; each works out its scope once a question, in a variable or a subquery that the planner evaluates once.
grant select on identity.person, identity.contact, identity.post, identity.title, identity.seat to jiamenkou_app, jiamenkou_reader;
grant insert, update on identity.person, identity.contact, identity.post, identity.title, identity.seat to jiamenkou_app;
-- What opens an account or stands for a session is read by the system role alone: whoever could read a session's hash could
-- ask with that person's eyes.
grant select (region, person_id, login, must_change, suspended, totp_confirmed_at, totp_last_step) on identity.account to jiamenkou_app, jiamenkou_reader;
grant insert, update on identity.account to jiamenkou_app;
grant select (region, id, person_id, device, started_at, last_seen_at, expires_at, second_factor_at, ended_at) on identity.session to jiamenkou_app, jiamenkou_reader;
grant update (last_seen_at, ended_at, second_factor_at) on identity.session to jiamenkou_app;

-- The person behind the session. A setting that a client could forge names nobody, only a secret's hash.
create function identity.my_person() returns uuid
language sql stable security definer set search_path = pg_catalog as $$
  select s.person_id from identity.session s
  where s.token_hash = decode(nullif(current_setting('app.session', true), ''), 'hex')
    and s.ended_at is null and s.expires_at > now() and s.last_seen_at > now() - interval '31 minutes'
$$;

-- Districts of my posts of these kinds; a city post opens all.
create function identity.my_regions_as(kinds text[]) returns text[]
language sql stable security definer set search_path = pg_catalog as $$
  with mine as (
    select distinct o.region
    from identity.post p join organisations.organisation o on o.id = p.organisation_id
    where p.person_id = identity.my_person() and p.from_day <= current_date and current_date < p.to_day and p.kind = any (kinds)
  )
  select coalesce(array_agg(r.code), '{}') from organisations.region r
  where exists (select from mine where mine.region in (r.code, '310000'))
$$;

-- Districts whose people I may look at.
create function identity.my_regions() returns text[]
language sql stable security definer set search_path = pg_catalog as $$
  select identity.my_regions_as('{system-admin,security-admin,city-officer,district-officer,liaison,academy-researcher}')
$$;

-- Schools I run.
create function identity.my_schools() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(p.organisation_id), '{}') from identity.post p
  where p.person_id = identity.my_person() and p.from_day <= current_date and current_date < p.to_day and p.kind in ('principal', 'school-admin')
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

-- People of the organisations, also between two posts; those who hold a post there today, wherever they come from; and those
-- posted into the districts from elsewhere.
create function identity.people_of(organisations uuid[], districts text[]) returns uuid[]
language plpgsql stable set search_path = pg_catalog as $$
declare
  found_people uuid[];
  away uuid[] := '{}';
begin
  select coalesce(array_agg(distinct x.id), '{}') into found_people from (
    select n.id from identity.person n where n.organisation_id = any (organisations)
    union all
    select p.person_id from identity.post p where p.organisation_id = any (organisations) and p.from_day <= current_date and current_date < p.to_day
  ) x;
  -- With no district, or with all of them, nobody is from elsewhere, and the posts of the city need not be looked through.
  if cardinality(districts) between 1 and 16 then
    select coalesce(array_agg(distinct p.person_id), '{}') into away
    from organisations.organisation o join identity.post p on p.organisation_id = o.id
    where o.region = any (districts) and p.region <> o.region and p.from_day <= current_date and current_date < p.to_day;
  end if;
  return found_people || away;
end $$;

-- People I may see.
create function identity.my_people() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select identity.people_of(identity.my_organisations(), identity.my_regions())
$$;

-- People of the schools I run: I may write about them.
create function identity.my_staff() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select identity.people_of(identity.my_schools(), '{}')
$$;

-- People I may reach: researchers know the teachers of their district by name, not by telephone.
create function identity.my_contacts() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select identity.people_of(identity.my_organisations(), identity.my_regions_as('{system-admin,security-admin,city-officer,district-officer,liaison}'))
$$;

-- Districts whose trail I read.
create function identity.my_audit_regions() returns text[]
language sql stable security definer set search_path = pg_catalog as $$
  select identity.my_regions_as('{audit-admin}')
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
revoke execute on function identity.people_of(uuid[], text[]) from jiamenkou_app, jiamenkou_reader;
grant create on schema identity to jiamenkou_system;
do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'identity'::regnamespace and p.prosecdef loop
    execute format('alter function %s owner to jiamenkou_system', f);
  end loop;
end $$;
revoke create on schema identity from jiamenkou_system;

do $$
declare
  t text;
  -- Officers and administrators write about the people of a district, who runs a school about those of the school.
  charge constant text := 'region = any ((select identity.my_regions_as(''{system-admin,security-admin,city-officer,district-officer}''))::text[])';
  school constant text := 'organisation_id = any ((select identity.my_schools())::uuid[])';
  staff constant text := 'person_id = any ((select identity.my_staff())::uuid[])';
  mine constant text := 'person_id = (select identity.my_person())';
  region constant text := 'region = any ((select identity.my_regions())::text[])';
  people constant text := 'person_id = any ((select identity.my_people())::uuid[])';
  see constant text := 'create policy %1$I on identity.%2$I for select to jiamenkou_app, jiamenkou_reader using (%3$s)';
  enter constant text := 'create policy %1$I on identity.%2$I for insert to jiamenkou_app with check (%3$s)';
  change constant text := 'create policy %1$I on identity.%2$I for update to jiamenkou_app using (%3$s) with check (%3$s)';
begin
  foreach t in array array['person', 'contact', 'post', 'title', 'seat', 'account', 'session', 'attempt'] loop
    execute format('alter table identity.%I enable row level security', t);
    execute format('alter table identity.%I force row level security', t);
    execute format('create policy %I on identity.%I to jiamenkou_system using (current_user = ''jiamenkou_system'') with check (current_user = ''jiamenkou_system'')', t || '_system', t);
  end loop;

  execute format(see, 'person_see', 'person', region || ' or organisation_id = any ((select identity.my_organisations())::uuid[])'
    || ' or id = (select identity.my_person()) or id = any ((select identity.my_people())::uuid[])');
  execute format(enter, 'person_register', 'person', charge || ' or ' || school);
  execute format(change, 'person_correct', 'person', charge || ' or ' || school);

  -- What hangs on a person is seen with the person.
  foreach t in array array['post', 'title', 'seat'] loop
    execute format(see, t || '_see', t, region || ' or ' || mine || ' or ' || people);
  end loop;
  -- A post is given where it is held: running a school lets one appoint there, not appoint its people elsewhere.
  execute format(enter, 'post_add', 'post', charge || ' or ' || school);
  execute format(change, 'post_change', 'post', charge || ' or ' || school);
  execute format(enter, 'title_add', 'title', charge || ' or ' || staff);
  execute format(change, 'title_change', 'title', charge || ' or ' || staff);
  execute format(enter, 'seat_add', 'seat', region || ' or ' || people);
  execute format(change, 'seat_change', 'seat', region || ' or ' || people);

  -- Only who looks after people sees how to reach them; everybody may correct that for themselves.
  execute format(see, 'contact_see', 'contact', 'region = any ((select identity.my_regions_as(''{system-admin,security-admin,city-officer,district-officer,liaison}''))::text[]) or '
    || mine || ' or person_id = any ((select identity.my_contacts())::uuid[])');
  execute format(enter, 'contact_add', 'contact', charge || ' or ' || staff || ' or ' || mine);
  execute format(change, 'contact_change', 'contact', charge || ' or ' || staff || ' or ' || mine);

  execute format(see, 'account_see', 'account', charge || ' or ' || mine || ' or ' || staff);
  execute format(enter, 'account_open', 'account', charge || ' or ' || staff);
  execute format(change, 'account_change', 'account', charge || ' or ' || staff || ' or ' || mine);

  execute format(see, 'session_mine', 'session', mine);
  execute format(change, 'session_end', 'session', charge || ' or ' || staff || ' or ' || mine);
end $$;

-- Who may end a person's sessions must find them first. Commands alone use this role; what answers questions shows each only their own.
create policy session_end_found on identity.session for select to jiamenkou_app using (
  region = any ((select identity.my_regions())::text[]) or person_id = any ((select identity.my_people())::uuid[]));

-- Files are for those whose work they belong to, not for who administers accounts; one adopted with an alliance's document is
-- open to everybody who may read the document: all who are signed in.
create policy file_see on platform.file for select to jiamenkou_app, jiamenkou_reader using (
  region = any ((select identity.my_regions_as('{city-officer,district-officer,liaison,academy-researcher}'))::text[])
  or uploaded_by = (select identity.my_person()) or organisation_id = any ((select identity.my_organisations())::uuid[]));
create policy file_adopted on platform.file for select to jiamenkou_app, jiamenkou_reader using (
  (select identity.my_person()) is not null
  and exists (select from organisations.alliance_document d where d.file_region = file.region and d.file_id = file.id));
create policy file_add on platform.file for insert to jiamenkou_app with check (uploaded_by = (select identity.my_person()));

-- A line in the trail names who asks. Signing out ends the session that would prove it, within the same transaction. It is read
-- by audit administrators of the region, and by nobody else.
create policy audit_write on platform.audit for insert to jiamenkou_app with check (action <> '' and actor_id is not null
  and (actor_id = (select identity.my_person()) or action = 'identity.sign-out'));
create policy audit_read on platform.audit for select to jiamenkou_reader using (region = any ((select identity.my_audit_regions())::text[]));
