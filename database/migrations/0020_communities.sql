-- 研究共同体：which established project is in which community, and which schools ask to join. Communities are alliances; their
-- members, documents and teams are kept where those of all alliances are.
create view organisations.v_alliance with (security_invoker = true) as
  select a.id, a.type as kind, a.field, a.level, o.region, o.name, o.from_day, o.to_day
  from organisations.alliance a join organisations.organisation o on o.id = a.id;
create view organisations.v_alliance_document with (security_invoker = true) as
  select id, alliance_id, kind, title, from_day, to_day from organisations.alliance_document;
grant select on organisations.v_alliance, organisations.v_alliance_document to jiamenkou_app, jiamenkou_reader, jiamenkou_system;

-- Activities that took place and were summarised, once for each organiser: what duties count is told to everybody, whoever may
-- open the activity itself.
create function collaboration.activities_summarised()
returns table (region text, id uuid, organisation_id uuid, title text, kind text, level text, on_day date)
language sql stable security definer set search_path = pg_catalog as $$
  select a.region, a.id, x.organisation_id, a.title, a.kind, a.level, a.from_day
  from (select region, id, organisation_id from collaboration.activity union all select region, activity_id, organisation_id from collaboration.activity_partner) x
    join collaboration.activity a on a.region = x.region and a.id = x.id
  where a.state = 'summarised'
$$;
create view collaboration.v_activity_summarised with (security_invoker = true) as select * from collaboration.activities_summarised();
grant select on collaboration.v_activity_summarised to jiamenkou_app, jiamenkou_reader, jiamenkou_system;

-- --- Projects in communities --------------------------------------------------------------------------------------
-- A project is in one community at a time; what was ended on its first day was there for no day.
create table projects.community_case (
  region text not null,
  id uuid not null,
  case_id uuid not null,
  alliance_id uuid not null references organisations.organisation,
  from_day date not null,
  to_day date not null default 'infinity',
  placed_by_name text not null,
  ended_by_name text,
  reason text check (length(reason) between 1 and 1000),
  primary key (region, id),
  foreign key (region, case_id) references projects.case (region, id),
  check (from_day <= to_day),
  check ((to_day = 'infinity') = (ended_by_name is null)),
  constraint community_case_once exclude using gist (region with =, case_id with =, daterange(from_day, to_day) with &&)
);
create index community_case_alliance on projects.community_case (alliance_id);

-- 申请加入：a school asks to be a member of a community, and is answered once.
create table projects.joining (
  region text not null,
  id uuid not null,
  alliance_id uuid not null references organisations.organisation,
  organisation_id uuid not null references organisations.organisation,
  body text not null check (length(body) between 1 and 2000),
  asked_by uuid not null,
  asked_by_name text not null,
  asked_on date not null,
  admitted boolean,
  answer text check (length(answer) <= 2000),
  answered_by_name text,
  answered_on date,
  primary key (region, id),
  check ((admitted is null) = (answered_on is null) and (admitted is null) = (answered_by_name is null) and (admitted is null) = (answer is null)),
  check (admitted is distinct from false or length(answer) > 0)
);
create unique index joining_once on projects.joining (region, alliance_id, organisation_id) where answered_on is null;
create index joining_alliance on projects.joining (alliance_id);

-- --- Who sees what ------------------------------------------------------------------------------------------------
-- Communities I lead: as head of the alliance, or of the school that leads it.
create function projects.my_communities() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct led.id), '{}') from (
    select p.organisation_id as id from identity.post p
      where p.person_id = identity.my_person() and p.kind = 'alliance-lead' and p.from_day <= current_date and current_date < p.to_day
    union all
    select m.alliance_id from identity.post p join organisations.membership m on m.school_id = p.organisation_id and m.role = '牵头校'
      where p.person_id = identity.my_person() and p.kind = 'principal' and p.from_day <= current_date and current_date < p.to_day
        and m.from_day <= current_date and current_date < m.to_day) led
$$;

-- What is in a community, told to everybody who is signed in as public notices tell it: which project of which school, and how far it is.
create function projects.cases_in(communities uuid[])
returns table (alliance_id uuid, region text, case_id uuid, call_id uuid, organisation_id uuid, title text, kind text, field text, number text, step text, outcome text,
  from_day date, to_day date, readable boolean, happened json)
language sql stable security definer set search_path = pg_catalog as $$
  select x.alliance_id, c.region, c.id, c.call_id, c.organisation_id, c.title, c.kind, c.field, c.number, c.step, c.outcome, x.from_day, x.to_day,
    c.organisation_id = any (projects.my_organisations()) or c.id = any (projects.my_delegations()) or c.region = any (projects.my_regions()),
    (select json_agg(json_build_object('on', m.on_day, 'move', m.move, 'step', m.to_step, 'outcome', m.to_outcome) order by m.number)
      from projects.move m where m.region = c.region and m.case_id = c.id)
  from projects.community_case x join projects.case c on c.region = x.region and c.id = x.case_id
  where x.alliance_id = any (communities) and identity.my_person() is not null
  order by c.field, c.number, c.title, c.id
