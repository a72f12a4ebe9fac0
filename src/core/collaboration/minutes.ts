import { lifecycle } from '../kernel/lifecycle.ts';
import { type Verdict, verdict } from '../kernel/verdict.ts';

/** 纪要一版的一生：起草 → 传阅 → 定稿；定稿后不改，更正另起一版。 */
export const minutesLife = lifecycle('collaboration.minutes-not-so', {
  draft: { circulate: 'circulating' },
  circulating: { 'take-back': 'draft', finalise: 'final' },
  final: {},
});

export type MinutesState = (typeof minutesLife.states)[number];

export const MINUTES_STATES: Readonly<Record<MinutesState, string>> = {
  draft: '起草中',
  circulating: '传阅中',
  final: '已定稿',
};

/** 怎样议定：by agreement in discussion (民主协商), or by a vote. */
export const DECIDED_BY = ['协商一致', '表决'] as const;
export const DECISION_RESULTS = ['通过', '未通过', '暂缓'] as const;

/** 议定事项 as far as it can be right or wrong: how it was decided and with which votes. */
export type Decided = {
  readonly way: (typeof DECIDED_BY)[number];
  readonly options: readonly string[];
  readonly chosen: string | null;
  readonly votes: { readonly for: number; readonly against: number; readonly abstain: number } | null;
  readonly result: (typeof DECISION_RESULTS)[number];
  readonly tasks: readonly unknown[];
};

/**
 * Whether a decision can have come about so, among `present` people entitled to vote: votes only where there was a vote, no
 * more votes than people, passed only with more votes for than against, a chosen option among those discussed, and tasks only
 * from what was passed. All reasons at once.
 */
export function mayHaveDecided({ way, options, chosen, votes, result, tasks }: Decided, present: number): Verdict {
  const cast = votes === null ? 0 : votes.for + votes.against + votes.abstain;
  return verdict(
    (way === '表决' ? cast > 0 : votes === null) || 'collaboration.votes-with-a-vote',
    cast <= present || 'collaboration.more-votes-than-people',
    votes === null || result !== '通过' || votes.for > votes.against || 'collaboration.passed-against-votes',
    votes === null || result !== '未通过' || votes.for <= votes.against || 'collaboration.failed-against-votes',
    chosen === null || options.includes(chosen) || 'collaboration.chosen-not-an-option',
    options.length === 0 || result !== '通过' || chosen !== null || 'collaboration.passed-without-choice',
    tasks.length === 0 || result === '通过' || 'collaboration.tasks-need-a-decision',
  );
}
