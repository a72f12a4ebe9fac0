-- 项目与办理：calls of procedures, the cases that travel through them, panels and their reviews, public notices. Which steps
-- there are, who acts and where they lead stands in the published definitions; nothing here knows a procedure by name.
create schema projects;
grant usage on schema projects to jiamenkou_app, jiamenkou_reader, jiamenkou_system;

create view programmes.v_definition with (security_invoker = true) as
  select id, version, region, title, yaml from programmes.definition;
create view programmes.v_participation with (security_invoker = true) as
  select programme_id, role, organisation_id, level, from_day, to_day from programmes.participation;
create view identity.v_title with (security_invoker = true) as select region, person_id, title_id, from_day, to_day from identity.title;
grant select on identity.v_title, programmes.v_definition, programmes.v_participation to jiamenkou_app, jiamenkou_reader, jiamenkou_system;

-- --- Calls --------------------------------------------------------------------------------------------------------
-- A call is of one version of a definition, and its cases stay on it.
create table projects.call (
  id uuid primary key,
  region text not null references organisations.region,
  programme_id text not null,
  programme_version integer not null,
  procedure_id text not null,
  title text not null check (length(title) between 1 and 100),
  guide text not null check (length(guide) <= 20000),
  fields jsonb not null default '[]',
  quotas jsonb not null default '{}',
  opens date not null,
  closes date check (opens <= closes),
  state text not null check (state in ('draft', 'open', 'closed', 'withdrawn')),
  numbered integer not null default 0,
  revision integer not null default 1,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamptz not null,
  published_on date,
  check ((state = 'draft') = (published_on is null) or state = 'withdrawn')
);
create index call_programme on projects.call (programme_id, procedure_id);

-- What is filled at a step of a call; an edition that cases were begun on is never changed.
create table projects.form (
  call_id uuid not null references projects.call,
  step text not null,
  edition integer not null check (edition >= 1),
  form jsonb not null,
  saved_by_name text not null,
  saved_at timestamptz not null,
  primary key (call_id, step, edition)
);

-- --- Cases --------------------------------------------------------------------------------------------------------
create table projects.case (
  region text not null,
  id uuid not null,
  call_id uuid not null references projects.call,
  organisation_id uuid not null references organisations.organisation,
  kind text,
  field text,
  title text not null check (length(title) between 1 and 100),
  step text,
  outcome text,
  entered_on date not null,
  due_on date,
  moves integer not null default 0,
  rank integer check (rank >= 1),
  number text,
  begun_by uuid not null,
  begun_by_name text not null,
  begun_at timestamptz not null,
  primary key (region, id),
  check ((step is null) <> (outcome is null)),
  check (outcome is null or due_on is null),
  constraint case_rank_once unique (region, call_id, rank)
);
create index case_call on projects.case (call_id, step);
create index case_organisation on projects.case (organisation_id);
create index case_title on projects.case using gin (title gin_trgm_ops);

-- Who beside the head of the organisation and its administrators may fill a case.
create table projects.delegation (
  region text not null,
  case_id uuid not null,
  person_region text not null,
  person_id uuid not null,
  person_name text not null,
  given_by_name text not null,
  given_at timestamptz not null,
  primary key (region, case_id, person_id),
  foreign key (region, case_id) references projects.case (region, id)
);
create index delegation_person on projects.delegation (person_id);

-- What is being filled at a step; who saves last has seen what was there.
create table projects.answers (
  region text not null,
  case_id uuid not null,
  step text not null,
  edition integer not null,
  answers jsonb not null,
  revision integer not null check (revision >= 1),
  saved_by_name text not null,
  saved_at timestamptz not null,
  primary key (region, case_id, step),
  foreign key (region, case_id) references projects.case (region, id)
);

-- The life of a case, move by move: nothing is ever taken out of it. What was submitted is kept as it was, and beside it what
-- may be read by those who shall not know who applies.
create table projects.move (
  region text not null,
  case_id uuid not null,
  number integer not null check (number >= 1),
  at timestamptz not null,
  on_day date not null,
  person_id uuid not null,
  person_name text not null,
  from_step text not null,
  move text not null,
  to_step text,
  to_outcome text,
  note text not null default '' check (length(note) <= 5000),
  meeting_region text,
  meeting_id uuid,
  edition integer,
  answers jsonb,
  blinded jsonb,
  primary key (region, case_id, number),
  foreign key (region, case_id) references projects.case (region, id),
  check ((to_step is null) <> (to_outcome is null)),
  check ((answers is null) = (edition is null) and (answers is null) = (blinded is null)),
  check ((meeting_id is null) = (meeting_region is null))
);

