import './collaboration.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Page } from '#web/ui/Page.tsx';
import { useDay } from '#web/ui/standing.ts';
import { StateTag } from './meetings/columns.tsx';
import { MinutesSection } from './meetings/minutes/MinutesSection.tsx';
import { About } from './meetings/page/About.tsx';
import { Agenda } from './meetings/page/Agenda.tsx';
import { Mine } from './meetings/page/Mine.tsx';
import { ReasonForm } from './meetings/page/ReasonForm.tsx';
import { Roster } from './meetings/roster/Roster.tsx';

const ReviseMeeting = lazy(async () => ({
  default: (await import('./meetings/plan/ReviseMeeting.tsx')).ReviseMeeting,
}));
const MoveMeeting = lazy(async () => ({ default: (await import('./meetings/page/MoveMeeting.tsx')).MoveMeeting }));

/** How often, on the day, one sees who has signed in since. */
const ARRIVALS = 10_000;

/** 一次会议. */
export function MeetingPage() {
  const { region = '', id = '' } = useParams();
  const { today } = useDay();
  const { data: meeting } = useSuspenseQuery({
    ...asking(collaborationRoutes.meeting, { region, id }),
    refetchInterval: ({ state: { data } }) => data?.state === 'planned' && data.on === today && ARRIVALS,
  });
  const [act, begin] = useState<'revise' | 'move' | 'cancel' | null>(null);
  const { can, state } = meeting;
  const close = () => begin(null);
  const held = state === 'held';

  return (
    <Page
      title={meeting.title}
      breadcrumbs={[{ label: '会议', to: paths.meetings() }]}
      lead={
        <>
          {meeting.kind} · {meeting.bodyName ?? meeting.organisationName} <StateTag state={state} />
        </>
      }
      actions={
        <>
          {state === 'planned' && <Act label="修改安排" disabledBecause={can.revise} onClick={() => begin('revise')} />}
          <Act label={held ? '更正日期' : '改期'} disabledBecause={can.move} onClick={() => begin('move')} />
          {state === 'planned' && (
            <Act label="取消会议" danger disabledBecause={can.cancel} onClick={() => begin('cancel')} />
          )}
        </>
      }
    >
      <Mine meeting={meeting} />
      <About meeting={meeting} />
      {held && <MinutesSection meeting={meeting} />}
      <Agenda meeting={meeting} />
      <Roster meeting={meeting} />
      <Suspense>
        {act === 'revise' && <ReviseMeeting meeting={meeting} onClose={close} />}
        {act === 'move' && <MoveMeeting meeting={meeting} onClose={close} />}
        {act === 'cancel' && (
          <ReasonForm
            route={collaborationRoutes.cancelMeeting}
            title="取消会议"
            lead="取消后不能恢复，受邀的人会收到通知；改到别的日子请用“改期”。"
            submitLabel="取消会议"
            placeholder="如 台风停课"
            initial={{ region, id }}
            done={`已取消：${meeting.title}`}
            onClose={close}
          />
        )}
      </Suspense>
    </Page>
  );
}
