-- The second wall, drawn closer: who sees people need not be able to reach them, and who reaches them need not write.

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

-- Schools I run.
create function identity.my_schools() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(p.organisation_id), '{}') from identity.post p
  where p.person_id = identity.my_person() and p.from_day <= current_date and current_date < p.to_day and p.kind in ('principal', 'school-admin')
$$;

-- People of the schools I run, and those who hold a post there today, wherever they come from.
create function identity.my_staff() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct x.id), '{}') from (
    select n.id from identity.person n where n.organisation_id = any (identity.my_schools())
    union all
    select p.person_id from identity.post p
    where p.from_day <= current_date and current_date < p.to_day and p.organisation_id = any (identity.my_schools())
  ) x
$$;

revoke all on function identity.my_regions_as(text[]), identity.my_schools(), identity.my_staff() from public;
grant execute on function identity.my_regions_as(text[]), identity.my_schools(), identity.my_staff() to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
grant create on schema identity to jiamenkou_system;
alter function identity.my_regions_as(text[]) owner to jiamenkou_system;
alter function identity.my_schools() owner to jiamenkou_system;
alter function identity.my_staff() owner to jiamenkou_system;
revoke create on schema identity from jiamenkou_system;

-- Researchers know the teachers of their district by name, not by telephone; only who looks after accounts sees them.
alter policy contact_see on identity.contact using (
  region = any ((select identity.my_regions_as('{system-admin,security-admin,city-officer,district-officer,liaison}'))::text[])
  or person_id = (select identity.my_person()) or person_id = any ((select identity.my_people())::uuid[]));
alter policy account_see on identity.account using (
  region = any ((select identity.my_regions_as('{system-admin,security-admin,city-officer,district-officer}'))::text[])
  or person_id = (select identity.my_person()) or person_id = any ((select identity.my_staff())::uuid[]));

-- Only officers and administrators write about the people of a district, only who runs a school about those of a school.
do $$
declare
  t text;
  charge constant text := 'region = any ((select identity.my_regions_as(''{system-admin,security-admin,city-officer,district-officer}''))::text[])';
  staff constant text := 'person_id = any ((select identity.my_staff())::uuid[])';
  mine constant text := 'person_id = (select identity.my_person())';
  school constant text := 'organisation_id = any ((select identity.my_schools())::uuid[])';
begin
  execute format('alter policy person_register on identity.person with check (%s or %s)', charge, school);
  execute format('alter policy person_correct on identity.person using (%s or %s) with check (%s or %s)', charge, school, charge, school);
  foreach t in array array['post', 'title'] loop
    execute format('alter policy %I on identity.%I with check (%s or %s%s)', t || '_add', t, charge, staff, case when t = 'post' then ' or ' || school else '' end);
    execute format('alter policy %I on identity.%I using (%s or %s) with check (%s or %s)', t || '_change', t, charge, staff, charge, staff);
  end loop;
  -- How to be reached everybody may correct for themselves.
  execute format('alter policy contact_add on identity.contact with check (%s or %s or %s)', charge, staff, mine);
  execute format('alter policy contact_change on identity.contact using (%s or %s or %s) with check (%s or %s or %s)', charge, staff, mine, charge, staff, mine);
  execute format('alter policy account_open on identity.account with check (%s or %s)', charge, staff);
  execute format('alter policy account_change on identity.account using (%s or %s or %s) with check (%s or %s or %s)', charge, staff, mine, charge, staff, mine);
  execute format('alter policy session_end on identity.session using (%s or %s or %s) with check (%s or %s or %s)', charge, staff, mine, charge, staff, mine);
end $$;

-- What opens an account or stands for a session is read by the system role alone: whoever could read a session's hash
-- could ask with that person's eyes.
revoke select on identity.account, identity.session from jiamenkou_app, jiamenkou_reader;
grant select (region, person_id, login, must_change, suspended, totp_confirmed_at, totp_last_step) on identity.account to jiamenkou_app, jiamenkou_reader;
grant select (region, id, person_id, device, started_at, last_seen_at, expires_at, second_factor_at, ended_at) on identity.session to jiamenkou_app, jiamenkou_reader;

-- Files are for those whose work they belong to, not for who administers accounts.
alter policy file_see on platform.file using (
  region = any ((select identity.my_regions_as('{city-officer,district-officer,liaison,academy-researcher}'))::text[])
  or uploaded_by = (select identity.my_person()) or organisation_id = any ((select identity.my_organisations())::uuid[]));

-- A line in the trail names who asks. Signing out ends the session that would prove it, within the same transaction.
alter policy audit_write on platform.audit with check (action <> '' and actor_id is not null
  and (actor_id = (select identity.my_person()) or action = 'identity.sign-out'));
