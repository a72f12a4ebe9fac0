import { sql } from 'kysely';
import type { Answers } from '#core/forms/answer.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { dueOf } from '#core/projects/deadline.ts';
import { after, movesAt, type Standing, stepOf } from '#core/projects/life.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { works } from '../../../platform/time/working-days.ts';
import { carryOn } from '../carrying/carry-on.ts';
import { tellNext } from './notices.ts';
import type { Case } from './store.ts';

/** What goes on record with a move. */
export type Onward = {
  readonly note?: string;
  readonly meeting?: { readonly region: string; readonly id: string } | null;
  /** What was submitted, and what of it may be read by those who shall not know who applies. */
  readonly submitted?: { readonly edition: number; readonly answers: Answers; readonly blinded: Answers };
};

/**
 * 推进：moves a case on, in the one place where that happens — the life of the procedure says where it leads, the case is as it was
 * seen or the move is refused, and what happened is on record.
 */
export async function advance(
  tx: Db,
  caller: Caller,
  subject: Case,
  move: string,
  { note = '', meeting = null, submitted }: Onward = {},
): Promise<Standing> {
  const { procedure } = subject.call;
  const { step } = subject;
  if (step === null) throw new Refusal('conflict', 'projects.case-not-so');
  const to = after(procedure, { step, outcome: null }, move);
  checkSaid(subject, step, move, note, meeting);
  const due = to.step === null ? null : dueOf(stepOf(procedure, to.step), caller.today, works);
  const { rows } = await sql`
    update projects.case set step = ${to.step}, outcome = ${to.outcome}, entered_on = ${caller.today}::date, due_on = ${due}::date, moves = moves + 1
    where region = ${subject.region} and id = ${subject.id} and moves = ${subject.moves} returning id`.execute(tx);
  if (rows.length === 0) throw new Refusal('conflict', 'projects.case-not-so');
  await tx
    .insertInto('projects.move')
    .values({
      region: subject.region,
      case_id: subject.id,
      number: subject.moves + 1,
      at: caller.now.toString(),
      on_day: caller.today,
      person_id: caller.actor.personId,
      person_name: caller.actor.name,
      from_step: step,
      move,
      to_step: to.step,
      to_outcome: to.outcome,
      note,
      meeting_region: meeting?.region ?? null,
      meeting_id: meeting?.id ?? null,
      edition: submitted?.edition ?? null,
      answers: submitted === undefined ? null : JSON.stringify(submitted.answers),
      blinded: submitted === undefined ? null : JSON.stringify(submitted.blinded),
    })
    .execute();
  await carryOn(tx, caller, subject, to);
  await tellNext(tx, caller, subject, move, to, note);
  return to;
}

/** A choice that asks for reasons has them; what goes back says what is to be mended; what a meeting decides names it. */
function checkSaid(
  { call: { procedure } }: Case,
  step: string,
  move: string,
  note: string,
  meeting: Onward['meeting'],
): void {
  const choice = movesAt(procedure, step).find(({ name }) => name === move)?.choice;
  if ((choice?.reason === 'required' || choice?.returns === true || move === 'uphold') && note === '')
    throw new Refusal('invalid', 'projects.reason-needed', { choice: choice?.name ?? '异议成立' });
  if (choice !== undefined && !choice.returns && stepOf(procedure, step).meeting === 'required' && meeting === null)
    throw new Refusal('invalid', 'projects.meeting-needed');
}
