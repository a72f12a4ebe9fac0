import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { exchangeRoutes } from '#contract/exchange.ts';
import { asking, useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Moment } from '#web/ui/figures.tsx';
import { Page, Section } from '#web/ui/Page.tsx';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import type { Import } from './answers.ts';
import './exchange.css';
import { Faults } from './import/Faults.tsx';
import { Outcome } from './import/Outcome.tsx';
import { Plans } from './import/Plans.tsx';
import { isRunning, STATES } from './states.ts';

/** 一次导入：核对、预览、确认、结果. */
export function ImportPage() {
  const { id = '' } = useParams();
  const { data } = useSuspenseQuery({
    ...asking(exchangeRoutes.import, { id }),
    // What a job is doing shows in the server's answer only; the page asks until there is nothing left to wait for.
    refetchInterval: ({ state }) => (isRunning(state.data?.state) ? 1_000 : false),
  });

  return (
    <Page
      title={data.fileName}
      breadcrumbs={[{ label: '数据交换', to: paths.exchange() }]}
      lead={
        <>
          {data.uploadedBy} <Moment at={data.uploadedAt} /> 上传 ·{' '}
          <StatusMark status={STATES[data.state].mark} label={STATES[data.state].word} />
        </>
      }
      actions={<Acts data={data} />}
    >
      <Outcome data={data} />
      {data.faults.total > 0 && <Faults data={data} />}
      {data.sheets.length > 0 && (
        <Section
          title={data.state === 'applied' ? '已写入的内容' : '预览'}
          lead={data.sheets.some(({ add, change }) => add + change > 0) ? LEADS[data.state] : undefined}
          plain
        >
          <Plans sheets={data.sheets} />
        </Section>
      )}
    </Page>
  );
}

const LEADS: Partial<Record<Import['state'], string>> = {
  ready: '以下是确认后将发生的变化，现在还没有写入',
  faulty: '改好问题后重新上传才能导入；以下是其余各行届时的变化',
  discarded: '以下变化没有写入',
};

function Acts({ data: { id, state, sheets, can } }: { data: Import }) {
  const apply = useDo(exchangeRoutes.apply);
  const discard = useDo(exchangeRoutes.discard);
  if (state !== 'ready' && state !== 'faulty') return <Act label="再传一份" to={paths.exchange()} />;
  const add = sheets.reduce((sum, sheet) => sum + sheet.add, 0);
  const change = sheets.reduce((sum, sheet) => sum + sheet.change, 0);
  return (
    <>
      <Act label="放弃" disabledBecause={can.discard} onClick={() => discard({ id })} />
      {state === 'faulty' && <Act label="改好后重新上传" to={paths.exchange()} />}
      <Act
        label="确认导入"
        kind="primary"
        disabledBecause={can.apply}
        confirm={{
          title: '确认导入？',
          body: `将新增 ${add} 行、修改 ${change} 行。要么全部写入，要么一行不写。`,
        }}
        onClick={() => apply({ id })}
      />
    </>
  );
}
