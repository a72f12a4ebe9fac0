import { addDays, type Day } from '../kernel/day.ts';
import { lifecycle } from '../kernel/lifecycle.ts';

/** 活动的一生：起草 → 发布 → 举办 → 总结，或取消。Whether one may sign up follows from the window, not from the state. */
export const activityLife = lifecycle('collaboration.activity-not-so', {
  draft: { publish: 'published', cancel: 'cancelled' },
  published: { hold: 'held', cancel: 'cancelled' },
  held: { summarise: 'summarised' },
  summarised: { summarise: 'summarised' },
  cancelled: {},
});

export type ActivityState = (typeof activityLife.states)[number];

export const ACTIVITY_STATES: Readonly<Record<ActivityState, string>> = {
  draft: '草稿',
  published: '已发布',
  held: '已举办',
  summarised: '已总结',
  cancelled: '已取消',
};

/** 面向谁：the holders of certain posts, everybody of the district, or everybody. */
export const AUDIENCES = { posts: '指定岗位', district: '本区全体', public: '公开' } as const;
export type Audience = keyof typeof AUDIENCES;

/** Where the posts are held that an activity is for: at one organisation, in an alliance's member schools, in a district. */
export const AUDIENCE_WAYS = ['post', 'member-posts', 'district-posts'] as const;

export const SIGN_UPS = { in: '已报名', waiting: '候补', withdrawn: '已退出' } as const;
export type SignUp = keyof typeof SIGN_UPS;

export const PRESENCES = ['到场', '请假', '缺席'] as const;

/** Where an activity's sign-up stands; `null` when nobody has to sign up. */
export type SignUpWindow = 'before' | 'open' | 'closed';

/** 报名时段, both days included. It is shut for whatever is not (or no longer) published. */
export function signUpOn(
  {
    state,
    signUp,
  }: { readonly state: ActivityState; readonly signUp: { readonly from: Day; readonly until: Day } | null },
  today: Day,
): SignUpWindow | null {
  if (signUp === null) return null;
  if (state !== 'published') return state === 'draft' ? 'before' : 'closed';
  if (today < signUp.from) return 'before';
  return today <= signUp.until ? 'open' : 'closed';
}

/** Days after an activity in which those who came may rate it. */
export const RATING_DAYS = 30;

/** The last day of rating: 30 days after the activity's last. */
export const ratingUntil = (to: Day): Day => addDays(to, RATING_DAYS);
