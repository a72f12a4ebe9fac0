import type { Day } from '#core/kernel/day.ts';
import type { Definition } from '#core/programmes/definition.ts';
import { activitiesOf } from './activities/activities.ts';
import { allyDistrict } from './alliances.ts';
import { bodiesOf } from './bodies.ts';
import { extentsOf, type Scale, TEACHERS } from './districts.ts';
import { documentsOf } from './documents.ts';
import { meetingsOf } from './meetings/meetings.ts';
import { wordsOf } from './names.ts';
import { CITY, cityAuthority, districtAuthority } from './offices.ts';
import { callsOf } from './projects/calls.ts';
import { clusterSchools, newQualitySchools } from './quality.ts';
import { schoolsOf } from './schools.ts';
import { type Staff, staffOf } from './staff.ts';
import { foundStrongSchoolCommunities } from './strong-schools.ts';
import { takingPart, tasksDone } from './taking-part.ts';
import { employ, teachersOf } from './teachers.ts';
import { visitsOf } from './visits/visits.ts';
import type { Alliance, Held, Membership, World } from './world.ts';

/** What a demonstration city follows from; the same wish always makes the same city. */
export type Wish = {
  readonly seed: number;
  readonly scale: Scale;
  readonly today: Day;
  readonly definitions: readonly Definition[];
};

/** The first code of the synthetic range: 2131 9xxxxx stands for no school of Shanghai. */
const FIRST_SERIAL = 900_001;

/** Makes the city of a wish, as known on its day: without clock, chance, files or database. */
export function generateWorld({ seed, scale, today, definitions }: Wish): World {
  const word = wordsOf(seed);
  let serial = FIRST_SERIAL;
  const extents = extentsOf(scale);
  const places = extents.map((extent) => schoolsOf(seed, extent, word, () => serial++));
  const leagues = places.map((place) => {
    const league = allyDistrict(seed, place);
    foundStrongSchoolCommunities(seed, place, league);
    const clustered = clusterSchools(seed, place, league);
    return { league, enrolled: [...clustered, ...takingPart(seed, place, league)] };
  });
  leagues.push(newQualitySchools(seed, places));

  const staff = staffOf(seed);
  const authorities = new Map([
    [CITY, cityAuthority(seed, staff)],
    ...extents.map((extent) => [extent.code, districtAuthority(seed, staff, extent)] as const),
  ]);
  const counts = teachersOf(places, TEACHERS[scale], today);
  for (const place of places) employ(seed, staff, place, counts, today);

  const schools = places.flatMap((place) => place.schools);
  const alliances = leagues.flatMap(({ league }) => league.alliances);
  const memberships = leagues.flatMap(({ league }) => league.memberships);
  const participations = leagues.flatMap(({ enrolled }) => enrolled);
  leadAlliances(staff, alliances, memberships, today);
  award(
    staff,
    participations.filter(({ role }) => role === '实验校').map(({ organisationId }) => organisationId),
  );
  const regions = new Set([CITY, ...extents.filter(({ depth }) => depth === 'full').map(({ code }) => code)]);
  const running = definitions.filter(({ region }) => regions.has(region));
  const ground = {
    seed,
    today,
    definitions: running,
    authorities,
    schools,
    alliances,
    memberships,
    participations,
    people: staff.people,
    posts: staff.posts,
  };
  const { bodies, seats } = bodiesOf(ground);
  const { meetings, tasks: given } = meetingsOf(ground, bodies, seats);
  const { assignments, visits } = visitsOf(ground);
  const programmes = new Set(running.map(({ id }) => id));
  return asKnownOn(today, {
    organisations: [...authorities.values()].flatMap(({ bureau, academy }) => [bureau, academy]),
    schools,
    alliances,
    memberships,
    documents: documentsOf(seed, alliances, today),
    bodies,
    people: staff.people,
    posts: staff.posts,
    titles: staff.titles,
    seats,
    participations: participations.filter(({ programmeId }) => programmes.has(programmeId)),
    tasks: running.flatMap((definition) => tasksDone(seed, definition, today)),
    meetings,
    given,
    assignments,
    visits,
    activities: activitiesOf(ground),
    ...callsOf(ground),
    definitions: running,
  });
}

/** Each alliance is led by the principal of its leading school, since it was founded or the principal came. */
function leadAlliances(
  staff: Staff,
  alliances: readonly Alliance[],
  memberships: readonly Membership[],
  today: Day,
): void {
  const leading = new Map(
    memberships
      .filter(({ role, to }) => (role === '牵头校' || role === '支援校') && to === null)
      .map((held) => [held.allianceId, held.schoolId]),
  );
  const principals = new Map(
    staff.posts
      .filter(({ kind, to }) => kind === 'principal' && to === null)
      .map((post) => [post.organisationId, post]),
  );
  const people = new Map(staff.people.map((person) => [person.id, person]));
  for (const alliance of alliances) {
    const post = principals.get(leading.get(alliance.id) ?? '');
    const person = people.get(post?.personId ?? '');
    if (post === undefined || person === undefined) continue;
    const from = post.from < alliance.from ? alliance.from : post.from;
    if (from <= today) staff.appoint(person, 'alliance-lead', alliance.id, from);
  }
}

/** 双名工程: three of the four experimental schools have somebody in it. */
function award(staff: Staff, schoolIds: readonly string[]): void {
  for (const [at, id] of schoolIds.slice(0, 3).entries()) {
    const person = staff.people.find(({ organisationId, subject }) => organisationId === id && subject !== null);
    if (person !== undefined) staff.award(person, at === 0 ? '双名工程主持人' : '双名工程学员', '2018-11-01' as Day);
  }
}

/** Leaves out what has not happened by the day, and ends that nobody knows of yet. */
function asKnownOn(today: Day, world: World): World {
  const begun = <T extends Held>(held: readonly T[]): T[] =>
    held
      .filter(({ from }) => from <= today)
      .map((one) => (one.to !== null && one.to > today ? { ...one, to: null } : one));
  const schools = begun(world.schools);
  const alliances = begun(world.alliances);
  const known = new Set([...world.organisations, ...schools, ...alliances].map(({ id }) => id));
  const people = world.people.filter(({ organisationId }) => known.has(organisationId));
  const persons = new Set(people.map(({ id }) => id));
  return {
    ...world,
    schools: schools.map((school) => {
      const at = school.standard;
      return {
        ...school,
        standard: at === null || at.from > today ? null : at.to !== null && at.to > today ? { ...at, to: null } : at,
      };
    }),
    alliances,
    memberships: begun(world.memberships),
    documents: world.documents.filter(({ allianceId, from }) => from <= today && known.has(allianceId)),
    bodies: world.bodies.filter(({ organisationId }) => known.has(organisationId)),
    people,
    posts: begun(world.posts).filter(
      ({ personId, organisationId }) => persons.has(personId) && known.has(organisationId),
    ),
    titles: begun(world.titles).filter(({ personId }) => persons.has(personId)),
    seats: begun(world.seats).filter(({ personId }) => persons.has(personId)),
    assignments: begun(world.assignments).filter(({ organisationId }) => known.has(organisationId)),
    visits: world.visits.filter(({ organisationId }) => known.has(organisationId)),
    activities: world.activities.filter(({ organisationId, partners }) =>
      [organisationId, ...partners].every((id) => known.has(id)),
    ),
    participations: begun(world.participations).filter(({ organisationId }) => known.has(organisationId)),
  };
}
