-- 案例库：what came of projects and cases, to be read by others. Which cases may be taken in, and what of them is read, stands in the
-- published definitions; the organisation says how far it may be read, and may take that back.
create schema library;
grant usage on schema library to jiamenkou_app, jiamenkou_reader, jiamenkou_system;

-- Cases as those who see them may know them, for the contexts above.
create view projects.v_call with (security_invoker = true) as
  select id, region, programme_id, programme_version, procedure_id, title, opens, state from projects.call;
create view projects.v_case with (security_invoker = true) as
  select region, id, call_id, organisation_id, kind, field, title, number, moves from projects.case;
create view projects.v_move with (security_invoker = true) as
  select region, case_id, number, on_day, from_step, move, to_step, to_outcome, edition, answers from projects.move;
create view projects.v_form with (security_invoker = true) as select call_id, step, edition, form from projects.form;
create view projects.v_paper with (security_invoker = true) as select region, case_id, file_region, file_id from projects.paper;
create view collaboration.v_activity with (security_invoker = true) as
  select region, id, organisation_id, kind, title, from_day, to_day, state from collaboration.activity;
grant select on projects.v_call, projects.v_case, projects.v_move, projects.v_form, projects.v_paper, collaboration.v_activity
  to jiamenkou_app, jiamenkou_reader, jiamenkou_system;

-- --- Entries ------------------------------------------------------------------------------------------------------
-- The text of an entry is that of its case when it was taken in, and is never changed.
create table library.entry (
  region text not null,
  id uuid not null,
  case_id uuid not null,
  organisation_id uuid not null references organisations.organisation,
  call_region text not null references organisations.region,
  call_title text not null,
  programme_id text not null,
  programme_title text not null,
  procedure_name text not null,
  year integer not null,
  kind text,
  field text,
  title text not null,
  summary text not null,
  passages jsonb not null,
  taken_on date not null,
  taken_by uuid not null,
  taken_by_name text not null,
  growth text not null check (growth in ('发现', '培育', '改进', '提升')),
  granted text check (granted in ('本区', '全市')),
  published text check (published in ('本区', '全市')),
  published_on date,
  version integer not null default 1,
  primary key (region, id),
  constraint entry_case_once unique (region, case_id),
  constraint entry_within_grant check (published is null or granted = '全市' or granted = published),
  check ((published is null) = (published_on is null))
);
create index entry_id on library.entry (id);
create index entry_organisation on library.entry (organisation_id);
create index entry_latest on library.entry (taken_on desc, id);

-- 授权与公开的经过: who allowed what, who published it, who took it back.
create table library.licence (
  region text not null,
  entry_id uuid not null,
  number integer not null check (number >= 1),
  act text not null check (act in ('授权', '不授权', '收回授权', '公开', '停止公开')),
  scope text check (scope in ('本区', '全市')),
  on_day date not null,
  at timestamptz not null,
  person_id uuid not null,
  person_name text not null,
  note text not null default '' check (length(note) <= 1000),
  primary key (region, entry_id, number),
  foreign key (region, entry_id) references library.entry (region, id),
  check ((scope is not null) = (act in ('授权', '公开')))
);

-- 发现—培育—改进—提升, stage by stage, with what was found or advised.
create table library.growth (
  region text not null,
  entry_id uuid not null,
  number integer not null check (number >= 1),
  stage text not null check (stage in ('发现', '培育', '改进', '提升')),
  on_day date not null,
  at timestamptz not null,
  person_id uuid not null,
  person_name text not null,
  note text not null check (length(note) between 1 and 2000),
  primary key (region, entry_id, number),
  foreign key (region, entry_id) references library.entry (region, id)
);

-- 由案例转成的课程: an activity, and the entry it is made from.
create table library.course (
  region text not null,
  entry_id uuid not null,
  activity_region text not null,
  activity_id uuid not null,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamptz not null,
  primary key (region, entry_id, activity_id),
  foreign key (region, entry_id) references library.entry (region, id)
);
create index course_activity on library.course (activity_id);

create table library.material (
  region text not null,
  entry_id uuid not null,
  file_region text not null,
  file_id uuid not null,
  place integer not null,
  primary key (region, entry_id, file_id),
  foreign key (region, entry_id) references library.entry (region, id)
);
create index material_file on library.material (file_region, file_id);

