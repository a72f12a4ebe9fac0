import type { Day } from '#core/kernel/day.ts';
import { BAOSHAN, PUTUO } from '../districts.ts';
import { CITY } from '../offices.ts';
import { CLUSTERS, NEW_QUALITY } from '../quality.ts';
import { type Ground, schoolsIn } from '../sitting.ts';
import { BAOSHAN_GROUPS, JUNIOR_HIGH } from '../taking-part.ts';
import { past, type Units } from './plans.ts';
import type { ActivityWish } from './shapes.ts';

type Wishes = (ActivityWish | undefined)[];

/** What the programmes asked for, year by year: most in time, some late, some never. */
export function activityHistory(ground: Ground, units: Units): Wishes {
  return [...ofBaoshan(ground, units), ...ofPutuo(ground, units), ...ofTheCity(ground, units)];
}

/** Baoshan shows its groups in 2016 and late in 2017, and forgets it in the year between; the clusters end with a showcase. */
function ofBaoshan(ground: Ground, units: Units): Wishes {
  const own = ground.authorities.get(BAOSHAN);
  if (own === undefined) return [];
  const { bySchool, byOffice } = units;
  const officer = own.officers.get('基础教育科');
  const byBureau = (text: string, kind: string, title: string, more: object = {}) => {
    const on = past(ground, text);
    return on && byOffice(own.bureau, officer, { key: text, kind, title, on, ...more });
  };
  const projects = schoolsIn(ground, CLUSTERS, '项目学校');
  const shows = ['2016-02-25', '2016-02-26', '2016-10-20', '2016-12-08', '2017-04-13', '2017-11-09'];
  return [
    byBureau('2016-05-19', '集中展示', '学区化集团化办学集中展示交流', { programmeId: BAOSHAN_GROUPS }),
    byBureau('2017-12-07', '集中展示', '学区化集团化办学成果集中展示', { programmeId: BAOSHAN_GROUPS }),
    byBureau('2016-03-10', '论坛', '新优质学校小学校长论坛', {
      programmeId: CLUSTERS,
      kinds: ['principal'],
      audience: 'posts',
      audiences: [{ way: 'district-posts', organisationId: null, region: BAOSHAN, post: 'principal' }],
    }),
    byBureau('2018-11-29', '集中展示', '新优质学校集群发展成果集中展示', { programmeId: CLUSTERS }),
    ...shows.map((text, at) => {
      const on = past(ground, text);
      const { school } = projects[at % Math.max(1, projects.length)] ?? {};
      if (on === undefined || school === undefined) return;
      const title = `${school.name}${at < 2 ? '创建经验展示' : '集群项目研究展示'}`;
      // One was rated by too few to show.
      return bySchool(school, {
        key: text,
        kind: '展示',
        title,
        on,
        programmeId: CLUSTERS,
        rating: at === 3 ? 0.1 : 0.75,
      });
    }),
  ];
}

/** In Putuo one experimental school is late at half time, one never shows; one alliance is late at the end, one has no festival. */
function ofPutuo(ground: Ground, units: Units): Wishes {
  if (!ground.authorities.has(PUTUO)) return [];
  const { byAlliance, bySchool } = units;
  const experimental = schoolsIn(ground, JUNIOR_HIGH, '实验校').flatMap(({ school }, at) =>
    [
      { text: ['2020-05-21', '2020-06-11', '2020-09-08', undefined][at], title: '强校工程中期展示交流' },
      { text: ['2021-05-13', '2021-06-03', '2021-04-22', '2021-05-27'][at], title: '强校工程成果展示交流' },
    ].map(({ text, title }) => {
      const on = text === undefined ? undefined : past(ground, text);
      return (
        on &&
        bySchool(school, {
          key: title,
          kind: '展示',
          title: `${school.name}${title}`,
          on,
          programmeId: JUNIOR_HIGH,
          crowd: 22,
        })
      );
    }),
  );
  const alliances = ground.alliances.filter(
    ({ region, type }) => region === PUTUO && (type === '学区' || type === '教育集团'),
  );
  const together = alliances.flatMap((alliance, at) => {
    const show = past(ground, at === 2 ? '2021-09-07' : `2021-0${3 + (at % 3)}-${11 + at}`);
    const festival = past(ground, `${at % 2 === 0 ? 2019 : 2020}-10-${12 + at}`);
    return [
      show &&
        at !== 5 &&
        byAlliance(alliance, { key: 'results', kind: '展示', title: `${alliance.name}初中建设成果展示交流`, on: show }),
      festival &&
        at !== 3 &&
        byAlliance(alliance, { key: 'festival', kind: '文化节', title: `${alliance.name}校园文化节`, on: festival }),
    ].map((wish) => wish || undefined);
  });
  return [...experimental, ...together];
}

/** The research communities show in the city each year; in 2025 one did not, and this year not all have yet. */
function ofTheCity(ground: Ground, units: Units): Wishes {
  const city = ground.authorities.get(CITY);
  if (city === undefined) return [];
  const { byAlliance } = units;
  const communities = ground.alliances.filter(({ type }) => type === '研究共同体');
  return communities.flatMap((community, at) =>
    [2024, 2025, 2026].map((year) => {
      const isMissing = (year === 2025 && at === 4) || (year === 2026 && at % 2 === 1);
      const on: Day | undefined = past(ground, `${year}-${year === 2026 ? '05' : '11'}-${10 + at * 2}`);
      if (on === undefined || isMissing) return;
      return byAlliance(community, {
        key: String(year),
        kind: '展示',
        level: '市级',
        title: `${community.name}${year}年市级交流展示`,
        on,
        programmeId: NEW_QUALITY,
        partners: [city.bureau.id],
        audience: 'public',
        audiences: [],
        crowd: 50,
      });
    }),
  );
}
