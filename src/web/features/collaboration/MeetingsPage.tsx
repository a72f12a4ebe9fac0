import './collaboration.css';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { organisationsRoutes } from '#contract/organisations.ts';
import { asking } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { anyText, oneOf, useAddress } from '#web/ui/address.ts';
import { Page } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { usePlace } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import { meetingColumns } from './meetings/columns.tsx';
import { MeetingFilters, STATES } from './meetings/MeetingFilters.tsx';
import { anyDay } from './when/DayFilter.tsx';

const PlanMeeting = lazy(async () => ({ default: (await import('./meetings/plan/PlanMeeting.tsx')).PlanMeeting }));

const fields = {
  search: anyText,
  organisation: anyText,
  body: anyText,
  kind: anyText,
  state: oneOf(STATES),
  mine: oneOf(['yes']),
  from: anyDay,
  to: anyDay,
};

/** 会议. */
export function MeetingsPage() {
  const [state, change] = useAddress(fields);
  const [convening, setConvening] = useState(false);
  const { region } = usePlace();
  const { data } = useSuspenseQuery(asking(collaborationRoutes.meetings, { ...state, region }));
  const { data: body } = useQuery({
    ...asking(organisationsRoutes.body, { id: state.body ?? '' }),
    enabled: state.body !== undefined,
  });
  const holder = data.rows[0] ?? body;
  const convene = (
    <Act label="召集会议" kind="primary" disabledBecause={data.can.convene} onClick={() => setConvening(true)} />
  );
  const isFiltered = Object.keys(fields).some((name) => state[name as keyof typeof fields] !== undefined);

  return (
    <Page
      title="会议"
      lead="从召集、签到到纪要和任务；到会达到比例、纪要定稿的会议计入行动计划的职责"
      actions={convene}
    >
      <MeetingFilters
        state={state}
        change={change}
        kinds={data.kinds}
        region={region}
        organisationName={holder?.organisationId === state.organisation ? holder?.organisationName : undefined}
        bodyName={body?.name}
      />
      <Rows
        label="会议"
        columns={meetingColumns}
        rows={data.rows}
        rowKey={(meeting) => meeting.id}
        total={data.total}
        page={state.page}
        size={state.size}
        empty={
          <Empty title={isFiltered ? '没有符合条件的会议' : '还没有会议'} action={convene}>
            {isFiltered
              ? '放宽筛选条件再看。'
              : '在这里召集第一次会议：选定召集单位，按岗位邀请，当天扫码签到，会后写纪要、布置任务。'}
          </Empty>
        }
      />
      <Suspense>
        {convening && (
          <PlanMeeting
            wanted={{ organisationId: state.organisation ?? body?.organisationId, bodyId: state.body }}
            onClose={() => setConvening(false)}
          />
        )}
      </Suspense>
    </Page>
  );
}
