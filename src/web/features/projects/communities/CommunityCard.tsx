import { Checkbox } from 'antd';
import { paths } from '#web/paths.ts';
import { Go } from '#web/ui/Go.tsx';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import type { CommunityProject, CommunityRow } from './answers.ts';
import type { Turn } from './OpenProjects.tsx';

/** Whether a project of a community can be moved from the page of a call: one of that call which goes on, for who may open it. */
export const choosable = ({ callId, readable, established }: CommunityProject, call: string): boolean =>
  callId === call && readable && established;

/** One community: what it has, what it lacks, and its projects, which can be chosen to be moved. */
export function CommunityCard({
  community,
  call,
  chosen,
  turn,
}: {
  community: CommunityRow;
  call: string;
  chosen: ReadonlySet<string>;
  /** Absent for those who do not group. */
  turn: Turn | undefined;
}) {
  const { id, name, field, lead, members, projects, waiting } = community;
  return (
    <li>
      <div className="community-head">
        <Go to={paths.alliance(id)}>{name}</Go>
        <span className="quiet">{[field, lead === null ? null : `牵头 ${lead.name}`].filter(Boolean).join(' · ')}</span>
      </div>
      <p className="community-counts">
        <span>
          项目 <b className="number">{projects.filter(({ established }) => established).length}</b>
        </span>
        <span>
          成员校 <b className="number">{members}</b>
        </span>
        {waiting > 0 && <Go to={paths.alliance(id)}>{`${waiting} 份加入申请待答复`}</Go>}
      </p>
      <CommunityMarks of={community} />
      {projects.length > 0 && (
        <details>
          <summary>项目清单</summary>
          <ul className="community-projects">
            {projects.map((project) => (
              <li key={project.id}>
                {turn !== undefined && choosable(project, call) && (
                  <Checkbox
                    aria-label={`选择${project.title}`}
                    checked={chosen.has(project.id)}
                    onChange={({ target }) => turn([project.id], target.checked)}
                  />
                )}
                <span>
                  {project.readable ? (
                    <Go to={paths.case(project.region, project.id)}>{project.title}</Go>
                  ) : (
                    project.title
                  )}
                  <span className="project-of">
                    {project.organisationName} · {project.state}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** 牵头校、专家、制度、交流: has and need, never by colour alone. */
export function CommunityMarks({
  of: { lead, experts, document, duty },
}: {
  of: Pick<CommunityRow, 'lead' | 'experts' | 'document' | 'duty'>;
}) {
  return (
    <ul className="community-marks">
      {lead === null && (
        <li>
          <StatusMark status="at-risk" label="没有牵头校" />
        </li>
      )}
      {experts !== null && (
        <li>
          <StatusMark
            status={experts.has >= experts.need ? 'met' : 'at-risk'}
            label={`指导专家 ${experts.has} / ${experts.need} 名`}
          />
        </li>
      )}
      {document !== null && (
        <li>
          <StatusMark
            status={document.title === null ? 'at-risk' : 'met'}
            label={document.title === null ? `没有${document.name}` : `有${document.name}`}
          />
        </li>
      )}
      {duty !== null && (
        <li>
          <StatusMark
            status={duty.done === null ? 'due' : 'met'}
            label={duty.done === null ? '今年尚未完成' : '今年已完成'}
          />{' '}
          <span className="quiet">{duty.statement}</span>
          {duty.done !== null && (
            <> {duty.done.readable ? <Go to={duty.done.to}>{duty.done.title}</Go> : duty.done.title}</>
          )}
        </li>
      )}
    </ul>
  );
}
