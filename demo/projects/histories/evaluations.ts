import type { Answers } from '#core/forms/answer.ts';
import { type Day, day } from '#core/kernel/day.ts';
import { PUTUO } from '../../districts.ts';
import type { Ground } from '../../sitting.ts';
import { JUNIOR_HIGH } from '../../taking-part.ts';
import type { Cast } from '../cast.ts';
import { worked } from '../days.ts';
import { type Line, livedBy } from '../lives.ts';
import { decisionAct, roundActs, verdictsOn } from '../reviews/judging.ts';
import type { CallPlan, CasePlan } from '../shapes.ts';

type Cycle = {
  readonly years: string;
  readonly opens: Day;
  readonly midTerm: Day;
  /** Absent while the second phase is carried out. */
  readonly final?: Day;
};

/** The cycle of the plan, seen through to its end, and the one that runs today after its second round. */
const CYCLES: readonly Cycle[] = [
  { years: '2018—2021', opens: day('2018-10-15'), midTerm: day('2020-04-20'), final: day('2021-09-13') },
  { years: '2024—2027', opens: day('2024-10-14'), midTerm: day('2026-04-13') },
];
const MERITS = [0.74, 0.68, 0.8, 0.62];

/** 三轮专家评估 of the experimental schools, by the same team from the first round on. */
export function expertRounds({ today }: Ground, cast: Cast): CallPlan[] {
  const academy = cast.academy(PUTUO);
  if (academy === undefined) return [];
  return CYCLES.flatMap(({ years, opens, midTerm, final }): CallPlan[] => {
    const key = `expert-rounds/${years}`;
    const cases = cast.schools(JUNIOR_HIGH, '实验校', null, opens).map(
      (school, index): CasePlan => ({
        key: `${key}/${school.id}`,
        region: school.region,
        organisationId: school.id,
        title: `${school.name}三轮专家评估（${years}）`,
        kind: null,
        field: null,
        merit: MERITS[index % MERITS.length]!,
      }),
    );
    if (cases.length === 0) return [];
    const concluded = final && worked(final, 32);
    return [
      {
        key,
        programmeId: JUNIOR_HIGH,
        procedureId: 'expert-rounds',
        title: `实验校初态、中期、总结三轮专家评估（${years}）`,
        guide: '三轮评估由同一专家团队承担，以绿色指标为依据，看学校自己的进步。（演示数据）',
        fields: [],
        quotas: {},
        opens,
        closes: worked(opens, 12),
        papers: [],
        cases,
        acts: [
          { do: 'prepare', who: academy, on: worked(opens, -3), time: '09:30' },
          { do: 'turn', turn: 'publish', who: academy, on: worked(opens, -1), time: '10:00' },
          ...cases.flatMap((plan) =>
            livedBy(cast, plan, PUTUO, [
              [worked(opens, 1), 'head', 'begin'],
              ...paper(worked(opens, 4), 'initial-paper', 0),
              [midTerm, 'academy', 'move', 'continue', ''],
              ...paper(worked(midTerm, 4), 'mid-term-paper', 1),
              ...(final === undefined ? [] : ([[final, 'academy', 'move', 'continue', '']] satisfies Line[])),
              ...(final === undefined ? [] : paper(worked(final, 4), 'final-paper', 2)),
              ...(concluded === undefined
                ? []
                : ([[worked(concluded, 4), 'head', 'move', 'archive', '']] satisfies Line[])),
            ]),
          ),
          { do: 'turn', turn: 'close', who: academy, on: worked(opens, 13), time: '09:00' },
          ...roundActs({ panel: 'team', score: 'initial', by: academy, drawn: worked(opens, 15) }, today),
          ...roundActs({ panel: null, score: 'mid-term', by: academy, drawn: worked(midTerm, 10) }, today),
          ...(final === undefined || concluded === undefined
            ? []
            : [
                ...roundActs({ panel: null, score: 'final', by: academy, drawn: worked(final, 12) }, today),
                decisionAct({
                  step: 'conclude',
                  by: academy,
                  on: concluded,
                  meeting: null,
                  verdicts: verdictsOn(cases, () => ({
                    choice: '形成评估意见',
                    note: '进步有据，三轮意见已汇总反馈学校。',
                  })),
                }),
              ]),
        ],
      },
    ];
  });
}

const WORK = [
  '摸清了各学科的起点，梳理出课堂和作业上的主要问题。',
  '联合教研每月一次，骨干教师带教八对，课堂观察表在四个学科使用。',
  '三年任务基本完成，薄弱学科与区平均的差距缩小，形成两项校本制度。',
];

/** 实验校评估材料 of a round, filled and handed in a few days later. */
function paper(on: Day, step: string, round: number): Line[] {
  const answers: Answers = {
    work: WORK[round] ?? '',
    green: '学习动力指数和师生关系指数较上一轮提高，睡眠指数没有变化。（演示数据）',
    growth: '课堂上学生提问增多；作业面批率提高；家长来校反映的问题减少。',
    help: '请诊断薄弱学科的作业设计。',
  };
  return [
    [on, 'admin', 'fill', step, answers],
    [worked(on, 2), 'head', 'submit', step],
  ];
}
