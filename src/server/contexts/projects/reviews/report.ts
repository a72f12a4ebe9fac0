import { sql } from 'kysely';
import type { projectsRoutes } from '#contract/projects.ts';
import type { Output } from '#contract/route.ts';
import { conflictWords } from '#core/projects/panel/words.ts';
import { itemsOf } from '#core/projects/scoring.ts';
import { sentence } from '#core/refusals.ts';
import type { Caller } from '../../../platform/caller.ts';
import { type Db, uuidsAmong } from '../../../platform/database/database.ts';
import { said } from '../../../platform/http/allowed.ts';
import { call, type ProceduralCall } from '../calls/store.ts';
import { instrumentOf } from '../definitions.ts';
import { projectsPermissions as permitted } from '../permissions.ts';
import { stepName } from '../words.ts';
import { instantOf } from './commands/rounds.ts';
import { officeOf, withinOf } from './office.ts';
import { panelStepBefore, waitingAt } from './panel/former.ts';
import { YEARS } from './panel/gather.ts';
import { resultsOf } from './results.ts';
import * as store from './store.ts';

type Report = Output<typeof projectsRoutes.callReviews>;
export type RoundShown = Report['rounds'][number];

/** 评审情况 of a call, to who has charge of a panel in it: what waits, and every round; marks only of those that are closed. */
export async function callReviews(db: Db, caller: Caller, id: string): Promise<Report | undefined> {
  const of = await call(db, id);
  if (of === undefined) return undefined;
  const { actor } = caller;
  const steps: Report['steps'] = [];
  for (const { id: step, name, kind } of of.procedure.steps) {
    if (kind !== 'assign-panel' && kind !== 'score') continue;
    const panel = kind === 'score' ? panelStepBefore(of, step) : of.procedure.steps.find((each) => each.id === step);
    if (panel?.by === undefined) continue;
    const region = officeOf(actor, of, panel.by);
    const may = permitted.panel(actor, { region, by: panel.by });
    if (may !== true) continue;
    const within = withinOf(panel.by, region);
    const waiting =
      kind === 'score'
        ? (await waitingAt(id, step, within).execute(db)).rows.length
        : await undrawn(db, of, step, region, within);
    steps.push({
      id: step,
      name,
      kind,
      waiting,
      experts: store.neededAt(of, panel.id),
      can: {
        draw:
          kind === 'assign-panel' ? waiting > 0 || sentence('projects.panel-empty') : sentence('projects.round-not-so'),
        begin:
          kind === 'score' ? waiting > 0 || sentence('projects.no-former-panel') : sentence('projects.round-not-so'),
      },
    });
  }
  if (steps.length === 0) return undefined;
  const rounds = (await store.roundsOf(db, of)).filter(
    ({ region, by }) => permitted.panel(actor, { region, by }) === true,
  );
  return {
    id,
    title: of.title,
    steps,
    rounds: await Promise.all(rounds.map((round) => roundShown(db, caller, round))),
  };
}

/** Cases at a panel step that no draw has yet. */
async function undrawn(
  db: Db,
  of: ProceduralCall,
  step: string,
  region: string,
  within: string | null,
): Promise<number> {
  const drawn = await store.drawnRound(db, of, step, region);
  const seated = new Set(drawn === undefined ? [] : (await store.seatsOf(db, drawn.id)).map(({ caseId }) => caseId));
  return (await store.casesAt(db, of.id, step, within)).filter((each) => !seated.has(each.id)).length;
}

