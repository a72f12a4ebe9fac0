import { type Day, day } from '#core/kernel/day.ts';
import { BAOSHAN } from '../../districts.ts';
import { CLUSTERS } from '../../quality.ts';
import type { Ground } from '../../sitting.ts';
import type { Cast } from '../cast.ts';
import { worked } from '../days.ts';
import { type Line, livedBy } from '../lives.ts';
import type { CallPlan } from '../shapes.ts';
import { STORIES, type Story } from './experience-stories.ts';

const OPENS = day('2017-03-06');
const BETTER = '做法写得清楚，变化还缺证据：请补上用时记录和家长问卷，再说明不适合什么情况。';

/**
 * 经验发现、培育、改进、提升：schools of the first batch offer what they found out, the academy studies it and has it written so that
 * others can do the same; most of it becomes a model or a sample, one goes on being cultivated.
 */
export function schoolExperiences(_ground: Ground, cast: Cast): CallPlan[] {
  const by = cast.academy(BAOSHAN);
  const schools = cast.schools(CLUSTERS, '项目学校', null, day('2016-03-01')).slice(0, STORIES.length);
  if (by === undefined || schools.length === 0) return [];
  const key = 'experience/2017';
  const told = schools.map((school, index) => ({
    story: STORIES[index]!,
    index,
    plan: {
      key: `${key}/${school.id}`,
      region: school.region,
      organisationId: school.id,
      title: STORIES[index]!.title,
      kind: null,
      field: STORIES[index]!.field,
    },
  }));
  return [
    {
      key,
      programmeId: CLUSTERS,
      procedureId: 'experience',
      title: '第一批项目学校办学经验征集',
      guide: '面向第一批项目学校，自荐一项做得久、看得到变化的经验，由教育学院到校研究后帮助提炼。（演示数据）',
      fields: ['课程与教学', '管理与文化', '评价与改进'].map((name) => ({ name, quota: null })),
      quotas: {},
      opens: OPENS,
      closes: worked(OPENS, 15),
      papers: [],
      cases: told.map(({ plan }) => plan),
      acts: [
        { do: 'prepare', who: by, on: worked(OPENS, -4), time: '09:30' },
        { do: 'turn', turn: 'publish', who: by, on: worked(OPENS, -2), time: '10:00' },
        ...told.flatMap(({ plan, story, index }) =>
          livedBy(cast, plan, BAOSHAN, life(cast, plan.organisationId, story, index)),
        ),
        { do: 'turn', turn: 'close', who: by, on: worked(OPENS, 17), time: '09:00' },
      ],
    },
  ];
}

function life(cast: Cast, schoolId: string, story: Story, index: number): Line[] {
  const on = (count: number): Day => worked(OPENS, count + index);
  const head = cast.head(schoolId, on(6));
  const contact = head === undefined ? '教导处' : cast.nameOf(head);
  const text = { core: story.core, practice: story.practice, changes: story.changes, conditions: story.conditions };
  const corrected: Line[] =
    index % 2 === 0
      ? []
      : [
          [on(75), 'academy', 'move', '提出改进意见', BETTER],
          [on(86), 'head', 'fill', 'cultivate', text],
          [on(87), 'head', 'submit', 'cultivate'],
        ];
  const chosen: Line[] =
    index % 3 === 2
      ? [
          [on(96), 'office', 'move', '确定为学校样本', '做法有本校条件，作为样本交流。'],
          [on(105), 'academy', 'move', 'archive', '已与学校商定改编为专题培训。'],
        ]
      : [
          [on(96), 'office', 'move', '确定为示范案例', '针对共性问题，他校可以照着做。'],
          [on(105), 'academy', 'move', 'archive', '已列入教师培训课程计划。'],
        ];
  return [
    [on(3), 'head', 'begin'],
    [on(5), 'admin', 'fill', 'offer', { contact, problem: story.problem, tried: story.tried }],
    [on(6), 'head', 'submit', 'offer'],
    [
      on(38),
      'academy',
      'fill',
      'find',
      {
        from: on(14),
        to: on(35),
        sources: '听课六节，访谈教师五人、学生两组，查阅过程记录。（演示数据）',
        found: story.found,
        mechanism: story.mechanism,
        advice: story.advice,
      },
    ],
    [on(39), 'academy', 'submit', 'find'],
    [on(68), 'head', 'fill', 'cultivate', text],
    [on(70), 'head', 'submit', 'cultivate'],
    ...corrected,
    ...(index === STORIES.length - 1
      ? ([[on(90), 'academy', 'move', '继续培育', '三次会只做过一轮，请再做一届后自荐。']] satisfies Line[])
      : ([[on(90), 'academy', 'move', '合乎理念，可以推广', '专家组意见一致。'], ...chosen] satisfies Line[])),
  ];
}
