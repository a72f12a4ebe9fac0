-- What belongs together is seen together.

-- A person whose own school one runs is seen whole, also before the first post begins and after the last has ended.
create or replace function identity.my_people() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct x.id), '{}') from (
    select p.person_id as id
    from identity.post p join organisations.organisation o on o.id = p.organisation_id
    where p.from_day <= current_date and current_date < p.to_day
      and (p.organisation_id = any (identity.my_organisations()) or (p.region <> o.region and o.region = any (identity.my_regions())))
    union all
    select n.id from identity.person n where n.organisation_id = any (identity.my_organisations())
  ) x
$$;

-- Who may end a person's sessions must find them first. Commands alone use this role; what answers questions still shows each only their own.
create policy session_end_found on identity.session for select to jiamenkou_app using (
  region = any ((select identity.my_regions())::text[]) or person_id = any ((select identity.my_people())::uuid[]));

-- A file adopted with an alliance's document is open to everybody who may read the document: all who are signed in.
create policy file_adopted on platform.file for select to jiamenkou_app, jiamenkou_reader using (
  (select identity.my_person()) is not null
  and exists (select from organisations.alliance_document d where d.file_region = file.region and d.file_id = file.id));
