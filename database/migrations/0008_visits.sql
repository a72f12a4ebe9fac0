-- 走访：who is assigned to look after which organisation, what was seen there, and what became of each point. Regional: the region
-- is that of the organisation visited. What was sent is never changed: only the standing of its points and proposals moves on.

-- shared: what kinds of visits there are is data
create table collaboration.visit_kind (
  name text primary key check (length(name) between 1 and 20),
  rank integer not null
);
grant select on collaboration.visit_kind to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
grant insert on collaboration.visit_kind to jiamenkou_app, jiamenkou_system;
insert into collaboration.visit_kind (name, rank) values ('日常巡视', 1), ('专项走访', 2), ('随访', 3), ('蹲点调研', 4);

create table collaboration.liaison_assignment (
  region text not null,
  id uuid not null,
  liaison_region text not null,
  liaison_id uuid not null,
  organisation_id uuid not null references organisations.organisation (id),
  programme_id text,
  from_day date not null,
  to_day date not null default 'infinity',
  primary key (region, id),
  constraint liaison_assignment_days check (from_day < to_day),
  constraint liaison_assignment_once exclude using gist (region with =, liaison_id with =, organisation_id with =, (coalesce(programme_id, '')) with =, daterange(from_day, to_day) with &&)
);
create index liaison_assignment_organisation on collaboration.liaison_assignment (organisation_id, from_day);
create index liaison_assignment_liaison on collaboration.liaison_assignment (liaison_id, from_day);

create table collaboration.visit (
  region text not null,
  id uuid not null,
  organisation_id uuid not null references organisations.organisation (id),
  liaison_region text not null,
  liaison_id uuid not null,
  /* as the report is signed */
  liaison_name text not null,
  programme_id text,
  kind text not null check (length(kind) between 1 and 20),
  on_day date not null,
  /* the liaison was assigned to the organisation on that day; else 计划外 */
  planned boolean not null,
  met text not null check (length(met) <= 200),
  seen text not null check (length(seen) <= 5000),
  state text not null check (state in ('draft', 'sent')),
  revision integer not null default 0,
  sent_on date,
  primary key (region, id),
  constraint visit_sent_whole check ((state = 'sent') = (sent_on is not null) and (state = 'draft' or (met <> '' and seen <> '' and on_day <= sent_on)))
);
create index visit_organisation on collaboration.visit (organisation_id, on_day desc) where state = 'sent';
create index visit_day on collaboration.visit (region, on_day desc);
create index visit_liaison on collaboration.visit (liaison_id, on_day desc);

-- 问题与建议. A number is given once in a visit, so that pictures keep their point when another is struck out of the draft.
create table collaboration.visit_point (
  region text not null,
  visit_id uuid not null,
  number integer not null check (number between 1 and 99),
  kind text not null check (kind in ('问题', '建议')),
  body text not null check (length(body) <= 1000),
  state text not null default 'open' check (state in ('open', 'answered', 'settled')),
  /* by when the visited organisation will have done what it answered */
  due_day date,
  settled_on date,
  primary key (region, visit_id, number),
  foreign key (region, visit_id) references collaboration.visit (region, id) on delete cascade,
  check ((state = 'settled') = (settled_on is not null)),
  check (state <> 'answered' or due_day is not null)
);
create index visit_point_unsettled on collaboration.visit_point (region, visit_id) where state <> 'settled';

-- 对计划的建议: a point that asks the office of the programme to adjust a stage task.
create table collaboration.visit_proposal (
  region text not null,
  visit_id uuid not null,
  number integer not null,
  programme_id text not null,
  stage text not null,
  stage_task text not null,
  proposes text not null check (length(proposes) <= 500),
  state text not null default 'pending' check (state in ('pending', 'adopted', 'declined')),
  reason text,
  decided_by uuid,
  decided_by_name text,
  decided_on date,
  primary key (region, visit_id, number),
  foreign key (region, visit_id, number) references collaboration.visit_point (region, visit_id, number) on delete cascade,
  constraint visit_proposal_decided check (num_nonnulls(reason, decided_by, decided_by_name, decided_on) = case when state = 'pending' then 0 else 4 end)
);
create index visit_proposal_pending on collaboration.visit_proposal (region) where state = 'pending';

