import { sql } from 'kysely';
import { CITY } from '#core/identity/actor.ts';
import type { PostKind } from '#core/identity/post.ts';
import type { Day } from '#core/kernel/day.ts';
import { announce } from '../../../platform/announce.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import * as store from './store.ts';
import { daysInWords } from './words.ts';

type Told = Pick<store.Activity, 'region' | 'id' | 'title' | 'kind' | 'place' | 'from' | 'to' | 'signUp' | 'version'>;
type Post = { readonly organisationId: string; readonly post: PostKind; readonly office: string | null };

const pageOf = ({ region, id }: Told) => `/activities/${region}/${id}`;

/**
 * 发布通知. It goes to those who pass things on: of an activity for teachers, the principals of their schools are told, not each
 * teacher, who finds it among the activities open for sign-up; of one for a whole district, its principals; of one for the
 * whole city, the 基础教育科 of each district. So a notice is read by some dozen people, at most by the principals of the city.
 */
export async function tellPublished(tx: Db, caller: Caller, activity: store.Activity): Promise<void> {
  if (activity.to < caller.today) return;
  const { signUp } = activity;
  await announce(tx, {
    kind: '活动',
    key: `activity/${activity.id}/published`,
    title: activity.title,
    body: `${daysInWords(activity)}在${activity.place}举办${activity.kind}${signUp === null ? '，不需报名' : `，报名 ${signUp.from} 至 ${signUp.until}`}。请转告参加人员。`,
    to: pageOf(activity),
    posts: await postsToTell(tx, activity, caller.today),
    except: caller.actor.personId,
  });
}

async function postsToTell(tx: Db, { region, id, audience }: store.Activity, today: Day): Promise<Post[]> {
  const everywhere = sql`select o.id, 'principal' as post, null as office from organisations.v_organisation o
    where o.kind = 'school' and o.region = ${region} and o.from_day <= ${today}::date and ${today}::date < o.to_day and ${audience} <> 'posts' and ${region} <> ${CITY}
    union all
    select o.id, 'district-officer', '基础教育科' from organisations.v_organisation o where o.kind = 'bureau' and ${audience} <> 'posts' and ${region} = ${CITY}`;
  const { rows } = await sql<Post>`
    with asked as (
      select a.organisation_id as id, a.post, a.office from collaboration.activity_audience a where a.region = ${region} and a.activity_id = ${id} and a.way = 'post'
      union all
      select m.school_id, a.post, a.office from collaboration.activity_audience a
        join organisations.v_membership m on m.alliance_id = a.organisation_id and m.from_day <= ${today}::date and ${today}::date < m.to_day
        where a.region = ${region} and a.activity_id = ${id} and a.way = 'member-posts'
      union all
      select o.id, a.post, a.office from collaboration.activity_audience a
        join organisations.v_organisation o on (o.region = a.in_region or a.in_region = ${CITY}) and o.from_day <= ${today}::date and ${today}::date < o.to_day
          and o.kind = any (case a.post when 'alliance-lead' then '{alliance}' when 'city-officer' then '{commission}' when 'district-officer' then '{bureau}'
            when 'academy-researcher' then '{academy}' when 'liaison' then '{bureau,commission}' when 'expert' then '{academy,bureau,commission}' else '{school}' end::text[])
        where a.region = ${region} and a.activity_id = ${id} and a.way = 'district-posts'
      union all ${everywhere}
      union all
      select p.organisation_id, null, null from collaboration.activity_partner p where p.region = ${region} and p.activity_id = ${id}
    )
    select distinct o.id as "organisationId", a.office,
      case when o.kind = 'school' and coalesce(a.post, 'teacher') in ('teacher', 'expert') then 'principal' when a.post is not null then a.post
        when o.kind = 'alliance' then 'alliance-lead' when o.kind = 'academy' then 'academy-researcher' when o.kind = 'bureau' then 'district-officer' else 'city-officer' end as post
    from asked a join organisations.v_organisation o on o.id = a.id`.execute(tx);
  // A bureau or the commission has many officers: where no office was named, the one that runs programmes is told.
  return rows.map((row) => {
    const isOfficer = row.post === 'district-officer' || row.post === 'city-officer';
    return isOfficer && row.office === null ? { ...row, office: '基础教育科' } : row;
  });
}

const inLine = async (tx: Db, activity: Told): Promise<store.Person[]> =>
  (await store.signedUp(tx, activity)).map(({ region, personId }) => ({ region, personId }));

/** 时间地点有变: to everybody who signed up or waits. */
export async function tellMoved(tx: Db, caller: Caller, activity: Told): Promise<void> {
  await announce(tx, {
    kind: '活动',
    key: `activity/${activity.id}/moved/${activity.version}`,
    title: `时间或地点有变：${activity.title}`,
    body: `现定于${daysInWords(activity)}在${activity.place}举办。不能参加的请退出报名，名额会递补给候补的人。`,
    to: pageOf(activity),
    people: await inLine(tx, activity),
    except: caller.actor.personId,
  });
}

export async function tellCancelled(tx: Db, caller: Caller, activity: Told, reason: string): Promise<void> {
  await announce(tx, {
    kind: '活动',
    key: `activity/${activity.id}/cancelled`,
    title: `活动取消：${activity.title}`,
    body: `原定${daysInWords(activity)}的活动取消：${reason}`,
    to: pageOf(activity),
    people: await inLine(tx, activity),
    except: caller.actor.personId,
  });
}

/** 递补: who moved up from the waiting list. */
export async function tellMovedUp(
  tx: Db,
  { now, actor }: Caller,
  activity: Told,
  people: readonly store.Person[],
): Promise<void> {
  await announce(tx, {
    kind: '活动',
    key: `activity/${activity.id}/moved-up/${now.toString()}`,
    title: `候补成功：${activity.title}`,
    body: `您已递补为正式参加人员，${daysInWords(activity)}在${activity.place}。不能参加的请尽早退出报名。`,
    to: pageOf(activity),
    people,
    except: actor.personId,
  });
}
