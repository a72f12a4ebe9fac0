import { type Day, day } from '#core/kernel/day.ts';
import { holdsOn } from '#core/kernel/period.ts';
import { isCompulsory } from '#core/organisations/school.ts';
import { CLUSTER_FIELDS } from '#core/programmes/vocabulary.ts';
import { type Chance, chanceOf, idOf } from './chance.ts';
import { BAOSHAN } from './districts.ts';
import { type League, leagueOf } from './league.ts';
import type { Place } from './schools.ts';
import type { Participation, School } from './world.ts';

export const CLUSTERS = 'baoshan-clusters-2016';
export const NEW_QUALITY = 'shanghai-new-quality-2023';
const CITY = '310000';

/** Writes one participation down, ending with its school. */
export function enrolment(
  seed: number,
  school: { id: string; to: Day | null },
  given: Omit<Participation, 'id' | 'organisationId' | 'to'>,
): Participation {
  return {
    id: idOf(seed, 'participation', given.programmeId, given.role, school.id, given.from),
    organisationId: school.id,
    to: school.to,
    ...given,
  };
}

/**
 * 宝山新优质项目学校：three batches that reach 27 % of compulsory schools by the end of 2017, in clusters by shared problem.
 * One project school is in no cluster.
 */
export function clusterSchools(seed: number, place: Place, league: League): Participation[] {
  if (place.extent.code !== BAOSHAN) return [];
  const chance = chanceOf(`${seed}/clusters`);
  const end = day('2017-12-31');
  const compulsory = place.schools.filter((school) => holdsOn(school, end) && isCompulsory(school.type));
  const fit = chance.shuffled(
    compulsory.filter(
      (school) =>
        school.ownership === '公办' &&
        school.to === null &&
        school.from < '2015-01-01' &&
        school.standard !== null &&
        school.standard.from < '2018-06-01' &&
        school.feature !== null,
    ),
  );
  const chosen = fit.slice(0, Math.round(compulsory.length * 0.272));
  const batches: readonly (readonly [string, Day, number])[] = [
    ['第一批', day('2016-02-15'), 0.4],
    ['第二批', day('2016-09-01'), 0.7],
    ['第三批', day('2017-09-01'), 1],
  ];
  const enrolled = chosen.map((school, at) => {
    const [batch, from] =
      batches.find(([, , until]) => at < until * chosen.length) ?? (batches[2] as (typeof batches)[number]);
    return enrolment(seed, school, { programmeId: CLUSTERS, role: '项目学校', level: '区级', batch, from });
  });
  const clusters = CLUSTER_FIELDS.map((field, at) =>
    league.found({
      region: BAOSHAN,
      name: `${chosen[at]?.word ?? field}新优质集群`,
      type: '新优质集群',
      form: null,
      field,
      level: '区级',
      purpose: `围绕“${field}”领域的共性问题开展项目研究。（演示数据）`,
      from: day('2016-02-15'),
      to: null,
    }),
  );
  for (const [at, school] of chosen.slice(0, -1).entries()) {
    const cluster = clusters[at % clusters.length];
    if (cluster !== undefined)
      league.join(cluster, school, at < clusters.length ? '牵头校' : '成员校', enrolled[at]?.from ?? cluster.from);
  }
  const further = chosen.slice(0, Math.ceil(chosen.length / 3)).map((school) =>
    enrolment(seed, school, {
      programmeId: CLUSTERS,
      role: '子项目学校',
      level: '区级',
      batch: null,
      from: day('2016-09-01'),
    }),
  );
  return [...enrolled, ...further];
}

/** 市级项目校 by day: growing, but not fast enough for two hundred by the end of 2026. */
const CITY_SCHOOLS: readonly (readonly [string, Day, number])[] = [
  ['首批', day('2023-10-09'), 120],
  ['2024年批次', day('2024-09-01'), 138],
  ['2025年批次', day('2025-09-01'), 153],
  ['2026年批次', day('2026-03-01'), 165],
];

