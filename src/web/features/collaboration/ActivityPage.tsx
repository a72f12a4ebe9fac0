import './collaboration.css';
import './activities/activity.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router';
import { activityRoutes } from '#contract/collaboration/activities.ts';
import { asking, useDo } from '#web/client.ts';
import { CourseSource } from '#web/features/library/CourseSource.tsx';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Page } from '#web/ui/Page.tsx';
import { StateTag } from './activities/columns.tsx';
import { About } from './activities/page/About.tsx';
import { Certificate } from './activities/page/Certificate.tsx';
import { Materials } from './activities/page/Materials.tsx';
import { Rating } from './activities/page/Rating.tsx';
import { Roster } from './activities/page/Roster.tsx';
import { SignUpBand } from './activities/page/SignUpBand.tsx';
import { Summary } from './activities/page/Summary.tsx';
import { ReasonForm } from './meetings/page/ReasonForm.tsx';

const ReviseActivity = lazy(async () => ({
  default: (await import('./activities/plan/ReviseActivity.tsx')).ReviseActivity,
}));

/** 一次活动. */
export function ActivityPage() {
  const { region = '', id = '' } = useParams();
  const { data: activity } = useSuspenseQuery(asking(activityRoutes.activity, { region, id }));
  const publish = useDo(activityRoutes.publishActivity);
  const [act, begin] = useState<'revise' | 'cancel' | null>(null);
  const { can, state } = activity;
  const close = () => begin(null);
  const isHeld = state === 'held' || state === 'summarised';

  return (
    <Page
      title={activity.title}
      breadcrumbs={[{ label: '活动', to: paths.activities() }]}
      lead={
        <>
          {activity.level} · {activity.kind} · {activity.organisers.map(({ name }) => name).join('、')}{' '}
          <StateTag state={state} />
        </>
      }
      actions={
        (state === 'draft' || activity.roster !== null) && (
          <>
            {state !== 'cancelled' && (
              <Act label={isHeld ? '更正' : '修改'} disabledBecause={can.revise} onClick={() => begin('revise')} />
            )}
            {(state === 'draft' || state === 'published') && (
              <Act label="取消活动" danger disabledBecause={can.cancel} onClick={() => begin('cancel')} />
            )}
            {state === 'draft' && (
              <Act
                label="发布"
                kind="primary"
                disabledBecause={can.publish}
                confirm={{
                  title: `发布“${activity.title}”？`,
                  body: '发布后参加对象看得到、可以报名；有关单位的负责人会收到通知。',
                }}
                onClick={async () => {
                  await publish({ region, id });
                  tell('已发布');
                }}
              />
            )}
          </>
        )
      }
    >
      <SignUpBand activity={activity} />
      <CourseSource region={region} id={id} />
      <About activity={activity} />
      {isHeld && <Summary activity={activity} />}
      {isHeld && <Rating activity={activity} />}
      {isHeld && activity.hours !== null && <Certificate activity={activity} />}
      <Materials activity={activity} />
      {activity.roster !== null && state !== 'draft' && <Roster activity={activity} roster={activity.roster} />}
      <Suspense>
        {act === 'revise' && <ReviseActivity activity={activity} onClose={close} />}
        {act === 'cancel' && (
          <ReasonForm
            route={activityRoutes.cancelActivity}
            title="取消活动"
            lead="取消后不能恢复，已报名的人会收到通知；改到别的日子请用“修改”。"
            submitLabel="取消活动"
            placeholder="如 台风停课"
            initial={{ region, id }}
            done={`已取消：${activity.title}`}
            onClose={close}
          />
        )}
      </Suspense>
    </Page>
  );
}
