import type { Answers } from '#core/forms/answer.ts';
import { day } from '#core/kernel/day.ts';
import { BAOSHAN } from '../../districts.ts';
import { meetingOf } from '../../meetings/decisive.ts';
import { CLUSTERS } from '../../quality.ts';
import type { Ground } from '../../sitting.ts';
import type { Cast } from '../cast.ts';
import { type Line, livedBy } from '../lives.ts';
import { decisionAct, roundActs, verdictsOn } from '../reviews/judging.ts';
import type { CallPlan, CasePlan } from '../shapes.ts';

const OPENS = day('2016-05-09');
const DECIDED = day('2016-07-05');
const SECOND_BATCH = day('2016-09-01');
const MERITS = [0.83, 0.78, 0.72, 0.55];

/** 项目学校申报 of the second batch: three of its schools, and one that was put off. */
export function clusterApplications(ground: Ground, cast: Cast): CallPlan[] {
  const { seed, today, authorities, participations } = ground;
  const [office, owner] = [cast.office(BAOSHAN), authorities.get(BAOSHAN)];
  const taking = participations.filter(({ programmeId }) => programmeId === CLUSTERS);
  const taken = new Set(taking.map(({ organisationId }) => organisationId));
  const headed = ground.schools.filter(
    ({ id, region, to, ownership }) =>
      region === BAOSHAN && to === null && ownership === '公办' && cast.head(id, OPENS) !== undefined,
  );
  const batch = new Set(
    taking
      .filter(({ role, from }) => role === '项目学校' && from === SECOND_BATCH)
      .map(({ organisationId }) => organisationId),
  );
  const schools = [
    ...headed.filter(({ id }) => batch.has(id)).slice(0, 3),
    ...headed.filter(({ id }) => !taken.has(id)).slice(0, 1),
  ];
  if (office === undefined || owner === undefined || schools.length < MERITS.length) return [];
  const key = 'cluster-schools/2016';
  const cases = schools.map(
    (school, index): CasePlan => ({
      key: `${key}/${school.id}`,
      region: school.region,
      organisationId: school.id,
      title: `${school.name}申报新优质项目学校`,
      kind: null,
      field: null,
      merit: MERITS[index]!,
    }),
  );
  return [
    {
      key,
      programmeId: CLUSTERS,
      procedureId: 'school-application',
      title: '第二批新优质学校集群发展项目学校申报',
      guide: '公办义务教育学校均可申报；写清制约发展的瓶颈问题和三年目标。（演示数据）',
      fields: [],
      quotas: {},
      opens: OPENS,
      closes: day('2016-05-27'),
      papers: [],
      cases,
      acts: [
        { do: 'prepare', who: office, on: day('2016-05-04'), time: '09:30' },
        { do: 'turn', turn: 'publish', who: office, on: day('2016-05-06'), time: '10:00' },
        ...cases.flatMap((plan, index) => livedBy(cast, plan, BAOSHAN, lifeOf(index, cast, plan))),
        { do: 'turn', turn: 'close', who: office, on: day('2016-05-30'), time: '09:00' },
        ...roundActs({ panel: 'panel', score: 'review', by: office, drawn: day('2016-06-06') }, today),
        decisionAct({
          step: 'decide',
          by: office,
          on: DECIDED,
          meeting: meetingOf(
            seed,
            { region: BAOSHAN, programmeId: CLUSTERS, bodyKey: 'leading-group', organisationId: owner.bureau.id },
            DECIDED,
          ),
          verdicts: verdictsOn(cases, (_plan, index) =>
            index < 3
              ? { choice: '列为项目学校' }
              : { choice: '暂缓', note: '瓶颈问题还没有找准，建议先参加集群活动，下一批再议。' },
          ),
        }),
      ],
    },
  ];
}

function lifeOf(index: number, cast: Cast, { organisationId }: CasePlan): Line[] {
  const head = cast.head(organisationId, OPENS);
  const answers = application(index, head === undefined ? '' : cast.nameOf(head));
  const back: Line[] =
    index === 1
      ? [
          [day('2016-05-26'), 'office', 'move', '退回补正', '三年目标请写成到期时看得到的变化。'],
          [day('2016-05-30'), 'head', 'fill', 'apply', answers],
          [day('2016-05-31'), 'head', 'submit', 'apply'],
        ]
      : [];
  return [
    [day('2016-05-11'), 'head', 'begin'],
    [day('2016-05-17'), 'head', 'fill', 'apply', answers],
    [day('2016-05-20'), 'head', 'submit', 'apply'],
    ...back,
    [day('2016-06-02'), 'office', 'move', '受理', ''],
    ...(index < 3 ? ([[day('2016-07-08'), 'office', 'move', 'archive', '']] satisfies Line[]) : []),
  ];
}

/** 项目学校申报表 */
function application(index: number, leader: string): Answers {
  const fields = ['课程与教学', '管理与文化', '评价与改进'];
  return {
    leader,
    office: '校长',
    field: fields[index % fields.length]!,
    strengths: '教师队伍稳定，校本教研有传统，家长配合度较高。（演示数据）',
    problem: ['课堂以讲为主，学生差异没有照顾到', '中层执行力不足，制度停在纸面', '评价只看分数，改进没有依据'][
      index % 3
    ]!,
    aims: '三年内形成可以拿出来看的课例和制度，学生学习动力指数提高一个等级。',
    measures: '成立项目组，每两周研讨一次；参加集群联合教研；每学期末请专家诊断。',
    subprojects: ['课程体系建设和共享', '育人综合评价'].slice(0, 1 + (index % 2)),
    support: '希望安排一位指导专家定期来校。',
  };
}
