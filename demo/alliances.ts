import { type Day, day } from '#core/kernel/day.ts';
import { holdsOn } from '#core/kernel/period.ts';
import { isCompulsory } from '#core/organisations/school.ts';
import { type Chance, chanceOf, idOf } from './chance.ts';
import { BAOSHAN, JIADING, PUTUO } from './districts.ts';
import { type Place, teaches } from './schools.ts';
import type { Alliance, Membership, School } from './world.ts';

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

/** How far the work has come in a district; alliances join it, schools join them. */
export type League = {
  readonly alliances: Alliance[];
  readonly memberships: Membership[];
  found(alliance: Omit<Alliance, 'id'>): Alliance;
  join(alliance: Alliance, school: School, role: Membership['role'], from: Day, to?: Day): void;
  membersOn(alliance: Alliance, on: Day): Membership[];
};

export function leagueOf(seed: number): League {
  const alliances: Alliance[] = [];
  const memberships: Membership[] = [];
  return {
    alliances,
    memberships,
    found(given) {
      const alliance = { id: idOf(seed, 'alliance', given.region, given.name), ...given };
      alliances.push(alliance);
      return alliance;
    },
    join(alliance, school, role, from, to) {
      const ends = [to ?? null, alliance.to, school.to].filter((end) => end !== null).toSorted()[0] ?? null;
      if (from < alliance.from || from < school.from || (ends !== null && ends <= from)) return;
      if (
        memberships.some(
          (held) =>
            held.allianceId === alliance.id && held.schoolId === school.id && (held.to === null || from < held.to),
        )
      )
        return;
      memberships.push({
        id: idOf(seed, 'membership', alliance.id, school.id, from),
        allianceId: alliance.id,
        schoolId: school.id,
        role,
        from,
        to: ends,
      });
    },
    membersOn: (alliance, on) => memberships.filter((held) => held.allianceId === alliance.id && holdsOn(held, on)),
  };
}

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
  for (const [on, share] of COURSE[extent.code] ?? USUAL) spread(chance, league, schools, home, on, share);
  linger(chance, league, schools);
  return league;
}

/** Each 学区 gathers neighbouring streets; the first of Baoshan is a city-level pilot, its second an 互助共进联合体. */
function foundSchoolDistricts(
  chance: Chance,
  league: League,
  { extent, towns }: Place,
  leads: School[],
): (town: string) => Alliance | undefined {
  const founded = Array.from({ length: extent.schoolDistricts }, (_, at) => {
    const own = towns.filter((_, town) => Math.floor((town * extent.schoolDistricts) / towns.length) === at);
    const first = own[0] ?? towns[0] ?? extent.name;
    const pilot = extent.code === BAOSHAN && at < 2;
    const from =
      at < 2
        ? opening(extent.code)
        : day(
            `${2016 + Math.floor(((at - 2) / Math.max(1, extent.schoolDistricts - 2)) * (extent.code === BAOSHAN || extent.code === JIADING ? 1 : 3))}-09-01`,
          );
    const alliance = league.found({
      region: extent.code,
      name: `${first.replace(/街道$|镇$/, '')}学区`,
      type: '学区',
      field: null,
      form: pilot && at === 1 ? '互助共进联合体' : chance.happens(0.6) ? '紧密型' : '松散型',
      level: pilot && at === 0 ? '市级' : '区级',
      purpose: `统筹${own.join('、')}的教育资源，开展联合教研与资源共享。（演示数据）`,
      from,
      to: null,
    });
    const near = leads.findIndex((school) => own.includes(school.town));
    const lead = leads.splice(Math.max(0, near), 1)[0];
    if (lead !== undefined) league.join(alliance, lead, '牵头校', from);
    return { alliance, own };
  });
  return (town) => founded.find(({ own }) => own.includes(town))?.alliance;
}

function foundCircles(league: League, region: string, leads: School[]): void {
  for (const form of ['跨学段联合', '多法人组合式'] as const) {
    const lead = leads.pop();
    if (lead === undefined) return;
    const from = opening(region);
    const circle = league.found({
      region,
      name: `${lead.word}教育圈`,
      type: '教育圈',
      form,
      field: null,
      level: '区级',
      purpose: '小学、初中、高中纵向衔接，共建跨学段课程。（演示数据）',
      from,
      to: null,
    });
    league.join(circle, lead, '牵头校', from);
  }
}

function foundGroups(chance: Chance, league: League, { extent }: Place, leads: School[]): void {
  for (let at = 0; at < extent.groups; at += 1) {
    const lead = leads.pop();
    if (lead === undefined) throw new RangeError(`${extent.name} has too few schools to lead its groups`);
    const year =
      extent.code === BAOSHAN && at >= 4 ? 2018 + ((at - 4) % 5) : 2015 + Math.floor((at / extent.groups) * 5);
    const from =
      extent.code === BAOSHAN && at < 2
        ? opening(BAOSHAN)
        : day(`${Math.max(year, extent.code === BAOSHAN ? 2016 : 2015)}-${year === 2015 ? '11' : '09'}-01`);
    const form =
      extent.code === BAOSHAN && at === 1
        ? '联盟型'
        : chance.pick(['紧密型', '紧密型', '松散型', '多法人组合式', '跨学段联合'] as const);
    const group = league.found({
      region: extent.code,
      name: `${lead.word}教育集团`,
      type: '教育集团',
      form,
      field: null,
      level: '区级',
      purpose: `以${lead.name}为牵头校，辐射管理、课程与教研。（演示数据）`,
      from,
      to: null,
    });
    league.join(group, lead, '牵头校', from);
  }
}

const opening = (region: string): Day => (region === BAOSHAN ? day('2015-09-01') : day('2015-11-01'));

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

/** 强校共同体 of Putuo: each of four ordinary junior high schools with a supporting and a participating school. */
export function foundStrongSchoolCommunities(seed: number, place: Place, league: League): void {
  if (place.extent.code !== PUTUO) return;
  const chance = chanceOf(`${seed}/strong/${PUTUO}`);
  const open = place.schools.filter(
    (school) => school.ownership === '公办' && school.to === null && school.from < '2015-01-01',
  );
  const allied = new Set(
    league.memberships
      .filter((held) => holdsOn(held, day('2018-09-01')) && held.role !== '牵头校')
      .map(({ schoolId }) => schoolId),
  );
  const junior = chance.shuffled(
    open.filter((school) => (school.type === '初级中学' || school.type === '九年一贯制学校') && allied.has(school.id)),
  );
  const senior = chance.shuffled(open.filter((school) => school.type === '高级中学' || school.type === '完全中学'));
  for (const form of ['托管', '承办', '联办', '协办'] as const) {
    const experimental = junior.pop();
    const supporting = senior.pop();
    const participating = junior.pop();
    if (experimental === undefined || supporting === undefined)
      throw new RangeError('Putuo has too few schools for its communities');
    const from = day('2018-09-01');
    const community = league.found({
      region: PUTUO,
      name: `${experimental.word}强校共同体`,
      type: '强校共同体',
      form,
      field: null,
      level: '区级',
      purpose: `${supporting.name}以${form}方式带动${experimental.name}。（演示数据）`,
      from,
      to: null,
    });
    league.join(community, experimental, '实验校', from);
    league.join(community, supporting, '支援校', from);
    if (participating !== undefined) league.join(community, participating, '参与校', day('2019-02-18'));
  }
}
