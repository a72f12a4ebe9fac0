import { addDays, type Day } from '#core/kernel/day.ts';
import { holdsOn } from '#core/kernel/period.ts';
import { type Chance, chanceOf, idOf } from '../chance.ts';
import type { Ground } from '../sitting.ts';
import type { Post } from '../world.ts';
import { activityHistory } from './history.ts';
import { unitsOf } from './plans.ts';
import type { Activity, ActivityWish } from './shapes.ts';
import { activitiesOfThisYear } from './year.ts';

type Person = { readonly personId: string; readonly region: string };

/**
 * 活动 of ten years: those that duties rest on, and over the last year what schools, alliances and academies offer; some are to
 * come and open for sign-up, one waits to be closed and one for its summary.
 */
export function activitiesOf(ground: Ground): Activity[] {
  const posts = Map.groupBy(ground.posts, ({ organisationId }) => organisationId);
  const units = unitsOf(ground);
  return [...activityHistory(ground, units), ...activitiesOfThisYear(ground, units)]
    .filter((wish) => wish !== undefined)
    .map((wish) => peopled(ground, posts, wish));
}

function peopled({ seed, today }: Ground, posts: ReadonlyMap<string, readonly Post[]>, wish: ActivityWish): Activity {
  const id = idOf(seed, 'activity', wish.organisationId, wish.key);
  const chance = chanceOf(`${seed}/activity/${id}`);
  const days = Array.from({ length: wish.days }, (_, at) => addDays(wish.on, at));
  const known = wish.on < today ? wish.on : today;
  const isOpen = wish.fate !== 'draft' && wish.fate !== 'cancelled';
  const crowd = isOpen ? crowdOf(chance, posts, wish, known) : [];
  const isHeld = wish.fate === 'held' || wish.fate === 'summarised';
  const roster = rosterOf(chance, crowd, wish, today);
  const came = roster.filter(({ state }) => state === '到场');
  const mood = 3.6 + chance.next();
  return {
    ...wish,
    id,
    sessions: days.map((on) => ({ on, begins: '13:30', ends: '16:00' })),
    from: wish.on,
    to: days.at(-1) ?? wish.on,
    summary: wish.fate === 'summarised' ? SUMMARY : null,
    summarisedOn: wish.fate === 'summarised' ? soonest(addDays(wish.on, 6), today) : null,
    signUps:
      wish.signUp === null
        ? []
        : crowd.map((person, at) => ({
            ...person,
            state: at < (wish.capacity ?? Number.POSITIVE_INFINITY) ? 'in' : 'waiting',
          })),
    roster,
    ratings: isHeld
      ? came
          .filter(() => chance.happens(wish.rating))
          .map(({ personId }) => ({ personId, scores: [0, 1, 2].map(() => scoreOf(chance, mood)) }))
      : [],
  };
}

/** One of each school, then any of them, as many as there are. */
function crowdOf(
  chance: Chance,
  posts: ReadonlyMap<string, readonly Post[]>,
  { schoolIds, kinds, crowd }: ActivityWish,
  on: Day,
): Person[] {
  const bySchool = schoolIds.map((id) =>
    (posts.get(id) ?? []).filter((post) => kinds.includes(post.kind) && holdsOn(post, on)),
  );
  const firsts = bySchool.flatMap((held) => held.find(({ kind }) => kind === 'teacher') ?? held[0] ?? []);
  const others = chance.shuffled(bySchool.flat());
  const people = new Map([...firsts, ...others].map(({ personId, region }) => [personId, { personId, region }]));
  return [...people.values()].slice(0, crowd);
}

/** Most come; before the day is over only some have scanned in, and nobody waits in the roster. */
function rosterOf(
  chance: Chance,
  crowd: readonly Person[],
  { fate, on, capacity }: ActivityWish,
  today: Day,
): Activity['roster'] {
  const inside = crowd.slice(0, capacity ?? crowd.length);
  if (fate === 'published')
    return on > today ? [] : inside.filter(() => chance.happens(0.7)).map((person) => ({ ...person, state: '到场' }));
  if (fate !== 'held' && fate !== 'summarised') return [];
  return inside.map((person, at) => {
    const state = at === 0 || chance.happens(0.88) ? '到场' : chance.happens(0.5) ? '请假' : '缺席';
    return { ...person, state };
  });
}

const scoreOf = (chance: Chance, mood: number) =>
  Math.max(1, Math.min(5, Math.round(mood + chance.next() * 1.4 - 0.6)));
const soonest = (a: Day, b: Day): Day => (a < b ? a : b);

const SUMMARY = `活动按计划进行。各校展示了课堂、课程和管理上的做法，与会人员分组研讨，专家作了点评。
参加人员认为做法可学、可用；建议下次增加课后交流的时间。（演示数据）`;
