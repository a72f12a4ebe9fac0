import { sql } from 'kysely';
import type { programmesRoutes } from '#contract/programmes.ts';
import type { Output } from '#contract/route.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Definition } from '#core/programmes/definition.ts';
import type { Caller } from '../../../platform/caller.ts';
import { said } from '../../../platform/http/allowed.ts';
import { actedBy } from '../acts.ts';
import { programmesPermissions as may } from '../permissions.ts';
import type { Place } from '../place.ts';
import { stageCards } from './cards.ts';
import { head, regionNames, type Standing } from './cockpit.ts';

type Page = Output<typeof programmesRoutes.programme>;

/** 一项计划的全貌: what it demands beside what there is. */
export async function programmePage(
  caller: Caller,
  definition: Definition,
  { evaluation, targets, duties }: Standing,
  place: Place,
  on: Day,
): Promise<Page> {
  const { actor, database } = caller;
  const db = database.reader;
  const established = await db
    .selectFrom('organisations.v_body')
    .select(['id', 'name', 'body_key as key', 'from_day as from'])
    .where('programme_id', '=', definition.id)
    .where('from_day', '<=', on)
    .where(sql<boolean>`to_day > ${on}::date`)
    .orderBy('from_day')
    .orderBy('name')
    .execute();
  const taking = await sql<{ role: string; count: number }>`
    select role, count(distinct organisation_id) as count from programmes.participation where programme_id = ${definition.id} and from_day <= ${on}::date and to_day > ${on}::date group by role`.execute(
    db,
  );
  const counts = new Map(taking.rows.map(({ role, count }) => [role, count]));
  return {
    ...head(definition, await regionNames(caller)),
    at: place.at,
    placeName: place.name,
    on,
    targets: actedBy(actor, definition, targets),
    duties,
    stages: stageCards(evaluation.stages),
    bodies: (definition.bodies ?? []).map(({ id, name, kind, source, seats }) => ({
      id,
      name,
      kind,
      source,
      seats: (seats ?? []).map(
        (seat) =>
          `${seat.role}：${seat.post}${seat.count === undefined || seat.count === 1 ? '' : ` ${seat.count} 人`}`,
      ),
      established: established
        .filter((body) => body.key === id)
        .map(({ id: bodyId, name: bodyName, from }) => ({ id: bodyId, name: bodyName, from })),
    })),
    participants: (definition.participants ?? []).map(({ role, name, source, enters, leaves }) => ({
      role,
      name,
      source,
      enters: enters ?? null,
      leaves: leaves ?? null,
      count: counts.get(role) ?? 0,
    })),
    procedures: (definition.procedures ?? []).map(({ id, name, source, steps }) => ({
      id,
      name,
      source,
      steps: steps.map((step) => (step.actor === undefined ? step.name : `${step.name}（${step.actor}）`)),
    })),
    instruments: (definition.instruments ?? []).map(({ id, name, source, dimensions }) => ({
      id,
      name,
      source,
      dimensions: dimensions.map((dimension) => dimension.name),
    })),
    fundLines: (definition.fundLines ?? []).map(({ id, name, source, payer, uses }) => ({
      id,
      name,
      source,
      payer: payer ?? null,
      uses: uses ?? [],
    })),
    notModelled: definition.notModelled ?? [],
    can: { enrol: said(may.enrol(actor, definition)), recordTask: said(may.recordTask(actor, definition)) },
  };
}
