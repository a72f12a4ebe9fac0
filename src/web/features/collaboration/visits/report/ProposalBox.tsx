import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Days } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import type { Proposal } from '../answers.ts';
import { useStageTasks } from '../plans.ts';
import { ProposalMark } from '../words.tsx';

/** 对计划的建议, and what the office decided. */
export function ProposalBox({
  proposal: { programmeId, stage, task, proposes, state, reason, decidedBy, decidedOn, can },
  about,
  onDecide,
}: {
  proposal: Proposal;
  about: string;
  onDecide: () => void;
}) {
  const { nameOf } = useStageTasks(programmeId);
  return (
    <div className="visit-proposal">
      <div className="visit-point-head">
        <b>建议调整行动计划</b>
        <ProposalMark state={state} />
      </div>
      <p className="quiet">
        <Go to={`${paths.programme(programmeId)}?tab=stages`}>{nameOf(stage, task)}</Go>
      </p>
      <p className="visit-prose">{proposes}</p>
      {state === 'pending' ? (
        <div>
          <Act
            label="决定是否采纳"
            describes={`决定是否采纳${about}的建议`}
            disabledBecause={can.decide}
            onClick={onDecide}
          />
        </div>
      ) : (
        <p className="quiet">
          {reason}（{decidedBy} <Days on={decidedOn} />）
        </p>
      )}
    </div>
  );
}
