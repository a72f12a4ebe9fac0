import { sql } from 'kysely';
import type { Answers } from '#core/forms/answer.ts';
import type { Marks } from '#core/projects/scoring.ts';
import type { Db } from '../../../platform/database/database.ts';

/** 桌上的一件: a case as its expert may know it; where the review is blind, nothing tells who applies. */
export type Lying = {
  readonly roundId: string;
  readonly roundRegion: string;
  readonly callId: string;
  readonly step: string;
  readonly closesAt: string;
  readonly closedAt: string | null;
  readonly blind: boolean;
  readonly caseId: string;
  readonly region: string;
  readonly number: number;
  readonly title: string;
  readonly kind: string | null;
  readonly field: string | null;
  readonly organisationName: string | null;
  readonly state: 'seated' | 'declared';
};

/** The caller's own desk, or one round of it. */
export async function deskOf(db: Db, roundId?: string): Promise<Lying[]> {
  const { rows } = await sql<Lying>`
    select d.round_id as "roundId", d.round_region as "roundRegion", d.call_id as "callId", d.step, d.closes_at as "closesAt", d.closed_at as "closedAt",
      d.blind, d.case_id as "caseId", d.region, d.case_number as number, d.title, d.kind, d.field, o.name as "organisationName", d.state
    from projects.my_desk() d left join organisations.v_organisation o on o.id = d.organisation_id
    where ${roundId === undefined ? sql`true` : sql`d.round_id = ${roundId}`} order by d.closes_at, d.round_id, d.case_number`.execute(
    db,
  );
  return rows;
}

export type Review = {
  readonly roundId: string;
  readonly caseId: string;
  readonly marks: Marks;
  readonly total: number | null;
  readonly comment: string;
  readonly revision: number;
  readonly savedAt: string;
  readonly submittedAt: string | null;
};

/** Reviews that a person wrote. */
export async function reviewsBy(db: Db, expertId: string): Promise<Review[]> {
  const { rows } = await sql<Review>`
    select round_id as "roundId", case_id as "caseId", marks, total::float8 as total, comment, revision, saved_at as "savedAt", submitted_at as "submittedAt"
    from projects.review where expert_id = ${expertId}`.execute(db);
  return rows;
}

export async function reviewOf(db: Db, roundId: string, caseId: string, expertId: string): Promise<Review | undefined> {
  return (await reviewsBy(db, expertId)).find((each) => each.roundId === roundId && each.caseId === caseId);
}

/** 盲审附件 that the caller's own submission to read shows; `undefined` where there is none to be opened. */
export async function blindPaperOf(
  db: Db,
  roundId: string,
  caseId: string,
  file: string,
): Promise<{ readonly sha256: string; readonly type: string } | undefined> {
  const { rows } = await sql<{ sha256: string; type: string }>`
    select sha256, type from projects.my_blind_paper(${roundId}, ${caseId}, ${file})`.execute(db);
  return rows[0];
}

/** What an expert reads of a case. */
export async function paperOf(
  db: Db,
  roundId: string,
  caseId: string,
): Promise<{ readonly step: string; readonly edition: number; readonly answers: Answers } | undefined> {
  const { rows } = await sql<{ step: string; edition: number; answers: Answers }>`
    select step, edition, answers from projects.my_paper(${roundId}, ${caseId})`.execute(db);
  return rows[0];
}
