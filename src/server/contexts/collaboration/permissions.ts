import { isOwner, type TaskOwner } from '#core/collaboration/task.ts';
import { type Actor, type HeldPost, reaches } from '#core/identity/actor.ts';
import { runsProgrammes } from '#core/identity/offices.ts';
import type { PostKind } from '#core/identity/post.ts';
import type { May } from '../../platform/command.ts';

/** Who holds a meeting or owes a task, as far as charge of it goes. */
export type Holder = { readonly organisationId: string; readonly region: string };
export type Kept = Holder & { readonly secretaryId: string | null };
/** Who shall owe a task, and the alliances that organisation is in. */
export type Owing = Holder & { readonly alliances?: readonly string[] };
export type Owed = { readonly owner: TaskOwner; readonly askedBy: string; readonly giver: Holder };

const OFFICES: readonly string[] = ['基础教育科', '组织科', '办公室'];
const LEADING: readonly PostKind[] = ['alliance-lead', 'principal', 'school-admin', 'academy-researcher'];

/** Offices that convene for their district; leaders, administrators and researchers for their own organisation. */
const isInCharge =
  ({ organisationId, region }: Holder) =>
  (post: HeldPost): boolean => {
    if (post.kind === 'city-officer' || post.kind === 'district-officer')
      return OFFICES.includes(post.office ?? '') && reaches(post, region);
    return LEADING.includes(post.kind) && post.organisationId === organisationId;
  };
const hasCharge = (actor: Actor, holder: Holder): boolean => actor.posts.some(isInCharge(holder));

/** The post through which a task is given: charge of who shall owe it, of an alliance that is in, or a liaison's, in the district. */
export const givingPost = (actor: Actor, owing: Owing): HeldPost | undefined =>
  actor.posts.find(
    (post) =>
      isInCharge(owing)(post) ||
      (post.kind === 'alliance-lead' && owing.alliances?.includes(post.organisationId) === true) ||
      (post.kind === 'liaison' && reaches(post, owing.region)),
  );

/** 权责：one sentence per action. */
export const collaborationPermissions = {
  /** Calls meetings, changes, moves and cancels them, and closes their rosters. */
  convene: (actor: Actor, holder: Holder): May => hasCharge(actor, holder) || 'collaboration.conveners-only',

  /** Notes who came and keeps the minutes: who convenes, or the secretary named for the meeting. */
  minute: (actor: Actor, meeting: Kept): May =>
    hasCharge(actor, meeting) || meeting.secretaryId === actor.personId || 'collaboration.secretary-only',

  addKind: (actor: Actor): May => actor.posts.some(runsProgrammes) || 'collaboration.kinds-only',

  /** Gives tasks: who has charge of the organisation that shall owe it or leads an alliance it is in; a liaison, in the district. */
  ask: (actor: Actor, owing: Owing): May => givingPost(actor, owing) !== undefined || 'collaboration.task-beyond-reach',

  /** Reports on a task and finishes it. */
  report: (actor: Actor, task: Owed): May => isOwner(actor, task.owner) || 'collaboration.task-owner-only',

  /** Confirms, hands back, moves, passes on or drops a task: who asked for it, or else has charge of the organisation that did. */
  settle: (actor: Actor, task: Owed): May =>
    task.askedBy === actor.personId ||
    (hasCharge(actor, task.giver) && !isOwner(actor, task.owner)) ||
    'collaboration.task-asker-only',

  /** Organises activities and runs them to the end. Of a joint activity, who has charge of the first organiser. */
  organise: (actor: Actor, holder: Holder): May => hasCharge(actor, holder) || 'collaboration.organisers-only',

  /** Makes an activity one of the whole city (市级), whoever organises it. */
  cityLevel: (actor: Actor): May =>
    actor.posts.some((post) => post.kind === 'city-officer' && OFFICES.includes(post.office ?? '')) ||
    'collaboration.city-level-only',

  addActivityKind: (actor: Actor): May => actor.posts.some(runsProgrammes) || 'collaboration.activity-kinds-only',
};
