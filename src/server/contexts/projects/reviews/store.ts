import { sql } from 'kysely';
import type { StepActor } from '#core/programmes/language/procedure.ts';
import { stepOf } from '#core/projects/life.ts';
import type { Prices } from '#core/projects/panel/certificate.ts';
import type { ConflictKind } from '#core/projects/panel/conflicts.ts';
import type { SeatState } from '#core/projects/seat.ts';
import type { Db } from '../../../platform/database/database.ts';
import { call, type ProceduralCall } from '../calls/store.ts';

/** 抽取记录 as it is kept with the round, the latest last. */
export type Drawn = {
  readonly what: 'draw' | 'replace' | 'exchange';
  readonly at: string;
  readonly by: string;
  readonly cases: number;
  readonly experts: number;
  readonly reason?: string;
  /** Who left which case by hand. */
  readonly left?: { readonly caseId: string; readonly expertId: string };
  readonly proof?: {
    readonly seed: string;
    readonly value: number;
    readonly bound: number;
    readonly misfit: number;
    readonly parts: number;
    readonly loads: { readonly least: number; readonly most: number };
    readonly asked: { readonly least: number; readonly most: number };
    readonly barred: readonly { readonly kind: ConflictKind; readonly pairs: number }[];
    readonly prices: Prices;
  };
};

/** 一轮评审, as commands and permissions need it. */
export type Round = {
  readonly id: string;
  readonly region: string;
  readonly callId: string;
  readonly panelStep: string;
  readonly step: string;
  readonly blind: boolean;
  readonly draws: readonly Drawn[];
  readonly drawnByName: string;
  readonly drawnAt: string;
  readonly openedAt: string | null;
  readonly closesAt: string | null;
  readonly closedAt: string | null;
  readonly closedByName: string | null;
  readonly call: ProceduralCall;
  /** Who seats the panel, and so has charge of the round. */
  readonly by: StepActor;
  /** 专家人数 for each case, and how many of them must have submitted; `null` when all must. */
  readonly needed: number;
  readonly quorum: number | null;
};

const ROUND = sql`select id, region, call_id as "callId", panel_step as "panelStep", step, blind, proof as draws, drawn_by_name as "drawnByName",
  drawn_at as "drawnAt", opened_at as "openedAt", closes_at as "closesAt", closed_at as "closedAt", closed_by_name as "closedByName" from projects.round`;
type Row = Omit<Round, 'call' | 'by' | 'needed' | 'quorum'>;

export async function roundOf(db: Db, id: string): Promise<Round | undefined> {
  const { rows } = await sql<Row>`${ROUND} where id = ${id}`.execute(db);
  const row = rows[0];
  const of = row && (await call(db, row.callId));
  return row && of && asRound(row, of);
}

/** The rounds of a call, the latest first. */
export async function roundsOf(db: Db, of: ProceduralCall): Promise<Round[]> {
  const { rows } = await sql<Row>`${ROUND} where call_id = ${of.id} order by drawn_at desc, id`.execute(db);
  return rows.map((row) => asRound(row, of));
}

/** The draw of a panel that waits to be confirmed. */
export async function drawnRound(
  db: Db,
  of: ProceduralCall,
  panelStep: string,
  region: string,
): Promise<Round | undefined> {
  const { rows } = await sql<Row>`
    ${ROUND} where region = ${region} and call_id = ${of.id} and panel_step = ${panelStep} and opened_at is null`.execute(
    db,
  );
  return rows[0] && asRound(rows[0], of);
}

function asRound(row: Row, of: ProceduralCall): Round {
  const panel = stepOf(of.procedure, row.panelStep);
  return {
    ...row,
    call: of,
    by: panel.by ?? 'panel',
    needed: neededAt(of, row.panelStep),
    quorum: stepOf(of.procedure, row.step).quorum ?? null,
  };
}

/** 专家人数 for each case of a panel step. */
export const neededAt = ({ procedure }: ProceduralCall, panelStep: string): number =>
  stepOf(procedure, panelStep).experts ?? 1;

export type Seat = {
  readonly region: string;
  readonly caseId: string;
  readonly expertId: string;
  readonly expertRegion: string;
  readonly state: SeatState;
  readonly reason: string | null;
};

export async function seatsOf(db: Db, roundId: string): Promise<Seat[]> {
  const { rows } = await sql<Seat>`
    select region, case_id as "caseId", expert_id as "expertId", expert_region as "expertRegion", state, reason from projects.seat
    where round_id = ${roundId} order by case_id, expert_id`.execute(db);
  return rows;
}

export const sits = ({ state }: Pick<Seat, 'state'>): boolean => state !== 'recused';

/** How far a round has come, without a single mark: who submitted a review of which case. */
export async function submittedIn(db: Db, roundId: string): Promise<(caseId: string, expertId: string) => boolean> {
  const { rows } = await sql<{ caseId: string; expertId: string }>`
    select case_id as "caseId", expert_id as "expertId" from projects.progress_of(${roundId}) where submitted_at is not null`.execute(
    db,
  );
  const submitted = new Set(rows.map(({ caseId, expertId }) => `${caseId} ${expertId}`));
  return (caseId, expertId) => submitted.has(`${caseId} ${expertId}`);
}

/** Cases at a step of a call, within the district where its office acts on its own district's cases. */
export async function casesAt(
  db: Db,
  callId: string,
  step: string,
  region: string | null,
): Promise<{ region: string; id: string }[]> {
  const { rows } = await sql<{ region: string; id: string }>`
    select region, id from projects.case where call_id = ${callId} and step = ${step} and moves > 0
    ${region === null ? sql`` : sql`and region = ${region}`} order by id`.execute(db);
  return rows;
}

export async function addSeats(
  tx: Db,
  roundId: string,
  seats: readonly Pick<Seat, 'region' | 'caseId' | 'expertId' | 'expertRegion'>[],
  state: 'proposed' | 'seated',
): Promise<void> {
  if (seats.length === 0) return;
  await tx
    .insertInto('projects.seat')
    .values(
      seats.map(({ region, caseId, expertId, expertRegion }) => ({
        region,
        round_id: roundId,
        case_id: caseId,
        expert_id: expertId,
        expert_region: expertRegion,
        state,
      })),
    )
    .execute();
}

export async function removeSeats(tx: Db, roundId: string, seats: readonly Seat[]): Promise<void> {
  for (const { region, caseId, expertId } of seats)
    await tx
      .deleteFrom('projects.seat')
      .where('region', '=', region)
      .where('round_id', '=', roundId)
      .where('case_id', '=', caseId)
      .where('expert_id', '=', expertId)
      .execute();
}

/** Writes the latest of the draws beside those before it. */
export async function keepDraw(tx: Db, { region, id, draws }: Round, drawn: Drawn): Promise<void> {
  await tx
    .updateTable('projects.round')
    .set({
      proof: JSON.stringify([...draws, drawn]),
      ...(drawn.proof === undefined ? {} : { seed: drawn.proof.seed, drawn_by_name: drawn.by, drawn_at: drawn.at }),
    })
    .where('region', '=', region)
    .where('id', '=', id)
    .execute();
}
