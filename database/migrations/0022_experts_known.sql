-- Whose regions one oversees is asked once, not for every expert, and posts and titles are gathered for all of them at once.
create or replace function projects.experts_known()
returns table (region text, person_id uuid, name text, initials text, organisation_id uuid, posts jsonb, titles text[])
language sql stable security definer set search_path = pg_catalog as $$
  with e as materialized (
    select e.region, e.person_id from projects.expert e
    where (select cardinality(projects.my_regions()) > 0) or e.person_id = (select identity.my_person())),
  p as (
    select p.region, p.person_id, jsonb_agg(jsonb_build_object('kind', p.kind, 'organisationId', p.organisation_id, 'from', p.from_day,
      'to', case when p.to_day = 'infinity' then null else p.to_day end) order by p.from_day desc) as posts
    from e join identity.post p on p.region = e.region and p.person_id = e.person_id group by p.region, p.person_id),
  t as (
    select t.region, t.person_id, array_agg(distinct k.name) as titles
    from e join identity.title t on t.region = e.region and t.person_id = e.person_id join identity.title_kind k on k.id = t.title_id
    where t.from_day <= current_date and current_date < t.to_day group by t.region, t.person_id)
  select e.region, e.person_id, n.name, n.initials, n.organisation_id, coalesce(p.posts, '[]'), coalesce(t.titles, '{}')
  from e join identity.person n on n.region = e.region and n.id = e.person_id
    left join p on p.region = e.region and p.person_id = e.person_id
    left join t on t.region = e.region and t.person_id = e.person_id
$$;

-- The name of one expert, without gathering what is known of all of them.
create function projects.expert_name(of_region text, of_person uuid) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select n.name from projects.expert e join identity.person n on n.region = e.region and n.id = e.person_id
  where e.region = of_region and e.person_id = of_person
    and (cardinality(projects.my_regions()) > 0 or e.person_id = identity.my_person())
$$;
revoke all on function projects.expert_name from public;
grant execute on function projects.expert_name to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
grant create on schema projects to jiamenkou_system;
alter function projects.expert_name owner to jiamenkou_system;
revoke create on schema projects from jiamenkou_system;
