import type { Day } from '../../kernel/day.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Altered, Carrying } from '../../programmes/language/carrying.ts';

export const CHANGE_STATES = {
  asked: '待答复',
  agreed: '同意',
  declined: '不同意',
  withdrawn: '已撤回',
  lapsed: '未及答复',
} as const;
export type ChangeState = keyof typeof CHANGE_STATES;

/** 变更的内容：what an agreed change alters, from what to what. */
export type Change = {
  readonly days?: readonly {
    readonly milestone: string;
    readonly title: string;
    readonly from: Day;
    readonly to: Day;
  }[];
  readonly title?: { readonly from: string; readonly to: string };
  readonly leader?: { readonly from: string; readonly to: string };
};

/** What is asked for: new limits by the ids of milestones, a new name, a new leader. */
export type Asked = {
  readonly days: readonly { readonly milestone: string; readonly due: Day }[];
  readonly title: string | null;
  readonly leader: string | null;
};

/** The project as it is, as far as a change can alter it. */
export type Alterable = {
  readonly title: string;
  readonly leader: string;
  readonly milestones: readonly {
    readonly id: string;
    readonly title: string;
    readonly due: Day;
    readonly doneOn: Day | null;
  }[];
};

/** What the kind of a change alters; refuses with `projects.change-kind-unknown` a kind that the procedure does not know. */
export function altersOf(carrying: Carrying, kind: string): Altered | undefined {
  const found = carrying.changes?.kinds.find(({ name }) => name === kind);
  if (found === undefined) throw new Refusal('invalid', 'projects.change-kind-unknown');
  return found.alters;
}

/**
 * 申请变更：what is asked for, from what to what. A change alters what its kind does and nothing else; limits are moved of milestones that
 * are not done, to another day, and not into the past.
 */
export function changeAsked(alters: Altered | undefined, asked: Asked, now: Alterable, today: Day): Change {
  switch (alters) {
    case undefined:
      return {};
    case 'title':
      if (asked.title === null || asked.title === now.title) throw new Refusal('invalid', 'projects.change-empty');
      return { title: { from: now.title, to: asked.title } };
    case 'leader':
      if (asked.leader === null || asked.leader === now.leader) throw new Refusal('invalid', 'projects.change-empty');
      return { leader: { from: now.leader, to: asked.leader } };
    case 'days': {
      const days = asked.days.map(({ milestone: id, due }) => {
        const found = now.milestones.find((each) => each.id === id);
        if (found === undefined) throw new Refusal('not-found', 'platform.not-found');
        if (found.doneOn !== null) throw new Refusal('conflict', 'projects.milestone-done', { title: found.title });
        if (due < today) throw new Refusal('invalid', 'projects.change-into-past', { title: found.title });
        return { milestone: id, title: found.title, from: found.due, to: due };
      });
      if (days.every(({ from, to }) => from === to)) throw new Refusal('invalid', 'projects.change-empty');
      return { days: days.filter(({ from, to }) => from !== to) };
    }
  }
}

/**
 * 同意变更：refuses with `projects.change-day-passed` a limit that passed while the request waited, unless the milestone was reached in
 * between: what was reached needs no day to come.
 */
export function checkStillAhead({ days = [] }: Change, milestones: Alterable['milestones'], today: Day): void {
  const passed = days.find(
    ({ milestone, to }) => to < today && milestones.find(({ id }) => id === milestone)?.doneOn === null,
  );
  if (passed !== undefined)
    throw new Refusal('conflict', 'projects.change-day-passed', { title: passed.title, day: passed.to });
}

/** The change in words, one line for each thing altered. */
export function changeWords({ days = [], title, leader }: Change): string[] {
  return [
    ...days.map((one) => `“${one.title}”由 ${one.from} 改为 ${one.to}`),
    ...(title === undefined ? [] : [`项目名称由“${title.from}”改为“${title.to}”`]),
    ...(leader === undefined
      ? []
      : [leader.from === '' ? `项目负责人改为${leader.to}` : `项目负责人由${leader.from}改为${leader.to}`]),
  ];
}
