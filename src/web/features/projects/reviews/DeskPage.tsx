import './reviews.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { projectsRoutes } from '#contract/projects.ts';
import { asking, useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Moment } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Page, Section } from '#web/ui/Page.tsx';
import { type Column, Rows } from '#web/ui/Rows.tsx';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { DeskCase, DeskRound } from './answers.ts';
import { caseName, caseStatus, figure } from './words.ts';

/** 评审台：what an expert has to review. */
export function DeskPage() {
  const { data } = useSuspenseQuery(asking(projectsRoutes.desk, {}));
  return (
    <Page title="评审台" lead="先声明有无回避情形，再看材料、打分、写意见。提交前只有您自己看得到">
      {data.length === 0 ? (
        <Empty title="没有要您评审的申报">分到您名下的申报会出现在这里，并有通知。</Empty>
      ) : (
        data.map((round) => <DeskSection key={round.id} round={round} />)
      )}
    </Page>
  );
}

function DeskSection({ round }: { round: DeskRound }) {
  const declare = useDo(projectsRoutes.declareConflicts);
  const undeclared = round.cases.filter(({ declared }) => !declared);
  const left = round.cases.filter(({ submitted }) => !submitted).length;
  return (
    <Section
      plain
      title={`${round.callTitle} · ${round.stepName}`}
      lead={
        <>
          {round.state === 'closed' ? '已结束' : round.state === 'over' ? '已于 ' : '截止 '}
          {round.state !== 'closed' && <Moment at={round.closesAt} />}
          {round.state === 'over' && ' 截止'}
          {round.state === 'open' && (left === 0 ? '，已全部提交' : `，还有 ${left} 件未提交`)}
          {round.blind && '。盲审，不显示申报单位'}
        </>
      }
      actions={
        round.state === 'open' &&
        undeclared.length > 0 && (
          <Act
            label="均无回避情形"
            confirm={{
              title: `声明对 ${undeclared.length} 件申报均无回避情形？`,
              body: '本人与申报单位和项目成员没有任职、合作、亲属等可能影响公正的关系。声明后即可查看材料；评审中发现须回避的，提交前仍可申请。',
              ok: '声明无回避情形',
            }}
            onClick={async () => {
              await declare({ id: round.id, cases: undeclared.map(({ id }) => id), recuses: false, reason: '' });
              tell('已声明');
            }}
          />
        )
      }
    >
      <Rows
        label={`${round.callTitle} ${round.stepName}`}
        columns={columnsOf(round)}
        rows={round.cases}
        rowKey={({ id }) => id}
        empty="这一轮没有要您评审的申报"
      />
    </Section>
  );
}

function columnsOf(round: DeskRound): Column<DeskCase>[] {
  return [
    {
      head: '申报',
      cell: (each) =>
        round.state === 'closed' ? caseName(each) : <Go to={paths.review(round.id, each.id)}>{caseName(each)}</Go>,
    },
    ...(round.blind ? [] : [{ head: '申报单位', cell: (each: DeskCase) => each.organisationName }]),
    ...(round.cases.some(({ field }) => field !== null)
      ? [{ head: '领域', cell: ({ field }: DeskCase) => field ?? <span className="quiet">不分领域</span>, tight: true }]
      : []),
    { head: '得分', cell: ({ total }) => <span className="number">{figure(total)}</span>, align: 'end', tight: true },
    {
      head: '状态',
      cell: (each) => {
        const { status, words } = caseStatus(each, round.state);
        return <StatusMark status={status} label={words} />;
      },
      tight: true,
    },
  ];
}
