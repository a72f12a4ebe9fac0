import { sql } from 'kysely';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { checkMarks, type Item, itemsOf, type Marks, totalOf } from '#core/projects/scoring.ts';
import { command } from '../../../../platform/command.ts';
import type { Db } from '../../../../platform/database/database.ts';
import { instrumentOf } from '../../definitions.ts';
import { projectsPermissions as permitted } from '../../permissions.ts';
import { deskOf, type Lying, reviewOf } from '../desk-store.ts';
import { tellRecused } from '../notices.ts';
import { roundAsItIs } from '../round-eyes.ts';
import { instantOf } from './rounds.ts';

const routes = contract.projects;

/** What lies on the caller's own desk: nobody else's is found. */
async function lyingOn(tx: Db, roundId: string, caseId: string, personId: string) {
  const lying = (await deskOf(tx, roundId)).find((each) => each.caseId === caseId);
  return lying && { ...lying, expertId: personId };
}

const recordOf = ({ callId, roundRegion, number }: Lying, more: Record<string, unknown> = {}) => ({
  subject: { kind: 'call', id: callId },
  region: roundRegion,
  detail: { number, ...more },
});

/** A round that takes reviews: open, and before its time. */
function checkTaking({ closedAt, closesAt }: Lying, now: Temporal.Instant): void {
  if (closedAt !== null || Temporal.Instant.compare(now, instantOf(closesAt)) >= 0)
    throw new Refusal('conflict', 'projects.review-over');
}

/** 声明无回避情形, or 申请回避 with the reason. Stepping back is open until the review is submitted. */
export const declareConflicts = command({
  name: 'projects.declare-conflicts',
  input: routes.declareConflicts.input,
  async subject(tx, { id, cases }, { actor }) {
    const desk = await deskOf(tx, id);
    const own = desk.filter(({ caseId }) => cases.includes(caseId));
    const [first] = own;
    return first === undefined || own.length < new Set(cases).size
      ? undefined
      : { own, first, expertId: actor.personId };
  },
  may: (actor, subject) => permitted.review(actor, subject),

  async run(tx, { id, recuses, reason }, { own, first }, { actor, now }) {
    checkTaking(first, now);
    if (recuses && reason === '') throw new Refusal('invalid', 'projects.recusal-reason');
    for (const { caseId } of own) {
      const review = await reviewOf(tx, id, caseId, actor.personId);
      if (review?.submittedAt) throw new Refusal('conflict', 'projects.review-submitted');
      await tx
        .updateTable('projects.seat')
        .set({ state: recuses ? 'recused' : 'declared', reason: recuses ? reason : null, declared_at: now.toString() })
        .where('round_id', '=', id)
        .where('case_id', '=', caseId)
        .where('expert_id', '=', actor.personId)
        .where('state', 'in', recuses ? ['seated', 'declared'] : ['seated'])
        .execute();
    }
    if (recuses) {
      const round = await roundAsItIs(tx, id, first);
      await tellRecused(tx, round, {
        expertName: actor.name,
        expertId: actor.personId,
        cases: own.length,
        reason,
      });
    }
    return { id };
  },
  record: ({ recuses, reason, cases }, { first }) =>
    recordOf(first, { cases: cases.length, recuses, ...(recuses ? { reason } : {}) }),
});

async function itemsAt(tx: Db, lying: Lying): Promise<Item[]> {
  const round = await roundAsItIs(tx, lying.roundId, lying);
  return itemsOf(instrumentOf(round.call, lying.step));
}

/** 保存评分与意见: over what the writer saw. */
export const saveReview = command({
  name: 'projects.save-review',
  input: routes.saveReview.input,
  subject: (tx, { id, case: caseId }, { actor }) => lyingOn(tx, id, caseId, actor.personId),
  may: (actor, subject) => permitted.review(actor, subject),

  async run(tx, { id, case: caseId, revision, marks, comment }, lying, { actor, now }) {
    checkTaking(lying, now);
    if (lying.state !== 'declared') throw new Refusal('conflict', 'projects.declare-first');
    const review = await reviewOf(tx, id, caseId, actor.personId);
    if (review?.submittedAt) throw new Refusal('conflict', 'projects.review-submitted');
    if ((review?.revision ?? 0) !== revision) throw new Refusal('conflict', 'projects.review-changed');
    const items = await itemsAt(tx, lying);
    checkMarks(items, marks);
    const total = totalOf(items, marks);
    const savedAt = now.toString();
    const written = { marks: JSON.stringify(marks), total, comment, revision: revision + 1, saved_at: savedAt };
    await sql`insert into projects.review (region, round_id, case_id, expert_id, marks, total, comment, revision, saved_at)
      select s.region, s.round_id, s.case_id, s.expert_id, ${written.marks}::jsonb, ${total}::numeric, ${comment}, ${written.revision}, ${savedAt}::timestamptz
      from projects.seat s where s.round_id = ${id} and s.case_id = ${caseId} and s.expert_id = ${actor.personId}
      on conflict (region, round_id, case_id, expert_id) do update set marks = excluded.marks, total = excluded.total, comment = excluded.comment,
        revision = excluded.revision, saved_at = excluded.saved_at`.execute(tx);
    return { revision: revision + 1, savedAt, total };
  },
  record: (_input, lying, { revision }) => recordOf(lying, { revision }),
});

/** 提交评审: once, whole, and in time. */
export const submitReview = command({
  name: 'projects.submit-review',
  input: routes.submitReview.input,
  subject: (tx, { id, case: caseId }, { actor }) => lyingOn(tx, id, caseId, actor.personId),
  may: (actor, subject) => permitted.review(actor, subject),

  async run(tx, { id, case: caseId, revision }, lying, { actor, now }) {
    checkTaking(lying, now);
    const review = await reviewOf(tx, id, caseId, actor.personId);
    if (review?.submittedAt) throw new Refusal('conflict', 'projects.review-submitted');
    if (review === undefined || review.revision !== revision) throw new Refusal('conflict', 'projects.review-changed');
    checkWhole(await itemsAt(tx, lying), review.marks);
    const changed = await tx
      .updateTable('projects.review')
      .set({ submitted_at: now.toString() })
      .where('round_id', '=', id)
      .where('case_id', '=', caseId)
      .where('expert_id', '=', actor.personId)
      .where('submitted_at', 'is', null)
      .returning('case_id')
      .executeTakeFirst();
    if (changed === undefined) throw new Refusal('conflict', 'projects.review-over');
    return { id };
  },
  record: (_input, lying) => recordOf(lying),
});

function checkWhole(items: readonly Item[], marks: Marks): void {
  const open = items.filter(({ key }) => marks[key] === undefined).map(({ name }) => name);
  if (open.length > 0) throw new Refusal('invalid', 'projects.review-incomplete', { items: open });
}
