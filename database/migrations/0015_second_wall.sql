-- 第二道墙：who may write about people, in the words of the application's own sentences. Until here whoever had charge of a
-- district wrote about all its people; now it is who holds the office of it. What one may see stays as it is.

-- Districts of my posts as an officer in one of these offices; a city post opens all.
create function identity.my_regions_in(offices text[]) returns text[]
language sql stable security definer set search_path = pg_catalog as $$
  with mine as (
    select distinct o.region
    from identity.post p join organisations.organisation o on o.id = p.organisation_id
    where p.person_id = identity.my_person() and p.from_day <= current_date and current_date < p.to_day
      and p.kind in ('city-officer', 'district-officer') and p.office = any (offices)
  )
  select coalesce(array_agg(r.code), '{}') from organisations.region r
  where exists (select from mine where mine.region in (r.code, '310000'))
$$;

-- 人事：districts whose people, posts and titles I keep.
create function identity.my_personnel_regions() returns text[]
language sql stable security definer set search_path = pg_catalog as $$
  select identity.my_regions_in('{人事科,组织科}') || identity.my_regions_as('{system-admin}')
$$;

-- Organisations where I hold a post of these kinds.
create function identity.my_organisations_as(kinds text[]) returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(p.organisation_id), '{}') from identity.post p
  where p.person_id = identity.my_person() and p.from_day <= current_date and current_date < p.to_day and p.kind = any (kinds)
$$;

-- People on the rolls of the schools I run; not those who only hold a post there.
create function identity.my_roll() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(n.id), '{}') from identity.person n where n.organisation_id = any (identity.my_schools())
$$;