$$;

-- Who guides communities, by the bodies that are their teams: names are told to everybody who is signed in, as `seats_of` tells those of a body.
create function projects.experts_in(teams uuid[])
returns table (body_id uuid, region text, seat_id uuid, person_id uuid, name text, from_day date, to_day date)
language sql stable security definer set search_path = pg_catalog as $$
  select s.body_id, s.region, s.id, s.person_id, n.name, s.from_day, s.to_day
  from identity.seat s join identity.person n on n.region = s.region and n.id = s.person_id
  where s.body_id = any (teams) and identity.my_person() is not null
$$;

-- The case I read as an expert, and for whom it applies: after I declared, while the round is open, where it is not blind.
create function projects.my_judged()
returns table (region text, id uuid, call_id uuid, organisation_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select c.region, c.id, c.call_id, c.organisation_id from projects.case c where c.id = any (projects.my_papers())
$$;

do $$
declare f regprocedure;
begin
  grant create on schema projects to jiamenkou_system;
  grant create on schema collaboration to jiamenkou_system;
  foreach f in array array['projects.my_communities()', 'projects.cases_in(uuid[])', 'projects.experts_in(uuid[])', 'projects.my_judged()',
    'collaboration.activities_summarised()']::regprocedure[] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to jiamenkou_app, jiamenkou_reader, jiamenkou_system', f);
    execute format('alter function %s owner to jiamenkou_system', f);
  end loop;
  revoke create on schema projects from jiamenkou_system;
  revoke create on schema collaboration from jiamenkou_system;
end $$;

-- What the overviews may read of a case: who sees the case, and its experts where they may know who applies.
create view projects.v_judged_case with (security_invoker = true) as
  select region, id, call_id, organisation_id from projects.case
  union select region, id, call_id, organisation_id from projects.my_judged();
grant select on projects.v_judged_case to jiamenkou_app, jiamenkou_reader, jiamenkou_system;

grant select on projects.community_case, projects.joining to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
grant insert, update, delete on projects.community_case, projects.joining to jiamenkou_system;
grant insert on projects.community_case, projects.joining to jiamenkou_app;
grant update (to_day, ended_by_name, reason) on projects.community_case to jiamenkou_app;
grant update (admitted, answer, answered_by_name, answered_on) on projects.joining to jiamenkou_app;

do $$
declare
  t text;
  me constant text := '(select identity.my_person())';
  oversee constant text := 'region = any ((select projects.my_regions())::text[])';
  led constant text := 'alliance_id = any ((select projects.my_communities())::uuid[])';
  own constant text := 'organisation_id = any ((select projects.my_organisations())::uuid[])';
begin
  foreach t in array array['community_case', 'joining'] loop
    execute format('alter table projects.%I enable row level security', t);
    execute format('alter table projects.%I force row level security', t);
    execute format('create policy %I on projects.%I to jiamenkou_system using (current_user = ''jiamenkou_system'') with check (current_user = ''jiamenkou_system'')', t || '_system', t);
  end loop;
  execute format('create policy community_case_see on projects.community_case for select to jiamenkou_app, jiamenkou_reader using (%s is not null)', me);
  execute format('create policy community_case_place on projects.community_case for insert to jiamenkou_app with check (%s)', oversee);
  execute format('create policy community_case_end on projects.community_case for update to jiamenkou_app using (%1$s) with check (%1$s)', oversee);

  -- An application is between who asks, who leads the community, and those who oversee.
  execute format('create policy joining_see on projects.joining for select to jiamenkou_app, jiamenkou_reader using (%s or %s or %s)', own, led, oversee);
  execute format('create policy joining_ask on projects.joining for insert to jiamenkou_app with check (%s and asked_by = %s and answered_on is null)', own, me);
  execute format('create policy joining_answer on projects.joining for update to jiamenkou_app using (answered_on is null and (%1$s or %2$s)) with check (%1$s or %2$s)', led, oversee);
end $$;

-- Teams that a programme names at alliances of a region are also seated by who oversees its projects, with experts who are in the
-- bank: which of them puts communities together stands in the definition.
create policy seat_of_community on identity.seat for insert to jiamenkou_app with check (
  body_id in (select b.id from organisations.body b join organisations.organisation o on o.id = b.organisation_id
    where o.kind = 'alliance' and b.body_key is not null and o.region = any ((select projects.my_regions())::text[]))
  and exists (select from projects.expert e where e.region = seat.region and e.person_id = seat.person_id and current_date < e.to_day));
