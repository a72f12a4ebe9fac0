-- 工作台：what people were told and what goes out because of it, how they want it, what they follow, their calendars' addresses,
-- and the robots of groups. Regional: all of it hangs on people, the robots on the organisations that people lead.
create schema workspace;
grant usage on schema workspace to jiamenkou_app, jiamenkou_reader, jiamenkou_system;

create table workspace.notice (
  region text not null,
  id uuid not null,
  person_id uuid not null,
  key text not null check (length(key) between 1 and 300),
  kind text not null check (length(kind) between 1 and 20),
  title text not null,
  body text not null,
  leads_to text not null check (leads_to like '/%'),
  told_at timestamptz not null,
  read_at timestamptz,
  primary key (region, id),
  -- Whatever is told twice is told once.
  constraint notice_once unique (region, person_id, key),
  foreign key (region, person_id) references identity.person (region, id)
);
create index notice_person on workspace.notice (person_id, told_at desc);
create index notice_unread on workspace.notice (person_id) where read_at is null;

-- 接收方式; whoever has no row wants it as `AT_FIRST` in core/workspace/preference.ts says
create table workspace.preference (
  region text not null,
  person_id uuid not null,
  /* kind of notice to none, at-once or digest */
  mail jsonb not null,
  digest_hour integer not null check (digest_hour between 0 and 23),
  /* Shanghai time; a night runs from the later to the earlier */
  quiet_from time,
  quiet_to time,
  primary key (region, person_id),
  foreign key (region, person_id) references identity.person (region, id),
  constraint preference_ways check (jsonb_typeof(mail) = 'object'
    and not jsonb_path_exists(mail, '$.* ? (!(@ == "none" || @ == "at-once" || @ == "digest"))')),
  constraint preference_quiet check ((quiet_from is null) = (quiet_to is null) and quiet_from <> quiet_to)
);

create table workspace.follow (
  region text not null,
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid references organisations.organisation (id),
  programme_id text,
  since timestamptz not null,
  primary key (region, id),
  foreign key (region, person_id) references identity.person (region, id),
  constraint follow_one_thing check (num_nonnulls(organisation_id, programme_id) = 1),
  constraint follow_once unique nulls not distinct (region, person_id, organisation_id, programme_id)
);
create index follow_person on workspace.follow (person_id);

-- 日历订阅地址: whoever holds the token reads the person's calendar, so only its hash is kept
create table workspace.calendar_address (
  region text not null,
  person_id uuid not null,
  token_hash bytea not null,
  made_at timestamptz not null,
  primary key (region, person_id),
  constraint calendar_address_token unique (region, token_hash),
  foreign key (region, person_id) references identity.person (region, id)
);
create index calendar_address_hash on workspace.calendar_address (token_hash);

-- 群机器人 of an organisation, or of one office of a bureau. Its address is as good as a password.
create table workspace.robot (
  region text not null,
  id uuid not null,
  organisation_id uuid not null references organisations.organisation (id),
  office text,
  /* organisation[/office], as what a person leads is compared with it */
  charge_key text generated always as (organisation_id::text || coalesce('/' || office, '')) stored,
  name text not null check (length(name) between 1 and 30),
  vendor text not null check (vendor in ('wecom', 'dingtalk')),
  address_sealed bytea not null,
  secret_sealed bytea,
  /* the end of its key, to be recognised by */
  hint text not null,
  kinds text[] not null check (cardinality(kinds) > 0),
  made_at timestamptz not null,
  made_by_name text not null,
  primary key (region, id)
);
create index robot_organisation on workspace.robot (organisation_id);

-- 投递：one notice on its way to one person by mail, or to one group by its robot. Kept until it is out or given up.
create table workspace.delivery (
  region text not null,
  id uuid not null,
  person_id uuid,
  robot_id uuid,
  key text not null,
  /* kind, title, body, to */
  message jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'given-up')),
  tries integer not null default 0,
  told_at timestamptz not null,
  due_at timestamptz not null,
  sent_at timestamptz,
  /* why the last try failed, as people read it */
  reason text,
  primary key (region, id),
  foreign key (region, person_id) references identity.person (region, id),
  foreign key (region, robot_id) references workspace.robot (region, id) on delete cascade,
  constraint delivery_to_one check (num_nonnulls(person_id, robot_id) = 1),
  constraint delivery_once unique nulls not distinct (region, person_id, robot_id, key),
  constraint delivery_sent check ((state = 'sent') = (sent_at is not null)),
  constraint delivery_reason check (state in ('waiting', 'sent') or reason is not null)
);
create index delivery_due on workspace.delivery (due_at) where state in ('waiting', 'failed');
create index delivery_person on workspace.delivery (person_id, told_at desc);
create index delivery_robot on workspace.delivery (region, robot_id, told_at desc);

