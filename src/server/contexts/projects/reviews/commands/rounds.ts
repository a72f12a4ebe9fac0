import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import type { Actor } from '#core/identity/actor.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../../platform/command.ts';
import type { Db } from '../../../../platform/database/database.ts';
import { call } from '../../calls/store.ts';
import { advance } from '../../cases/advance.ts';
import { caseOf } from '../../cases/store.ts';
import { projectsPermissions as permitted } from '../../permissions.ts';
import { tellSeated } from '../notices.ts';
import { officeOf, withinOf } from '../office.ts';
import { drawn } from '../panel/draw.ts';
import { formerPanels, panelStepBefore } from '../panel/former.ts';
import { gather } from '../panel/gather.ts';
import * as store from '../store.ts';
import { checkAhead, ofRound } from './panel.ts';

const routes = contract.projects;

const open = {
  subject: (tx: Db, { id }: { readonly id: string }) => store.roundOf(tx, id),
  may: (actor: Actor, { region, by }: store.Round) => permitted.panel(actor, { region, by }),
};

function checkOpen({ openedAt, closedAt }: store.Round): void {
  if (openedAt === null || closedAt !== null) throw new Refusal('conflict', 'projects.round-not-so');
}

/** Cases of a round that still are where it scores them. */
async function casesIn(tx: Db, round: store.Round, seats: readonly store.Seat[]) {
  const own = new Set(seats.map(({ caseId }) => caseId));
  const here = await store.casesAt(tx, round.callId, round.step, withinOf(round.by, round.region));
  return here.filter(({ id }) => own.has(id));
}

/** 由原专家组开始下一轮: cases that came to another step of scoring are read by who read them before. */
export const beginRound = command({
  name: 'projects.begin-round',
  input: routes.beginRound.input,
  async subject(tx, { id, step }, { actor }) {
    const of = await call(tx, id);
    const scored = of?.procedure.steps.find((each) => each.id === step && each.kind === 'score');
    const panel = of && scored && panelStepBefore(of, step);
    if (of === undefined || scored === undefined || panel?.by === undefined) return undefined;
    return { call: of, scored, panel, by: panel.by, region: officeOf(actor, of, panel.by) };
  },
  may: (actor, { region, by }) => permitted.panel(actor, { region, by }),

  async run(tx, { id, step, closesAt }, { scored, panel, by, region }, { actor, now }) {
    checkAhead(closesAt, now);
    const seats = await formerPanels(tx, id, step, withinOf(by, region));
    if (seats.length === 0) throw new Refusal('conflict', 'projects.no-former-panel');
    const roundId = randomUUID();
    await tx
      .insertInto('projects.round')
      .values({
        region,
        id: roundId,
        call_id: id,
        panel_step: panel.id,
        step,
        blind: scored.blind === true,
        seed: '',
        proof: '[]',
        drawn_by_name: actor.name,
        drawn_at: now.toString(),
        opened_at: now.toString(),
        closes_at: closesAt,
      })
      .execute();
    await store.addSeats(tx, roundId, seats, 'seated');
    const round = await store.roundOf(tx, roundId);
    if (round !== undefined) await tellSeated(tx, round, seats);
    return { id: roundId };
  },
  record: ({ id, step, closesAt }, { call: { title }, region }) => ({
    subject: { kind: 'call', id },
    region,
    detail: { title, step, closesAt },
  }),
});

