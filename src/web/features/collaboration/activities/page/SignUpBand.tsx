import { activityRoutes } from '#contract/collaboration/activities.ts';
import { useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { tell } from '#web/ui/notices.tsx';
import { useDay } from '#web/ui/standing.ts';
import type { Activity } from '../answers.ts';
import { placesLeft, whenWords } from '../words.ts';

/** What the activity asks of who reads: to sign up, to come, to wait, or nothing any more. */
export function SignUpBand({ activity }: { activity: Activity }) {
  const signUp = useDo(activityRoutes.signUp);
  const withdraw = useDo(activityRoutes.withdrawSignUp);
  const { today } = useDay();
  const { region, id, state, mine, can } = activity;
  if (state === 'cancelled')
    return (
      <p className="act-band bad" role="status">
        活动已取消：{activity.reason}
      </p>
    );
  if (state !== 'published') return null;
  const isMine = mine === 'in' || mine === 'waiting';
  const came = activity.own.state === '到场';
  return (
    <div className={`act-band ${came ? 'good' : mine === 'waiting' ? 'wait' : isMine ? 'good' : ''}`}>
      <div role="status">
        <b>{headline(activity)}</b>
        <span>{advice(activity, today)}</span>
      </div>
      {isMine
        ? !came && (
            <Act
              label={mine === 'in' ? '退出报名' : '退出候补'}
              disabledBecause={can.withdraw}
              confirm={{
                title: mine === 'in' ? '退出报名？' : '退出候补？',
                body: mine === 'in' ? '名额会递补给候补的人，不能再要回来。' : '再报名要从候补名单的末尾排起。',
              }}
              onClick={async () => {
                await withdraw({ region, id });
                tell('已退出');
              }}
            />
          )
        : activity.signUpIs !== null && (
            <Act
              label={placesLeft(activity) === 0 ? '报名候补' : '报名'}
              kind="primary"
              size="large"
              disabledBecause={can.signUp}
              onClick={async () => {
                const answer = await signUp({ region, id });
                tell(answer.state === 'in' ? '报名成功' : '名额已满，已列入候补');
              }}
            />
          )}
    </div>
  );
}

function headline(activity: Activity): string {
  const { mine, ahead, own, signUpIs, capacity, taken, waiting } = activity;
  if (own.state === '到场') return '✓ 您已签到';
  if (mine === 'in') return '✓ 您已报名';
  if (mine === 'waiting') return `候补第 ${ahead ?? 1} 位`;
  if (signUpIs === null) return '不需报名，当天到场签到';
  const left = placesLeft(activity);
  if (left === null) return `不限人数，已有 ${taken} 人报名`;
  return left > 0
    ? `还有 ${left} 个名额（共 ${capacity} 个）`
    : `${capacity} 个名额已满${waiting > 0 ? `，${waiting} 人候补` : '，可以候补'}`;
}

function advice(activity: Activity, today: string): string {
  const { mine, own, signUp, signUpIs, place, from, can } = activity;
  if (own.state === '到场') return '活动结束后请来评价';
  if (mine === 'in')
    return from <= today ? '到现场后，用手机扫描屏幕上的二维码签到' : `${whenWords(activity)}，${place}`;
  if (mine === 'waiting') return '有人退出时依次递补，递补后会通知您';
  if (signUpIs === 'open' && can.signUp !== true) return can.signUp;
  if (signUpIs === 'before') return `报名自 ${signUp?.from ?? ''} 起`;
  if (signUpIs === 'open') return `报名至 ${signUp?.until ?? ''} 截止`;
  if (signUpIs === 'closed') return '报名已截止';
  return `${whenWords(activity)}，${place}`;
}
