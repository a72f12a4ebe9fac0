import { addDays, type Day, day, weekday } from '#core/kernel/day.ts';
import { holdsOn } from '#core/kernel/period.ts';
import { chanceOf } from '../chance.ts';
import type { Ground } from '../sitting.ts';
import type { Alliance, Organisation, Person, Post, School } from '../world.ts';
import type { ActivityWish } from './shapes.ts';

type Given = Pick<ActivityWish, 'key' | 'kind' | 'title' | 'on'> & Partial<ActivityWish>;
export type Units = ReturnType<typeof unitsOf>;

/** Who organises in the demonstration, each as such a unit usually does; `undefined` when it was not there on the day. */
export function unitsOf(ground: Ground) {
  const { seed, today, memberships, posts, people } = ground;
  const byId = new Map(people.map((person) => [person.id, person]));
  const heldAt = Map.groupBy(posts, ({ organisationId }) => organisationId);
  const personOf = (post: Post | undefined): Person | undefined => byId.get(post?.personId ?? '');
  const known = (on: Day) => (on < today ? on : today);
  /** Who holds the post on the day, else who came after. */
  const holder = (organisationId: string, kind: Post['kind'], on: Day) => {
    const held = (heldAt.get(organisationId) ?? []).filter((post) => post.kind === kind);
    return personOf(held.find((post) => holdsOn(post, known(on))) ?? held.at(-1));
  };
  const membersOf = ({ id }: Alliance, on: Day) =>
    memberships.filter((held) => held.allianceId === id && holdsOn(held, known(on))).map(({ schoolId }) => schoolId);

  const wish = (
    unit: { readonly id: string; readonly region: string; readonly from: Day; readonly to: Day | null },
    by: Person | undefined,
    schoolIds: readonly string[],
    given: Given,
  ): ActivityWish | undefined => {
    if (by === undefined || schoolIds.length === 0 || !holdsOn(unit, known(given.on)) || given.on < unit.from) return;
    const chance = chanceOf(`${seed}/activities/${unit.id}/${given.key}`);
    const on = onWorkday(given.on);
    return {
      region: unit.region,
      organisationId: unit.id,
      partners: [],
      level: '区级',
      programmeId: null,
      about: '',
      days: 1,
      place: '报告厅',
      hostId: null,
      audience: 'district',
      audiences: [],
      signUp: { from: addDays(on, -20), until: addDays(on, -2) },
      capacity: null,
      hours: null,
      fate: 'summarised',
      by,
      schoolIds,
      kinds: ['teacher', 'principal'],
      crowd: chance.between(24, 46),
      rating: 0.75,
      ...given,
      on,
    };
  };

  /** Some of the schools of the district, for the city of any. */
  const near = ({ id, region }: { readonly id: string; readonly region: string }, { key, on }: Given) => {
    const open = ground.schools.filter(
      (school) => (region === CITY || school.region === region) && school.id !== id && holdsOn(school, known(on)),
    );
    const chance = chanceOf(`${seed}/activities/${id}/${key}/schools`);
    return chance
      .shuffled(open)
      .slice(0, 24)
      .map((school) => school.id);
  };

  return {
    byAlliance: (alliance: Alliance, given: Given) =>
      wish(alliance, holder(alliance.id, 'alliance-lead', given.on), membersOf(alliance, given.on), {
        audience: 'posts',
        audiences: [{ way: 'member-posts', organisationId: alliance.id, region: null, post: 'teacher' }],
        ...given,
      }),
    bySchool: (school: School, given: Given) =>
      wish(school, holder(school.id, 'principal', given.on), [school.id, ...near(school, given)], {
        hostId: school.id,
        crowd: 22,
        ...given,
      }),
    /** A bureau, the commission or an academy; the schools are those of its district. */
    byOffice: (office: Organisation, by: Person | undefined, given: Given) => {
      return wish(office, by, near(office, given), given);
    },
  };
}

const CITY = '310000';
/** The Friday before, for what falls on a weekend. */
const onWorkday = (on: Day): Day => (weekday(on) > 5 ? addDays(on, 5 - weekday(on)) : on);

/** A day, unless it is still to come. */
export const past = ({ today }: Ground, text: string): Day | undefined => {
  const on = day(text);
  return on < today ? on : undefined;
};
