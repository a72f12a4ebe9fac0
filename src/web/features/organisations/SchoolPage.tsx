import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router';
import { organisationsRoutes } from '#contract/organisations.ts';
import { asking } from '#web/client.ts';
import { SchoolProjects } from '#web/features/projects/carrying/SchoolProjects.tsx';
import { Follow } from '#web/features/workspace/Follow.tsx';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Days } from '#web/ui/figures.tsx';
import { Facts, Page, Section } from '#web/ui/Page.tsx';
import { useDay } from '#web/ui/standing.ts';
import type { School } from './answers.ts';
import './organisations.css';
import { holdsOn } from '#web/ui/tense.ts';
import { Campuses } from './school/Campuses.tsx';
import { CampusMap } from './school/CampusMap.tsx';
import { Leaders } from './school/Leaders.tsx';
import { Memberships } from './school/Memberships.tsx';
import type { SchoolAct } from './school/SchoolForms.tsx';
import { Standards } from './school/Standards.tsx';

const SchoolForms = lazy(async () => ({ default: (await import('./school/SchoolForms.tsx')).SchoolForms }));

/** 一所学校. */
export function SchoolPage() {
  const { id = '' } = useParams();
  const { data: school } = useSuspenseQuery(asking(organisationsRoutes.school, { id }));
  const [act, begin] = useState<SchoolAct | null>(null);
  const { day, today } = useDay();
  const { can } = school;
  const recognised = school.standards.some((standard) => holdsOn(day, standard));

  return (
    <Page
      title={school.name}
      breadcrumbs={[{ label: '学校', to: paths.schools() }]}
      lead={<Standing school={school} day={day} />}
      actions={
        <>
          <Follow of={{ organisationId: school.id }} name={school.name} />
          <Act label="看驾驶舱" to={`${paths.cockpit()}?at=school:${school.id}`} />
          <Act label="更正登记" disabledBecause={can.edit} onClick={() => begin('correct')} />
          <Act label="撤并" danger disabledBecause={can.close} onClick={() => begin('close')} />
        </>
      }
    >
      <Section title="登记信息" lead={day < today ? `现行登记，不是 ${day} 当日的登记` : undefined}>
        <Facts
          items={[
            { head: '学校标识码', cell: <span className="number">{school.code}</span> },
            { head: '学校类型', cell: school.type },
            { head: '学段', cell: school.stages.join('、') },
            { head: '办别', cell: school.ownership },
            { head: '所在区', cell: school.regionName },
            { head: '街镇', cell: school.town },
            { head: '建校日期', cell: <Days on={school.openedOn} /> },
            ...(school.closedOn === null ? [] : [{ head: '撤并日期', cell: <Days on={school.closedOn} /> }]),
          ]}
        />
      </Section>
      <div className="org-columns">
        <Section
          title="办学基本标准"
          actions={
            recognised ? (
              <Act label="撤销认定" danger disabledBecause={can.standard} onClick={() => begin('withdraw')} />
            ) : (
              <Act label="认定达标" kind="primary" disabledBecause={can.standard} onClick={() => begin('recognise')} />
            )
          }
        >
          <Standards standards={school.standards} />
        </Section>
        <Section title="负责人" lead="含历任">
          <Leaders organisationId={school.id} />
        </Section>
      </div>
      <Section title="所在联盟" lead="含历次加入与退出">
        <Memberships memberships={school.memberships} />
      </Section>
      <SchoolProjects school={school.id} />
      <Section
        title="办学特色与校区"
        actions={<Act label="更新特色与校区" disabledBecause={can.profile} onClick={() => begin('describe')} />}
      >
        <Feature school={school} />
        <div className="org-columns">
          <Campuses campuses={school.campuses} />
          {school.campuses.length > 0 && <CampusMap campuses={school.campuses} />}
        </div>
      </Section>
      <Suspense>{act !== null && <SchoolForms school={school} act={act} onClose={() => begin(null)} />}</Suspense>
    </Page>
  );
}

function Standing({ school, day }: { school: School; day: string }) {
  const where = [school.regionName, school.town].filter((part) => part !== null).join(' ');
  const ended = school.closedOn !== null && school.closedOn <= day;
  return (
    <>
      {where} · {school.ownership}
      {school.type}
      {ended && <span className="tag">已于 {school.closedOn} 撤并</span>}
    </>
  );
}

function Feature({ school }: { school: School }) {
  if (school.feature === null)
    return <p className="quiet">还没有登记办学特色。特色形成并经认可后，由学校或区教育局填写。</p>;
  return (
    <>
      <p className="org-prose">{school.feature}</p>
      {school.featureSince !== null && <p className="quiet">自 {school.featureSince} 起</p>}
    </>
  );
}