-- 检索用的字: the text as it is compared (src/core/library/grams.ts), with every character and every two in a row. Behind row-level
-- security no index answers `@>`, which is why these stand apart from the entries, and nobody but `library.found` reads them.
create table library.wording (
  region text not null,
  entry_id uuid not null,
  title text not null,
  about text not null,
  body text not null,
  grams text[] not null,
  primary key (region, entry_id),
  foreign key (region, entry_id) references library.entry (region, id)
);
alter table library.wording alter column body set storage external;
create index wording_grams on library.wording using gin (grams) with (fastupdate = off);

-- --- Who sees what ------------------------------------------------------------------------------------------------
-- Districts whose entries I oversee; a city post opens all.
create function library.my_regions() returns text[]
language sql stable security definer set search_path = pg_catalog as $$
  select identity.my_regions_as('{city-officer,district-officer,academy-researcher}')
$$;

-- Organisations I hold a post at: their entries are mine to read.
create function library.my_organisations() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct p.organisation_id), '{}') from identity.post p
  where p.person_id = identity.my_person() and p.from_day <= current_date and current_date < p.to_day
$$;

-- Organisations in whose name I grant.
create function library.my_headships() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct p.organisation_id), '{}') from identity.post p
  where p.person_id = identity.my_person() and p.from_day <= current_date and current_date < p.to_day
    and p.kind in ('principal', 'alliance-lead', 'district-officer', 'city-officer')
$$;

-- What is open to me, as far as it was published: the districts I hold posts in, and everybody who signs in for the city.
create function library.my_districts() returns text[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct o.region), '{}') from identity.post p join organisations.organisation o on o.id = p.organisation_id
  where p.person_id = identity.my_person() and p.from_day <= current_date and current_date < p.to_day
$$;

-- The last word of the organisation about an entry; nobody but its head adds one.
create function library.granted_scope(of_region text, entry uuid) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select l.scope from library.licence l where l.region = of_region and l.entry_id = entry and l.act in ('授权', '不授权', '收回授权')
  order by l.number desc limit 1
$$;

-- Entries that hold every term: in their title (0), there or in what is told about them (1), or in their text (2); and how often. Of
-- entries that are not for the eyes that ask, nothing is told.
create function library.found(terms text[], wanted text[]) returns table (region text, id uuid, place integer, times integer)
language sql stable security definer set search_path = pg_catalog as $$
  with me as materialized (
    select library.my_regions() as regions, library.my_organisations() as organisations, library.my_districts() as districts,
      identity.my_person() is not null as known
  )
  select w.region, w.entry_id,
    case when not exists (select from unnest(terms) t where strpos(w.title, t) = 0) then 0
      when not exists (select from unnest(terms) t where strpos(w.title || ' ' || w.about, t) = 0) then 1 else 2 end,
    (select sum((octet_length(w.body) - octet_length(replace(w.body, t, ''))) / octet_length(t)) from unnest(terms) t)::integer
  from library.wording w join library.entry e on e.region = w.region and e.id = w.entry_id, me
  where w.grams @> wanted
    and (e.region = any (me.regions) or e.organisation_id = any (me.organisations) or (e.published = '全市' and me.known)
      or (e.published = '本区' and e.region = any (me.districts)))
    -- One character or two are there when their gram is; of more, the grams may stand apart.
    and not exists (select from unnest(terms) t where length(t) > 2 and strpos(w.title, t) = 0 and strpos(w.about, t) = 0 and strpos(w.body, t) = 0)
$$;

revoke all on all functions in schema library from public;
grant execute on all functions in schema library to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
grant create on schema library to jiamenkou_system;
do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'library'::regnamespace and p.prosecdef loop
    execute format('alter function %s owner to jiamenkou_system', f);
  end loop;
end $$;
revoke create on schema library from jiamenkou_system;

grant select on library.entry, library.licence, library.growth, library.course, library.material to jiamenkou_app, jiamenkou_reader;
grant insert on library.entry, library.licence, library.growth, library.course, library.material, library.wording to jiamenkou_app;
grant update (growth, granted, published, published_on, version) on library.entry to jiamenkou_app;
grant select, insert, update, delete on all tables in schema library to jiamenkou_system;