-- --- Who sees what ------------------------------------------------------------------------------------------------
-- What I lead, as robots name it: alliances and schools, and my office of a bureau or commission.
create function workspace.my_charges() returns text[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct x.key), '{}') from (
    select p.organisation_id::text as key from identity.post p
    where p.person_id = identity.my_person() and p.from_day <= current_date and current_date < p.to_day
      and p.kind in ('alliance-lead', 'principal', 'school-admin')
    union all
    select p.organisation_id || '/' || p.office from identity.post p
    where p.person_id = identity.my_person() and p.from_day <= current_date and current_date < p.to_day
      and p.kind in ('city-officer', 'district-officer') and p.office is not null
  ) x
$$;
revoke all on all functions in schema workspace from public;
grant execute on all functions in schema workspace to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
grant create on schema workspace to jiamenkou_system;
alter function workspace.my_charges() owner to jiamenkou_system;
revoke create on schema workspace from jiamenkou_system;

grant select on workspace.notice, workspace.preference, workspace.follow, workspace.delivery to jiamenkou_app, jiamenkou_reader;
-- A calendar's hash and a robot's address are read by the system role alone.
grant select (region, person_id, made_at) on workspace.calendar_address to jiamenkou_app, jiamenkou_reader;
grant select (region, id, organisation_id, office, charge_key, name, vendor, hint, kinds, made_at, made_by_name) on workspace.robot to jiamenkou_app, jiamenkou_reader;
grant update (read_at) on workspace.notice to jiamenkou_app;
grant insert, update on workspace.preference, workspace.calendar_address, workspace.robot to jiamenkou_app;
grant insert, delete on workspace.follow to jiamenkou_app;
grant delete on workspace.calendar_address, workspace.robot to jiamenkou_app;
grant insert, update (state, tries, due_at) on workspace.delivery to jiamenkou_app;
grant select, insert, update, delete on all tables in schema workspace to jiamenkou_system;

do $$
declare
  t text;
  mine constant text := 'person_id = (select identity.my_person())';
  led constant text := 'charge_key = any ((select workspace.my_charges())::text[])';
  of_robot constant text := 'exists (select from workspace.robot r where r.region = delivery.region and r.id = delivery.robot_id)';
begin
  foreach t in array array['notice', 'preference', 'follow', 'calendar_address', 'robot', 'delivery'] loop
    execute format('alter table workspace.%I enable row level security', t);
    execute format('alter table workspace.%I force row level security', t);
    execute format('create policy %I on workspace.%I to jiamenkou_system using (current_user = ''jiamenkou_system'') with check (current_user = ''jiamenkou_system'')', t || '_system', t);
  end loop;
  foreach t in array array['notice', 'preference', 'follow', 'calendar_address'] loop
    execute format('create policy %I on workspace.%I to jiamenkou_app using (%3$s) with check (%3$s)', t || '_mine', t, mine);
    execute format('create policy %I on workspace.%I for select to jiamenkou_reader using (%s)', t || '_see', t, mine);
  end loop;
  execute format('create policy robot_led on workspace.robot to jiamenkou_app using (%1$s) with check (%1$s)', led);
  execute format('create policy robot_see on workspace.robot for select to jiamenkou_reader using (%s)', led);
  execute format('create policy delivery_see on workspace.delivery for select to jiamenkou_app, jiamenkou_reader using (%s or %s)', mine, of_robot);
  execute format('create policy delivery_again on workspace.delivery for update to jiamenkou_app using (%1$s or %2$s) with check (%1$s or %2$s)', mine, of_robot);
  execute format('create policy delivery_try on workspace.delivery for insert to jiamenkou_app with check (%s)', of_robot);
end $$;

-- What this context reads of others: how to reach people, and what programmes are called.
create view identity.v_contact with (security_invoker = true) as select region, person_id, email from identity.contact;
create view identity.v_account with (security_invoker = true) as select region, person_id, suspended from identity.account;
grant select on identity.v_contact, identity.v_account to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
create view programmes.v_programme with (security_invoker = true) as
  select distinct on (id) id, region, title, version from programmes.definition order by id, version desc;
grant select on programmes.v_programme to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
