import { randomUUID } from 'node:crypto';
import type { visitRoutes } from '#contract/collaboration/visits.ts';
import type { Asked } from '#contract/route.ts';
import type { POINT_STEPS, PointState } from '#core/collaboration/visit.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { Key, Point, Visit } from './store.ts';

type Written = Asked<typeof visitRoutes.saveVisit>['points'];

/** Puts the points of a draft in the place of those it had; pictures of a point that was struck out go with it. */
export async function replacePoints(tx: Db, { region, id }: Key, points: Written): Promise<void> {
  const numbers = points.map(({ number }) => number);
  if (new Set(numbers).size < numbers.length) throw new Refusal('invalid', 'collaboration.point-twice');
  await tx
    .deleteFrom('collaboration.attachment')
    .where('region', '=', region)
    .where('about', '=', 'visit')
    .where('about_id', '=', id)
    .where('part', 'not in', ['', ...numbers.map(String)])
    .execute();
  await tx.deleteFrom('collaboration.visit_point').where('region', '=', region).where('visit_id', '=', id).execute();
  if (points.length === 0) return;
  await tx
    .insertInto('collaboration.visit_point')
    .values(points.map(({ number, kind, body }) => ({ region, visit_id: id, number, kind, body })))
    .execute();
  const proposals = points.flatMap(({ number, proposal }) =>
    proposal === null
      ? []
      : [
          {
            region,
            visit_id: id,
            number,
            programme_id: proposal.programmeId,
            stage: proposal.stage,
            stage_task: proposal.task,
            proposes: proposal.proposes,
          },
        ],
  );
  if (proposals.length > 0) await tx.insertInto('collaboration.visit_proposal').values(proposals).execute();
}

/** Moves a point on and writes down how. */
export async function movePoint(
  tx: Db,
  { actor, now, today }: Caller,
  { region, id, point }: Visit & { readonly point: Point },
  {
    state,
    due,
    step,
    note,
    task,
  }: {
    readonly state: PointState;
    readonly due: string | null;
    readonly step: (typeof POINT_STEPS)[number];
    readonly note: string;
    readonly task: Key | null;
  },
): Promise<void> {
  await tx
    .updateTable('collaboration.visit_point')
    .set({ state, settled_on: state === 'settled' ? today : null, ...(state === 'settled' ? {} : { due_day: due }) })
    .where('region', '=', region)
    .where('visit_id', '=', id)
    .where('number', '=', point.number)
    .execute();
  await tx
    .insertInto('collaboration.visit_point_step')
    .values({
      region,
      id: randomUUID(),
      visit_id: id,
      number: point.number,
      at: now.toString(),
      person_id: actor.personId,
      person_name: actor.name,
      step,
      note,
      due_day: due,
      task_region: task?.region ?? null,
      task_id: task?.id ?? null,
    })
    .execute();
}
