import { projectsRoutes } from '#contract/projects.ts';
import { MILESTONE_STATES, type MilestoneState } from '#core/projects/carrying/milestone.ts';
import { useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { Days } from '#web/ui/figures.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Carrying, CarryingAct, Milestone } from './answers.ts';

const TONES: Readonly<Record<MilestoneState, string>> = {
  done: 'jade',
  'done-late': 'jade',
  late: 'amber',
  soon: 'amber',
  due: '',
  undone: '',
};

/** 节点, the earliest first: until when, what comes of it, and whether it was reached. */
export function Milestones({ of, begin }: { of: Carrying; begin: (act: CarryingAct) => void }) {
  if (of.milestones.length === 0) return <p className="quiet">提交的内容里没有写明节点。</p>;
  return (
    <ol className="milestones" aria-label="节点">
      {of.milestones.map((one) => (
        <li key={one.id} className={one.state}>
          <p className="milestone-due">
            <Days on={one.due} />
            {one.due !== one.plannedOn && (
              <span className="quiet">
                原定 <del className="number">{one.plannedOn}</del>
              </span>
            )}
          </p>
          <div className="milestone-said">
            <p>
              <b>{one.title}</b> <span className={`tag ${TONES[one.state]}`}>{words(one)}</span>
            </p>
            {one.result !== '' && <p className="quiet">预期成果：{one.result}</p>}
            {one.evidence !== null && (
              <p className="case-said">
                {one.doneOn} 完成：{one.evidence} <span className="quiet">（{one.markedByName}登记）</span>
              </p>
            )}
          </div>
          <Acts of={of} one={one} begin={begin} />
        </li>
      ))}
    </ol>
  );
}

function words({ state, late }: Milestone): string {
  return late > 0 ? `${MILESTONE_STATES[state]} ${late} 天` : MILESTONE_STATES[state];
}

function Acts({ of, one, begin }: { of: Carrying; one: Milestone; begin: (act: CarryingAct) => void }) {
  const reopen = useDo(projectsRoutes.reopenMilestone);
  if (of.can.record !== true) return null;
  if (one.doneOn === null)
    return (
      <Act
        label="登记完成"
        size="small"
        describes={`登记完成：${one.title}`}
        onClick={() => begin({ do: 'reach', milestone: one })}
      />
    );
  return (
    <Act
      label="撤销登记"
      size="small"
      kind="text"
      describes={`撤销登记：${one.title}`}
      confirm={{
        title: `撤销“${one.title}”的完成登记？`,
        body: '完成日期和依据会从页面上去掉，经过留在审计里。',
        ok: '撤销登记',
      }}
      onClick={async () => {
        await reopen({ region: of.region, id: of.id, moves: of.moves, milestone: one.id });
        tell('已撤销登记');
      }}
    />
  );
}
