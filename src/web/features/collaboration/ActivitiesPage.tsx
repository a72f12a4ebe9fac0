import './activities/activity.css';
import './collaboration.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { activityRoutes } from '#contract/collaboration/activities.ts';
import { LEVELS } from '#core/programmes/vocabulary.ts';
import { asking } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { anyText, oneOf, useAddress } from '#web/ui/address.ts';
import { Page } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { usePlace } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import { ActivityFilters, MINE, type Mine, STATES } from './activities/ActivityFilters.tsx';
import { activityColumns } from './activities/columns.tsx';

const OrganiseActivity = lazy(async () => ({
  default: (await import('./activities/plan/OrganiseActivity.tsx')).OrganiseActivity,
}));
const VerifyCertificate = lazy(async () => ({
  default: (await import('./activities/VerifyCertificate.tsx')).VerifyCertificate,
}));

const fields = {
  search: anyText,
  organisation: anyText,
  kind: anyText,
  level: oneOf(LEVELS),
  state: oneOf(STATES),
  mine: oneOf(Object.keys(MINE) as Mine[]),
  open: oneOf(['yes']),
};

/** 活动. */
export function ActivitiesPage() {
  const [state, change] = useAddress(fields);
  const [act, begin] = useState<'organise' | 'verify' | null>(null);
  const { region } = usePlace();
  const { data } = useSuspenseQuery(asking(activityRoutes.activities, { ...state, region }));
  const organise = (
    <Act label="组织活动" kind="primary" disabledBecause={data.can.organise} onClick={() => begin('organise')} />
  );
  const isFiltered = Object.keys(fields).some((name) => state[name as keyof typeof fields] !== undefined);
  const organiser = data.rows[0]?.organisers.find(({ id }) => id === state.organisation);

  return (
    <Page
      title="活动"
      lead="展示、论坛、开放日、工作坊与培训；办完并写出总结的活动计入行动计划的职责"
      actions={
        <>
          <Act label="核验证书" onClick={() => begin('verify')} />
          {organise}
        </>
      }
    >
      <ActivityFilters
        state={state}
        change={change}
        kinds={data.kinds}
        region={region}
        organiserName={organiser?.name}
      />
      <Rows
        label="活动"
        columns={activityColumns}
        rows={data.rows}
        rowKey={(activity) => activity.id}
        total={data.total}
        page={state.page}
        size={state.size}
        empty={
          <Empty title={isFiltered ? '没有符合条件的活动' : '还没有活动'} action={organise}>
            {isFiltered
              ? '放宽筛选条件再看。'
              : '在这里组织第一次活动：写明时间地点和参加对象，发布后开始报名，当天扫码签到，办完写总结。'}
          </Empty>
        }
      />
      <Suspense>
        {act === 'organise' && <OrganiseActivity wanted={state.organisation} onClose={() => begin(null)} />}
        {act === 'verify' && <VerifyCertificate onClose={() => begin(null)} />}
      </Suspense>
    </Page>
  );
}
