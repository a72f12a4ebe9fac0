import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { countRoster } from '#core/collaboration/meeting.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { holderName } from '../meetings/words.ts';
import { COUNT, DoorFrame, DoorScreen } from './DoorScreen.tsx';

/** 会场签到. */
export function DoorPage() {
  return (
    <DoorFrame>
      <Door />
    </DoorFrame>
  );
}

function Door() {
  const { region = '', id = '' } = useParams();
  const { data: meeting } = useSuspenseQuery({
    ...asking(collaborationRoutes.meeting, { region, id }),
    refetchInterval: COUNT,
  });
  const { expected, present } = countRoster(meeting.roster);
  const sitting = meeting.roster.filter(({ attends, state }) => attends === '列席' && state === '到会').length;
  return (
    <DoorScreen
      title={meeting.title}
      about={`${holderName(meeting)} · ${meeting.on} ${meeting.begins} · ${meeting.place}`}
      asked={meeting.state === 'planned' ? asking(collaborationRoutes.doorCode, { region, id }) : null}
      count={
        <>
          已到 <b>{present}</b> / {expected} 人{sitting > 0 && `，列席 ${sitting} 人`}
        </>
      }
      back={{ label: '返回会议', to: paths.meeting(region, id) }}
    />
  );
}
