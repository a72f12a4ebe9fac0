import '../projects.css';
import './communities.css';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { projectsRoutes } from '#contract/projects.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Days } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Facts, Section } from '#web/ui/Page.tsx';
import { type Column, Rows } from '#web/ui/Rows.tsx';
import type { Community, CommunityProject } from './answers.ts';
import { CommunityMarks } from './CommunityCard.tsx';
import { Joinings } from './Joinings.tsx';

const GuidesForm = lazy(async () => ({ default: (await import('./CommunityForms.tsx')).GuidesForm }));
const TakeOutForm = lazy(async () => ({ default: (await import('./CommunityForms.tsx')).TakeOutForm }));

/** 共同体 on the page of its alliance: its projects, who guides them, its rules and its exchange. Other alliances show nothing. */
export function CommunityPart({ alliance }: { alliance: string }) {
  const { data } = useQuery(asking(projectsRoutes.community, { id: alliance }));
  const [act, begin] = useState<'guides' | CommunityProject | null>(null);
  const community = data?.community;
  if (!community) return null;
  return (
    <>
      <Section
        title="项目与指导"
        lead={`由“${community.procedureName}”立项的项目编成，由${community.who}编组`}
        actions={<Act label="聘请指导专家" disabledBecause={community.can.seat} onClick={() => begin('guides')} />}
      >
        <CommunityMarks of={community} />
        <Facts
          items={[
            {
              head: '指导专家',
              cell: community.guides.length === 0 ? '尚未聘请' : community.guides.map(({ name }) => name).join('、'),
            },
          ]}
        />
        <div className="community-rows">
          <Rows
            label="共同体项目"
            rows={community.projects}
            rowKey={({ id }) => id}
            columns={columnsOf(community, begin)}
            empty="还没有编入项目"
          />
        </div>
        <Activities of={community} alliance={alliance} />
      </Section>
      <Joinings community={community} />
      <Suspense>
        {act === 'guides' && <GuidesForm community={community} onClose={() => begin(null)} />}
        {act !== null && act !== 'guides' && (
          <TakeOutForm community={community} project={act} onClose={() => begin(null)} />
        )}
      </Suspense>
    </>
  );
}

/** 工作坊、展示 and what else the community organised, the latest first. */
function Activities({ of: { activities }, alliance }: { of: Community; alliance: string }) {
  return (
    <>
      <h3 className="community-activities">活动与交流</h3>
      <ul className="community-projects">
        {activities.map(({ title, kind, level, on, to, readable }) => (
          <li key={to}>
            <span className="number quiet">{on}</span>
            <span>
              {readable ? <Go to={to}>{title}</Go> : title} <span className="quiet">{`${level}${kind}`}</span>
            </span>
          </li>
        ))}
        <li>
          <span>
            <Go to={`${paths.activities()}?organisation=${alliance}`}>
              {activities.length === 0 ? '还没有总结过的活动，查看已安排的' : '全部活动'}
            </Go>
          </span>
        </li>
      </ul>
    </>
  );
}

function columnsOf({ can }: Community, takeOut: (project: CommunityProject) => void): Column<CommunityProject>[] {
  const columns: Column<CommunityProject>[] = [
    {
      head: '项目',
      cell: ({ region, id, title, number, kind, readable }) => (
        <>
          {readable ? <Go to={paths.case(region, id)}>{title}</Go> : title}
          <span className="project-of">{[number, kind].filter((word) => word !== null).join(' · ')}</span>
        </>
      ),
    },
    {
      head: '承担学校',
      cell: ({ organisationId, organisationName, regionName }) => (
        <>
          <Go to={paths.school(organisationId)}>{organisationName}</Go>
          <span className="project-of">{regionName}</span>
        </>
      ),
    },
    { head: '领域', cell: ({ field }) => field ?? '–' },
    { head: '状态', tight: true, cell: ({ state }) => state },
    { head: '编入日期', tight: true, cell: ({ from }) => <Days on={from} /> },
  ];
  if (can.takeOut !== true) return columns;
  return [
    ...columns,
    {
      head: '',
      tight: true,
      align: 'end',
      cell: (project) => (
        <Act label="移出" size="small" describes={`移出${project.title}`} onClick={() => takeOut(project)} />
      ),
    },
  ];
}
