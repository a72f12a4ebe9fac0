import type { HeldPost } from '../identity/actor.ts';
import type { PostKind } from '../identity/post.ts';
import type { Day } from '../kernel/day.ts';
import { lifecycle } from '../kernel/lifecycle.ts';

/** 任务的一生：在办 → 已完成 → 交办人确认；退回则重新在办，不再需要的撤销。 */
export const taskLife = lifecycle('collaboration.task-not-so', {
  open: { finish: 'done', drop: 'dropped' },
  done: { confirm: 'confirmed', 'hand-back': 'open', drop: 'dropped' },
  confirmed: {},
  dropped: {},
});

export type TaskState = (typeof taskLife.states)[number];

export const TASK_STATES: Readonly<Record<TaskState, string>> = {
  open: '在办',
  done: '待确认',
  confirmed: '已办结',
  dropped: '已撤销',
};

/** Where a task comes from. */
export const TASK_ORIGINS = ['会议', '走访', '阶段任务', '交办'] as const;
export const TASK_STEPS = ['交办', '进展', '完成', '退回', '确认', '撤销', '改期', '转交'] as const;

/** 承办人：a post at an organisation, whoever holds it, or one person. */
export type TaskOwner = {
  readonly organisationId: string;
  readonly post: PostKind | null;
  readonly office: string | null;
  readonly personId: string | null;
};

/** Whether a task is the person's own: named to them, or to a post they hold today. */
export function isOwner(
  person: { readonly personId: string; readonly posts: readonly HeldPost[] },
  owner: TaskOwner,
): boolean {
  if (owner.post === null) return owner.personId === person.personId;
  return person.posts.some(
    ({ kind, organisationId, office }) =>
      kind === owner.post &&
      organisationId === owner.organisationId &&
      (owner.office === null || owner.office === office),
  );
}

/** The posts of a person, as owners of tasks are written in the tables: `post@organisation`, `post/office@organisation`. */
export function dutyKeys(posts: readonly HeldPost[]): string[] {
  return posts.flatMap(({ kind, organisationId, office }) => [
    `${kind}@${organisationId}`,
    ...(office === null ? [] : [`${kind}/${office}@${organisationId}`]),
  ]);
}

/** Whether an unfinished task is past its day. */
export const isOverdue = ({ state, due }: { state: TaskState; due: Day }, today: Day): boolean =>
  state === 'open' && due < today;
