-- 平台：settings, audit, files, jobs. Roles are made before the first migration (src/server/platform/database/roles.ts):
--   jiamenkou_app     what a signed-in person's request may do; row-level security applies
--   jiamenkou_reader  the same for asking; holds no right to write
--   jiamenkou_system  jobs, facts, the command line; its own policies let it see every row
create extension if not exists btree_gist;
create extension if not exists pg_trgm;

create schema platform;
grant usage on schema platform to jiamenkou_app, jiamenkou_reader, jiamenkou_system;

create collation platform.pinyin (provider = icu, locale = 'zh-Hans-u-co-pinyin');

-- shared: one row each
create table platform.setting (
  name text primary key,
  value jsonb not null
);
grant select on platform.setting to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
grant insert, update on platform.setting to jiamenkou_system;

-- regional: who did what; the application may insert, nobody but the owner may change
create table platform.audit (
  region text not null,
  id uuid not null,
  at timestamptz not null default clock_timestamp(),
  actor_id uuid,
  actor_name text not null,
  actor_posts text[] not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  detail jsonb not null,
  request_id text,
  primary key (region, id)
);
create index audit_at on platform.audit (at desc);
create index audit_subject on platform.audit (subject_id, at desc);
alter table platform.audit enable row level security;
alter table platform.audit force row level security;
grant insert on platform.audit to jiamenkou_app, jiamenkou_system;
grant select on platform.audit to jiamenkou_reader, jiamenkou_system;
create policy audit_system on platform.audit to jiamenkou_system
  using (current_user = 'jiamenkou_system') with check (current_user = 'jiamenkou_system');

-- regional: attachments; the bytes lie content-addressed on disk
create table platform.file (
  region text not null,
  id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null check (length(name) between 1 and 200),
  type text not null,
  size bigint not null check (size between 1 and 104857600),
  organisation_id uuid,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null default now(),
  primary key (region, id)
);
alter table platform.file enable row level security;
alter table platform.file force row level security;
grant select, insert on platform.file to jiamenkou_app;
grant select on platform.file to jiamenkou_reader;
grant select, insert, delete on platform.file to jiamenkou_system;
create policy file_system on platform.file to jiamenkou_system
  using (current_user = 'jiamenkou_system') with check (current_user = 'jiamenkou_system');

-- Adds a job in the caller's transaction; the queue's own tables stay out of reach.
create function platform.add_job(task text, payload json) returns void
language plpgsql security definer set search_path = pg_catalog, graphile_worker as $$
begin
  perform graphile_worker.add_job(task, payload);
end $$;
revoke all on function platform.add_job(text, json) from public;
grant execute on function platform.add_job(text, json) to jiamenkou_app, jiamenkou_system;
