import { TASK_STATES } from '#core/collaboration/task.ts';
import type { Status } from '#web/ui/StatusMark.tsx';
import type { Task, TaskRow } from './answers.ts';

const MARKS = { open: 'due', done: 'made-up', confirmed: 'met', dropped: 'no-source' } as const;

/** How a task stands, late before anything else. */
export function standing({ state, overdue }: Pick<TaskRow, 'state' | 'overdue'>): { status: Status; words: string } {
  return overdue ? { status: 'late', words: '逾期' } : { status: MARKS[state], words: TASK_STATES[state] };
}

/** Who owes the task, e.g. “友谊中学校长” or “李明（友谊中学）”. */
export function ownerWords({
  owner,
  organisationName,
  ownedBy,
}: Pick<Task, 'owner' | 'organisationName' | 'ownedBy'>): string {
  return ownedBy.by === 'post' ? `${organisationName}${owner}` : `${owner}（${organisationName}）`;
}
