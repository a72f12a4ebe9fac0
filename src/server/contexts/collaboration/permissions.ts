import { isOwner, type TaskOwner } from '#core/collaboration/task.ts';
import { type Actor, holds, reaches } from '#core/identity/actor.ts';
import { runsProgrammes } from '#core/identity/offices.ts';
import type { May } from '../../platform/command.ts';

/** Who holds a meeting or owes a task, as far as charge of it goes. */
export type Holder = { readonly organisationId: string; readonly region: string };
export type Kept = Holder & { readonly secretaryId: string | null };
export type Owed = Holder & { readonly owner: TaskOwner; readonly askedBy: string };

const OFFICES: readonly string[] = ['基础教育科', '组织科', '办公室'];

/** Offices that convene for their district; leaders, administrators and researchers for their own organisation. */
function hasCharge(actor: Actor, { organisationId, region }: Holder): boolean {
  return (
    holds(
      actor,
      ['city-officer', 'district-officer'],
      (post) => OFFICES.includes(post.office ?? '') && reaches(post, region),
    ) ||
    holds(
      actor,
      ['alliance-lead', 'principal', 'school-admin', 'academy-researcher'],
      (post) => post.organisationId === organisationId,
    )
  );
}

/** 权责：one sentence per action. */
export const collaborationPermissions = {
  /** Calls meetings, changes, moves and cancels them, and closes their rosters. */
  convene: (actor: Actor, holder: Holder): May => hasCharge(actor, holder) || 'collaboration.conveners-only',

  /** Notes who came and keeps the minutes: who convenes, or the secretary named for the meeting. */
  minute: (actor: Actor, meeting: Kept): May =>
    hasCharge(actor, meeting) || meeting.secretaryId === actor.personId || 'collaboration.secretary-only',

  addKind: (actor: Actor): May => actor.posts.some(runsProgrammes) || 'collaboration.kinds-only',

  /** Gives tasks: who has charge of the organisation that shall owe it; a liaison, within the district. */
  ask: (actor: Actor, owner: Holder): May =>
    hasCharge(actor, owner) ||
    holds(actor, ['liaison'], (post) => reaches(post, owner.region)) ||
    'collaboration.task-beyond-reach',

  /** Reports on a task and finishes it. */
  report: (actor: Actor, task: Owed): May => isOwner(actor, task.owner) || 'collaboration.task-owner-only',

  /** Confirms, hands back, moves, passes on or drops a task: who asked for it, or has charge where it is owed. */
  settle: (actor: Actor, task: Owed): May =>
    task.askedBy === actor.personId ||
    (hasCharge(actor, task) && !isOwner(actor, task.owner)) ||
    'collaboration.task-asker-only',
};
