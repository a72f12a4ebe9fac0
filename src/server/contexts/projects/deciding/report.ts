import type { projectsRoutes } from '#contract/projects.ts';
import type { Output } from '#contract/route.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { basisOf } from '#core/projects/comparing.ts';
import { movesAt, stepOf } from '#core/projects/life.ts';
import { rankedByField } from '#core/projects/ranking.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { said } from '../../../platform/http/allowed.ts';
import { call, type ProceduralCall } from '../calls/store.ts';
import { projectsPermissions as permitted } from '../permissions.ts';
import { standingName, whoActs } from '../words.ts';
import { type AtStep, casesAt, decidedAt, type Earlier } from './standing.ts';

type Deciding = Output<typeof projectsRoutes.deciding>;

/** What waits for a decision in a call, side by side. For those who oversee it; which case is whose to decide each says itself. */
export async function deciding(
  db: Db,
  { actor }: Caller,
  { id, step: asked }: { readonly id: string; readonly step?: string | undefined },
): Promise<Deciding | undefined> {
  const found = await call(db, id);
  if (found === undefined || found.state === 'draft' || found.state === 'withdrawn') return undefined;
  const { procedure } = found;
  const counts = await stepsWithCases(db, found);
  const named = asked ?? (counts.find(({ cases }) => cases > 0) ?? counts[0])?.id;
  if (named === undefined || counts.every((each) => each.id !== named)) return undefined;
  const step = stepOf(procedure, named);
  const charge = permitted.oversee(actor, { region: found.region, by: step.by });
  if (charge !== true) throw new Refusal('forbidden', charge);
  const [standing, before] = [await casesAt(db, found, named), await decidedAt(db, found, named)];
  const places = placesOf(standing, before);
  return {
    callId: id,
    callTitle: found.title,
    step: named,
    stepName: step.name,
    who: whoActs(step.by),
    steps: counts,
    choices: movesAt(procedure, named).flatMap(({ name, choice, leads }) =>
      choice === undefined
        ? []
        : {
            name,
            picks: choice.picks === true,
            returns: choice.returns === true,
            reason: choice.reason === 'required' || choice.returns === true,
            leads: standingName(procedure, leads),
          },
    ),
    meeting: step.meeting === 'required',
    basis: basisOf([...standing, ...before]),
    fields: found.fields.map(({ name, quota }) => ({
      name,
      quota,
      chosen: before.filter(({ field, picks }) => picks && field === name).length,
    })),
    cases: standing.map(({ caseId, ...one }) => ({
      ...one,
      id: caseId,
      place: places.get(caseId) ?? null,
      may: said(
        permitted.act(actor, {
          by: step.by,
          callRegion: found.region,
          region: one.region,
          organisationId: one.organisationId,
          delegates: [],
        }) === true || 'projects.others-act',
      ),
    })),
    before: before.map(({ caseId, ...one }) => ({ ...one, id: caseId })),
  };
}

async function stepsWithCases(db: Db, { id, procedure }: ProceduralCall): Promise<Deciding['steps']> {
  const counts = await db
    .selectFrom('projects.case')
    .select((select) => ['step', select.fn.countAll<number>().as('cases')])
    .where('call_id', '=', id)
    .groupBy('step')
    .execute();
  return procedure.steps
    .filter(({ kind }) => kind === 'decide')
    .map((step) => ({
      id: step.id,
      name: step.name,
      cases: counts.find((each) => each.step === step.id)?.cases ?? 0,
    }));
}

/** 名次 by the experts' scores within each field, where decisions are compared too. */
export function placesOf(standing: readonly AtStep[], before: readonly Earlier[]): Map<string, number> {
  return new Map(
    rankedByField([...standing, ...before]).flatMap(({ caseId, place }): [string, number][] =>
      place === null ? [] : [[caseId, place]],
    ),
  );
}
