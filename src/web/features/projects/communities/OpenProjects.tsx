import { Checkbox } from 'antd';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { CallCommunities, OpenProject } from './answers.ts';

export type Turn = (ids: readonly string[], on: boolean) => void;

/** 待编组的项目 by field, with the groups that are proposed for each. */
export function OpenProjects({
  of: { open, proposals, kind },
  chosen,
  turn,
}: {
  of: CallCommunities;
  chosen: ReadonlySet<string>;
  turn: Turn;
}) {
  if (open.length === 0) return <Empty title="没有待编组的项目">项目立项后在这里编入{kind}。</Empty>;
  const fields = [...Map.groupBy(open, ({ field }) => field)];
  return (
    <div className="community-open">
      {fields.map(([field, projects]) => (
        <fieldset key={field ?? ''} aria-label={field ?? '不分领域'}>
          <div className="community-field">
            <b>{field ?? '不分领域'}</b> <span className="quiet">{projects.length} 项</span>
          </div>
          <Proposals
            proposals={proposals.filter((each) => each.field === field)}
            may={projects.every(({ may }) => may === true)}
            turn={turn}
          />
          <ul>
            {projects.map((project) => (
              <li key={project.id}>
                <Project project={project} on={chosen.has(project.id)} turn={turn} />
              </li>
            ))}
          </ul>
        </fieldset>
      ))}
    </div>
  );
}

function Proposals({ proposals, may, turn }: { proposals: CallCommunities['proposals']; may: boolean; turn: Turn }) {
  if (!may || proposals.length === 0) return null;
  return (
    <p className="community-proposals">
      <span className="quiet">建议：{proposals[0]?.because}</span>
      {proposals.map(({ cases }, index) => (
        <Act
          key={cases.join()}
          size="small"
          label={proposals.length === 1 ? `选中 ${cases.length} 项` : `选中第 ${index + 1} 组 ${cases.length} 项`}
          onClick={() => turn(cases, true)}
        />
      ))}
    </p>
  );
}

function Project({ project, on, turn }: { project: OpenProject; on: boolean; turn: Turn }) {
  const { region, id, title, organisationName, regionName, number, kind, may } = project;
  const about = [number, organisationName, regionName, kind].filter((word) => word !== null).join(' · ');
  return (
    <>
      {may === true && (
        <Checkbox aria-label={`选择${title}`} checked={on} onChange={({ target }) => turn([id], target.checked)} />
      )}
      <span>
        <Go to={paths.case(region, id)}>{title}</Go>
        <span className="project-of">{about}</span>
      </span>
    </>
  );
}
