import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import type { Actor } from '#core/identity/actor.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { movesAt } from '#core/projects/life.ts';
import { conflictWords } from '#core/projects/panel/words.ts';
import { command } from '../../../../platform/command.ts';
import type { Db } from '../../../../platform/database/database.ts';
import { call, type ProceduralCall } from '../../calls/store.ts';
import { advance } from '../../cases/advance.ts';
import { caseOf } from '../../cases/store.ts';
import { projectsPermissions as permitted } from '../../permissions.ts';
import { tellSeated } from '../notices.ts';
import { officeOf, withinOf } from '../office.ts';
import { drawn } from '../panel/draw.ts';
import { gather, YEARS } from '../panel/gather.ts';
import * as store from '../store.ts';

const routes = contract.projects;

export const ofRound = ({ callId, region, call: { title } }: store.Round, more: Record<string, unknown> = {}) => ({
  subject: { kind: 'call', id: callId },
  region,
  detail: { title, ...more },
});

/** The step where the panel of a step scores. */
function scoredAfter({ procedure }: ProceduralCall, panelStep: string) {
  const after = procedure.steps.slice(procedure.steps.findIndex(({ id }) => id === panelStep));
  const leads = movesAt(procedure, panelStep).find(({ name }) => name === 'seat')?.leads.step;
  return after.find(({ id, kind }) => id === leads && kind === 'score') ?? after.find(({ kind }) => kind === 'score');
}

/** 抽取专家: for the cases that stand at the step; again, as long as the panel is not confirmed. */
export const drawPanel = command({
  name: 'projects.draw-panel',
  input: routes.drawPanel.input,
  constraints: { round_drawn_once: 'projects.panel-drawn-meanwhile' },
  async subject(tx, { id, step }, { actor }) {
    const of = await call(tx, id);
    const panel = of?.procedure.steps.find((each) => each.id === step && each.kind === 'assign-panel');
    const scored = of && panel && scoredAfter(of, step);
    if (of === undefined || panel?.by === undefined || scored === undefined) return undefined;
    return { call: of, by: panel.by, scored, region: officeOf(actor, of, panel.by) };
  },
  may: (actor, { region, by }) => permitted.panel(actor, { region, by }),

  async run(tx, { id, step, least, most }, { call: of, by, scored, region }, caller) {
    if (least > most) throw new Refusal('invalid', 'projects.load-bounds');
    const caseIds = (await store.casesAt(tx, id, step, withinOf(by, region))).map((each) => each.id);
    if (caseIds.length === 0) throw new Refusal('conflict', 'projects.panel-empty');
    const before = await store.drawnRound(tx, of, step, region);
    const blind = scored.blind === true;
    const gathered = await gather(tx, { caseIds, blind, draws: before?.draws }, caller.today);
    const wanted = { what: 'draw' as const, needed: store.neededAt(of, step), least, most, taken: [], before: [] };
    const { panel, drawn: proved } = await drawn(gathered, wanted, caller);
    const roundId = before?.id ?? randomUUID();
    if (before === undefined) {
      await tx
        .insertInto('projects.round')
        .values({
          region,
          id: roundId,
          call_id: id,
          panel_step: step,
          step: scored.id,
          blind,
          seed: proved.proof?.seed ?? '',
          proof: JSON.stringify([proved]),
          drawn_by_name: caller.actor.name,
          drawn_at: caller.now.toString(),
        })
        .execute();
    } else {
      await store.removeSeats(tx, roundId, await store.seatsOf(tx, roundId));
      await store.keepDraw(tx, before, proved);
    }
    const regions = new Map(gathered.cases.map((each) => [each.id, each.region]));
    const homes = new Map(gathered.experts.map((each) => [each.id, each.region]));
    const seats = panel.seats.map((seat) => ({
      ...seat,
      region: regions.get(seat.caseId) ?? region,
      expertRegion: homes.get(seat.expertId) ?? region,
    }));
    await store.addSeats(tx, roundId, seats, 'proposed');
    return { id: roundId, cases: caseIds.length, seed: proved.proof?.seed };
  },
  record: ({ id, step }, { call: { title }, region }, { cases, seed }) => ({
    subject: { kind: 'call', id },
    region,
    detail: { title, step, cases, seed },
  }),
});

