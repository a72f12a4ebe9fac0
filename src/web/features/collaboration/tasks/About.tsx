import { organisationPath } from '#web/paths.ts';
import { Days } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Facts, Section } from '#web/ui/Page.tsx';
import type { Task } from './answers.ts';
import { Progress } from './Progress.tsx';
import { StageOrigin } from './stage/StageOrigin.tsx';

/** What is to be done, who owes it to whom, and where it comes from. */
export function About({ task }: { task: Task }) {
  return (
    <Section title="任务内容">
      {task.detail === '' ? null : <p className="work-said">{task.detail}</p>}
      <Facts
        items={[
          { head: '承办', cell: <Owner of={task} /> },
          { head: '期限', cell: <Days on={task.due} /> },
          { head: '进度', cell: <Progress of={task} /> },
          {
            head: '交办',
            cell: (
              <>
                {task.askedByName}
                <span className="work-below quiet">{task.askedByOrganisation}</span>
              </>
            ),
          },
          { head: '交办日期', cell: <Days on={task.askedOn} /> },
          { head: '来源', cell: <Origin of={task} /> },
        ]}
      />
    </Section>
  );
}

function Owner({ of: { organisationId, organisationKind, organisationName, owner, ownedBy } }: { of: Task }) {
  const page = organisationPath(organisationKind, organisationId);
  const at = page === null ? organisationName : <Go to={page}>{organisationName}</Go>;
  return (
    <>
      {at}
      <span className="work-below">
        {owner}
        {ownedBy.by === 'person' && <span className="quiet">（个人）</span>}
      </span>
    </>
  );
}

function Origin({ of: { origin, from, stageTask } }: { of: Task }) {
  if (stageTask !== null) return <StageOrigin of={stageTask} />;
  return (
    <>
      {origin}
      {from !== null && (
        <span className="work-below">
          <Go to={from.to}>{from.label}</Go>
        </span>
      )}
    </>
  );
}
