-- 交办单位: on whose behalf a task was given. Whoever has charge there confirms it too, so that it survives a change of person
-- on that side as well; who only has charge where it is owed does not.
alter table collaboration.task add column asked_organisation_id uuid references organisations.organisation (id);
-- The policies of the table hold for its owner too; the system sees every row.
set local role jiamenkou_system;
update collaboration.task t set asked_organisation_id =
  coalesce((select p.organisation_id from identity.v_person p where p.region = t.asked_region and p.id = t.asked_by), t.organisation_id);
reset role;
alter table collaboration.task alter column asked_organisation_id set not null;

-- Two steps may be taken at the same moment; their order is kept all the same.
alter table collaboration.task_step add column number integer;
set local role jiamenkou_system;
update collaboration.task_step s set number = n.number
from (select region, id, row_number() over (partition by region, task_id order by at, id) as number from collaboration.task_step) n
where n.region = s.region and n.id = s.id;
reset role;
alter table collaboration.task_step alter column number set not null;
alter table collaboration.task_step add constraint task_step_in_order unique (region, task_id, number);
drop index collaboration.task_step_task;
