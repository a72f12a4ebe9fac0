-- Who sits in which body, for other contexts; with the eyes of who asks.
create view identity.v_seat with (security_invoker = true) as
  select region, id, person_id, body_id, role, from_day, to_day from identity.seat;
grant select on identity.v_seat to jiamenkou_app, jiamenkou_reader, jiamenkou_system;
