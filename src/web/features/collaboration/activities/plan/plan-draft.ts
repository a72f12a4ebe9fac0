import { AUDIENCE_WAYS } from '#core/collaboration/activity.ts';
import { CRITERIA } from '#core/collaboration/activity-rating.ts';
import type { PostKind } from '#core/identity/post.ts';
import { isDay } from '#core/kernel/day.ts';
import type { Activity, AudiencePosts, Plan, Session, SignUpWindow } from '../answers.ts';

export type Way = (typeof AUDIENCE_WAYS)[number];

/** One kind of people an activity is for, being written; what it lacks is said when the form is sent. */
export type AudienceDraft = {
  readonly way: Way;
  readonly organisationId?: string | undefined;
  readonly region?: string | undefined;
  readonly post?: PostKind | null | undefined;
  readonly office?: string | null | undefined;
};

type Holder = { readonly organisationId: string; readonly organisationKind: string; readonly region: string };

/** For whom such an organisation usually holds activities. */
export function suggestedAudience(holder: Holder | undefined): {
  audience: Plan['audience'];
  audiences: AudienceDraft[];
} {
  if (holder?.organisationKind === 'alliance')
    return {
      audience: 'posts',
      audiences: [{ way: 'member-posts', organisationId: holder.organisationId, post: 'teacher' }],
    };
  if (holder?.organisationKind === 'school')
    return { audience: 'posts', audiences: [{ way: 'post', organisationId: holder.organisationId, post: 'teacher' }] };
  return { audience: 'district', audiences: [] };
}

/** What an activity begins with. */
export const blankPlan = (today: string): Partial<Plan> => ({
  level: '区级',
  about: '',
  partners: [],
  sessions: [{ on: '', begins: '09:00', ends: '11:00' }],
  hostId: null,
  walkIn: false,
  signUp: { from: today, until: '' },
  capacity: null,
  hours: null,
  criteria: [...CRITERIA],
  programmeId: null,
});

/** An activity as it is revised. */
export function planOf(activity: Activity): Partial<Plan> {
  const {
    kind,
    level,
    title,
    about,
    programmeId,
    sessions,
    place,
    audience,
    walkIn,
    signUp,
    capacity,
    hours,
    criteria,
  } = activity;
  return {
    kind,
    level,
    title,
    about,
    programmeId,
    partners: activity.organisers.slice(1).map(({ id }) => id),
    sessions,
    place,
    hostId: activity.host?.id ?? null,
    audience,
    audiences: activity.audiences.map(({ way, organisationId, region, post, office }) =>
      way === 'district-posts'
        ? { way, region: region ?? '', post, office }
        : { way, organisationId: organisationId ?? '', post, office },
    ),
    walkIn,
    signUp,
    capacity,
    hours,
    criteria,
  };
}

/** What the contract takes, once the checks find nothing. */
export const asAudiences = (drafts: readonly AudienceDraft[]): AudiencePosts[] => drafts as AudiencePosts[];

/** Says which kind of people is incomplete; the contract alone could not say where. */
export async function checkAudiences(_: unknown, drafts: readonly AudienceDraft[] | null | undefined): Promise<void> {
  if (!drafts?.length) throw new Error('请至少写明一类参加对象');
  for (const [at, { way, organisationId, region }] of drafts.entries()) {
    if (way === 'district-posts' && region === undefined) throw new Error(`对象 ${at + 1} 还没有选地区`);
    if (way !== 'district-posts' && organisationId === undefined)
      throw new Error(`对象 ${at + 1} 还没有选${way === 'post' ? '单位' : '联盟'}`);
  }
}

/** Says which session has no day, or ends before it begins. */
export async function checkSessions(_: unknown, sessions: readonly Session[] | null | undefined): Promise<void> {
  if (!sessions?.length) throw new Error('请写明日期和时间');
  for (const [at, { on, begins, ends }] of sessions.entries()) {
    const which = sessions.length === 1 ? '' : `第 ${at + 1} 场`;
    if (!isDay(on)) throw new Error(`${which}请填写日期，如 2026-09-01`);
    if (![begins, ends].every((time) => /^\d\d:\d\d$/.test(time)))
      throw new Error(`${which}请填写开始和结束时间，如 14:00`);
    if (ends <= begins) throw new Error(`${which}结束时间应晚于开始时间`);
  }
}

export async function checkSignUp(_: unknown, signUp: SignUpWindow | null | undefined): Promise<void> {
  if (!signUp) return;
  if (!isDay(signUp.from) || !isDay(signUp.until)) throw new Error('请填写报名开始和截止的日期');
  if (signUp.until < signUp.from) throw new Error('报名截止不能早于报名开始');
}

/** Says which line has nobody in it. */
export async function checkPartners(_: unknown, partners: readonly string[] | null | undefined): Promise<void> {
  const empty = partners?.indexOf('') ?? -1;
  if (empty >= 0) throw new Error(`联合主办单位 ${empty + 1} 还没有选，不需要的请删除`);
}
