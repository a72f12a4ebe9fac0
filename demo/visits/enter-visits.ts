import { sql } from 'kysely';
import { z } from 'zod';
import { CITY, holds } from '#core/identity/actor.ts';
import { command } from '#server/platform/command.ts';
import { asTable, inBulk } from '#server/platform/database/bulk.ts';
import { orForever } from '#server/platform/database/database.ts';
import type { World } from '../world.ts';

const Visits = z.custom<Pick<World, 'assignments' | 'visits'>>();

/** 登记演示走访: assignments, reports and what became of every point at once, under the identifiers of the seed. */
export const enterVisits = command({
  name: 'collaboration.enter-demonstration-visits',
  input: Visits,
  subject: async () => ({ region: CITY }),
  may: (actor) => holds(actor, ['system-admin'], (post) => post.region === CITY) || 'identity.admin-only',

  async run(tx, { assignments, visits }) {
    const held = assignments.map(({ to, ...assignment }) => ({ ...assignment, to: orForever(to) }));
    await sql`insert into collaboration.liaison_assignment (region, id, liaison_region, liaison_id, organisation_id, programme_id, from_day, to_day)
      select region, id, "liaisonRegion", "liaisonId", "organisationId", "programmeId", "from", "to"
      from ${asTable(held, 'region text, id uuid, "liaisonRegion" text, "liaisonId" uuid, "organisationId" uuid, "programmeId" text, "from" date, "to" date')} r
      on conflict do nothing`.execute(tx);
    await inBulk(
      visits,
      (visit) => visit,
      async (part) => {
        await sql`insert into collaboration.visit (region, id, organisation_id, liaison_region, liaison_id, liaison_name, programme_id, kind, on_day, planned, met, seen, state, sent_on)
          select r.region, r.id, r."organisationId", r."liaisonRegion", r."liaisonId", n.name, r."programmeId", r.kind, r."on", true, r.met, r.seen,
            case when r."sentOn" is null then 'draft' else 'sent' end, r."sentOn"
          from ${asTable(part, 'region text, id uuid, "organisationId" uuid, "liaisonRegion" text, "liaisonId" uuid, "programmeId" text, kind text, "on" date, met text, seen text, "sentOn" date')} r
            join identity.v_person n on n.region = r."liaisonRegion" and n.id = r."liaisonId"
          on conflict do nothing`.execute(tx);
        const points = part.flatMap(({ region, id, points: found }) =>
          found.map((point) => ({ region, visitId: id, ...point })),
        );
        await sql`insert into collaboration.visit_point (region, visit_id, number, kind, body, state, due_day, settled_on)
          select region, "visitId", number, kind, body, state, due, "settledOn"
          from ${asTable(points, 'region text, "visitId" uuid, number int, kind text, body text, state text, due date, "settledOn" date')} r
          on conflict do nothing`.execute(tx);
        const steps = points.flatMap(({ region, visitId, number, steps: taken }) =>
          taken.map((step) => ({ region, visitId, number, ...step })),
        );
        await sql`insert into collaboration.visit_point_step (region, id, visit_id, number, at, person_id, person_name, step, note, due_day)
          select r.region, r.id, r."visitId", r.number, r."on" + time '16:00', r."personId", n.name, r.step, r.note, r.due
          from ${asTable(steps, 'region text, id uuid, "visitId" uuid, number int, "on" date, "personId" uuid, step text, note text, due date')} r
            join identity.v_person n on n.id = r."personId"
          on conflict do nothing`.execute(tx);
        const proposals = points.flatMap(({ region, visitId, number, proposal }) =>
          proposal === null ? [] : [{ region, visitId, number, ...proposal }],
        );
        await sql`insert into collaboration.visit_proposal (region, visit_id, number, programme_id, stage, stage_task, proposes, state, reason, decided_by, decided_by_name, decided_on)
          select r.region, r."visitId", r.number, r."programmeId", r.stage, r.task, r.proposes, r.state, r.reason, r."decidedBy", n.name, r."decidedOn"
          from ${asTable(proposals, 'region text, "visitId" uuid, number int, "programmeId" text, stage text, task text, proposes text, state text, reason text, "decidedBy" uuid, "decidedOn" date')} r
            left join identity.v_person n on n.id = r."decidedBy"
          on conflict do nothing`.execute(tx);
      },
    );
    return { id: 'demonstration' };
  },
  record: ({ assignments, visits }, { region }) => ({
    subject: { kind: 'visits', id: 'demonstration' },
    region,
    detail: { assignments: assignments.length, visits: visits.length },
  }),
});
