-- 组织：regions, schools, alliances, dated memberships, governance, bodies, the school calendar. All shared.
-- Whatever holds for a while is [from_day, to_day); an open end is 'infinity'.
create schema organisations;
grant usage on schema organisations to jiamenkou_app, jiamenkou_reader, jiamenkou_system;

create table organisations.region (
  code text primary key check (code ~ '^\d{6}$'),
  name text not null,
  kind text not null check (kind in ('city', 'district'))
);

create table organisations.organisation (
  id uuid primary key,
  kind text not null check (kind in ('commission', 'bureau', 'academy', 'alliance', 'school')),
  region text not null references organisations.region,
  name text not null check (length(name) between 1 and 60),
  initials text not null,
  from_day date not null,
  to_day date not null default 'infinity',
  version integer not null default 0,
  check (from_day < to_day),
  unique (id, kind),
  unique (id, from_day, to_day)
);
create index organisation_name on organisations.organisation (kind, region, name collate platform.pinyin, id);
create index organisation_search on organisations.organisation using gin ((name || ' ' || initials) gin_trgm_ops);

create table organisations.school (
  id uuid primary key,
  kind text not null default 'school' check (kind = 'school'),
  code text not null unique check (code ~ '^(11|21|31|34|37|51|91)31\d{6}$'),
  type text not null check (type in ('幼儿园', '小学', '初级中学', '九年一贯制学校', '完全中学', '高级中学', '十二年一贯制学校', '特殊教育学校')),
  ownership text not null check (ownership in ('公办', '民办')),
  town text,
  feature text,
  feature_since date,
  check ((feature is null) = (feature_since is null)),
  foreign key (id, kind) references organisations.organisation (id, kind)
);
create index school_type on organisations.school (type, ownership);

create table organisations.campus (
  id uuid primary key,
  school_id uuid not null references organisations.school,
  name text not null,
  address text not null,
  longitude double precision check (longitude between 120.8 and 122.3),
  latitude double precision check (latitude between 30.6 and 31.95),
  main boolean not null,
  check ((longitude is null) = (latitude is null))
);
create unique index campus_main on organisations.campus (school_id) where main;
create index campus_school on organisations.campus (school_id);

-- 达到义务教育学校办学基本标准
create table organisations.standard_reached (
  id uuid primary key,
  school_id uuid not null references organisations.school,
  from_day date not null,
  to_day date not null default 'infinity',
  document text,
  check (from_day < to_day),
  exclude using gist (school_id with =, daterange(from_day, to_day) with &&)
);

create table organisations.alliance (
  id uuid primary key,
  kind text not null default 'alliance' check (kind = 'alliance'),
  type text not null check (type in ('教育圈', '学区', '教育集团', '新优质集群', '强校共同体', '研究共同体', '跨区域协作共同体')),
  form text check (form in ('紧密型', '松散型', '多法人组合式', '跨学段联合', '联盟型', '互助共进联合体', '托管', '承办', '联办', '协办', '集团化')),
  field text check (field in ('课程与教学', '管理与文化', '评价与改进')),
  level text not null check (level in ('市级', '区级')),
  purpose text,
  foreign key (id, kind) references organisations.organisation (id, kind)
);

-- A membership lies within the life of its school and of its alliance: their days are carried along and checked here,
-- so a closed school is in nothing and nobody joins a dissolved alliance, whatever runs at the same time.
create table organisations.membership (
  id uuid primary key,
  alliance_id uuid not null references organisations.alliance,
  school_id uuid not null references organisations.school,
  role text not null check (role in ('牵头校', '核心校', '成员校', '实验校', '支援校', '参与校')),
  from_day date not null,
  to_day date not null default 'infinity',
  alliance_from date not null,
  alliance_to date not null,
  school_from date not null,
  school_to date not null,
  check (from_day < to_day),
  constraint membership_within_alliance check (from_day >= alliance_from and to_day <= alliance_to),
  constraint membership_within_school check (from_day >= school_from and to_day <= school_to),
  foreign key (alliance_id, alliance_from, alliance_to) references organisations.organisation (id, from_day, to_day) on update cascade,
  foreign key (school_id, school_from, school_to) references organisations.organisation (id, from_day, to_day) on update cascade,
  constraint membership_once exclude using gist (alliance_id with =, school_id with =, daterange(from_day, to_day) with &&)
);
create index membership_school on organisations.membership (school_id);
create index membership_alliance on organisations.membership (alliance_id);

-- 章程、规划、权责清单、五统一、管理制度: each version holds until the next is adopted
create table organisations.alliance_document (
  id uuid primary key,
  alliance_id uuid not null references organisations.alliance,
  kind text not null check (kind in ('章程', '规划', '权责清单', '五统一', '管理制度')),
  title text not null,
  body text not null,
  responsibilities jsonb,
  unified jsonb,
  file_region text,
  file_id uuid,
  from_day date not null,
  to_day date not null default 'infinity',
  check (from_day < to_day),
  check ((file_id is null) = (file_region is null)),
  constraint alliance_document_once exclude using gist (alliance_id with =, kind with =, daterange(from_day, to_day) with &&)
);

-- 领导小组、工作小组、项目办公室、专家委员会、专家组、理事会；who sits in them is in identity.seat
create table organisations.body (
  id uuid primary key,
  organisation_id uuid not null references organisations.organisation,
  name text not null,
  kind text not null check (length(kind) between 1 and 20),
  level text not null check (level in ('市级', '区级')),
  programme_id text,
  body_key text,
  from_day date not null,
  to_day date not null default 'infinity',
  check (from_day < to_day),
  check (body_key is null or programme_id is not null)
);
create index body_organisation on organisations.body (organisation_id);

create table organisations.school_year (
  year integer primary key check (year between 2010 and 2050),
  verified boolean not null,
  terms jsonb not null
);

grant select on all tables in schema organisations to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
grant insert, update, delete on all tables in schema organisations to jiamenkou_app, jiamenkou_system;
revoke insert, update, delete on organisations.region from jiamenkou_app, jiamenkou_system;

insert into organisations.region (code, name, kind) values
  ('310000', '上海市', 'city'),
  ('310101', '黄浦区', 'district'), ('310104', '徐汇区', 'district'), ('310105', '长宁区', 'district'), ('310106', '静安区', 'district'),
  ('310107', '普陀区', 'district'), ('310109', '虹口区', 'district'), ('310110', '杨浦区', 'district'), ('310112', '闵行区', 'district'),
  ('310113', '宝山区', 'district'), ('310114', '嘉定区', 'district'), ('310115', '浦东新区', 'district'), ('310116', '金山区', 'district'),
  ('310117', '松江区', 'district'), ('310118', '青浦区', 'district'), ('310120', '奉贤区', 'district'), ('310151', '崇明区', 'district');

-- What the other contexts may read.
create view organisations.v_organisation with (security_invoker = true) as
  select id, kind, region, name, initials, from_day, to_day from organisations.organisation;
create view organisations.v_membership with (security_invoker = true) as
  select m.id, m.alliance_id, m.school_id, m.role, m.from_day, m.to_day from organisations.membership m;
create view organisations.v_body with (security_invoker = true) as
  select b.id, b.name, b.kind, b.level, b.organisation_id, o.region, b.programme_id, b.body_key, b.from_day, b.to_day
  from organisations.body b join organisations.organisation o on o.id = b.organisation_id;
create view organisations.v_region with (security_invoker = true) as select code, name, kind from organisations.region;
grant select on organisations.v_organisation, organisations.v_membership, organisations.v_body, organisations.v_region to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
