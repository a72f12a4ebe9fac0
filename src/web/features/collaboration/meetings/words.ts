import type { Status } from '#web/ui/StatusMark.tsx';
import type { MeetingRow } from './answers.ts';

type Counting = Pick<MeetingRow, 'state' | 'minutes' | 'quorate' | 'counts'>;

/** Whether a meeting counts towards duties, and why not or not yet. */
export function countsWords({ state, minutes, quorate, counts }: Counting): { status: Status; words: string } {
  if (counts) return { status: 'met', words: '计入' };
  if (state === 'cancelled') return { status: 'no-source', words: '已取消，不计入' };
  if (state === 'planned') return { status: 'not-due', words: '尚未召开' };
  if (quorate === false) return { status: 'missed', words: '到会不足，不计入' };
  return { status: 'due', words: minutes === null ? '还没有纪要' : '纪要未定稿' };
}

/** `2026-09-01 14:00–15:30`. */
export const whenWords = ({ on, begins, ends }: Pick<MeetingRow, 'on' | 'begins' | 'ends'>): string =>
  `${on} ${begins}–${ends}`;

/** Who holds the meeting: the body, where one does. */
export const holderName = ({ bodyName, organisationName }: Pick<MeetingRow, 'bodyName' | 'organisationName'>): string =>
  bodyName ?? organisationName;
