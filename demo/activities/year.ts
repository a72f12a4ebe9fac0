import { isInTerm } from '#core/collaboration/series.ts';
import { addDays } from '#core/kernel/day.ts';
import { chanceOf } from '../chance.ts';
import { BAOSHAN, JIADING, PUTUO } from '../districts.ts';
import { CITY } from '../offices.ts';
import { NEW_QUALITY } from '../quality.ts';
import type { Ground } from '../sitting.ts';
import type { Units } from './plans.ts';
import type { ActivityWish } from './shapes.ts';

type Wishes = (ActivityWish | undefined)[];

const THEMES = [
  '单元整体教学',
  '作业设计',
  '项目化学习',
  '学情分析',
  '课堂观察',
  '家校社共育',
  '跨学科实践',
  '班主任工作',
] as const;

/** What is offered beside the programmes: over the last year, and what is to come. */
export function activitiesOfThisYear(ground: Ground, units: Units): Wishes {
  return [
    ...[BAOSHAN, JIADING, PUTUO].flatMap((region) => inDistrict(ground, region, units)),
    ...inTheCity(ground, units),
  ];
}

function inDistrict(ground: Ground, region: string, units: Units): Wishes {
  const own = ground.authorities.get(region);
  const alliances = ground.alliances.filter(
    (each) => each.region === region && ['学区', '教育集团', '教育圈'].includes(each.type) && each.to === null,
  );
  const schools = ground.schools.filter((school) => school.region === region && school.to === null);
  const [first, second, third] = alliances;
  if (own === undefined || first === undefined || second === undefined || third === undefined) return [];
  const { today, seed } = ground;
  const { byAlliance, bySchool, byOffice } = units;
  const chance = chanceOf(`${seed}/activity-year/${region}`);
  const researcher = own.researchers[0] ?? own.dean;
  const training = (key: string, inDays: number, title: string, more: Partial<ActivityWish> = {}) =>
    byOffice(own.academy, researcher, {
      key,
      kind: '培训',
      title,
      on: addDays(today, inDays),
      hours: 4,
      kinds: ['teacher'],
      audience: 'posts',
      audiences: [{ way: 'district-posts', organisationId: null, region, post: 'teacher' }],
      place: '教育学院报告厅',
      ...more,
    });

  const lastYear: Wishes = [
    ...THEMES.map((theme, at) => training(`training-${at}`, -30 - at * 42, `${theme}专题培训`)),
    ...alliances.flatMap((alliance, at) => [
      byAlliance(alliance, {
        key: 'joint',
        kind: '联合教研',
        title: `${alliance.name}${chance.pick(THEMES)}联合教研`,
        on: addDays(today, -40 - at * 17),
      }),
      byAlliance(alliance, {
        key: 'workshop',
        kind: chance.pick(['工作坊', '展示', '参观访问']),
        title: `${alliance.name}${chance.pick(THEMES)}交流活动`,
        on: addDays(today, -150 - at * 13),
      }),
    ]),
  ];
  const inTerm = lastYear.filter((wish) => wish !== undefined && isInTerm(wish.on, []));
  const now: Wishes = [
    byAlliance(first, {
      key: 'to-close',
      kind: '工作坊',
      title: `${first.name}课堂观察工作坊`,
      on: addDays(today, -1),
      fate: 'published',
    }),
    byAlliance(second, {
      key: 'to-summarise',
      kind: '展示',
      title: `${second.name}作业设计展示`,
      on: addDays(today, -6),
      fate: 'held',
    }),
    byAlliance(third, {
      key: 'cancelled',
      kind: '参观访问',
      title: `${third.name}校园参观交流`,
      on: addDays(today, -20),
      fate: 'cancelled',
    }),
  ];
  const toCome: Wishes = [
    byAlliance(first, {
      key: 'show',
      kind: '展示',
      title: `${first.name}单元整体教学展示`,
      about: '四所成员校各展示一节课，课后分学科研讨。请提前十五分钟到场。（演示数据）',
      on: addDays(today, 12),
      fate: 'published',
      capacity: 40,
      crowd: 26,
      partners: [own.academy.id],
    }),
    training('advanced', 21, '骨干教师高级研修', {
      kind: '高级研修',
      days: 2,
      hours: 16,
      capacity: 20,
      crowd: 27,
      fate: 'published',
      signUp: { from: addDays(today, -6), until: addDays(today, 14) },
    }),
    schools[0] &&
      bySchool(schools[0], {
        key: 'open-day',
        kind: '开放日',
        title: `${schools[0].name}教学开放日`,
        on: addDays(today, 6),
        fate: 'published',
        signUp: null,
        crowd: 0,
      }),
    byAlliance(second, {
      key: 'draft',
      kind: '论坛',
      title: `${second.name}校长论坛`,
      on: addDays(today, 45),
      fate: 'draft',
    }),
  ];
  return [...inTerm, ...now, ...toCome];
}

function inTheCity(ground: Ground, units: Units): Wishes {
  const city = ground.authorities.get(CITY);
  if (city === undefined) return [];
  const { byOffice } = units;
  const officer = city.officers.get('基础教育科');
  const { today } = ground;
  const forum = (key: string, inDays: number, title: string, more: Partial<ActivityWish> = {}) =>
    byOffice(city.bureau, officer, {
      key,
      kind: '论坛',
      level: '市级',
      title,
      on: addDays(today, inDays),
      programmeId: NEW_QUALITY,
      audience: 'public',
      place: '市级教育研究机构报告厅',
      ...more,
    });
  return [
    forum('forum-past', -75, '新优质学校高质量发展论坛', { crowd: 60 }),
    forum('forum', 30, '新优质学校校长论坛', {
      fate: 'published',
      capacity: 200,
      crowd: 58,
      partners: [city.academy.id],
      signUp: { from: addDays(today, -3), until: addDays(today, 25) },
    }),
  ];
}
