import type { Day } from '../kernel/day.ts';
import { lifecycle } from '../kernel/lifecycle.ts';
import { type Verdict, verdict } from '../kernel/verdict.ts';

/** 走访条目的两类：a problem to be solved, or a suggestion to be weighed. */
export const POINT_KINDS = ['问题', '建议'] as const;

/** 走访条目的一生：待答复 → 已答复 → 办结；没有办好的退回再办，办结后又有反复的重新打开. */
export const pointLife = lifecycle('collaboration.point-not-so', {
  open: { answer: 'answered', settle: 'settled' },
  answered: { answer: 'answered', settle: 'settled', reopen: 'open' },
  settled: { reopen: 'open' },
});

export type PointState = (typeof pointLife.states)[number];

export const POINT_STATES: Readonly<Record<PointState, string>> = {
  open: '待答复',
  answered: '已答复',
  settled: '已办结',
};

/** What is written down when a point moves on. */
export const POINT_STEPS = ['答复', '办结', '退回'] as const;

/** 对计划的建议：decided once by the office that runs programmes there. */
export const PROPOSAL_STATES = { pending: '待决定', adopted: '已采纳', declined: '未采纳' } as const;
export type ProposalState = keyof typeof PROPOSAL_STATES;

/** 走访的状态, as it follows from the report and its points. */
export const VISIT_STATES = { draft: '草稿', sent: '办理中', closed: '已办结' } as const;
export type VisitState = keyof typeof VISIT_STATES;

/** A visit is closed when every one of its points is; one without points, when it is sent. */
export function standingOf(sent: boolean, points: readonly { readonly state: PointState }[]): VisitState {
  if (!sent) return 'draft';
  return points.every(({ state }) => state === 'settled') ? 'closed' : 'sent';
}

/** Days within which a visit is to be sent after it was made, and a point answered after it was sent. */
export const SENT_WITHIN = 7;
export const ANSWERED_WITHIN = 14;

/** A report as far as it can be too early or incomplete. */
export type Written = {
  readonly on: Day;
  readonly met: string;
  readonly seen: string;
  readonly points: readonly {
    readonly body: string;
    readonly proposal: { readonly task: string; readonly proposes: string } | null;
  }[];
};

/** Whether a report may be sent: made by then, saying whom one met and what one saw, no point or proposal without words. All reasons at once. */
export function maySend({ on, met, seen, points }: Written, today: Day): Verdict {
  return verdict(
    on <= today || 'collaboration.visit-to-come',
    met !== '' || 'collaboration.visit-met-nobody',
    seen !== '' || 'collaboration.visit-saw-nothing',
    points.every(({ body }) => body !== '') || 'collaboration.point-empty',
    points.every(({ proposal }) => proposal === null || (proposal.task !== '' && proposal.proposes !== '')) ||
      'collaboration.proposal-empty',
  );
}
