import './scan.css';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { ask, Refused } from '#web/ask.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Moment } from '#web/ui/figures.tsx';

/** What a phone shows after its camera read the code in the room: signed in, or why not and what to do. */
export function ScanPage() {
  const [params] = useSearchParams();
  const code = params.get('code') ?? '';
  // Signing in twice counts once, so it may be asked like a question: once for each code.
  const { data, error, refetch } = useQuery({
    queryKey: [collaborationRoutes.scanIn.path, code],
    queryFn: () => ask(collaborationRoutes.scanIn, { code }),
    enabled: code !== '',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (code === '')
    return <Said shape="!" title="没有签到码" tone="bad" why="请用手机相机或微信扫描会场屏幕上的二维码。" />;
  if (error !== null) return <NotIn code={code} error={error} again={() => void refetch()} />;
  if (data === undefined) return <Said shape="…" title="正在签到" tone="calm" why="请稍候。" />;
  return (
    <Said
      shape="✓"
      title={data.again ? '您已经签到过了' : '已签到'}
      tone="good"
      why={
        <>
          <b className="scan-what">{data.title}</b>
          <span>{data.place}</span>
          <Moment at={data.at} />
        </>
      }
      act={<Act label={ofActivity(code) ? '看活动和资料' : '看议程和材料'} kind="primary" size="large" to={data.to} />}
    />
  );
}

/** What the code is of stands at its head. */
const ofActivity = (code: string): boolean => code.startsWith('activity.');

function NotIn({ code, error, again }: { code: string; error: Error; again: () => void }) {
  const refused = error instanceof Refused ? error : null;
  const absent = ofActivity(code)
    ? '活动不面向您，或者已经撤销；能否入场请问现场工作人员。'
    : '您不在邀请之列，或者会议已经撤销；列席请由会议记录人登记。';
  const unreachable = refused === null || refused.status === 0 || refused.status >= 500;
  return (
    <Said
      shape="!"
      title="没有签上"
      tone="bad"
      // What one may not see answers as if it were not there.
      why={refused?.status === 404 ? absent : `${refused?.message ?? '签到没有成功'}。`}
      act={
        unreachable ? (
          <Act label="再试一次" kind="primary" size="large" onClick={again} />
        ) : (
          <Act
            label={ofActivity(code) ? '看我的活动' : '看我的会议'}
            size="large"
            to={ofActivity(code) ? `${paths.activities()}?mine=joined` : `${paths.meetings()}?mine=yes`}
          />
        )
      }
    />
  );
}

function Said({
  shape,
  title,
  tone,
  why,
  act,
}: {
  shape: string;
  title: string;
  tone: 'good' | 'bad' | 'calm';
  why: React.ReactNode;
  act?: React.ReactNode;
}) {
  return (
    <div className={`scan ${tone}`} role="status">
      <title>{`${title} · 家门口`}</title>
      <span className="scan-shape" aria-hidden="true">
        {shape}
      </span>
      <h1>{title}</h1>
      <div className="scan-why">{why}</div>
      {act}
    </div>
  );
}
