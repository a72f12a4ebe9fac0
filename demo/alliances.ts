import { type Day, day } from '#core/kernel/day.ts';
import { holdsOn } from '#core/kernel/period.ts';
import { isCompulsory } from '#core/organisations/school.ts';
import { type Chance, chanceOf } from './chance.ts';
import { BAOSHAN, JIADING } from './districts.ts';
import { foundCircles, foundGroups, foundSchoolDistricts } from './founding.ts';
import { type League, leagueOf } from './league.ts';
import { type Place, teaches } from './schools.ts';
import type { Alliance, School } from './world.ts';

/** Share of a district's compulsory schools that are in an alliance, by day: what its targets and trends show. */
const COURSE: Readonly<Record<string, readonly (readonly [Day, number])[]>> = {
  [BAOSHAN]: [
    [day('2015-09-01'), 0.13],
    [day('2016-03-01'), 0.22],
    [day('2016-09-01'), 0.34],
    [day('2017-03-01'), 0.41],
    [day('2017-09-01'), 0.47],
    [day('2017-11-20'), 0.505],
    [day('2018-09-01'), 0.6],
    [day('2020-07-06'), 0.74],
    [day('2023-09-01'), 0.84],
    [day('2025-09-01'), 0.88],
  ],
  [JIADING]: [
    [day('2015-12-01'), 0.31],
    [day('2016-09-01'), 0.53],
    [day('2017-03-01'), 0.62],
    [day('2017-09-01'), 0.68],
    [day('2017-12-01'), 0.715],
    [day('2019-09-01'), 0.78],
    [day('2021-09-01'), 0.85],
    [day('2024-09-01'), 0.91],
  ],
};
const USUAL: readonly (readonly [Day, number])[] = [
  [day('2015-11-01'), 0.18],
  [day('2016-09-01'), 0.38],
  [day('2017-09-01'), 0.56],
  [day('2018-09-01'), 0.66],
  [day('2020-07-06'), 0.76],
  [day('2023-09-01'), 0.85],
  [day('2025-09-01'), 0.9],
];

/** 学区 and 教育集团 of a district (in Jiading also 教育圈), founded over the years, with the schools that joined and left. */
export function allyDistrict(seed: number, place: Place): League {
  const { extent, schools } = place;
  const chance = chanceOf(`${seed}/alliances/${extent.code}`);
  const league = leagueOf(seed);
  const leads = chance.shuffled(
    schools.filter(
      (school) =>
        school.ownership === '公办' && school.to === null && school.from < '2010-01-01' && isCompulsory(school.type),
    ),
  );
  const home = foundSchoolDistricts(chance, league, place, leads);
  if (extent.code === JIADING) foundCircles(league, extent.code, leads);
  foundGroups(chance, league, place, leads);
  const pace = COURSE[extent.code] === undefined ? 0.84 + 0.2 * chance.next() : 1;
  for (const [on, share] of COURSE[extent.code] ?? USUAL) spread(chance, league, schools, home, on, share * pace);
  linger(chance, league, schools);
  return league;
}

/** Schools join on the day until the share is reached: to their street's 学区, or to the group with fewest members. */
function spread(
  chance: Chance,
  league: League,
  schools: readonly School[],
  home: (town: string) => Alliance | undefined,
  on: Day,
  share: number,
): void {
  const open = schools.filter((school) => holdsOn(school, on));
  const compulsory = open.filter(({ type }) => isCompulsory(type));
  const covered = new Set(league.memberships.filter((held) => holdsOn(held, on)).map(({ schoolId }) => schoolId));
  const within = compulsory.filter(({ id }) => covered.has(id)).length;
  const waiting = chance
    .shuffled(compulsory.filter(({ id }) => !covered.has(id)))
    .toSorted((a, b) => Number(a.ownership === '民办') - Number(b.ownership === '民办'));
  for (const school of waiting.slice(0, Math.max(0, Math.ceil(share * compulsory.length) - within))) {
    const near = home(school.town);
    const groups = league.alliances.filter((alliance) => alliance.type !== '学区' && holdsOn(alliance, on));
    const smallest = groups.toSorted((a, b) => league.membersOn(a, on).length - league.membersOn(b, on).length)[0];
    const into =
      near !== undefined && holdsOn(near, on) && (smallest === undefined || chance.happens(0.5)) ? near : smallest;
    if (into !== undefined)
      league.join(into, school, into.type === '教育集团' && chance.happens(0.12) ? '核心校' : '成员校', on);
  }
}

/** What coverage does not show: schools in two alliances, schools that left, kindergartens and high schools that joined. */
function linger(chance: Chance, league: League, schools: readonly School[]): void {
  const byId = new Map(schools.map((school) => [school.id, school]));
  const groups = league.alliances.filter(({ type }) => type === '教育集团');
  for (const [at, held] of league.memberships.entries()) {
    if (held.role === '牵头校' || held.from > '2018-12-31' || held.to !== null || !chance.happens(0.06)) continue;
    const left = day(`${chance.pick([2019, 2021, 2022])}-07-01`);
    league.memberships[at] = { ...held, to: left };
    const school = byId.get(held.schoolId);
    const next = groups.filter(({ id, from }) => id !== held.allianceId && from < left)[0];
    if (school !== undefined && next !== undefined && chance.happens(0.75)) league.join(next, school, '成员校', left);
  }
  for (const school of schools) {
    const from = day(`${chance.between(2018, 2024)}-09-01`);
    const first = league.memberships.find(({ schoolId }) => schoolId === school.id);
    const other = groups.length === 0 ? undefined : chance.pick(groups);
    if (first !== undefined && first.from < from && other !== undefined && chance.happens(0.1))
      league.join(other, school, '成员校', from);
  }
  const beyond = schools.filter((school) => !isCompulsory(school.type));
  const allied = league.alliances.filter(({ type }) => type === '学区' || type === '教育圈');
  for (const school of beyond) {
    const into = allied.length === 0 ? undefined : chance.pick(allied);
    if (into !== undefined && chance.happens(teaches(school, '高中') ? 0.7 : 0.5))
      league.join(
        into,
        school,
        teaches(school, '高中') ? '核心校' : '成员校',
        day(`${chance.between(2017, 2022)}-03-01`),
      );
  }
}
