import { addDays, type Day, day } from '#core/kernel/day.ts';
import { PUTUO } from '../../districts.ts';
import type { Ground } from '../../sitting.ts';
import { JUNIOR_HIGH } from '../../taking-part.ts';
import type { Cast } from '../cast.ts';
import { workday, worked } from '../days.ts';
import { type Line, livedBy } from '../lives.ts';
import type { Act, CallPlan } from '../shapes.ts';
import { CORE_PROJECTS, needs, threeYears, yearly } from './plan-answers.ts';

const IMPROVE = '请把核心项目与薄弱学科对应起来，评价指标补上现状数，三年任务分到学期。';
const MORE = '自评里看不到任务落空的原因，请补充后再报。';

type Cycle = { readonly year: number; readonly title: string; readonly after: (index: number) => Line[] };

const CYCLES: readonly Cycle[] = [
  {
    year: 2018,
    title: '强校工程实验校三年实施规划编制',
    after: (index) => [
      ...year(2018, 0, index, '进入下一年度'),
      ...year(2018, 1, index, '进入下一年度'),
      ...year(2018, 2, index, '三年期满'),
    ],
  },
  {
    year: 2024,
    title: '新一轮强校工程实验校三年实施规划编制',
    after: (index) => [
      ...year(2024, 0, index, '进入下一年度'),
      ...underWay(2024, 1, index),
      ...report(2024, 1, index, '进入下一年度').slice(0, [4, 1, 3, 2][index]),
      ...(index === 0 ? underWay(2024, 2, index).slice(0, 1) : []),
    ],
  },
];

/**
 * 一校一规划：four schools write their plan in the summer of 2018, report every summer and come to the end of the cycle. One plan was
 * sent back by the bureau and approved after its day; one report had to be completed. In the next cycle the second yearly report
 * is through in one school, and with the experts, with the school or not begun in the others.
 */
export function schoolPlans(_ground: Ground, cast: Cast): CallPlan[] {
  return CYCLES.flatMap((cycle) => planned(cast, cycle));
}

function planned(cast: Cast, { year: first, title, after }: Cycle): CallPlan[] {
  const office = cast.office(PUTUO);
  const opens = day(`${first}-07-18`);
  const schools = cast.schools(JUNIOR_HIGH, '实验校', null, opens);
  if (office === undefined || schools.length === 0) return [];
  const key = `school-plan/${first}`;
  const cases = schools.map((school, index) => ({
    key: `${key}/${school.id}`,
    region: school.region,
    organisationId: school.id,
    title: `${school.name}三年实施规划（${first}—${first + 3}）`,
    kind: null,
    field: null,
    index,
  }));
  return [
    {
      key,
      programmeId: JUNIOR_HIGH,
      procedureId: 'school-plan',
      title,
      guide:
        '实验校先填报现状和个性需求，经两次调研后起草规划；规划写明目标、项目、内容、举措、策略和指标。（演示数据）',
      fields: [],
      quotas: {},
      opens,
      closes: day(`${first}-08-02`),
      papers: [],
      cases: cases.map(({ index: _, ...plan }) => plan),
      acts: [
        { do: 'prepare', who: office, on: day(`${first}-07-16`), time: '09:30' },
        ...(first === 2018 ? [] : ['draft', 'yearly-report']).map(
          (step): Act => ({
            do: 'form',
            step,
            words: yearsOf(first),
            who: office,
            on: day(`${first}-07-16`),
            time: '15:00',
          }),
        ),
        { do: 'turn', turn: 'publish', who: office, on: day(`${first}-07-17`), time: '10:00' },
        ...cases.flatMap(({ index, ...plan }) => livedBy(cast, plan, PUTUO, [...life(first, index), ...after(index)])),
        { do: 'turn', turn: 'close', who: office, on: day(`${first}-08-06`), time: '09:00' },
      ],
    },
  ];
}

/** The form names the school years of the first cycle. */
const yearsOf = (first: number): Record<string, string> =>
  Object.fromEntries([2018, 2019, 2020].map((named, nth) => [`${named}学年`, `${first + nth}学年`]));