/** 补选: fills the seats of those who stepped back, and changes as little as can be of the rest. */
export const replaceExperts = command({
  name: 'projects.replace-experts',
  input: routes.replaceExperts.input,
  ...open,
  async run(tx, { id }, round, caller) {
    checkOpen(round);
    const all = await store.seatsOf(tx, id);
    const here = new Map((await casesIn(tx, round, all)).map((each) => [each.id, each.region]));
    const sitting = all.filter((seat) => store.sits(seat) && here.has(seat.caseId));
    if (sitting.length >= here.size * round.needed) throw new Refusal('conflict', 'projects.nothing-to-replace');
    const seated = [...new Set(sitting.map(({ expertId }) => expertId))];
    const gathered = await gather(
      tx,
      { caseIds: [...here.keys()], blind: round.blind, draws: round.draws, seated },
      caller.today,
    );
    // Who sits and has read nothing yet may be moved if that fills all seats; who declared stays.
    const [taken, before] = [
      sitting.filter(({ state }) => state === 'declared'),
      sitting.filter(({ state }) => state === 'seated'),
    ];
    const asked = round.draws.findLast(({ proof }) => proof !== undefined)?.proof?.asked;
    const wanted = {
      what: 'replace' as const,
      needed: round.needed,
      least: 0,
      most: asked?.most ?? 1000,
      taken,
      before,
    };
    const { panel, drawn: proved } = await drawn(gathered, wanted, caller);
    const keys = (seats: readonly { caseId: string; expertId: string }[]) =>
      new Set(seats.map(({ caseId, expertId }) => `${caseId} ${expertId}`));
    const [now, then] = [keys(panel.seats), keys(sitting)];
    const homes = new Map(gathered.experts.map((each) => [each.id, each.region]));
    await store.removeSeats(
      tx,
      id,
      before.filter(({ caseId, expertId }) => !now.has(`${caseId} ${expertId}`)),
    );
    const added = panel.seats
      .filter(({ caseId, expertId }) => !then.has(`${caseId} ${expertId}`))
      .map((seat) => ({
        ...seat,
        region: here.get(seat.caseId) ?? round.region,
        expertRegion: homes.get(seat.expertId) ?? round.region,
      }));
    await store.addSeats(tx, id, added, 'seated');
    await store.keepDraw(tx, round, proved);
    await tellSeated(tx, round, added);
    return { id, seats: added.length };
  },
  record: (_input, round, { seats }) => ofRound(round, { seats }),
});

/** 延长评审时间 */
export const prolongRound = command({
  name: 'projects.prolong-round',
  input: routes.prolongRound.input,
  ...open,
  async run(tx, { id, closesAt }, round, { now }) {
    checkOpen(round);
    checkAhead(closesAt, now);
    await tx
      .updateTable('projects.round')
      .set({ closes_at: closesAt })
      .where('region', '=', round.region)
      .where('id', '=', id)
      .execute();
    return { id };
  },
  record: ({ closesAt }, round) => ofRound(round, { closesAt }),
});

/** 结束评审: enough experts submitted for every case; before its time and before all are in, for a reason. The cases go on. */
export const closeRound = command({
  name: 'projects.close-round',
  input: routes.closeRound.input,
  ...open,
  async run(tx, { id, reason }, round, caller) {
    checkOpen(round);
    const seats = (await store.seatsOf(tx, id)).filter(store.sits);
    const here = await casesIn(tx, round, seats);
    const submitted = await store.submittedIn(tx, id);
    const cases = [];
    const lacking: string[] = [];
    let outstanding = 0;
    for (const key of here) {
      const subject = await caseOf(tx, key);
      if (subject === undefined) continue;
      cases.push(subject);
      const own = seats.filter(({ caseId }) => caseId === key.id);
      const done = own.filter(({ expertId }) => submitted(key.id, expertId)).length;
      outstanding += own.length - done;
      if (done < (round.quorum ?? round.needed)) lacking.push(`“${subject.title}”`);
    }
    if (lacking.length > 0) throw new Refusal('conflict', 'projects.quorum-lacking', { cases: lacking });
    const early = round.closesAt !== null && Temporal.Instant.compare(caller.now, instantOf(round.closesAt)) < 0;
    if (early && outstanding > 0 && reason === '') throw new Refusal('invalid', 'projects.early-reason');
    await tx
      .updateTable('projects.round')
      .set({ closed_at: caller.now.toString(), closed_by_name: caller.actor.name })
      .where('region', '=', round.region)
      .where('id', '=', id)
      .execute();
    for (const subject of cases) await advance(tx, caller, subject, 'close');
    return { id, cases: cases.length };
  },
  record: ({ reason }, round, { cases }) => ofRound(round, { cases, ...(reason === '' ? {} : { reason }) }),
});

/** A moment as the database tells it. */
export const instantOf = (at: string): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(Date.parse(at));
