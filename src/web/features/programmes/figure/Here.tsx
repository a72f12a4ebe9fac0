import type { Target } from '../answers.ts';
import { figureText } from './figure-words.ts';

type Contribution = NonNullable<Target['here']>;

/** 本校、本联盟: how this place stands to a target that is measured for the whole programme. */
export function Here({ target, noun }: { target: Target; noun: string }) {
  if (target.here === null) return null;
  const [shape, tone, word] = standing(target.here);
  return (
    <span className={`here ${tone}`}>
      <span className="here-noun">{noun}</span>
      <span aria-hidden="true">{shape}</span> {word}
      {target.here.value !== null && <b className="number">{figureText(target, target.here.value)}</b>}
    </span>
  );
}

/** A place that is concerned and does not count, or does not meet the goal, has something to do. */
export const owesHere = (target: Pick<Target, 'here'>) =>
  target.here !== null && target.here.concerned && (target.here.counted === false || target.here.met === false);

function standing(here: Contribution): [shape: string, tone: string, word: string] {
  if (!here.concerned) return ['–', 'calm', '不涉及'];
  if (here.met === true) return ['●', 'good', here.counted === true ? '已计入' : '已达到'];
  if (here.met === false) return ['■', 'bad', here.counted === true ? '已计入，未达到' : '未达到'];
  if (here.counted === true) return ['●', 'good', '已计入'];
  if (here.counted === false) return ['■', 'bad', '未计入'];
  return ['–', 'calm', '尚无记录'];
}

/** What a place calls itself: 本校, 本联盟, 本区, 全市. */
export function nounOf(at: string): string {
  if (at.startsWith('school:')) return '本校';
  if (at.startsWith('alliance:')) return '本联盟';
  return at === '310000' ? '全市' : '本区';
}
