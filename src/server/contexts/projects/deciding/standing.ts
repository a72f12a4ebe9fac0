import { sql } from 'kysely';
import type { Day } from '#core/kernel/day.ts';
import type { Procedure } from '#core/programmes/language/procedure.ts';
import type { Weighed } from '#core/projects/comparing.ts';
import { stepOf } from '#core/projects/life.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { ProceduralCall } from '../calls/store.ts';

export type Reviewed = { readonly score: number; readonly reviews: number };

/** A case where something is decided, with what the experts gave it. */
export type AtStep = Weighed & {
  readonly title: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly kind: string | null;
  readonly moves: number;
  readonly due: Day | null;
  readonly reviews: number;
};

/** A case on which the step has decided. */
export type Earlier = Weighed & { readonly picks: boolean };

/** 待决定的申报 at a step, in the order of recommendation. */
export async function casesAt(db: Db, call: ProceduralCall, step: string): Promise<AtStep[]> {
  const { rows } = await sql<Omit<AtStep, 'score' | 'reviews'>>`
    select c.id as "caseId", c.region, c.field, c.rank, c.title, c.organisation_id as "organisationId", o.name as "organisationName", c.kind, c.moves, c.due_on as due
    from projects.case c join organisations.v_organisation o on o.id = c.organisation_id
    where c.call_id = ${call.id} and c.step = ${step} order by c.field, c.region, c.rank nulls last, c.title, c.id`.execute(
    db,
  );
  const scores = await scoresOf(db, call, step);
  return rows.map((row) => ({ ...row, ...(scores.get(row.caseId) ?? { score: null, reviews: 0 }) }));
}

/** What the step decided before, of cases that have not come back to it since. What was handed back was not decided. */
export async function decidedAt(db: Db, call: ProceduralCall, step: string): Promise<Earlier[]> {
  const { rows } = await sql<Omit<Earlier, 'picks' | 'score'> & { move: string }>`
    select distinct on (c.id) c.id as "caseId", c.region, c.field, c.rank, m.move
    from projects.case c join projects.move m on m.region = c.region and m.case_id = c.id
    where c.call_id = ${call.id} and m.from_step = ${step} and (c.step is null or c.step <> all (${upTo(call.procedure, step)}::text[]))
    order by c.id, m.number desc`.execute(db);
  const scores = await scoresOf(db, call, step);
  const choices = stepOf(call.procedure, step).choices ?? [];
  return rows.flatMap(({ move, ...row }) => {
    const choice = choices.find(({ name }) => name === move);
    if (choice === undefined || choice.returns === true) return [];
    return { ...row, score: scores.get(row.caseId)?.score ?? null, picks: choice.picks === true };
  });
}

/** The step and those before it: a case that stands there has come back. */
function upTo({ steps }: Procedure, step: string): string[] {
  const ids = steps.map(({ id }) => id);
  return ids.slice(0, ids.indexOf(step) + 1);
}

/** The last step before this one at which the cases are scored. */
export const scoredBefore = ({ steps }: Procedure, step: string): string | undefined =>
  steps
    .slice(
      0,
      steps.findIndex(({ id }) => id === step),
    )
    .findLast(({ kind }) => kind === 'score')?.id;

/** 专家评分: for each case the mean of the totals submitted in the last closed round that it was in. Open rounds are sealed. */
async function scoresOf(db: Db, { id, procedure }: ProceduralCall, step: string): Promise<Map<string, Reviewed>> {
  const scored = scoredBefore(procedure, step);
  if (scored === undefined) return new Map();
  const { rows } = await sql<Reviewed & { caseId: string }>`
    select v.case_id as "caseId", round(avg(v.total), 3)::float8 as score, count(*) as reviews
    from projects.review v join projects.seat s on s.region = v.region and s.round_id = v.round_id and s.case_id = v.case_id and s.expert_id = v.expert_id
    where v.submitted_at is not null and s.state <> 'recused' and v.round_id = (
      select r.id from projects.round r join projects.seat x on x.round_id = r.id
      where r.call_id = ${id} and r.step = ${scored} and r.closed_at is not null and x.region = v.region and x.case_id = v.case_id
      order by r.closed_at desc limit 1)
    group by v.case_id`.execute(db);
  return new Map(rows.map(({ caseId, ...reviewed }) => [caseId, reviewed]));
}

export type Comment = { readonly caseId: string; readonly total: number; readonly comment: string };

/** 专家意见 of the last closed round of each of the cases, without who wrote them: it is the words that count. */
export async function commentsOn(
  db: Db,
  { id, procedure }: ProceduralCall,
  step: string,
  cases: readonly string[],
): Promise<Comment[]> {
  const scored = scoredBefore(procedure, step);
  if (scored === undefined) return [];
  const { rows } = await sql<Comment>`
    select v.case_id as "caseId", v.total::float8 as total, v.comment
    from projects.review v join projects.seat s on s.region = v.region and s.round_id = v.round_id and s.case_id = v.case_id and s.expert_id = v.expert_id
    where v.submitted_at is not null and s.state <> 'recused' and v.case_id = any (${cases}::uuid[]) and v.round_id = (
      select r.id from projects.round r join projects.seat x on x.round_id = r.id
      where r.call_id = ${id} and r.step = ${scored} and r.closed_at is not null and x.region = v.region and x.case_id = v.case_id
      order by r.closed_at desc limit 1)
    order by v.case_id, v.total desc, v.expert_id`.execute(db);
  return rows;
}