function life(first: number, index: number): Line[] {
  const of = (at: string): Day => day(`${first}-${at}`);
  const summer = worked(of('07-19'), index);
  const autumn = worked(of('09-07'), index);
  const project = CORE_PROJECTS[index % CORE_PROJECTS.length]!;
  const late = first === 2018 && index === 3;
  return [
    [summer, 'head', 'begin'],
    [worked(summer, 2), 'admin', 'fill', 'needs', needs(index)],
    [worked(summer, 3), 'head', 'submit', 'needs'],
    [worked(of('08-21'), index), 'academy', 'move', 'continue', '集体调研已完成，意见由专家小组汇总。'],
    [worked(of('08-29'), index), 'academy', 'move', 'continue', '个性化视导已完成，需求清单已交学校。'],
    [worked(autumn, 1), 'admin', 'fill', 'draft', threeYears(project, 'first', first)],
    [worked(autumn, 2), 'head', 'submit', 'draft'],
    [worked(autumn, 5), 'academy', 'move', '提出完善意见', IMPROVE],
    [worked(autumn, 7), 'head', 'fill', 'draft', threeYears(project, 'improved', first)],
    [worked(autumn, 8), 'head', 'submit', 'draft'],
    [worked(autumn, 9), 'academy', 'move', '同意报批', '已按意见修改。'],
    ...(late ? broughtBack(project) : []),
    [late ? of('10-18') : of('09-27'), 'office', 'move', '通过规划', ''],
    [late ? of('10-22') : of('09-29'), 'head', 'move', 'archive', ''],
  ];
}

function broughtBack(project: Parameters<typeof threeYears>[0]): Line[] {
  return [
    [day('2018-09-27'), 'office', 'move', '修改后再论证', '经费与项目对不上，请核对后再报。'],
    [day('2018-10-10'), 'head', 'fill', 'draft', threeYears(project, 'improved', 2018)],
    [day('2018-10-11'), 'head', 'submit', 'draft'],
    [day('2018-10-15'), 'academy', 'move', '同意报批', ''],
  ];
}

/**
 * What is put on record in a year: something in each term, and the task of the year reached before its end. One school was late with its
 * second year and had asked for more time; another put nothing on record in a spring.
 */
function underWay(first: number, task: number, index: number): Line[] {
  const from = first + task;
  const quiet = index === 2 && from === 2019;
  const late = index === 1 && from === 2019;
  const lines: Line[] = [
    [worked(day(`${from}-11-12`), index), 'admin', 'progress', AUTUMN[task] ?? ''],
    ...(quiet
      ? []
      : ([[worked(day(`${from + 1}-04-09`), index), 'admin', 'progress', SPRING[task] ?? '']] satisfies Line[])),
  ];
  if (late)
    lines.push(
      [day('2020-05-20'), 'head', 'ask', '调整任务期限', LATER, { days: [{ milestone: 1, due: day('2020-10-31') }] }],
      [day('2020-05-29'), 'office', 'answer', true, '同意顺延，中期展示与新学期教学节一并安排。'],
    );
  else
    lines.push([
      worked(day(`${from + 1}-06-15`), index),
      'admin',
      'reach',
      task,
      '材料已归入动态档案，展示课和记录可查。（演示数据）',
    ]);
  if (index === 1 && from === 2020)
    lines.push([day('2020-10-22'), 'admin', 'reach', 1, '七、八年级推开，教学节上开出四节展示课。（演示数据）']);
  return lines;
}

const LATER = '春季学期线上教学，课堂展示无法进行，案例尚未收齐。';
const AUTUMN = [
  '完成教师和学生访谈，六年级两个班开始试行，每周一次集体备课。',
  '七年级全部班级推开，与支援校联合教研四次，形成课例六篇。',
  '八年级推开，整理前两年案例，起草制度汇编。',
];
const SPRING = [
  '期中质量分析显示低分段人数减少，作业面批率提高到八成。',
  '区专家视导两次，意见已逐条落实；骨干教师带教签约五对。',
  '面向学区开放展示一次，来校观摩教师六十余人。',
];

/** A year of the plan. */
const year = (first: number, task: number, index: number, answer: string): Line[] => [
  ...underWay(first, task, index),
  ...report(first, task, index, answer),
];

/** Its report in July, the experts' answer in August. */
function report(first: number, task: number, index: number, answer: string): Line[] {
  const from = first + task;
  const begins: Day = worked(workday(day(`${from + 1}-06-28`)), index);
  const again: Line[] =
    from === 2018 && index === 1
      ? [
          [worked(begins, 8), 'academy', 'move', '补充自评', MORE],
          [worked(begins, 11), 'head', 'fill', 'yearly-report', yearly(from, 'completed')],
          [worked(begins, 12), 'head', 'submit', 'yearly-report'],
        ]
      : [];
  return [
    [begins, 'office', 'move', 'continue', ''],
    [worked(begins, 3), 'admin', 'fill', 'yearly-report', yearly(from, 'first')],
    [worked(begins, 5), 'head', 'submit', 'yearly-report'],
    ...again,
    [workday(addDays(begins, 50)), 'academy', 'move', answer, '自评与视导情况相符，建议已当面反馈。'],
  ];
}
