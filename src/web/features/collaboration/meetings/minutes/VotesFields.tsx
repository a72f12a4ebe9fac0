import { InputNumber } from 'antd';
import { useId } from 'react';
import type { DecisionDraft } from './decision-draft.ts';

type Votes = NonNullable<DecisionDraft['votes']>;
const SIDES = { for: '赞成', against: '反对', abstain: '弃权' } as const satisfies Record<keyof Votes, string>;

/** 票数, with their sum beside how many could vote. */
export function VotesFields({
  about,
  votes,
  present,
  onChange,
}: {
  about: string;
  votes: Votes;
  present: number;
  onChange: (votes: Votes) => void;
}) {
  const id = useId();
  const cast = votes.for + votes.against + votes.abstain;
  return (
    <div className="minutes-votes">
      {(Object.keys(SIDES) as (keyof Votes)[]).map((side) => (
        <div key={side}>
          <label htmlFor={id + side}>{SIDES[side]}</label>
          <InputNumber
            id={id + side}
            aria-label={`${about}${SIDES[side]}票`}
            min={0}
            max={10_000}
            precision={0}
            value={votes[side]}
            onChange={(count) => onChange({ ...votes, [side]: count ?? 0 })}
          />
        </div>
      ))}
      <span className={cast > present ? 'meet-fault' : 'quiet'} aria-live="polite">
        共 {cast} 票，到会的出席人员 {present} 人
      </span>
    </div>
  );
}
