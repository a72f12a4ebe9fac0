import type { ActivityRow } from './answers.ts';

type Days = Pick<ActivityRow, 'from' | 'to' | 'begins'>;

/** `2026-10-20 09:00`, or `2026-10-20 至 2026-10-22`. */
export const whenWords = ({ from, to, begins }: Days): string =>
  from === to ? `${from} ${begins}` : `${from} 至 ${to}`;

type Places = Pick<ActivityRow, 'signUpIs' | 'signUp' | 'capacity' | 'taken' | 'waiting' | 'state'>;

/** How many places are left; `null` when there is no limit. */
export const placesLeft = ({ capacity, taken }: Pick<Places, 'capacity' | 'taken'>): number | null =>
  capacity === null ? null : Math.max(0, capacity - taken);

/** Where the sign-up stands, and what is still to be had. */
export function signUpWords(row: Places): { tone: 'good' | 'going' | 'risk' | 'calm'; shape: string; words: string } {
  const { signUpIs, signUp, taken, waiting } = row;
  const left = placesLeft(row);
  if (signUpIs === null) return { tone: 'calm', shape: '○', words: '不需报名' };
  if (signUpIs === 'before') return { tone: 'calm', shape: '○', words: `${signUp?.from ?? ''} 起报名` };
  if (signUpIs === 'closed') return { tone: 'calm', shape: '■', words: `已截止，${taken} 人报名` };
  if (left === null) return { tone: 'good', shape: '●', words: `可报名，已报 ${taken} 人` };
  if (left > 0) return { tone: 'good', shape: '●', words: `可报名，余 ${left} 位` };
  return { tone: 'risk', shape: '▲', words: waiting === 0 ? '已满，可候补' : `已满，候补 ${waiting} 人` };
}

/** How one who organises it reads the hours: `2.5 学时`. */
export const hoursWords = (hours: number | null): string | null => (hours === null ? null : `${hours} 学时`);
