import type { projectsRoutes } from '#contract/projects.ts';
import type { Output } from '#contract/route.ts';
import { conflictWords } from '#core/projects/panel/words.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { projectsPermissions as permitted } from '../permissions.ts';
import { gather, YEARS } from './panel/gather.ts';
import * as store from './store.ts';

/** 可以换上的专家 for a case: those who may read it first, the ones who know the field and read least on top. */
export async function candidates(
  db: Db,
  { actor, today }: Caller,
  { id, case: caseId }: { readonly id: string; readonly case: string },
): Promise<Output<typeof projectsRoutes.roundCandidates> | undefined> {
  const round = await store.roundOf(db, id);
  if (round === undefined || permitted.panel(actor, round) !== true) return undefined;
  const seats = (await store.seatsOf(db, id)).filter(store.sits);
  const own = new Set(seats.filter((seat) => seat.caseId === caseId).map(({ expertId }) => expertId));
  if (own.size === 0) return undefined;
  const { cases, experts, barred } = await gather(
    db,
    { caseIds: [caseId], blind: round.blind, draws: round.draws },
    today,
  );
  const field = cases[0]?.field ?? null;
  return experts
    .filter((expert) => !own.has(expert.id))
    .map((expert) => {
      const against = barred.find(({ expertId }) => expertId === expert.id)?.reasons[0];
      return {
        id: expert.id,
        name: expert.name,
        organisationName: expert.organisationName,
        fits: field === null || expert.fields.includes(field),
        cases: seats.filter(({ expertId }) => expertId === expert.id).length,
        barred: against === undefined ? null : conflictWords(against, YEARS),
      };
    })
    .toSorted(
      (a, b) =>
        Number(a.barred !== null) - Number(b.barred !== null) || Number(b.fits) - Number(a.fits) || a.cases - b.cases,
    );
}
