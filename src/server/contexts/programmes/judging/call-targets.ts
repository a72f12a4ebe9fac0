import { sql } from 'kysely';
import type { callTargetsRoutes } from '#contract/programmes/call-targets.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { aimsOf } from '#core/programmes/aims.ts';
import { carriedOut } from '#core/projects/life.ts';
import { seeing } from '../../../platform/caller.ts';
import type { Answers } from '../../../platform/http/http.ts';
import { actedBy } from '../acts.ts';
import type { Engine } from '../engine.ts';
import { placeOf } from '../place.ts';
import * as store from '../store.ts';

type Found = { region: string; programmeId: string; programmeVersion: number; procedureId: string };

/** 决定涉及的目标 of a call, as they stand today where it was opened. */
export function callTargetsAnswers({ cockpit, shelf }: Engine): Answers<typeof callTargetsRoutes> {
  return {
    async callTargets(caller, { id, step, kind = [] }) {
      const found = await seeing(caller, async (db) => {
        const { rows } = await sql<Found>`
          select region, programme_id as "programmeId", programme_version as "programmeVersion", procedure_id as "procedureId"
          from projects.v_call where id = ${id}`.execute(db);
        const [row] = rows;
        const of = row && (await store.version(db, row.programmeId, row.programmeVersion));
        return row && of && { ...row, definition: of.definition };
      });
      const procedure = found?.definition.procedures?.find((each) => each.id === found.procedureId);
      const running = procedure && carriedOut(procedure);
      if (found === undefined || running?.steps.find((each) => each.id === step)?.kind !== 'decide')
        throw new Refusal('not-found', 'platform.not-found');
      const aims = aimsOf(found.definition, running, step, kind);
      const place = await placeOf(caller, found.region, caller.today);
      const newest = await shelf.find(found.programmeId);
      const { targets } = await cockpit.standing(newest, place, caller.today);
      return {
        programmeId: found.programmeId,
        at: place.at,
        targets: actedBy(
          caller.actor,
          newest,
          targets.filter((each) => aims.includes(each.id)),
        ),
      };
    },
  };
}
