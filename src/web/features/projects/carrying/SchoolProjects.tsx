import './carrying.css';
import '../projects.css';
import { useQuery } from '@tanstack/react-query';
import { programmesRoutes } from '#contract/programmes.ts';
import { projectsRoutes } from '#contract/projects.ts';
import type { Output } from '#contract/route.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Go } from '#web/ui/Go.tsx';
import { Section } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import type { CarriedRow, Carrying } from './answers.ts';
import { carriedColumns } from './columns.tsx';
import { MilestoneLine } from './MilestoneLine.tsx';

/** 规划与项目 on the page of a school: its plan with goals and yearly tasks, and the projects it carries out. */
export function SchoolProjects({ school }: { school: string }) {
  const { data } = useQuery(asking(projectsRoutes.carried, { organisation: school, size: 50 }));
  if (data === undefined || data.rows.length === 0) return null;
  const own = carriedColumns.filter(({ head }) => head !== '承担单位');
  return (
    <Section title="规划与项目" lead="实施中的，以及下一个节点和风险">
      <Rows label="规划与项目" columns={own} rows={data.rows} rowKey={({ id }) => id} empty="" />
      {data.rows.map((row) => (
        <Tied key={row.id} row={row} school={school} />
      ))}
    </Section>
  );
}

/** The goals that a plan ties to targets, each with where the school stands to it now, and the tasks of its years. */
function Tied({ row, school }: { row: CarriedRow; school: string }) {
  const { data: of } = useQuery(asking(projectsRoutes.carrying, { region: row.region, id: row.id }));
  if (of === undefined || of.goals.length === 0) return null;
  return (
    <div className="carrying-plan">
      <h3>{row.title}</h3>
      <MilestoneLine milestones={of.milestones} />
      <Goals goals={of.goals} programme={row.programmeId} school={school} />
    </div>
  );
}

type Goal = Carrying['goals'][number];

function Goals({ goals, programme, school }: { goals: readonly Goal[]; programme: string; school: string }) {
  // Who may not see the school's cockpit sees the goals without figures.
  const { data } = useQuery(asking(programmesRoutes.programme, { id: programme, at: `school:${school}` }));
  const targets = new Map(data?.targets.map((target) => [target.id, target]));
  return (
    <Rows
      label="建设目标"
      columns={[
        { head: '本校目标', cell: ({ goal }) => <b>{goal}</b> },
        {
          head: '对应的行动计划目标',
          cell: ({ target, statement }) => (
            <Go to={`${paths.programme(programme)}?at=school:${school}&figure=${target}`}>{statement}</Go>
          ),
        },
        { head: '现在', cell: ({ target }) => <Now target={targets.get(target)} /> },
      ]}
      rows={goals}
      rowKey={({ goal, target }) => `${target} ${goal}`}
      empty=""
    />
  );
}

type Target = Output<typeof programmesRoutes.programme>['targets'][number];

/** Where the school stands to the target today; without records of its kind nobody knows. */
function Now({ target }: { target: Pick<Target, 'here'> | undefined }) {
  if (target === undefined) return <span className="quiet">–</span>;
  if (target.here === null) return <StatusMark status="no-source" />;
  const reached = target.here.met ?? target.here.counted;
  const words = target.here.words.replace('本校：', '');
  return <StatusMark status={reached === null ? 'not-due' : reached ? 'met' : 'on-track'} label={words} />;
}
