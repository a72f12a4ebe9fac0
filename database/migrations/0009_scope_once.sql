-- Whom a person may see is worked out once a question, not once a row: the scope stands in a variable before the people
-- are looked for, and who looks after no district does not look through the posts of all districts.

-- People posted into the districts from elsewhere.
create function identity.posted_into(regions text[]) returns setof uuid
language plpgsql stable set search_path = pg_catalog as $$
begin
  -- Nobody's district, or every district: nobody there is from elsewhere.
  if cardinality(regions) between 1 and 16 then
    return query
      select p.person_id from organisations.organisation o join identity.post p on p.organisation_id = o.id
      where o.region = any (regions) and p.region <> o.region and p.from_day <= current_date and current_date < p.to_day;
  end if;
end $$;

create or replace function identity.my_people() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  charge constant uuid[] := identity.my_organisations();
  districts constant text[] := identity.my_regions();
begin
  return coalesce((select array_agg(distinct x.id) from (
    select n.id from identity.person n where n.organisation_id = any (charge)
    union all
    select p.person_id from identity.post p where p.organisation_id = any (charge) and p.from_day <= current_date and current_date < p.to_day
    union all
    select identity.posted_into(districts)
  ) x (id)), '{}');
end $$;

create or replace function identity.my_staff() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  schools constant uuid[] := identity.my_schools();
begin
  return coalesce((select array_agg(distinct x.id) from (
    select n.id from identity.person n where n.organisation_id = any (schools)
    union all
    select p.person_id from identity.post p where p.organisation_id = any (schools) and p.from_day <= current_date and current_date < p.to_day
  ) x (id)), '{}');
end $$;

create or replace function identity.my_contacts() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  charge constant uuid[] := identity.my_organisations();
  districts constant text[] := identity.my_regions_as('{system-admin,security-admin,city-officer,district-officer,liaison}');
begin
  return coalesce((select array_agg(distinct x.id) from (
    select n.id from identity.person n where n.organisation_id = any (charge)
    union all
    select p.person_id from identity.post p where p.organisation_id = any (charge) and p.from_day <= current_date and current_date < p.to_day
    union all
    select identity.posted_into(districts)
  ) x (id)), '{}');
end $$;

revoke all on function identity.posted_into(text[]) from public;
grant execute on function identity.posted_into(text[]) to jiamenkou_system;
