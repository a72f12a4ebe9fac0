import type { Target } from '../answers.ts';

type Contribution = NonNullable<Target['here']>;

/** 本校、本联盟: how this place stands to a target that is measured for the whole programme. */
export function Here({ target, noun }: { target: Target; noun: string }) {
  if (target.here === null || target.status === 'no-source') return null;
  const [shape, tone] = MARKS[standingOf(target.here)];
  return (
    <span className={`here ${tone}`}>
      <span className="here-noun">{noun}</span>
      {shape !== null && <span aria-hidden="true">{shape}</span>} {target.here.words.replace(`${noun}：`, '')}
    </span>
  );
}

const MARKS = { good: ['●', 'good'], bad: ['■', 'bad'], open: [null, 'calm'] } as const;

/** Whether the place counts, where members are counted; else whether its own figure meets the goal. */
function standingOf({ concerned, counted, met }: Contribution): keyof typeof MARKS {
  const answer = counted ?? met;
  return !concerned || answer === null ? 'open' : answer ? 'good' : 'bad';
}

/** A place that is concerned and does not count, or does not meet the goal, has something to do. */
export const owesHere = ({ here, status }: Pick<Target, 'here' | 'status'>) =>
  here !== null && status !== 'no-source' && standingOf(here) === 'bad';

/** The target asks nothing of this place. */
export const isBeyond = ({ here }: Pick<Target, 'here'>) => here !== null && !here.concerned;

/** What a place calls itself: 本校, 本联盟, 本区, 全市. */
export function nounOf(at: string): string {
  if (at.startsWith('school:')) return '本校';
  if (at.startsWith('alliance:')) return '本联盟';
  return at === '310000' ? '全市' : '本区';
}
