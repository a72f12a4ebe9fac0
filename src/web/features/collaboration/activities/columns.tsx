import { ACTIVITY_STATES, SIGN_UPS } from '#core/collaboration/activity.ts';
import { paths } from '#web/paths.ts';
import { Go } from '#web/ui/Go.tsx';
import type { Column } from '#web/ui/Rows.tsx';
import type { ActivityRow } from './answers.ts';
import { hoursWords, signUpWords, whenWords } from './words.ts';

const TONES = { draft: 'tag', published: 'tag jade', held: 'tag', summarised: 'tag', cancelled: 'tag amber' } as const;

export function StateTag({ state }: Pick<ActivityRow, 'state'>) {
  return <span className={TONES[state]}>{ACTIVITY_STATES[state]}</span>;
}

/** Where the sign-up stands: a shape, words and a colour. */
export function SignUpMark({ of }: { of: ActivityRow }) {
  if (of.came !== null) return <span className="number">到场 {of.came} 人</span>;
  if (of.state !== 'published') return <span className="quiet">–</span>;
  const { tone, shape, words } = signUpWords(of);
  return (
    <span className={`status ${tone}`}>
      <span aria-hidden="true" className="status-shape">
        {shape}
      </span>
      {words}
    </span>
  );
}

export const activityColumns: Column<ActivityRow>[] = [
  {
    head: '活动',
    cell: (activity) => (
      <>
        <Go to={paths.activity(activity.region, activity.id)}>{activity.title}</Go>
        <span className="meet-kind">
          {[activity.level, activity.kind, hoursWords(activity.hours)].filter((word) => word !== null).join(' · ')}
        </span>
      </>
    ),
    width: '26%',
  },
  { head: '时间', cell: (activity) => <span className="number">{whenWords(activity)}</span>, tight: true },
  { head: '地点', cell: ({ place }) => place },
  { head: '主办', cell: ({ organisers }) => organisers.map(({ name }) => name).join('、') },
  { head: '状态', cell: (activity) => <StateTag state={activity.state} />, tight: true },
  { head: '报名', cell: (activity) => <SignUpMark of={activity} />, tight: true },
  {
    head: '我的',
    cell: ({ mine }) =>
      mine === null || mine === 'withdrawn' ? (
        <span className="quiet">–</span>
      ) : (
        <span className={mine === 'in' ? 'tag jade' : 'tag amber'}>{SIGN_UPS[mine]}</span>
      ),
    tight: true,
  },
];
