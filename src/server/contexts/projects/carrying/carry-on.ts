import { randomUUID } from 'node:crypto';
import { carriedAt } from '#core/projects/carrying/carrying.ts';
import { notYetThere, promisedBy } from '#core/projects/carrying/milestone.ts';
import type { Standing } from '#core/projects/life.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { Case } from '../cases/store.ts';
import { milestonesOf, submittedLast } from './store.ts';

/**
 * 进入与离开实施：a case that comes to where it is carried out gets the milestones that were promised and are not there yet; one that leaves
 * leaves no change behind that somebody could still agree to.
 */
export async function carryOn(tx: Db, caller: Caller, subject: Case, to: Standing): Promise<void> {
  const { procedure } = subject.call;
  if (procedure.carrying === undefined) return;
  const carrying = carriedAt(procedure, to.step);
  if (carrying !== undefined) {
    for (const work of carrying.work) await addPromised(tx, caller, subject, work);
    return;
  }
  await tx
    .updateTable('projects.change_request')
    .set({ state: 'lapsed', answered_on: caller.today, answered_at: caller.now.toString() })
    .where('region', '=', subject.region)
    .where('case_id', '=', subject.id)
    .where('state', '=', 'asked')
    .execute();
}

async function addPromised(
  tx: Db,
  { today }: Caller,
  subject: Case,
  work: NonNullable<ReturnType<typeof carriedAt>>['work'][number],
): Promise<void> {
  const promised = promisedBy(work, await submittedLast(tx, subject, work.from));
  const added = notYetThere(promised, await milestonesOf(tx, subject));
  if (added.length === 0) return;
  await tx
    .insertInto('projects.milestone')
    .values(
      added.map(({ title, due, result }) => ({
        region: subject.region,
        id: randomUUID(),
        case_id: subject.id,
        title,
        result,
        planned_on: due,
        due_on: due,
        from_step: work.from,
        added_on: today,
      })),
    )
    .execute();
}
