import { lazy, Suspense, useState } from 'react';
import { projectsRoutes } from '#contract/projects.ts';
import { download } from '#web/ask.ts';
import { useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { Moment, Whole } from '#web/ui/figures.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Section } from '#web/ui/Page.tsx';
import { type Column, Rows } from '#web/ui/Rows.tsx';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import type { Round } from './answers.ts';
import { PanelSeats } from './PanelSeats.tsx';
import { Proof } from './Proof.tsx';
import { ResultsPart } from './ResultsPart.tsx';
import { ROUND_STATES } from './words.ts';

const DrawForm = lazy(async () => ({ default: (await import('./RoundForms.tsx')).DrawForm }));
const UntilForm = lazy(async () => ({ default: (await import('./RoundForms.tsx')).UntilForm }));
const CloseForm = lazy(async () => ({ default: (await import('./RoundForms.tsx')).CloseForm }));

type Doing = 'redraw' | 'confirm' | 'prolong' | 'close' | null;

/** One round: its panel before it is confirmed, its progress while it is open, its results afterwards. */
export function RoundSection({ call, round }: { call: string; round: Round }) {
  const [doing, begin] = useState<Doing>(null);
  const close = () => begin(null);
  const { status, words } = ROUND_STATES[round.state];
  return (
    <Section
      title={`${round.stepName} · ${round.cases.length} 件`}
      lead={
        <>
          <StatusMark status={status} label={words} />{' '}
          {round.closedAt !== null ? (
            <>
              {round.closedByName} 于 <Moment at={round.closedAt} /> 结束
            </>
          ) : (
            round.closesAt !== null && (
              <>
                截止 <Moment at={round.closesAt} />
              </>
            )
          )}
          {round.blind && ' · 盲审'}
        </>
      }
      actions={<Acts round={round} begin={begin} />}
    >
      <div className="round-parts">
        {round.state === 'drawn' && <PanelSeats round={round} />}
        {(round.state === 'open' || round.state === 'over') && <Progress round={round} />}
        {round.results !== null && <ResultsPart round={round} results={round.results} />}
        <Proof draws={round.draws} />
      </div>
      <Suspense>
        {doing === 'redraw' && <DrawForm call={call} step={round.panelStep} onClose={close} />}
        {(doing === 'confirm' || doing === 'prolong') && <UntilForm round={round} what={doing} onClose={close} />}
        {doing === 'close' && <CloseForm round={round} onClose={close} />}
      </Suspense>
    </Section>
  );
}

function Acts({ round, begin }: { round: Round; begin: (doing: Doing) => void }) {
  const replace = useDo(projectsRoutes.replaceExperts);
  if (round.state === 'drawn')
    return (
      <>
        <Act label="重新抽取" disabledBecause={round.can.exchange} onClick={() => begin('redraw')} />
        <Act label="确定专家组" kind="primary" disabledBecause={round.can.confirm} onClick={() => begin('confirm')} />
      </>
    );
  if (round.state === 'closed')
    return <Act label="导出评审结果" onClick={() => download(projectsRoutes.roundWorkbook, { id: round.id })} />;
  return (
    <>
      <Act
        label="补选专家"
        disabledBecause={round.can.replace}
        confirm={{
          title: '为申请回避的席位补选专家？',
          body: '已声明的专家不动，其余尽量不动。新的专家会收到通知。',
          ok: '补选',
        }}
        onClick={async () => {
          await replace({ id: round.id });
          tell('已补选');
        }}
      />
      <Act label="延长评审" disabledBecause={round.can.prolong} onClick={() => begin('prolong')} />
      <Act label="结束评审" kind="primary" disabledBecause={round.can.close} onClick={() => begin('close')} />
    </>
  );
}

/** How far each expert has come: how much was submitted, never what. */
function Progress({ round }: { round: Round }) {
  const lacking = round.cases.filter(
    ({ here, seats, quorum }) => here && seats.filter(({ submitted }) => submitted).length < quorum,
  );
  const vacant = round.cases.filter(
    ({ here, seats, needed }) => here && seats.filter(({ state }) => state !== 'recused').length < needed,
  );
  return (
    <>
      <Rows
        label={`${round.stepName}的进展`}
        columns={progressColumns}
        rows={round.experts}
        rowKey={({ id }) => id}
        empty="没有专家"
      />
      {vacant.length > 0 && (
        <p>
          <StatusMark status="at-risk" label="有专家回避，待补选" />：
          {vacant.map(({ title }) => `“${title}”`).join('、')}
        </p>
      )}
      <p className="quiet">
        {lacking.length === 0
          ? '每件申报都已有足够的专家提交，可以结束评审。'
          : `提交的专家还不够的 ${lacking.length} 件：${named(lacking)}`}
      </p>
    </>
  );
}

const progressColumns: readonly Column<Round['experts'][number]>[] = [
  {
    head: '专家',
    cell: ({ name, organisationName }) => (
      <>
        {name} <span className="quiet">{organisationName}</span>
      </>
    ),
  },
  { head: '分到', cell: ({ cases }) => <Whole value={cases} />, align: 'end', tight: true },
  { head: '已声明', cell: ({ declared }) => <Whole value={declared} />, align: 'end', tight: true },
  { head: '已提交', cell: ({ submitted }) => <Whole value={submitted} />, align: 'end', tight: true },
  { head: '回避', cell: ({ recused }) => <Whole value={recused} />, align: 'end', tight: true },
  {
    head: '进展',
    cell: ({ cases, submitted }) =>
      cases === 0 ? (
        <span className="quiet">无</span>
      ) : (
        <StatusMark
          status={submitted === cases ? 'met' : 'on-track'}
          label={submitted === cases ? '已全部提交' : `还差 ${cases - submitted} 件`}
        />
      ),
    tight: true,
  },
];

/** The first five by name. */
const named = (cases: readonly { readonly title: string }[]): string =>
  `${cases
    .slice(0, 5)
    .map(({ title }) => `“${title}”`)
    .join('、')}${cases.length > 5 ? '等' : ''}`;