create table projects.paper (
  region text not null,
  id uuid not null,
  case_id uuid not null,
  file_region text not null,
  file_id uuid not null,
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (region, id),
  foreign key (region, case_id) references projects.case (region, id)
);
create index paper_case on projects.paper (region, case_id);
create index paper_file on projects.paper (file_region, file_id);

-- --- Experts and panels -------------------------------------------------------------------------------------------
create table projects.expert (
  region text not null,
  person_id uuid not null,
  fields text[] not null,
  note text not null default '' check (length(note) <= 1000),
  from_day date not null,
  to_day date not null default 'infinity',
  primary key (region, person_id),
  check (from_day < to_day),
  foreign key (region, person_id) references identity.person (region, id)
);

-- Where an expert worked or which organisation an expert has to keep away from; posts held on the platform are known anyway.
create table projects.expert_tie (
  region text not null,
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null references organisations.organisation,
  tie text not null check (tie in ('任职', '回避')),
  from_day date not null,
  to_day date not null default 'infinity',
  primary key (region, id),
  check (from_day < to_day),
  foreign key (region, person_id) references projects.expert (region, person_id)
);
create index expert_tie_person on projects.expert_tie (region, person_id);

-- 一轮评审 of the cases that stand at a step of a call, kept where its office is: how its panel was drawn, with the proof, and until
-- when it is open.
create table projects.round (
  region text not null references organisations.region,
  id uuid not null,
  call_id uuid not null references projects.call,
  panel_step text not null,
  step text not null,
  blind boolean not null,
  seed text not null,
  proof jsonb not null,
  drawn_by_name text not null,
  drawn_at timestamptz not null,
  opened_at timestamptz,
  closes_at timestamptz,
  closed_at timestamptz,
  closed_by_name text,
  primary key (region, id),
  check (opened_at is not null or closed_at is null),
  check ((opened_at is null) = (closes_at is null))
);
create index round_id on projects.round (id);
create index round_call on projects.round (call_id, step);
-- One draw at a time waits for its confirmation.
create unique index round_drawn_once on projects.round (region, call_id, panel_step) where opened_at is null;

create table projects.seat (
  region text not null,
  round_id uuid not null,
  case_id uuid not null,
  expert_id uuid not null,
  expert_region text not null,
  state text not null check (state in ('proposed', 'seated', 'declared', 'recused')),
  reason text check (length(reason) <= 1000),
  declared_at timestamptz,
  primary key (region, round_id, case_id, expert_id),
  foreign key (region, case_id) references projects.case (region, id),
  check ((state = 'recused') = (reason is not null))
);
create index seat_expert on projects.seat (expert_id);
create index seat_case on projects.seat (region, case_id);

create table projects.review (
  region text not null,
  round_id uuid not null,
  case_id uuid not null,
  expert_id uuid not null,
  marks jsonb not null,
  total numeric(6, 3) check (total between 0 and 100),
  comment text not null default '' check (length(comment) <= 5000),
  revision integer not null check (revision >= 1),
  saved_at timestamptz not null,
  submitted_at timestamptz,
  primary key (region, round_id, case_id, expert_id),
  foreign key (region, round_id, case_id, expert_id) references projects.seat (region, round_id, case_id, expert_id),
  check (submitted_at is null or total is not null)
);

-- --- Public notice ------------------------------------------------------------------------------------------------
create table projects.notice (
  id uuid primary key,
  region text not null references organisations.region,
  call_id uuid not null references projects.call,
  step text not null,
  title text not null check (length(title) between 1 and 100),
  body text not null check (length(body) <= 10000),
  from_day date not null,
  to_day date not null check (from_day <= to_day),
  published_by_name text not null,
  published_at timestamptz not null,
  finished_on date
);
create index notice_call on projects.notice (call_id);

create table projects.noticed (
  region text not null,
  notice_id uuid not null references projects.notice,
  case_id uuid not null,
  primary key (region, notice_id, case_id),
  foreign key (region, case_id) references projects.case (region, id)
);