const ofDrawn = {
  subject: (tx: Db, { id }: { readonly id: string }) => store.roundOf(tx, id),
  may: (actor: Actor, { region, by }: store.Round) => permitted.panel(actor, { region, by }),
};

/** 确认前更换: one expert of a case for another, with the reason; the other may read the case. */
export const exchangeExpert = command({
  name: 'projects.exchange-expert',
  input: routes.exchangeExpert.input,
  ...ofDrawn,
  async run(tx, { id, case: caseId, from, to, reason }, round, { actor, now, today }) {
    if (round.openedAt !== null) throw new Refusal('conflict', 'projects.panel-confirmed');
    const seats = await store.seatsOf(tx, id);
    const seat = seats.find((each) => each.caseId === caseId && each.expertId === from);
    if (seat === undefined || seats.some((each) => each.caseId === caseId && each.expertId === to))
      throw new Refusal('conflict', 'projects.seat-unknown');
    const { experts, barred } = await gather(tx, { caseIds: [caseId], blind: round.blind, draws: round.draws }, today);
    const other = experts.find((each) => each.id === to);
    if (other === undefined) throw new Refusal('not-found', 'platform.not-found');
    const against = barred.find(({ expertId }) => expertId === to)?.reasons[0];
    if (against !== undefined)
      throw new Refusal('conflict', 'projects.expert-barred', { reason: conflictWords(against, YEARS) });
    await store.removeSeats(tx, id, [seat]);
    await store.addSeats(tx, id, [{ ...seat, expertId: to, expertRegion: other.region }], 'proposed');
    await store.keepDraw(tx, round, {
      what: 'exchange',
      at: now.toString(),
      by: actor.name,
      cases: 1,
      experts: 1,
      reason,
      left: { caseId, expertId: from },
    });
    return { id };
  },
  record: ({ case: caseId, from, to, reason }, round) => ofRound(round, { caseId, before: from, personId: to, reason }),
});

/** 确定专家组: whoever is drawn sits, the cases go on, and the round is open until its time. */
export const confirmPanel = command({
  name: 'projects.confirm-panel',
  input: routes.confirmPanel.input,
  ...ofDrawn,
  async run(tx, { id, closesAt }, round, caller) {
    if (round.openedAt !== null) throw new Refusal('conflict', 'projects.panel-confirmed');
    checkAhead(closesAt, caller.now);
    const seats = Map.groupBy(await store.seatsOf(tx, id), ({ caseId }) => caseId);
    const here = await store.casesAt(tx, round.callId, round.panelStep, withinOf(round.by, round.region));
    const going = here.filter((each) => seats.has(each.id));
    if (going.length === 0 || going.some((each) => seats.get(each.id)?.length !== round.needed))
      throw new Refusal('conflict', 'projects.panel-incomplete');
    const stay = new Set(going.map((each) => each.id));
    const gone = [...seats].flatMap(([caseId, of]) => (stay.has(caseId) ? [] : of));
    await store.removeSeats(tx, id, gone);
    await tx
      .updateTable('projects.seat')
      .set({ state: 'seated' })
      .where('round_id', '=', id)
      .where('state', '=', 'proposed')
      .execute();
    await tx
      .updateTable('projects.round')
      .set({ opened_at: caller.now.toString(), closes_at: closesAt })
      .where('region', '=', round.region)
      .where('id', '=', id)
      .execute();
    for (const key of going) {
      const subject = await caseOf(tx, key);
      if (subject !== undefined) await advance(tx, caller, subject, 'seat');
    }
    await tellSeated(
      tx,
      { ...round, closesAt },
      going.flatMap((each) => seats.get(each.id) ?? []),
    );
    return { id, cases: going.length };
  },
  record: ({ closesAt }, round, { cases }) => ofRound(round, { cases, closesAt }),
});

export function checkAhead(closesAt: string, now: Temporal.Instant): void {
  if (Temporal.Instant.compare(Temporal.Instant.from(closesAt), now) <= 0)
    throw new Refusal('invalid', 'projects.closes-at-past');
}
