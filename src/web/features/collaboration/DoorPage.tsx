import './door.css';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Link, useParams } from 'react-router';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { countRoster } from '#core/collaboration/meeting.ts';
import { asking } from '#web/client.ts';
import { Guard } from '#web/features/frame/Guard.tsx';
import { paths } from '#web/paths.ts';
import { Failed, Waiting } from '#web/ui/states.tsx';
import { holderName } from './meetings/words.ts';

/** How often the number of those who came is asked for. */
const COUNT = 4000;

/** 会场签到: what a screen in the room shows, alone and readable from its back. */
export function DoorPage() {
  return (
    <main className="door" id="main">
      <Guard>
        <Suspense fallback={<Waiting />}>
          <Door />
        </Suspense>
      </Guard>
    </main>
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
    <>
      <title>{`签到：${meeting.title} · 家门口`}</title>
      <header>
        <h1>{meeting.title}</h1>
        <p>
          {holderName(meeting)} · {meeting.on} {meeting.begins} · {meeting.place}
        </p>
      </header>
      {meeting.state === 'planned' ? <Code region={region} id={id} /> : <p className="door-over">签到已结束</p>}
      <p className="door-count" aria-live="polite">
        已到 <b>{present}</b> / {expected} 人{sitting > 0 && `，列席 ${sitting} 人`}
      </p>
      <footer>
        <Link to={paths.meeting(region, id)}>返回会议</Link>
        <button
          type="button"
          onClick={() =>
            void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen())
          }
        >
          全屏显示
        </button>
      </footer>
    </>
  );
}

/** The code of this half minute. The one before is still good, so that nobody scans in vain while it changes. */
function Code({ region, id }: { region: string; id: string }) {
  const { data, error, refetch } = useQuery({
    ...asking(collaborationRoutes.doorCode, { region, id }),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: ({ state }) => (state.data === undefined ? 5000 : state.data.seconds * 1000 + 200),
    refetchIntervalInBackground: true,
  });
  if (data === undefined) return error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting lines={3} />;
  return (
    <figure className="door-code">
      <img src={data.picture} alt="签到二维码" />
      <figcaption>
        用手机相机或微信扫一扫签到
        <span className="door-fresh">二维码定时更新，请扫屏幕，不要扫照片</span>
      </figcaption>
    </figure>
  );
}