/** One round, as far as it has come. */
export async function roundShown(db: Db, caller: Caller, round: store.Round): Promise<RoundShown> {
  const seats = await store.seatsOf(db, round.id);
  const submitted = await store.submittedIn(db, round.id);
  const cases = await casesOf(db, [...new Set(seats.map(({ caseId }) => caseId))]);
  const experts = await expertsOf(db, [...new Set(seats.map(({ expertId }) => expertId))]);
  const state = stateOf(round, caller.now);
  const standing = state === 'drawn' ? round.panelStep : round.step;
  const shown = cases.map((each) => ({
    id: each.id,
    region: each.region,
    title: each.title,
    organisationName: each.organisationName,
    field: each.field,
    here: state === 'closed' || each.step === standing,
    needed: round.needed,
    quorum: round.quorum ?? round.needed,
    seats: seats
      .filter(({ caseId }) => caseId === each.id)
      .map(({ caseId, expertId, state: seat, reason }) => ({
        caseId,
        expertId,
        expertName: experts.get(expertId)?.name ?? '',
        organisationName: experts.get(expertId)?.organisationName ?? '',
        state: seat,
        reason,
        submitted: submitted(caseId, expertId),
      })),
  }));
  const may = said(permitted.panel(caller.actor, round));
  const when = (fits: boolean) => (may === true ? fits || sentence('projects.round-not-so') : may);
  const isOpen = state === 'open' || state === 'over';
  const vacant = shown.some((each) => each.here && each.seats.filter(store.sits).length < each.needed);
  return {
    id: round.id,
    panelStep: round.panelStep,
    step: round.step,
    stepName: stepName(round.call.procedure, round.step),
    blind: round.blind,
    state,
    drawnByName: round.drawnByName,
    drawnAt: round.drawnAt,
    closesAt: round.closesAt,
    closedAt: round.closedAt,
    closedByName: round.closedByName,
    draws: round.draws.map(drawShown),
    cases: shown,
    experts: [...experts.values()].map((expert) => {
      const own = shown
        .filter(({ here }) => here)
        .flatMap((each) => each.seats.filter((seat) => seat.expertId === expert.id));
      const sitting = own.filter(store.sits);
      return {
        ...expert,
        cases: sitting.length,
        declared: sitting.filter((seat) => seat.state === 'declared').length,
        submitted: sitting.filter((seat) => seat.submitted).length,
        recused: own.length - sitting.length,
      };
    }),
    items: itemsOf(instrumentOf(round.call, round.step)),
    results: state === 'closed' ? await resultsOf(db, round.id, cases, [...experts.values()]) : null,
    can: {
      exchange: when(state === 'drawn'),
      confirm: when(state === 'drawn'),
      replace: when(isOpen) === true ? vacant || sentence('projects.nothing-to-replace') : when(isOpen),
      prolong: when(isOpen),
      close: when(isOpen),
    },
  };
}

function stateOf({ openedAt, closesAt, closedAt }: store.Round, now: Temporal.Instant): RoundShown['state'] {
  if (openedAt === null || closesAt === null) return 'drawn';
  if (closedAt !== null) return 'closed';
  return Temporal.Instant.compare(now, instantOf(closesAt)) < 0 ? 'open' : 'over';
}

const drawShown = ({ what, at, by, cases, experts, reason, proof }: store.Drawn): RoundShown['draws'][number] => ({
  what,
  at,
  by,
  cases,
  experts,
  reason: reason ?? null,
  seed: proof?.seed ?? null,
  value: proof?.value ?? null,
  bound: proof?.bound ?? null,
  misfit: proof?.misfit ?? null,
  loads: proof?.loads ?? null,
  barred: (proof?.barred ?? []).map(({ kind, pairs }) => ({ reason: conflictWords({ kind }, YEARS), pairs })),
});

async function casesOf(db: Db, ids: readonly string[]) {
  const { rows } = await sql<{
    id: string;
    region: string;
    title: string;
    organisationName: string;
    field: string | null;
    step: string | null;
  }>`select c.id, c.region, c.title, o.name as "organisationName", c.field, c.step
    from projects.case c join organisations.v_organisation o on o.id = c.organisation_id
    where c.id = any (${uuidsAmong(ids)}::uuid[]) order by c.id`.execute(db);
  return rows;
}

async function expertsOf(db: Db, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string; organisationName: string }>`
    select k.person_id as id, k.name, o.name as "organisationName"
    from projects.experts_known() k join organisations.v_organisation o on o.id = k.organisation_id
    where k.person_id = any (${uuidsAmong(ids)}::uuid[]) order by k.initials, k.person_id`.execute(db);
  return new Map(rows.map((expert) => [expert.id, expert]));
}
