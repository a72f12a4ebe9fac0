import type { Obligation, ObligationState } from '../answers.ts';

/** Every state of an obligation as a reader calls it, worst first. */
export const OBLIGATION_WORDS = {
  missed: '未办',
  late: '逾期',
  due: '待办',
  'made-up': '迟办',
  met: '已完成',
  upcoming: '未到期',
  'no-source': '尚无数据来源',
} as const satisfies Record<ObligationState, string>;

export const OBLIGATION_STATES = Object.keys(OBLIGATION_WORDS) as ObligationState[];

const EXPLAINED = {
  missed: '期限和补办期都已过，没有办理',
  late: '期限已过，仍可补办',
  due: '正在期限内',
  'made-up': '在补办期内办理',
  met: '按期办理',
  upcoming: '尚未到期',
  'no-source': '平台上还没有这类记录',
} as const satisfies Record<ObligationState, string>;

export const explained = (state: ObligationState) => EXPLAINED[state];

/** `吴淞学区 · 2016年3月：未办（0/1）——期限和补办期都已过，没有办理`. */
export function obligationWords(who: string, cell: Obligation): string {
  const count = cell.state === 'upcoming' || cell.state === 'no-source' ? '' : `（${cell.met}/${cell.times}）`;
  return `${who} · ${cell.label}：${OBLIGATION_WORDS[cell.state]}${count}`;
}

/** How many obligations wait for somebody now or were never met. */
export const owing = (cells: readonly Obligation[]) =>
  cells.filter((cell) => cell.state === 'missed' || cell.state === 'late').length;
