import './projects.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { projectsRoutes } from '#contract/projects.ts';
import { CALL_STATES, type CallState } from '#core/projects/call.ts';
import { asking } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { anyText, oneOf, useAddress } from '#web/ui/address.ts';
import { Choice, Filters, SearchBox } from '#web/ui/filters.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { usePlace } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import { callColumns } from './calls/columns.tsx';
import { ProjectTabs } from './ProjectTabs.tsx';

const PrepareCall = lazy(async () => ({ default: (await import('./calls/PrepareCall.tsx')).PrepareCall }));

const STATES = Object.keys(CALL_STATES) as CallState[];
const fields = { search: anyText, state: oneOf(STATES), taking: oneOf(['yes']) };

/** 征集. */
export function CallsPage() {
  const [state, change] = useAddress(fields);
  const [preparing, setPreparing] = useState(false);
  const { region } = usePlace();
  const { data } = useSuspenseQuery(asking(projectsRoutes.calls, { ...state, region }));
  const isFiltered = state.search !== undefined || state.state !== undefined || state.taking !== undefined;
  const prepare = (
    <Act label="起草征集" kind="primary" disabledBecause={data.can.prepare} onClick={() => setPreparing(true)} />
  );
  return (
    <Page title="征集" lead="项目申报、方案竞标、案例征集和规划上报，按行动计划规定的程序办理" actions={prepare}>
      <ProjectTabs here="calls" />
      <Filters>
        <SearchBox label="查找征集" placeholder="名称" value={state.search} onChange={(search) => change({ search })} />
        <Choice
          label="状态"
          options={STATES.map((value) => ({ value, label: CALL_STATES[value] }))}
          value={state.state}
          onChange={(next) => change({ state: next })}
        />
        <Choice
          label="受理"
          options={[{ value: 'yes', label: '今天可以申报' }]}
          value={state.taking}
          onChange={(taking) => change({ taking })}
        />
      </Filters>
      <Rows
        label="征集"
        columns={callColumns}
        rows={data.rows}
        rowKey={({ id }) => id}
        total={data.total}
        page={state.page}
        size={state.size}
        empty={
          <Empty title={isFiltered ? '没有符合条件的征集' : '还没有征集'} action={prepare}>
            {isFiltered ? '放宽筛选条件再看。' : '在这里起草第一项征集：选定程序，写明指南、名额和受理时间，再发布。'}
          </Empty>
        }
      />
      <Suspense>{preparing && <PrepareCall onClose={() => setPreparing(false)} />}</Suspense>
    </Page>
  );
}
