-- 盲审附件：what is attached to a case in a blind review is opened by whoever reads it there, as long as the round is open, and only
-- what the submission shows to those who shall not know who applies. The row of the file, with its name and district, stays unseen.
create function projects.my_blind_paper(round uuid, of_case uuid, file uuid) returns table (sha256 text, type text)
language sql stable security definer set search_path = pg_catalog as $$
  select f.sha256, f.type
  from projects.seat s join projects.round r on r.id = s.round_id
    join projects.case c on c.region = s.region and c.id = s.case_id and c.step = r.step
    join projects.paper p on p.region = c.region and p.case_id = c.id and p.file_id = file
    join platform.file f on f.region = p.file_region and f.id = p.file_id
    cross join lateral (select m.blinded from projects.move m where m.region = c.region and m.case_id = c.id and m.answers is not null
      order by m.number desc limit 1) m
  where s.round_id = round and s.case_id = of_case and s.expert_id = identity.my_person() and s.state = 'declared'
    and r.blind and r.opened_at is not null and r.closed_at is null
    and jsonb_path_exists(m.blinded, '$.**.id ? (@ == $file)', jsonb_build_object('file', file::text))
$$;
revoke all on function projects.my_blind_paper from public;
grant execute on function projects.my_blind_paper to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
grant create on schema projects to jiamenkou_system;
alter function projects.my_blind_paper owner to jiamenkou_system;
revoke create on schema projects from jiamenkou_system;

-- How many objections a person raised on a day.
create index objection_person on projects.objection (person_id, at);
