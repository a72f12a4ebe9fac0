import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { identityRoutes } from '#contract/identity.ts';
import { download } from '#web/ask.ts';
import { asking } from '#web/client.ts';
import { useRegions } from '#web/features/organisations/regions.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { anyText, severalOf, useAddress } from '#web/ui/address.ts';
import { Go } from '#web/ui/Go.tsx';
import { Page } from '#web/ui/Page.tsx';
import { type Column, Rows } from '#web/ui/Rows.tsx';
import { useDay, usePlace } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import { PeopleFilters } from './PeopleFilters.tsx';
import { type PersonRow, POSTS } from './people.ts';

const RegisterPerson = lazy(async () => ({ default: (await import('./RegisterPerson.tsx')).RegisterPerson }));

const fields = { search: anyText, region: anyText, organisation: anyText, post: severalOf(POSTS), title: anyText };

const columns: Column<PersonRow>[] = [
  { head: '姓名', cell: (person) => <Go to={paths.person(person.region, person.id)}>{person.name}</Go>, tight: true },
  { head: '工号', cell: (person) => person.staffNo ?? '–', tight: true },
  { head: '单位', cell: (person) => person.organisationName },
  {
    head: '岗位',
    cell: (person) => (person.posts.length === 0 ? <span className="quiet">无在任岗位</span> : person.posts.join('、')),
  },
  { head: '称号', cell: (person) => <Titles titles={person.titles} /> },
  {
    head: '学段学科',
    cell: (person) => [person.stage, person.subject].filter((word) => word !== null).join(' · ') || '–',
    tight: true,
  },
];

/** 人员名册. */
export function PeoplePage() {
  const [state, change] = useAddress(fields);
  const [registering, setRegistering] = useState(false);
  const { on } = useDay();
  const place = usePlace();
  const { nameOf } = useRegions();
  const region = state.region ?? place.region;
  const organisation = state.organisation ?? place.school;
  const { page, size, ...sought } = { ...state, region, organisation, on };
  const { data } = useSuspenseQuery(asking(identityRoutes.people, { ...sought, page, size }));
  const register = (
    <Act label="登记人员" kind="primary" disabledBecause={data.can.register} onClick={() => setRegistering(true)} />
  );

  return (
    <Page
      title="人员"
      lead={`${place.school === undefined ? nameOf(region ?? '310000') : '本校'}的干部、教师与专家：在任岗位、称号和所在单位`}
      actions={
        <>
          <Act label="导出 .xlsx" onClick={() => download(identityRoutes.peopleWorkbook, sought)} />
          {register}
        </>
      }
    >
      <PeopleFilters state={state} change={change} fixedRegion={place.region} sample={data.rows[0]} />
      <Rows
        label="人员"
        columns={columns}
        rows={data.rows}
        rowKey={(person) => person.id}
        total={data.total}
        page={page}
        size={size}
        empty={
          <Empty title="没有符合条件的人员" action={register}>
            放宽筛选条件再看；新任人员可逐人登记，也可用数据模板成批导入。
          </Empty>
        }
      />
      <Suspense>{registering && <RegisterPerson region={region} onClose={() => setRegistering(false)} />}</Suspense>
    </Page>
  );
}

function Titles({ titles }: { titles: readonly string[] }) {
  if (titles.length === 0) return '–';
  return (
    <span className="inline-list">
      {titles.map((title) => (
        <span key={title} className="tag amber">
          {title}
        </span>
      ))}
    </span>
  );
}
