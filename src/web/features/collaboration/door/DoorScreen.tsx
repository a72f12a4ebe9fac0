import './door.css';
import { type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { type ReactNode, Suspense } from 'react';
import { Link } from 'react-router';
import { Guard } from '#web/ui/Guard.tsx';
import { Failed, Waiting } from '#web/ui/states.tsx';

type Code = { readonly code: string; readonly picture: string; readonly seconds: number };

/** How often the number of those who came is asked for. */
export const COUNT = 4000;

/** 现场签到: what a screen in the room shows, alone and readable from its back. */
export function DoorFrame({ children }: { children: ReactNode }) {
  return (
    <main className="door" id="main">
      <Guard>
        <Suspense fallback={<Waiting />}>{children}</Suspense>
      </Guard>
    </main>
  );
}

/** Of a meeting or an activity: what it is, the code while the door is open, and how many came. */
export function DoorScreen({
  title,
  about,
  asked,
  count,
  back,
}: {
  title: string;
  about: string;
  /** How the code is asked for; `null` when the door is closed. */
  asked: UseQueryOptions<Code> | null;
  count: ReactNode;
  back: { readonly label: string; readonly to: string };
}) {
  return (
    <>
      <title>{`签到：${title} · 家门口`}</title>
      <header>
        <h1>{title}</h1>
        <p>{about}</p>
      </header>
      {asked === null ? <p className="door-over">签到已结束</p> : <CodeOfNow asked={asked} />}
      <p className="door-count" aria-live="polite">
        {count}
      </p>
      <footer>
        <Link to={back.to}>{back.label}</Link>
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
function CodeOfNow({ asked }: { asked: UseQueryOptions<Code> }) {
  const { data, error, refetch } = useQuery({
    ...asked,
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
