import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { activityRoutes } from '#contract/collaboration/activities.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { whenWords } from '../activities/words.ts';
import { COUNT, DoorFrame, DoorScreen } from './DoorScreen.tsx';

/** 活动现场签到. */
export function ActivityDoorPage() {
  return (
    <DoorFrame>
      <Door />
    </DoorFrame>
  );
}

function Door() {
  const { region = '', id = '' } = useParams();
  const { data: activity } = useSuspenseQuery({
    ...asking(activityRoutes.activity, { region, id }),
    refetchInterval: COUNT,
  });
  const came = (activity.roster ?? []).filter(({ state }) => state === '到场').length;
  return (
    <DoorScreen
      title={activity.title}
      about={`${activity.organisers.map(({ name }) => name).join('、')} · ${whenWords(activity)} · ${activity.place}`}
      asked={activity.state === 'published' ? asking(activityRoutes.activityDoor, { region, id }) : null}
      count={
        <>
          已到 <b>{came}</b> 人{activity.signUp !== null && `，报名 ${activity.taken} 人`}
        </>
      }
      back={{ label: '返回活动', to: paths.activity(region, id) }}
    />
  );
}
