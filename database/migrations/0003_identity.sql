-- 身份：people with dated posts, titles and seats; accounts and sessions. Regional: they hang on a person.
create schema identity;
grant usage on schema identity to jiamenkou_app, jiamenkou_reader, jiamenkou_system;

create table identity.person (
  region text not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 40),
  initials text not null,
  staff_no text check (staff_no ~ '^[0-9A-Za-z-]{4,20}$'),
  organisation_id uuid not null,
  subject text,
  stage text check (stage in ('幼儿园', '小学', '初中', '高中')),
  primary key (region, id),
  foreign key (organisation_id) references organisations.organisation (id)
);
create unique index person_staff_no on identity.person (region, staff_no);
create index person_organisation on identity.person (organisation_id);
create index person_id on identity.person (id);
create index person_name on identity.person (name collate platform.pinyin, id);
create index person_search on identity.person using gin ((name || ' ' || initials) gin_trgm_ops);

create table identity.contact (
  region text not null,
  person_id uuid not null,
  phone text,
  email text,
  primary key (region, person_id),
  foreign key (region, person_id) references identity.person (region, id)
);

create table identity.post (
  region text not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('system-admin', 'security-admin', 'audit-admin', 'city-officer', 'district-officer', 'liaison',
    'academy-researcher', 'expert', 'alliance-lead', 'principal', 'school-admin', 'teacher')),
  organisation_id uuid not null references organisations.organisation (id),
  office text check (office in ('基础教育科', '组织科', '人事科', '计财科', '督导室', '宣传科', '纪检监察室', '办公室')),
  from_day date not null,
  to_day date not null default 'infinity',
  primary key (region, id),
  check (from_day < to_day),
  foreign key (region, person_id) references identity.person (region, id),
  constraint post_once exclude using gist (region with =, person_id with =, kind with =, organisation_id with =, daterange(from_day, to_day) with &&)
);
create index post_person on identity.post (person_id);
create index post_organisation on identity.post (organisation_id, kind);

-- shared: names differ by district, so the list is data
create table identity.title_kind (
  id uuid primary key,
  name text not null,
  category text not null,
  level text,
  region text references organisations.region,
  rank integer not null,
  unique nulls not distinct (name, region)
);

create table identity.title (
  region text not null,
  id uuid not null,
  person_id uuid not null,
  title_id uuid not null references identity.title_kind,
  subject text,
  from_day date not null,
  to_day date not null default 'infinity',
  primary key (region, id),
  check (from_day < to_day),
  foreign key (region, person_id) references identity.person (region, id),
  constraint title_once exclude using gist (region with =, person_id with =, title_id with =, daterange(from_day, to_day) with &&)
);
create index title_person on identity.title (person_id);

create table identity.seat (
  region text not null,
  id uuid not null,
  person_id uuid not null,
  body_id uuid not null references organisations.body,
  role text not null check (length(role) between 1 and 20),
  from_day date not null,
  to_day date not null default 'infinity',
  primary key (region, id),
  check (from_day < to_day),
  foreign key (region, person_id) references identity.person (region, id),
  constraint seat_once exclude using gist (region with =, person_id with =, body_id with =, daterange(from_day, to_day) with &&)
);
create index seat_body on identity.seat (body_id);
create index seat_person on identity.seat (person_id);

create table identity.account (
  region text not null,
  person_id uuid not null,
  login text not null,
  password_hash text not null,
  must_change boolean not null,
  suspended boolean not null default false,
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  primary key (region, person_id),
  foreign key (region, person_id) references identity.person (region, id)
);
create unique index account_login on identity.account (region, lower(login));

create table identity.session (
  region text not null,
  id uuid not null,
  person_id uuid not null,
  token_hash bytea not null,
  device text not null,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  second_factor_at timestamptz,
  ended_at timestamptz,
  primary key (region, id),
  foreign key (region, person_id) references identity.person (region, id)
);
create unique index session_token on identity.session (region, token_hash);
create index session_hash on identity.session (token_hash);
create index session_person on identity.session (person_id) where ended_at is null;

create table identity.attempt (
  region text not null,
  id uuid not null,
  at timestamptz not null,
  login_hash bytea not null,
  source_hash bytea not null,
  succeeded boolean not null,
  primary key (region, id)
);
create index attempt_login on identity.attempt (login_hash, at desc);

grant select on identity.title_kind to jiamenkou_app, jiamenkou_reader;
grant select, insert, update, delete on all tables in schema identity to jiamenkou_system;

insert into identity.title_kind (id, name, category, level, region, rank)
select gen_random_uuid(), name, category, level, null, rank from (values
  ('特级校长', '校长称号', '市级', 1), ('特级教师', '教师称号', '市级', 2), ('正高级教师', '职称', '市级', 3), ('高级教师', '职称', '区级', 4),
  ('学术技术带头人', '骨干称号', '区级', 5), ('学科带头人', '骨干称号', '区级', 6), ('高级指导教师', '骨干称号', '区级', 7),
  ('骨干教师', '骨干称号', '区级', 8), ('学科新星', '骨干称号', '区级', 9), ('教学能手', '骨干称号', '区级', 10), ('教学新秀', '骨干称号', '区级', 11)
) as t (name, category, level, rank);

create view identity.v_post with (security_invoker = true) as select region, id, person_id, kind, organisation_id, office, from_day, to_day from identity.post;
create view identity.v_person with (security_invoker = true) as select region, id, name, organisation_id, subject, stage, staff_no from identity.person;
grant select on identity.v_post, identity.v_person to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
