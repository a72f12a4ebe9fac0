import { lifecycle } from '../kernel/lifecycle.ts';

/** 会议的一生：拟开 → 已召开，或取消。 */
export const meetingLife = lifecycle('collaboration.meeting-not-so', {
  planned: { hold: 'held', cancel: 'cancelled' },
  held: {},
  cancelled: {},
});

export type MeetingState = (typeof meetingLife.states)[number];

export const MEETING_STATES: Readonly<Record<MeetingState, string>> = {
  planned: '拟开',
  held: '已召开',
  cancelled: '已取消',
};

/** 出席 counts towards the quorum and may vote; 列席 listens and speaks. */
export const ATTENDS = ['出席', '列席'] as const;
export const ATTENDANCES = ['到会', '请假', '缺席'] as const;
/** How a line came into the roster: 扫码 by the person, 登记 by who runs the meeting, 未到 when the roster closed. */
export const NOTED = ['扫码', '登记', '未到'] as const;
export const INVITATION_WAYS = ['seats', 'post', 'member-posts', 'person'] as const;

/** One line of a roster, as far as counting goes. */
export type RosterLine = {
  readonly attends: (typeof ATTENDS)[number];
  readonly state: (typeof ATTENDANCES)[number] | null;
};

/** 到会人数：of those invited to attend (出席), how many there are and how many came. */
export function countRoster(lines: readonly RosterLine[]): { expected: number; present: number } {
  const attending = lines.filter(({ attends }) => attends === '出席');
  return { expected: attending.length, present: attending.filter(({ state }) => state === '到会').length };
}

/**
 * Whether enough of the expected came: at least `quorum` percent (1–100) of them, and somebody at all.
 * Compared in whole numbers, so that exactly the share counts as enough.
 */
export function isQuorate({ expected, present }: { expected: number; present: number }, quorum: number): boolean {
  return present > 0 && present * 100 >= quorum * expected;
}