/** 新优质项目校 of the whole city, the research communities of their projects and the community across districts. */
export function newQualitySchools(
  seed: number,
  places: readonly Place[],
): { league: League; enrolled: Participation[] } {
  const chance = chanceOf(`${seed}/new-quality`);
  const league = leagueOf(seed);
  const fit = (place: Place) =>
    chance.shuffled(
      place.schools.filter(
        (school) =>
          school.ownership === '公办' &&
          school.to === null &&
          isCompulsory(school.type) &&
          school.from < '2020-01-01' &&
          school.standard !== null,
      ),
    );
  const all = places.reduce((sum, { schools }) => sum + schools.length, 0);
  const size = places.length === 1 ? all / 1500 : 1;
  const share = places.map((place) => ({ place, fit: fit(place) }));
  const offered = chance.shuffled(
    share.flatMap(({ place, fit: schools }) =>
      schools.slice(
        0,
        place.extent.depth === 'outline' ? 11 : Math.max(9, Math.ceil((170 * size * place.schools.length) / all)),
      ),
    ),
  );
  const city = offered.slice(0, Math.round(165 * size));
  const enrolled = city.map((school, at) => {
    const [batch, from] =
      CITY_SCHOOLS.find(([, , until]) => at < until * size) ?? (CITY_SCHOOLS[3] as (typeof CITY_SCHOOLS)[number]);
    return enrolment(seed, school, { programmeId: NEW_QUALITY, role: '项目校', level: '市级', batch, from });
  });
  const chosen = new Set(city.map(({ id }) => id));
  const district = share
    .filter(({ place }) => place.extent.depth === 'full')
    .flatMap(({ place, fit: schools }) =>
      schools.filter(({ id }) => !chosen.has(id)).slice(0, Math.ceil(place.schools.length * 0.1)),
    );
  const atDistrict = district.map((school, at) =>
    enrolment(seed, school, {
      programmeId: NEW_QUALITY,
      role: '项目校',
      level: '区级',
      batch: at % 2 === 0 ? '2024学年' : '2025学年',
      from: day(at % 2 === 0 ? '2024-09-01' : '2025-09-01'),
    }),
  );
  const exited = atDistrict.findIndex(({ batch }) => batch === '2024学年');
  if (exited >= 0) atDistrict[exited] = { ...(atDistrict[exited] as Participation), to: day('2026-01-20') };
  foundCommunities(chance, league, city, enrolled);
  return { league, enrolled: [...enrolled, ...atDistrict] };
}

/** Six research communities hold nine of ten city schools; one community reaches across the districts. */
function foundCommunities(
  chance: Chance,
  league: League,
  schools: readonly School[],
  enrolled: readonly Participation[],
): void {
  const from = day('2024-03-01');
  const themes = [
    ['单元整体教学', '课程与教学'],
    ['综合课程', '课程与教学'],
    ['内部治理', '管理与文化'],
    ['家校社共育', '管理与文化'],
    ['学情分析', '评价与改进'],
    ['作业设计', '评价与改进'],
  ] as const;
  const communities = themes.map(([theme, field]) =>
    league.found({
      region: CITY,
      name: `${theme}研究共同体`,
      type: '研究共同体',
      form: null,
      field,
      level: '市级',
      purpose: `汇集“${theme}”方向的创新引领项目。（演示数据）`,
      from,
      to: null,
    }),
  );
  for (const [at, school] of schools.entries()) {
    const community = communities[at % communities.length];
    const entered = enrolled[at]?.from ?? from;
    if (community !== undefined && (at < communities.length || chance.happens(0.91)))
      league.join(community, school, at < communities.length ? '牵头校' : '成员校', entered < from ? from : entered);
  }
  const across = league.found({
    region: CITY,
    name: '新优质学校跨区域协作共同体',
    type: '跨区域协作共同体',
    form: null,
    field: null,
    level: '市级',
    purpose: '跨区共享、推广新优质学校的经验和研究成果。（演示数据）',
    from: day('2024-05-20'),
    to: null,
  });
  for (const [at, school] of schools.filter((_, nth) => nth % 5 === 0).entries())
    league.join(across, school, at === 0 ? '牵头校' : '成员校', day('2026-03-20'));
}
