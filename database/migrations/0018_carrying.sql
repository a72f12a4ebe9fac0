-- 过程管理：what was chosen while it is carried out: its milestones, what is put on record of it, and what is asked to be changed. At
-- which steps that is, and which tables of which forms promise milestones, stands in the published definitions.

create table projects.milestone (
  region text not null,
  id uuid not null,
  case_id uuid not null,
  title text not null check (length(title) between 1 and 500),
  result text not null default '' check (length(result) <= 500),
  -- Until when it was promised; this stays, whatever is agreed later.
  planned_on date not null,
  due_on date not null,
  from_step text not null,
  added_on date not null,
  done_on date,
  evidence text check (length(evidence) between 1 and 2000),
  marked_by_name text,
  marked_at timestamptz,
  primary key (region, id),
  foreign key (region, case_id) references projects.case (region, id),
  constraint milestone_once unique (region, case_id, planned_on, title),
  check ((done_on is null) = (evidence is null) and (done_on is null) = (marked_at is null) and (done_on is null) = (marked_by_name is null))
);
create index milestone_due on projects.milestone (due_on) where done_on is null;

create table projects.progress (
  region text not null,
  id uuid not null,
  case_id uuid not null,
  on_day date not null,
  body text not null check (length(body) between 1 and 5000),
  person_id uuid not null,
  person_name text not null,
  at timestamptz not null,
  primary key (region, id),
  foreign key (region, case_id) references projects.case (region, id)
);
create index progress_case on projects.progress (region, case_id, on_day);

-- What was attached to a record of progress, among the papers of its case.
alter table projects.paper add column progress_id uuid;
alter table projects.paper add constraint paper_progress foreign key (region, progress_id) references projects.progress (region, id);

create table projects.change_request (
  region text not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (length(kind) between 1 and 100),
  change jsonb not null,
  reason text not null check (length(reason) between 1 and 5000),
  state text not null check (state in ('asked', 'agreed', 'declined', 'withdrawn', 'lapsed')),
  asked_by uuid not null,
  asked_by_name text not null,
  asked_on date not null,
  asked_at timestamptz not null,
  due_on date,
  answer text not null default '' check (length(answer) <= 5000),
  answered_by_name text,
  answered_on date,
  answered_at timestamptz,
  primary key (region, id),
  foreign key (region, case_id) references projects.case (region, id),
  check ((state = 'asked') = (answered_at is null) and (answered_at is null) = (answered_on is null)),
  check (state not in ('agreed', 'declined') or answered_by_name is not null)
);
-- One at a time: what is asked next starts from what was answered.
create unique index change_open_once on projects.change_request (region, case_id) where state = 'asked';

grant select on projects.milestone, projects.progress, projects.change_request to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
grant insert on projects.milestone, projects.progress, projects.change_request to jiamenkou_app;
grant update (due_on, done_on, evidence, marked_by_name, marked_at) on projects.milestone to jiamenkou_app;
grant update (state, answer, answered_by_name, answered_on, answered_at) on projects.change_request to jiamenkou_app;
grant insert, update, delete on projects.milestone, projects.progress, projects.change_request to jiamenkou_system;

-- Who sees a case sees how it is carried out. What is put on record and asked for is the applicant's to write, in one's own name.
do $$
declare
  t text;
  of_case constant text := 'exists (select from projects.case c where c.region = %1$I.region and c.id = %1$I.case_id)';
  own_case constant text := 'exists (select from projects.case c where c.region = %1$I.region and c.id = %1$I.case_id
    and (c.organisation_id = any ((select projects.my_organisations())::uuid[]) or c.id = any ((select projects.my_delegations())::uuid[])))';
  me constant text := '(select identity.my_person())';
begin
  foreach t in array array['milestone', 'progress', 'change_request'] loop
    execute format('alter table projects.%I enable row level security', t);
    execute format('alter table projects.%I force row level security', t);
    execute format('create policy %I on projects.%I to jiamenkou_system using (current_user = ''jiamenkou_system'') with check (current_user = ''jiamenkou_system'')', t || '_system', t);
    execute format('create policy %I on projects.%I for select to jiamenkou_app, jiamenkou_reader using (%s)', t || '_see', t, format(of_case, t));
  end loop;
  execute format('create policy milestone_add on projects.milestone for insert to jiamenkou_app with check (%s)', format(of_case, 'milestone'));
  execute format('create policy milestone_mark on projects.milestone for update to jiamenkou_app using (%1$s) with check (%1$s)', format(of_case, 'milestone'));
  execute format('create policy progress_add on projects.progress for insert to jiamenkou_app with check (%s and person_id = %s)', format(own_case, 'progress'), me);
  execute format('create policy change_request_ask on projects.change_request for insert to jiamenkou_app with check (%s and state = ''asked'' and asked_by = %s)', format(own_case, 'change_request'), me);
  execute format('create policy change_request_answer on projects.change_request for update to jiamenkou_app using (state = ''asked'' and %1$s) with check (state <> ''asked'' and %1$s)', format(of_case, 'change_request'));
end $$;
