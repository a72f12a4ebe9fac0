-- 数据交换：imports between upload and decision. Regional: the plan holds rows about people.
create schema exchange;
grant usage on schema exchange to jiamenkou_app, jiamenkou_reader, jiamenkou_system;

create table exchange.import (
  region text not null,
  id uuid not null,
  person_id uuid not null,
  person_name text not null,
  file_name text not null,
  sha256 text not null,
  uploaded_at timestamptz not null,
  state text not null check (state in ('reading', 'ready', 'faulty', 'applying', 'applied', 'discarded', 'failed')),
  doing text not null,
  share double precision not null check (share between 0 and 1),
  /* what the preview found: counts, examples and faults */
  plan jsonb,
  message text,
  primary key (region, id)
);
alter table exchange.import enable row level security;
alter table exchange.import force row level security;
grant select on exchange.import to jiamenkou_reader;
grant select, insert, update on exchange.import to jiamenkou_app, jiamenkou_system;
create policy import_system on exchange.import to jiamenkou_system
  using (current_user = 'jiamenkou_system') with check (current_user = 'jiamenkou_system');
create policy import_mine on exchange.import to jiamenkou_app, jiamenkou_reader
  using (person_id = (select identity.my_person())) with check (person_id = (select identity.my_person()));
