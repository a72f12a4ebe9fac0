-- Whether and how a meeting invites who asks. A hall that scans at once asks this of each person, not for everybody invited.
create function collaboration.my_invitation(meeting_region text, meeting uuid) returns text
language sql stable security definer set search_path = pg_catalog as $$
  with me as materialized (select identity.my_person() as id),
  asked as materialized (
    select i.way, i.body_id, i.organisation_id, i.post, i.office, i.person_id, i.attends, m.on_day
    from collaboration.invitation i join collaboration.meeting m on m.region = i.region and m.id = i.meeting_id
    where i.region = meeting_region and i.meeting_id = meeting
  )
  select x.attends from (
    select a.attends from me join asked a on a.way = 'person' and a.person_id = me.id
    union all
    select a.attends from me join identity.seat s on s.person_id = me.id
      join asked a on a.way = 'seats' and a.body_id = s.body_id and s.from_day <= a.on_day and a.on_day < s.to_day
    union all
    select a.attends from me join identity.post p on p.person_id = me.id
      join asked a on a.way = 'post' and a.organisation_id = p.organisation_id and a.post = p.kind and coalesce(a.office, p.office, '') = coalesce(p.office, '')
        and p.from_day <= a.on_day and a.on_day < p.to_day
    union all
    select a.attends from me join identity.post p on p.person_id = me.id
      join organisations.membership b on b.school_id = p.organisation_id
      join asked a on a.way = 'member-posts' and a.organisation_id = b.alliance_id and a.post = p.kind
        and p.from_day <= a.on_day and a.on_day < p.to_day and b.from_day <= a.on_day and a.on_day < b.to_day
  ) x order by x.attends = '列席' limit 1
$$;
revoke all on function collaboration.my_invitation(text, uuid) from public;
grant execute on function collaboration.my_invitation(text, uuid) to jiamenkou_app;
grant create on schema collaboration to jiamenkou_system;
alter function collaboration.my_invitation(text, uuid) owner to jiamenkou_system;
revoke create on schema collaboration from jiamenkou_system;
