import { sql } from 'kysely';
import type { Step } from '#core/programmes/language/procedure.ts';
import type { Db } from '../../../../platform/database/database.ts';
import type { ProceduralCall } from '../../calls/store.ts';
import type { Seat } from '../store.ts';

/** The step that seats the panel of a step of scoring: the last one before it. */
export function panelStepBefore({ procedure: { steps } }: ProceduralCall, step: string): Step | undefined {
  return steps
    .slice(
      0,
      steps.findIndex(({ id }) => id === step),
    )
    .findLast(({ kind }) => kind === 'assign-panel');
}

/** 原专家组: of the cases that wait at a step of scoring without a round there, who sat for them last and did not step back. */
export async function formerPanels(
  db: Db,
  callId: string,
  step: string,
  region: string | null,
): Promise<Pick<Seat, 'region' | 'caseId' | 'expertId' | 'expertRegion'>[]> {
  const { rows } = await sql<Pick<Seat, 'region' | 'caseId' | 'expertId' | 'expertRegion'>>`
    with waiting as (${waitingAt(callId, step, region)}),
    last as (
      select distinct on (s.case_id) s.case_id, s.round_id from waiting w join projects.seat s on s.region = w.region and s.case_id = w.id
        join projects.round r on r.id = s.round_id
      where r.opened_at is not null order by s.case_id, r.opened_at desc
    )
    select s.region, s.case_id as "caseId", s.expert_id as "expertId", s.expert_region as "expertRegion"
    from last l join projects.seat s on s.round_id = l.round_id and s.case_id = l.case_id where s.state in ('seated', 'declared')`.execute(
    db,
  );
  return rows;
}

/** Cases at a step of scoring that no open round has. */
export const waitingAt = (callId: string, step: string, region: string | null) => sql`
  select c.region, c.id from projects.case c where c.call_id = ${callId} and c.step = ${step}
    ${region === null ? sql`` : sql`and c.region = ${region}`}
    and not exists (select from projects.seat s join projects.round r on r.id = s.round_id
      where s.region = c.region and s.case_id = c.id and r.step = c.step and r.opened_at is not null and r.closed_at is null)`;
