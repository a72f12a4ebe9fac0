-- A post is given where it is held: running a school lets one appoint there, not appoint its people elsewhere.
do $$
declare
  charge constant text := 'region = any ((select identity.my_regions_as(''{system-admin,security-admin,city-officer,district-officer}''))::text[])';
  school constant text := 'organisation_id = any ((select identity.my_schools())::uuid[])';
begin
  execute format('alter policy post_add on identity.post with check (%s or %s)', charge, school);
  execute format('alter policy post_change on identity.post using (%s or %s) with check (%s or %s)', charge, school, charge, school);
end $$;

-- People one may reach: of the organisations one is charged with, and those posted into one's district from elsewhere.
create function identity.my_contacts() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct x.id), '{}') from (
    select n.id from identity.person n where n.organisation_id = any (identity.my_organisations())
    union all
    select p.person_id from identity.post p join organisations.organisation o on o.id = p.organisation_id
    where p.from_day <= current_date and current_date < p.to_day
      and (p.organisation_id = any (identity.my_organisations())
        or (p.region <> o.region and o.region = any (identity.my_regions_as('{system-admin,security-admin,city-officer,district-officer,liaison}'))))
  ) x
$$;
revoke all on function identity.my_contacts() from public;
grant execute on function identity.my_contacts() to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
grant create on schema identity to jiamenkou_system;
alter function identity.my_contacts() owner to jiamenkou_system;
revoke create on schema identity from jiamenkou_system;

alter policy contact_see on identity.contact using (
  region = any ((select identity.my_regions_as('{system-admin,security-admin,city-officer,district-officer,liaison}'))::text[])
  or person_id = (select identity.my_person()) or person_id = any ((select identity.my_contacts())::uuid[]));