create table projects.objection (
  region text not null,
  id uuid not null,
  notice_id uuid not null references projects.notice,
  case_id uuid not null,
  person_region text not null,
  person_id uuid not null,
  person_name text not null,
  body text not null check (length(body) between 1 and 5000),
  at timestamptz not null,
  answer text check (length(answer) between 1 and 5000),
  upheld boolean,
  answered_by_name text,
  answered_at timestamptz,
  primary key (region, id),
  foreign key (region, notice_id, case_id) references projects.noticed (region, notice_id, case_id),
  check ((answer is null) = (upheld is null) and (answer is null) = (answered_at is null) and (answer is null) = (answered_by_name is null))
);
create index objection_notice on projects.objection (notice_id);

-- --- Who sees what ------------------------------------------------------------------------------------------------
-- Districts whose cases I oversee; a city post opens all.
create function projects.my_regions() returns text[]
language sql stable security definer set search_path = pg_catalog as $$
  select identity.my_regions_as('{city-officer,district-officer,academy-researcher}')
$$;

-- Organisations in whose name I apply.
create function projects.my_organisations() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct p.organisation_id), '{}') from identity.post p
  where p.person_id = identity.my_person() and p.from_day <= current_date and current_date < p.to_day
    and p.kind in ('principal', 'school-admin', 'alliance-lead', 'district-officer', 'city-officer')
$$;

-- Cases that were given to me to fill.
create function projects.my_delegations() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(d.case_id), '{}') from projects.delegation d where d.person_id = identity.my_person()
$$;

-- Cases I read as an expert, with all that is attached to them: after I declared, while the round is open, where it is not blind.
create function projects.my_papers() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(s.case_id), '{}') from projects.seat s join projects.round r on r.id = s.round_id
  where s.expert_id = identity.my_person() and s.state = 'declared' and r.opened_at is not null and r.closed_at is null and not r.blind
$$;

-- What lies on an expert's desk. Who applies is not told where the review is blind.
create function projects.my_desk()
returns table (round_id uuid, round_region text, call_id uuid, step text, closes_at timestamptz, closed_at timestamptz, blind boolean, region text, case_id uuid,
  case_number integer, title text, kind text, field text, organisation_id uuid, state text)
language sql stable security definer set search_path = pg_catalog as $$
  select r.id, r.region, r.call_id, r.step, r.closes_at, r.closed_at, r.blind, case when r.blind then '' else c.region end, c.id,
    (select count(distinct o.case_id) from projects.seat o where o.round_id = r.id and o.case_id <= c.id)::integer, case when r.blind then '' else c.title end, c.kind, c.field,
    case when r.blind then null else c.organisation_id end, s.state
  from projects.seat s join projects.round r on r.id = s.round_id join projects.case c on c.region = s.region and c.id = s.case_id
  where s.expert_id = identity.my_person() and s.state in ('seated', 'declared') and r.opened_at is not null and (r.closed_at is not null or c.step = r.step)
$$;

