import type { Day } from '../kernel/day.ts';

type Waiting = { readonly due: Day | null; readonly title: string; readonly key: string };

/** 轻重缓急：what is due first comes first, what has no day last. */
export function byPressing(a: Waiting, b: Waiting): number {
  if (a.due !== b.due) return (a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1;
  return a.key < b.key ? -1 : Number(a.key > b.key);
}

export const isOverdue = ({ due }: { readonly due: Day | null }, today: Day): boolean => due !== null && due < today;