-- Whether an account is mine to open, reset and suspend. Who can reset an account can become whoever holds it, so every post of
-- the person must lie within reach: an administrator's districts, or the one school I run. Asked of one person at a time.
create function identity.keeps_account(of_region text, of_person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  with reach as materialized (
    select identity.my_regions_as('{system-admin,security-admin}') as districts, identity.my_schools() as schools
  )
  select exists (
    select from reach, identity.person n
    where n.region = of_region and n.id = of_person and n.id <> identity.my_person()
      and (
        n.region = any (reach.districts) and not exists (
          select from identity.post q join organisations.organisation o on o.id = q.organisation_id
          where q.region = n.region and q.person_id = n.id and q.from_day <= current_date and current_date < q.to_day
            and o.region <> all (reach.districts))
        or n.organisation_id = any (reach.schools) and not exists (
          select from identity.post q
          where q.region = n.region and q.person_id = n.id and q.from_day <= current_date and current_date < q.to_day
            and (q.organisation_id <> n.organisation_id or q.kind not in ('principal', 'school-admin', 'teacher')))
      )
  )
$$;

do $$
declare
  f regprocedure;
begin
  grant create on schema identity to jiamenkou_system;
  foreach f in array array['identity.my_regions_in(text[])', 'identity.my_personnel_regions()', 'identity.my_organisations_as(text[])',
    'identity.my_roll()', 'identity.keeps_account(text, uuid)']::regprocedure[] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to jiamenkou_app, jiamenkou_reader, jiamenkou_system', f);
    execute format('alter function %s owner to jiamenkou_system', f);
  end loop;
  revoke create on schema identity from jiamenkou_system;
end $$;

do $$
declare
  personnel constant text := 'region = any ((select identity.my_personnel_regions())::text[])';
  school constant text := 'organisation_id = any ((select identity.my_schools())::uuid[])';
  mine constant text := 'person_id = (select identity.my_person())';
  another constant text := 'person_id <> (select identity.my_person())';
  -- Appointing somebody lets one see them, so it must not be the way to see them.
  seen constant text := 'exists (select from identity.person n where n.region = %1$I.region and n.id = %1$I.person_id)';
  -- A post is given where it is held: it is judged by the district of the organisation, not of the person.
  at_place constant text := 'organisation_id in (select o.id from organisations.organisation o where o.region = any ((select %s)::text[]))';
  fitting constant text := format(
    'case when kind in (''system-admin'', ''security-admin'', ''audit-admin'') then %s else %s or kind in (''teacher'', ''school-admin'') and %s end',
    format(at_place, 'identity.my_regions_as(''{system-admin,security-admin}'')'), format(at_place, 'identity.my_personnel_regions()'), school);
  -- A seat is given by who has charge of the body, wherever who takes it comes from.
  body constant text := 'body_id in (select b.id from organisations.body b join organisations.organisation o on o.id = b.organisation_id'
    || ' where o.region = any ((select identity.my_regions_in(''{基础教育科,组织科}''))::text[])'
    || ' or o.id = any ((select identity.my_organisations_as(''{alliance-lead,principal}''))::uuid[]))';
  reached constant text := personnel || ' or ' || mine || ' or person_id = any ((select identity.my_roll())::uuid[])';
  account constant text := 'identity.keeps_account(region, person_id)';
  enter constant text := 'create policy %1$I on identity.%2$I for insert to jiamenkou_app with check (%3$s)';
  change constant text := 'create policy %1$I on identity.%2$I for update to jiamenkou_app using (%3$s) with check (%3$s)';
begin
  drop policy person_register on identity.person;
  drop policy person_correct on identity.person;
  execute format(enter, 'person_register', 'person', personnel || ' or ' || school);
  execute format(change, 'person_correct', 'person', personnel || ' or ' || school);

  drop policy contact_add on identity.contact;
  drop policy contact_change on identity.contact;
  execute format(enter, 'contact_add', 'contact', reached);
  execute format(change, 'contact_change', 'contact', reached);

  drop policy post_add on identity.post;
  drop policy post_change on identity.post;
  execute format(enter, 'post_add', 'post', another || ' and (' || fitting || ') and ' || format(seen, 'post'));
  execute format(change, 'post_change', 'post', fitting);

  drop policy title_add on identity.title;
  drop policy title_change on identity.title;
  execute format(enter, 'title_add', 'title', another || ' and ' || personnel);
  execute format(change, 'title_change', 'title', another || ' and ' || personnel);

  drop policy seat_add on identity.seat;
  drop policy seat_change on identity.seat;
  execute format(enter, 'seat_add', 'seat', body || ' and ' || format(seen, 'seat'));
  execute format(change, 'seat_change', 'seat', body);

  -- Everybody changes the own password and second factor; who may reset an account also ends its sessions.
  drop policy account_open on identity.account;
  drop policy account_change on identity.account;
  drop policy session_end on identity.session;
  execute format(enter, 'account_open', 'account', account);
  execute format(change, 'account_change', 'account', mine || ' or ' || account);
  execute format(change, 'session_end', 'session', mine || ' or ' || account);
end $$;

-- What was given is ended or put right, never turned into something else: who holds it, what it is and where are written once.
revoke update on identity.post, identity.title, identity.seat from jiamenkou_app;
grant update (office, to_day) on identity.post to jiamenkou_app;
grant update (subject, to_day) on identity.title to jiamenkou_app;
grant update (to_day) on identity.seat to jiamenkou_app;

-- An import is one's own, and brought by who exchanges data for the district it is for.
drop policy import_mine on exchange.import;
create policy import_mine on exchange.import for select to jiamenkou_app, jiamenkou_reader
  using (person_id = (select identity.my_person()));
create policy import_upload on exchange.import for insert to jiamenkou_app with check (person_id = (select identity.my_person())
  and (region = any ((select identity.my_regions_as('{city-officer}'))::text[])
    or region = any ((select identity.my_regions_in('{基础教育科,人事科,组织科}'))::text[])));
create policy import_decide on exchange.import for update to jiamenkou_app
  using (person_id = (select identity.my_person())) with check (person_id = (select identity.my_person()));