-- What an expert reads of a case: the last submission, without what tells who applies where the review is blind.
create function projects.my_paper(round uuid, of_case uuid) returns table (step text, edition integer, answers jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select m.from_step, m.edition, case when r.blind then m.blinded else m.answers end
  from projects.seat s join projects.round r on r.id = s.round_id
    join projects.case c on c.region = s.region and c.id = s.case_id and c.step = r.step
    join projects.move m on m.region = s.region and m.case_id = s.case_id and m.answers is not null
  where s.round_id = round and s.case_id = of_case and s.expert_id = identity.my_person() and s.state = 'declared'
    and r.opened_at is not null and r.closed_at is null
  order by m.number desc limit 1
$$;

-- Whether I mark the case in the round: it stands there, I declared, and the round is open.
create function projects.may_mark(round uuid, of_case uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from projects.seat s join projects.round r on r.id = s.round_id
    join projects.case c on c.region = s.region and c.id = s.case_id and c.step = r.step
    where s.round_id = round and s.case_id = of_case and s.expert_id = identity.my_person() and s.state = 'declared'
      and r.opened_at is not null and r.closed_at is null)
$$;

-- How far a round has come, without a single mark: for those who oversee it.
create function projects.progress_of(round uuid) returns table (case_id uuid, expert_id uuid, submitted_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select v.case_id, v.expert_id, v.submitted_at from projects.review v join projects.round r on r.id = v.round_id
  where r.id = round and r.region = any (projects.my_regions())
$$;

-- Experts of all districts as those who choose among them know them: names, and where they worked, which tells whom they may not judge.
create function projects.experts_known()
returns table (region text, person_id uuid, name text, initials text, organisation_id uuid, posts jsonb, titles text[])
language sql stable security definer set search_path = pg_catalog as $$
  select e.region, e.person_id, n.name, n.initials, n.organisation_id,
    coalesce((select jsonb_agg(jsonb_build_object('kind', p.kind, 'organisationId', p.organisation_id, 'from', p.from_day,
      'to', case when p.to_day = 'infinity' then null else p.to_day end) order by p.from_day desc)
      from identity.post p where p.region = e.region and p.person_id = e.person_id), '[]'),
    coalesce((select array_agg(distinct k.name) from identity.title t join identity.title_kind k on k.id = t.title_id
      where t.region = e.region and t.person_id = e.person_id and t.from_day <= current_date and current_date < t.to_day), '{}')
  from projects.expert e join identity.person n on n.region = e.region and n.id = e.person_id
  where cardinality(projects.my_regions()) > 0 or e.person_id = identity.my_person()
$$;

-- What a public notice says of the cases it names, to everybody who is signed in. A case that it still holds stands at its step.
create function projects.noticed_cases(of_notice uuid)
returns table (region text, case_id uuid, organisation_id uuid, title text, kind text, field text, number text, standing boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select c.region, c.id, c.organisation_id, c.title, c.kind, c.field, c.number, c.step is not distinct from t.step
  from projects.noticed n join projects.notice t on t.id = n.notice_id join projects.case c on c.region = n.region and c.id = n.case_id
  where n.notice_id = of_notice
  order by c.number, c.field, c.region, c.rank, c.title, c.id
$$;

revoke all on all functions in schema projects from public;
grant execute on all functions in schema projects to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
grant create on schema projects to jiamenkou_system;
do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'projects'::regnamespace and p.prosecdef loop
    execute format('alter function %s owner to jiamenkou_system', f);
  end loop;
end $$;
revoke create on schema projects from jiamenkou_system;

grant select on all tables in schema projects to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
grant insert, update on projects.call, projects.case, projects.answers, projects.expert, projects.round, projects.review,
  projects.notice, projects.objection to jiamenkou_app;
grant insert on projects.form, projects.move, projects.noticed, projects.seat to jiamenkou_app;
grant update (state, reason, declared_at) on projects.seat to jiamenkou_app;
grant insert, delete on projects.delegation, projects.paper, projects.expert_tie to jiamenkou_app;
grant delete on projects.seat to jiamenkou_app;
grant insert, update, delete on all tables in schema projects to jiamenkou_system;

do $$
declare
  t text;
  oversee constant text := 'region = any ((select projects.my_regions())::text[])';
  own constant text := 'organisation_id = any ((select projects.my_organisations())::uuid[]) or id = any ((select projects.my_delegations())::uuid[])';
  -- A draft is its applicant's own.
  seen constant text := own || ' or (moves > 0 and ' || oversee || ')';
  of_case constant text := 'exists (select from projects.case c where c.region = %1$I.region and c.id = %1$I.case_id)';
  of_round constant text := 'exists (select from projects.round r where r.id = seat.round_id)';
  me constant text := '(select identity.my_person())';
begin
  foreach t in array array['case', 'delegation', 'answers', 'move', 'paper', 'expert', 'expert_tie', 'round', 'seat', 'review', 'noticed', 'objection'] loop
    execute format('alter table projects.%I enable row level security', t);
    execute format('alter table projects.%I force row level security', t);
    execute format('create policy %I on projects.%I to jiamenkou_system using (current_user = ''jiamenkou_system'') with check (current_user = ''jiamenkou_system'')', t || '_system', t);
  end loop;

  execute format('create policy case_see on projects.case for select to jiamenkou_app, jiamenkou_reader using (%s)', seen);
  execute format('create policy case_begin on projects.case for insert to jiamenkou_app with check (organisation_id = any ((select projects.my_organisations())::uuid[]) and moves = 0 and begun_by = %s)', me);
  execute format('create policy case_go_on on projects.case for update to jiamenkou_app using (%1$s) with check (%1$s)', seen);

  foreach t in array array['delegation', 'answers', 'move', 'paper'] loop
    execute format('create policy %I on projects.%I for select to jiamenkou_app, jiamenkou_reader using (%s)', t || '_see', t, format(of_case, t));
    execute format('create policy %I on projects.%I for insert to jiamenkou_app with check (%s)', t || '_add', t,
      format(of_case, t) || case t when 'move' then ' and person_id = ' || me when 'paper' then ' and added_by = ' || me else '' end);
  end loop;
  execute format('create policy delegation_end on projects.delegation for delete to jiamenkou_app using (%s)', format(of_case, 'delegation'));
  execute format('create policy answers_save on projects.answers for update to jiamenkou_app using (%1$s) with check (%1$s)', format(of_case, 'answers'));
  execute 'create policy paper_review on projects.paper for select to jiamenkou_app, jiamenkou_reader using (case_id = any ((select projects.my_papers())::uuid[]))';
  execute format('create policy paper_remove on projects.paper for delete to jiamenkou_app using (added_by = %s and %s)', me, format(of_case, 'paper'));

  -- The bank of experts is the bureaux'; an expert sees the own entry.
  foreach t in array array['expert', 'expert_tie'] loop
    execute format('create policy %I on projects.%I for select to jiamenkou_app, jiamenkou_reader using (cardinality((select projects.my_regions())::text[]) > 0 or person_id = %s)', t || '_see', t, me);
    execute format('create policy %I on projects.%I for insert to jiamenkou_app with check (%s)', t || '_add', t, oversee);
  end loop;
  execute format('create policy expert_change on projects.expert for update to jiamenkou_app using (%1$s) with check (%1$s)', oversee);
  execute format('create policy expert_tie_end on projects.expert_tie for delete to jiamenkou_app using (%s)', oversee);

  -- How a panel was drawn is known to those who oversee; an expert knows of a round what lies on the desk.
  execute format('create policy round_see on projects.round for select to jiamenkou_app, jiamenkou_reader using (%s)', oversee);
  execute format('create policy round_draw on projects.round for insert to jiamenkou_app with check (%s)', oversee);
  execute format('create policy round_go_on on projects.round for update to jiamenkou_app using (%1$s) with check (%1$s)', oversee);

  -- Who reviews what is known to those who oversee the round, and to the expert. Who sits there may step back, and nothing else.
  execute format('create policy seat_see on projects.seat for select to jiamenkou_app, jiamenkou_reader using (expert_id = %s or %s)', me, of_round);
  execute format('create policy seat_add on projects.seat for insert to jiamenkou_app with check (%s)', of_round);
  execute format('create policy seat_change on projects.seat for update to jiamenkou_app using (%1$s) with check (%1$s)', of_round || ' and state in (''proposed'', ''seated'')');
  execute format('create policy seat_declare on projects.seat for update to jiamenkou_app using (expert_id = %1$s and state in (''seated'', ''declared'')) with check (expert_id = %1$s and state in (''declared'', ''recused''))', me);
  execute format('create policy seat_redraw on projects.seat for delete to jiamenkou_app using (state in (''proposed'', ''seated'') and %s)', of_round);

  -- Scores are sealed: until their round is closed nobody but their author reads them.
  execute format('create policy review_see on projects.review for select to jiamenkou_app, jiamenkou_reader using (expert_id = %s or exists (select from projects.round r where r.id = review.round_id and r.closed_at is not null))', me);
  execute format('create policy review_write on projects.review for insert to jiamenkou_app with check (expert_id = %s and (select projects.may_mark(round_id, case_id)))', me);
  execute format('create policy review_change on projects.review for update to jiamenkou_app using (expert_id = %1$s and submitted_at is null and (select projects.may_mark(round_id, case_id))) with check (expert_id = %1$s)', me);

  -- A notice is public, and so is which cases it names; an objection is between who raised it and who answers.
  execute format('create policy noticed_see on projects.noticed for select to jiamenkou_app, jiamenkou_reader using (%s is not null)', me);
  execute format('create policy noticed_add on projects.noticed for insert to jiamenkou_app with check (%s)', oversee);
  execute format('create policy objection_see on projects.objection for select to jiamenkou_app, jiamenkou_reader using (%s or person_id = %s)', oversee, me);
  execute format('create policy objection_raise on projects.objection for insert to jiamenkou_app with check (person_id = %s)', me);
  execute format('create policy objection_answer on projects.objection for update to jiamenkou_app using (answer is null and %1$s) with check (%1$s)', oversee);
end $$;

-- The papers of a case are open to everybody who sees it, and to its experts.
create policy file_of_case on platform.file for select to jiamenkou_app, jiamenkou_reader using (
  exists (select from projects.paper p where p.file_region = file.region and p.file_id = file.id));
