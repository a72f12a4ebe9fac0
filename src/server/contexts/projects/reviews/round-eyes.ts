import { stepOf } from '#core/projects/life.ts';
import type { Db } from '../../../platform/database/database.ts';
import { call } from '../calls/store.ts';
import type { Lying } from './desk-store.ts';
import { panelStepBefore } from './panel/former.ts';
import { neededAt, type Round } from './store.ts';

/** The round of something on the desk, as far as an expert may know it: nothing of how its panel was drawn. */
export async function roundAsItIs(db: Db, id: string, lying: Lying): Promise<Round> {
  const of = await call(db, lying.callId);
  if (of === undefined) throw new Error(`the round ${id} is of no call`);
  const panel = panelStepBefore(of, lying.step);
  return {
    id,
    region: lying.roundRegion,
    callId: lying.callId,
    panelStep: panel?.id ?? lying.step,
    step: lying.step,
    blind: lying.blind,
    draws: [],
    drawnByName: '',
    drawnAt: '',
    openedAt: lying.closesAt,
    closesAt: lying.closesAt,
    closedAt: lying.closedAt,
    closedByName: null,
    call: of,
    by: panel?.by ?? 'panel',
    needed: panel === undefined ? 1 : neededAt(of, panel.id),
    quorum: stepOf(of.procedure, lying.step).quorum ?? null,
  };
}