do $$
declare
  t text;
  me constant text := '(select identity.my_person())';
  oversee constant text := 'region = any ((select library.my_regions())::text[])';
  own constant text := 'organisation_id = any ((select library.my_headships())::uuid[])';
  seen constant text := oversee || ' or organisation_id = any ((select library.my_organisations())::uuid[]) or (published = ''全市'' and ' || me
    || ' is not null) or (published = ''本区'' and region = any ((select library.my_districts())::text[]))';
  of_entry constant text := 'exists (select from library.entry e where e.region = %1$I.region and e.id = %1$I.entry_id%2$s)';
  overseen constant text := format(' and e.%s', oversee);
begin
  foreach t in array array['entry', 'licence', 'growth', 'course', 'material', 'wording'] loop
    execute format('alter table library.%I enable row level security', t);
    execute format('alter table library.%I force row level security', t);
  end loop;
  foreach t in array array['entry', 'licence', 'growth', 'course', 'material'] loop
    execute format('create policy %I on library.%I to jiamenkou_system using (current_user = ''jiamenkou_system'') with check (current_user = ''jiamenkou_system'')', t || '_system', t);
  end loop;
  -- Of this table the system role alone may read a row at all; a condition here would keep the index from answering.
  execute 'create policy wording_system on library.wording to jiamenkou_system using (true) with check (current_user = ''jiamenkou_system'')';

  execute format('create policy entry_see on library.entry for select to jiamenkou_app, jiamenkou_reader using (%s)', seen);
  execute format('create policy entry_take on library.entry for insert to jiamenkou_app with check (%s and taken_by = %s and granted is null and published is null)', oversee, me);
  -- Who oversees an entry publishes it within what its organisation granted last; its head grants, and so takes back.
  execute format('create policy entry_edit on library.entry for update to jiamenkou_app using (%1$s) with check (%1$s and granted is not distinct from library.granted_scope(region, id))', oversee);
  execute format('create policy entry_grant on library.entry for update to jiamenkou_app using (%1$s) with check (%1$s)', own);

  -- How far an entry may be read, and what is advised about it, is between its organisation and those who oversee it.
  foreach t in array array['licence', 'growth'] loop
    execute format('create policy %I on library.%I for select to jiamenkou_app, jiamenkou_reader using (%s)', t || '_see', t,
      format(of_entry, t, format(' and (e.%s or e.organisation_id = any ((select library.my_organisations())::uuid[]))', oversee)));
  end loop;
  execute format('create policy licence_grant on library.licence for insert to jiamenkou_app with check (person_id = %s and act in (''授权'', ''不授权'', ''收回授权'') and %s)', me,
    format(of_entry, 'licence', ' and e.' || own));
  execute format('create policy licence_publish on library.licence for insert to jiamenkou_app with check (person_id = %s and act in (''公开'', ''停止公开'') and %s)', me,
    format(of_entry, 'licence', overseen));
  execute format('create policy growth_add on library.growth for insert to jiamenkou_app with check (person_id = %s and %s)', me, format(of_entry, 'growth', overseen));

  foreach t in array array['course', 'material'] loop
    execute format('create policy %I on library.%I for select to jiamenkou_app, jiamenkou_reader using (%s)', t || '_see', t, format(of_entry, t, ''));
  end loop;
  execute format('create policy course_make on library.course for insert to jiamenkou_app with check (made_by = %s and %s)', me, format(of_entry, 'course', overseen || ' and e.published is not null'));
  execute format('create policy material_add on library.material for insert to jiamenkou_app with check (%s)',
    format(of_entry, 'material', overseen || format(' and e.taken_by = %s', me)));
  execute format('create policy wording_add on library.wording for insert to jiamenkou_app with check (%s)',
    format(of_entry, 'wording', overseen || format(' and e.taken_by = %s', me)));
end $$;

-- The materials of an entry are open to everybody who may read it.
create policy file_of_entry on platform.file for select to jiamenkou_app, jiamenkou_reader using (
  exists (select from library.material m where m.file_region = file.region and m.file_id = file.id));
