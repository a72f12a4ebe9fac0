-- The same questions as before, asked once a statement instead of once a row: a stable function in a condition is called for
-- every row that is looked at, a subquery without a reference to the row is not.
create or replace function collaboration.my_joint_activities() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct p.activity_id), '{}') from collaboration.activity_partner p
  where p.organisation_id = any ((select collaboration.my_charges())::uuid[])
$$;

create or replace function collaboration.my_audiences() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  with mine as (
    select p.kind, p.office, p.organisation_id, o.region from identity.post p join organisations.organisation o on o.id = p.organisation_id
    where p.person_id = (select identity.my_person()) and p.from_day <= current_date and current_date < p.to_day
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

create or replace function collaboration.my_activities() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct x.id), '{}') from (
    select unnest(collaboration.my_audiences()) as id
    union all
    select s.activity_id from collaboration.activity_sign_up s where s.person_id = (select identity.my_person())
    union all
    select t.activity_id from collaboration.activity_attendance t where t.person_id = (select identity.my_person())
    union all
    select p.activity_id from collaboration.activity_partner p where p.organisation_id = any ((select collaboration.my_circles())::uuid[])
  ) x
$$;

create or replace function collaboration.places_of(activity_region text, activity uuid) returns table (taken integer, waiting integer, ahead integer)
language sql stable security definer set search_path = pg_catalog as $$
  select count(*) filter (where s.state = 'in')::integer, count(*) filter (where s.state = 'waiting')::integer,
    count(*) filter (where s.state = 'waiting' and s.number <= mine.number)::integer
  from collaboration.activity_sign_up s
    left join (select m.number from collaboration.activity_sign_up m
      where m.region = activity_region and m.activity_id = activity and m.person_id = (select identity.my_person()) and m.state = 'waiting') mine on true
  where s.region = activity_region and s.activity_id = activity
$$;
