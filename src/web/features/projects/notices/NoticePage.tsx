import '../projects.css';
import './notices.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router';
import { projectsRoutes } from '#contract/projects.ts';
import { download } from '#web/ask.ts';
import { asking, useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Period } from '#web/ui/figures.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Facts, Page, Section } from '#web/ui/Page.tsx';
import { type Column, Rows } from '#web/ui/Rows.tsx';
import type { PublicNotice } from './answers.ts';
import { NoticeMark } from './NoticeMark.tsx';
import { Objections } from './Objections.tsx';

const RaiseObjection = lazy(async () => ({ default: (await import('./RaiseObjection.tsx')).RaiseObjection }));

/** 一份公示, for everybody who is signed in. */
export function NoticePage() {
  const { id = '' } = useParams();
  const { data: notice } = useSuspenseQuery(asking(projectsRoutes.publicNotice, { id }));
  const finish = useDo(projectsRoutes.finishNotice);
  const [objecting, object] = useState(false);
  const { can, cases, state } = notice;
  const inCharge = can.answer === true || can.finish === true || state === 'over';
  return (
    <Page
      title={notice.title}
      breadcrumbs={[
        { label: '征集', to: paths.calls() },
        { label: notice.callTitle, to: paths.call(notice.callId) },
        { label: '公示', to: paths.callNotices(notice.callId) },
      ]}
      lead={
        <>
          {notice.issuer} <NoticeMark state={state} />
        </>
      }
      actions={
        <>
          <Act label="下载公示 .docx" onClick={() => download(projectsRoutes.noticeDocument, { id })} />
          {state === 'finished' && (
            <Act
              label="下载立项通知 .docx"
              disabledBecause={can.establish}
              onClick={() => download(projectsRoutes.establishmentDocument, { id })}
            />
          )}
          {(state === 'coming' || state === 'running') && (
            <Act label="提出异议" disabledBecause={can.object} onClick={() => object(true)} />
          )}
          {inCharge && state !== 'finished' && (
            <Act
              label="公示办结"
              kind="primary"
              disabledBecause={can.finish}
              confirm={{
                title: '办结这份公示？',
                body: '异议成立的已经退回，其余的进入下一环节。办结后不能再答复异议。',
                ok: '办结',
              }}
              onClick={async () => {
                await finish({ id });
                tell('公示已办结');
              }}
            />
          )}
        </>
      }
    >
      <Section title="公示内容">
        <Facts
          items={[
            { head: '公示期', cell: <Period from={notice.from} to={notice.to} /> },
            { head: '发布单位', cell: notice.issuer },
            { head: '依据', cell: notice.programmeTitle },
            { head: '提出异议', cell: howTo(notice) },
          ]}
        />
        <p className="public-notice">{notice.body}</p>
      </Section>
      <Section title={`公示名单（${cases.length} 件）`} plain>
        <Rows label="公示名单" rows={cases} rowKey={(one) => one.id} columns={columnsOf(cases)} empty="名单是空的" />
      </Section>
      <Objections notice={notice} />
      <Suspense>{objecting && <RaiseObjection notice={notice} onClose={() => object(false)} />}</Suspense>
    </Page>
  );
}

function howTo({ state, from, to }: PublicNotice): string {
  if (state === 'coming') return `自 ${from} 起在本页提出`;
  if (state === 'running') return `${to} 以前（含当天）在本页提出，只有本人和核查人员看得到`;
  return `已于 ${to} 截止`;
}

type Noticed = PublicNotice['cases'][number];

/** What tells the lines apart, where there is any. */
function columnsOf(cases: readonly Noticed[]): Column<Noticed>[] {
  const some = (of: (one: Noticed) => string | null) => cases.some((one) => of(one) !== null);
  const columns: (Column<Noticed> | false)[] = [
    some(({ number }) => number) && {
      head: '项目编号',
      tight: true,
      cell: ({ number }) => <span className="number">{number ?? '–'}</span>,
    },
    { head: '名称', cell: ({ title }) => title },
    { head: '单位', cell: ({ organisationName }) => organisationName },
    some(({ kind }) => kind) && { head: '类别', cell: ({ kind }) => kind ?? '' },
    some(({ field }) => field) && { head: '领域', cell: ({ field }) => field ?? '' },
  ];
  return columns.filter((column) => column !== false);
}