-- What happened to a point, in order.
create table collaboration.visit_point_step (
  region text not null,
  id uuid not null,
  visit_id uuid not null,
  number integer not null,
  at timestamptz not null,
  person_id uuid not null,
  person_name text not null,
  step text not null check (step in ('答复', '办结', '退回')),
  note text not null,
  due_day date,
  /* the task an answer was turned into */
  task_region text,
  task_id uuid,
  primary key (region, id),
  foreign key (region, visit_id, number) references collaboration.visit_point (region, visit_id, number),
  check ((step = '答复') = (due_day is not null)),
  check ((task_id is null) = (task_region is null))
);
create index visit_point_step_point on collaboration.visit_point_step (region, visit_id, number, at);

-- --- Who sees what ------------------------------------------------------------------------------------------------
-- Organisations I lead: what a liaison reports about them is for me to answer.
create function collaboration.my_led() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct p.organisation_id), '{}') from identity.post p
  where p.person_id = identity.my_person() and p.from_day <= current_date and current_date < p.to_day
    and p.kind in ('principal', 'school-admin', 'alliance-lead')
$$;

-- Names of liaisons, and whether they hold such a post on the day; who they are is no secret to anybody signed in.
create function collaboration.liaisons_named(people uuid[], on_day date) returns table (id uuid, name text, holds boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select n.id, n.name, bool_or(p.from_day <= on_day and on_day < p.to_day)
  from identity.person n join identity.post p on p.person_id = n.id and p.kind = 'liaison'
  where n.id = any (people) and (identity.my_person() is not null or session_user = 'jiamenkou_system')
  group by n.id, n.name
$$;

revoke all on function collaboration.my_led(), collaboration.liaisons_named(uuid[], date) from public;
grant execute on function collaboration.my_led(), collaboration.liaisons_named(uuid[], date) to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
grant create on schema collaboration to jiamenkou_system;
alter function collaboration.my_led() owner to jiamenkou_system;
alter function collaboration.liaisons_named(uuid[], date) owner to jiamenkou_system;
revoke create on schema collaboration from jiamenkou_system;

grant select on collaboration.liaison_assignment, collaboration.visit, collaboration.visit_point, collaboration.visit_proposal,
  collaboration.visit_point_step to jiamenkou_app, jiamenkou_reader;
grant insert on collaboration.liaison_assignment, collaboration.visit_point_step to jiamenkou_app;
grant update (to_day) on collaboration.liaison_assignment to jiamenkou_app;
grant insert, update, delete on collaboration.visit to jiamenkou_app;
-- The words of a point never change in place: a draft's points are written anew, a sent one's only move on.
grant insert, delete on collaboration.visit_point, collaboration.visit_proposal to jiamenkou_app;
grant update (state, due_day, settled_on) on collaboration.visit_point to jiamenkou_app;
grant update (state, reason, decided_by, decided_by_name, decided_on) on collaboration.visit_proposal to jiamenkou_app;
grant select, insert, update, delete on collaboration.liaison_assignment, collaboration.visit, collaboration.visit_point,
  collaboration.visit_proposal, collaboration.visit_point_step to jiamenkou_system;

do $$
declare
  t text;
  me constant text := '(select identity.my_person())';
  followed constant text := 'region = any ((select collaboration.my_regions())::text[])';
  led constant text := 'organisation_id = any ((select collaboration.my_led())::uuid[])';
  officer constant text := 'region = any ((select identity.my_regions_as(''{city-officer,district-officer}''))::text[])';
  liaison constant text := 'region = any ((select identity.my_regions_as(''{liaison}''))::text[])';
  -- What hangs on a visit: seen with it, written while it is its author's draft, moved on by those it concerns once it is sent.
  of_visit constant text := 'exists (select from collaboration.visit v where v.region = %1$I.region and v.id = %1$I.visit_id%2$s)';
  is_draft constant text := ' and v.state = ''draft'' and v.liaison_id = (select identity.my_person())';
  is_sent constant text := ' and v.state = ''sent''';
begin
  foreach t in array array['liaison_assignment', 'visit', 'visit_point', 'visit_proposal', 'visit_point_step'] loop
    execute format('alter table collaboration.%I enable row level security', t);
    execute format('alter table collaboration.%I force row level security', t);
    execute format('create policy %I on collaboration.%I to jiamenkou_system using (current_user = ''jiamenkou_system'') with check (current_user = ''jiamenkou_system'')', t || '_system', t);
  end loop;

  execute format('create policy liaison_assignment_see on collaboration.liaison_assignment for select to jiamenkou_app, jiamenkou_reader using (%s or %s or liaison_id = %s)', followed, led, me);
  execute format('create policy liaison_assignment_assign on collaboration.liaison_assignment for insert to jiamenkou_app with check (%s)', officer);
  execute format('create policy liaison_assignment_end on collaboration.liaison_assignment for update to jiamenkou_app using (%1$s) with check (%1$s)', officer);

  -- A draft is its author's and nobody else's.
  execute format('create policy visit_see on collaboration.visit for select to jiamenkou_app, jiamenkou_reader using (liaison_id = %s or (state = ''sent'' and (%s or %s)))', me, followed, led);
  execute format('create policy visit_begin on collaboration.visit for insert to jiamenkou_app with check (state = ''draft'' and liaison_id = %s and %s)', me, liaison);
  execute format('create policy visit_write on collaboration.visit for update to jiamenkou_app using (state = ''draft'' and liaison_id = %1$s) with check (liaison_id = %1$s)', me);
  execute format('create policy visit_discard on collaboration.visit for delete to jiamenkou_app using (state = ''draft'' and liaison_id = %s)', me);

  foreach t in array array['visit_point', 'visit_proposal', 'visit_point_step'] loop
    execute format('create policy %I on collaboration.%I for select to jiamenkou_app, jiamenkou_reader using (%s)', t || '_see', t, format(of_visit, t, ''));
  end loop;
  foreach t in array array['visit_point', 'visit_proposal'] loop
    execute format('create policy %I on collaboration.%I for insert to jiamenkou_app with check (%s)', t || '_write', t, format(of_visit, t, is_draft));
    execute format('create policy %I on collaboration.%I for delete to jiamenkou_app using (%s)', t || '_strike', t, format(of_visit, t, is_draft));
  end loop;
  execute format('create policy visit_point_move on collaboration.visit_point for update to jiamenkou_app using (%1$s) with check (%1$s)',
    format(of_visit, 'visit_point', is_sent || format(' and (v.%s or v.%s)', led, liaison)));
  execute format('create policy visit_proposal_decide on collaboration.visit_proposal for update to jiamenkou_app using (%1$s) with check (%1$s)',
    format(of_visit, 'visit_proposal', is_sent || format(' and v.%s', officer)));
  execute format('create policy visit_point_step_add on collaboration.visit_point_step for insert to jiamenkou_app with check (person_id = %s and %s)', me,
    format(of_visit, 'visit_point_step', is_sent || format(' and (v.%s or v.%s)', led, liaison)));
end $$;

-- Pictures belong to the report: added and removed while it is a draft.
create policy attachment_visit_see on collaboration.attachment for select to jiamenkou_app, jiamenkou_reader using (
  about = 'visit' and exists (select from collaboration.visit v where v.region = attachment.region and v.id = attachment.about_id));
create policy attachment_visit_add on collaboration.attachment for insert to jiamenkou_app with check (
  about = 'visit' and added_by = (select identity.my_person())
  and exists (select from collaboration.visit v where v.region = attachment.region and v.id = attachment.about_id and v.state = 'draft' and v.liaison_id = (select identity.my_person())));
create policy attachment_visit_remove on collaboration.attachment for delete to jiamenkou_app using (
  about = 'visit'
  and exists (select from collaboration.visit v where v.region = attachment.region and v.id = attachment.about_id and v.state = 'draft' and v.liaison_id = (select identity.my_person())));
