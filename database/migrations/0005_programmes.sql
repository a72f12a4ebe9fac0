-- 行动计划：published definitions, who takes part, which tasks are done. All shared.
create schema programmes;
grant usage on schema programmes to jiamenkou_app, jiamenkou_reader, jiamenkou_system;

-- A published version never changes: the application may only add.
create table programmes.definition (
  id text not null check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  version integer not null check (version >= 1),
  region text not null,
  title text not null,
  yaml text not null,
  published_at timestamptz not null,
  published_by text not null,
  primary key (id, version)
);

create table programmes.participation (
  id uuid primary key,
  programme_id text not null,
  role text not null,
  organisation_id uuid not null,
  level text check (level in ('市级', '区级')),
  batch text,
  from_day date not null,
  to_day date not null default 'infinity',
  organisation_from date not null,
  organisation_to date not null,
  check (from_day < to_day),
  constraint participation_within_organisation check (from_day >= organisation_from and to_day <= organisation_to),
  foreign key (organisation_id, organisation_from, organisation_to) references organisations.organisation (id, from_day, to_day) on update cascade,
  constraint participation_once exclude using gist (programme_id with =, role with =, organisation_id with =, daterange(from_day, to_day) with &&)
);
create index participation_organisation on programmes.participation (organisation_id);

create table programmes.task_done (
  programme_id text not null,
  stage text not null,
  task text not null,
  done_on date not null,
  note text,
  primary key (programme_id, stage, task)
);

grant select on all tables in schema programmes to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
grant insert on programmes.definition to jiamenkou_app, jiamenkou_system;
grant insert, update on programmes.participation to jiamenkou_app, jiamenkou_system;
grant insert, update, delete on programmes.task_done to jiamenkou_app, jiamenkou_system;
