import { Act } from '#web/ui/Act.tsx';
import { Days } from '#web/ui/figures.tsx';
import type { Doing, Photo, Point } from '../answers.ts';
import { PointMark } from '../words.tsx';
import { Photos } from './Photos.tsx';
import { ProposalBox } from './ProposalBox.tsx';
import { Steps } from './Steps.tsx';

/** One point: what was seen or suggested, what was answered, and whose turn it is. */
export function PointCard({
  point,
  position,
  photos,
  onAct,
}: {
  point: Point;
  position: number;
  photos: readonly Photo[];
  onAct: (act: Doing['act']) => void;
}) {
  const about = `第 ${position} 条`;
  return (
    <li className="visit-point paper" aria-label={about}>
      <div className="visit-point-head">
        <h3>
          {position}. {point.kind}
        </h3>
        <PointMark state={point.state} />
        {point.state === 'answered' && point.due !== null && (
          <span className="quiet">
            <Days on={point.due} /> 前办好
          </span>
        )}
      </div>
      <p className="visit-prose">{point.body}</p>
      <Photos photos={photos} about={about} />
      {point.proposal !== null && (
        <ProposalBox proposal={point.proposal} about={about} onDecide={() => onAct('decide')} />
      )}
      <Steps steps={point.steps} due={point.due} />
      <div className="actions">
        {actsFor(point).map(({ act, label, can, kind }) => (
          <Act
            key={act}
            label={label}
            describes={`${label}${about}`}
            kind={kind}
            disabledBecause={can}
            onClick={() => onAct(act)}
          />
        ))}
      </div>
    </li>
  );
}

type Offered = { act: Doing['act']; label: string; can: true | string; kind: 'primary' | 'default' };

/** The acts of this reader; who has none sees the one that is next, and whose it is. */
function actsFor({ state, can }: Point): Offered[] {
  const answer: Offered = {
    act: 'answer',
    label: state === 'answered' ? '改答复' : '答复',
    can: can.answer,
    kind: 'default',
  };
  const settle: Offered = { act: 'settle', label: '办结', can: can.settle, kind: 'default' };
  const reopen: Offered = {
    act: 'reopen',
    label: state === 'settled' ? '重新打开' : '退回再办',
    can: can.reopen,
    kind: 'default',
  };
  const inOrder = { open: [answer, settle], answered: [settle, reopen, answer], settled: [reopen] }[state];
  const allowed = inOrder.filter((each) => each.can === true);
  const [first, ...others] = allowed.length > 0 ? allowed : inOrder.slice(0, 1);
  return first === undefined ? [] : [{ ...first, kind: state === 'settled' ? 'default' : 'primary' }, ...others];
}
