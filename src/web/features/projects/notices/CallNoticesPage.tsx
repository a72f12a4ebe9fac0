import '../projects.css';
import './notices.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router';
import { projectsRoutes } from '#contract/projects.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Period } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Page, Section } from '#web/ui/Page.tsx';
import { type Column, Rows } from '#web/ui/Rows.tsx';
import type { NoticeRow, ToAnnounce } from './answers.ts';
import { NoticeMark } from './NoticeMark.tsx';

const PublishNotice = lazy(async () => ({ default: (await import('./PublishNotice.tsx')).PublishNotice }));

/** 一项征集的公示. */
export function CallNoticesPage() {
  const { id = '' } = useParams();
  const { data } = useSuspenseQuery(asking(projectsRoutes.callNotices, { id }));
  const waiting = data.steps.filter(({ cases }) => cases.length > 0);
  return (
    <Page
      title="公示"
      breadcrumbs={[
        { label: '征集', to: paths.calls() },
        { label: data.callTitle, to: paths.call(id) },
      ]}
    >
      {waiting.map((step) => (
        <Waiting key={step.id} call={id} step={step} />
      ))}
      {(data.notices.length > 0 || waiting.length === 0) && (
        <Rows
          label="公示"
          rows={data.notices}
          rowKey={(notice) => notice.id}
          columns={columns}
          empty={`还没有公示。${data.steps.map(({ name, who }) => `申报到达“${name}”后由${who}发布`).join('；')}`}
        />
      )}
    </Page>
  );
}

/** What stands before a public notice, and its act. */
function Waiting({ call, step }: { call: string; step: ToAnnounce }) {
  const [publishing, publish] = useState(false);
  return (
    <Section
      title={`待公示 ${step.cases.length} 件`}
      lead={step.limit}
      actions={<Act label="发布公示" kind="primary" disabledBecause={step.may} onClick={() => publish(true)} />}
    >
      <ul className="notice-waiting">
        {step.cases.map(({ region, id, title, organisationName }) => (
          <li key={id}>
            <Go to={paths.case(region, id)}>{title}</Go> <span className="quiet">{organisationName}</span>
          </li>
        ))}
      </ul>
      <Suspense>{publishing && <PublishNotice call={call} step={step} onClose={() => publish(false)} />}</Suspense>
    </Section>
  );
}

const columns: Column<NoticeRow>[] = [
  { head: '公示', cell: ({ id, title }) => <Go to={paths.publicNotice(id)}>{title}</Go> },
  { head: '公示期', tight: true, cell: ({ from, to }) => <Period from={from} to={to} /> },
  { head: '状态', tight: true, cell: ({ state }) => <NoticeMark state={state} /> },
  { head: '件数', align: 'end', tight: true, cell: ({ cases }) => <span className="number">{cases}</span> },
  {
    head: '异议',
    tight: true,
    cell: ({ objections, open }) =>
      objections === 0 ? (
        <span className="quiet">–</span>
      ) : (
        <>
          <span className="number">{objections}</span> 件{open > 0 && <b className="project-late">，{open} 件待答复</b>}
        </>
      ),
  },
];
