import type { Status } from '#web/ui/StatusMark.tsx';
import type { DeskCase, DeskRound, Round } from './answers.ts';

/** What a case is called on the desk: by its number where the review is blind. */
export const caseName = ({ title, number }: Pick<DeskCase, 'title' | 'number'>): string =>
  title === '' ? `申报件 ${number}` : title;

/** How far an expert has come with a case. */
export function caseStatus(
  { declared, saved, submitted }: DeskCase,
  round: DeskRound['state'],
): { status: Status; words: string } {
  if (submitted) return { status: 'met', words: '已提交' };
  if (round !== 'open') return { status: 'missed', words: '未提交' };
  if (!declared) return { status: 'due', words: '待声明回避' };
  return saved ? { status: 'on-track', words: '评审中' } : { status: 'due', words: '待评审' };
}

export const ROUND_STATES: Readonly<Record<Round['state'], { status: Status; words: string }>> = {
  drawn: { status: 'not-due', words: '待确定专家组' },
  open: { status: 'on-track', words: '评审中' },
  over: { status: 'late', words: '已截止，待结束' },
  closed: { status: 'met', words: '已结束' },
};

/** A figure to a tenth, or to hundredths: `83.5`. */
export const figure = (value: number | null, places = 1): string => (value === null ? '–' : value.toFixed(places));
