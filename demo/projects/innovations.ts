import { day } from '#core/kernel/day.ts';
import { COMMITTEE, meetingOf } from '../meetings/decisive.ts';
import { CITY } from '../offices.ts';
import { NEW_QUALITY } from '../quality.ts';
import type { Ground } from '../sitting.ts';
import type { School } from '../world.ts';
import { campaign, corrected, type Entry, followed, handedIn, judged, type Life, sentIn, spread } from './campaign.ts';
import type { Cast } from './cast.ts';
import { worked } from './days.ts';
import { experience, innovation, leadingSchool } from './innovation-answers.ts';
import { phone } from './project-answers.ts';
import { decisionAct, roundActs, verdictsOn } from './reviews/judging.ts';
import type { CallPlan } from './shapes.ts';
import { THEMES, type Theme } from './themes.ts';

const FIELDS = ['办学价值取向', '育人方式变革', '治理方式优化', '师资队伍发展', '信息技术赋能'];
/** The guide of projects and the call for what came of them name their fields differently. */
const FIELD_OF: Readonly<Record<string, string>> = {
  育人方式改革: '育人方式变革',
  治理方式优化: '治理方式优化',
  教师队伍提升: '师资队伍发展',
  数字技术赋能: '信息技术赋能',
};
const NAMED = '摘要里出现了校名，请改写后再报。';

/** By working days since the call opened. */
const LIVES: readonly Life[] = [
  followed(handedIn(1, 5), judged(9, '推荐', '做法成熟，有证据，同意推荐。')),
  followed(followed(handedIn(2, 5), corrected(7, 9, NAMED)), judged(10, '推荐', '同意推荐。')),
  handedIn(4, 9),
  followed(handedIn(3, 7), judged(10, '退回补正', NAMED)),
  ({ on, step, begun }) => [
    [on(6), 'head', 'begin'],
    [on(8), 'admin', 'fill', step, begun()],
  ],
];

const LEADING: readonly Life[] = [
  followed(handedIn(1, 6), judged(9, '推荐', '辐射带动有基础，同意推荐。')),
  handedIn(3, 8),
  ({ on }) => [[on(5), 'head', 'begin']],
];

type Told = { readonly life: Life; readonly merit?: number; readonly chosen?: boolean; readonly disputed?: boolean };

/** 提炼经验, and into the library with it. */
const refined =
  (theme: Theme): Life =>
  ({ on }) => [
    [on(62), 'admin', 'fill', 'refine', experience(theme)],
    [on(66), 'head', 'submit', 'refine'],
    [on(90), 'academy', 'move', 'archive', ''],
  ];

/** 2024年的征集评选 */
const SELECTED: readonly Told[] = [
  { life: followed(sentIn(1, 9), judged(15, '推荐', '做法成熟，有证据，同意推荐。')), merit: 0.89, chosen: true },
  { life: followed(sentIn(2, 11), judged(16, '推荐', '同意推荐。')), merit: 0.64, chosen: false },
  { life: followed(sentIn(3, 12), judged(17, '推荐', '同意推荐。')), merit: 0.81, chosen: true, disputed: true },
  { life: followed(sentIn(4, 13), judged(18, '不予推荐', '成效依据不足，建议积累一年后再报。')) },
  { life: followed(sentIn(5, 14), judged(18, '推荐', '可推广，同意推荐。')), merit: 0.77, chosen: true },
];

/** 2025年的引领校申报 */
const LED: readonly Told[] = [
  { life: followed(sentIn(1, 7), judged(14, '推荐', '辐射带动有基础，同意推荐。')), merit: 0.88, chosen: true },
  { life: followed(sentIn(2, 8), judged(15, '推荐', '同意推荐。')), merit: 0.66, chosen: false },
  { life: followed(sentIn(3, 9), judged(16, '推荐', '同意推荐。')), merit: 0.82, chosen: true },
  { life: followed(sentIn(3, 10), judged(16, '暂不推荐', '带动的学校尚未见到变化，建议再实践一年。')) },
];

/** 创新项目和创新案例征集 and 引领校申报, one of each decided and one taking entries today. */
export function cityCalls(ground: Ground, cast: Cast): CallPlan[] {
  const [academy, office] = [cast.academy(CITY), cast.office(CITY)];
  if (academy === undefined || office === undefined) return [];
  const opens = worked(ground.today, -12);
  const schools = cast.schools(NEW_QUALITY, '项目校', null, opens).toReversed();
  const { seed, today } = ground;
  const early = cast.schools(NEW_QUALITY, '项目校', '市级', day('2024-01-01'));
  const led = spread(early.toReversed(), 2, 7);
  const taken = new Set(led.map(({ id }) => id));
  const leading = cast
    .schools(NEW_QUALITY, '项目校', '市级', opens)
    .slice(-40)
    .filter(({ id }) => !taken.has(id));
  const organisationId = ground.authorities.get(CITY)?.bureau.id ?? '';
  const weighing = day('2025-05-13');
  const plans = [
    campaign(ground, cast, {
      key: 'innovations/2024',
      procedureId: 'call',
      title: '2024年创新项目和创新案例征集评选',
      guide: GUIDE,
      fields: FIELDS.map((name) => ({ name, quota: null })),
      by: academy,
      opens: day('2024-09-09'),
      step: 'submit',
      closesAfter: 25,
      rankedAfter: 19,
      entries: spread(early, 2, 7).map((school, index): Entry => {
        const theme = THEMES[(index * 2) % THEMES.length]!;
        const { life, chosen, ...seen } = SELECTED[index % SELECTED.length]!;
        return {
          ...innovationOf(cast, school, theme, index),
          ...seen,
          life: chosen === true ? followed(life, refined(theme)) : life,
        };
      }),
      judging: (cases) => [
        ...roundActs({ panel: 'panel', score: 'review', by: academy, drawn: day('2024-10-28') }, today),
        decisionAct({
          step: 'select',
          by: academy,
          on: day('2024-12-03'),
          meeting: meetingOf(seed, { ...COMMITTEE, region: CITY, organisationId }, day('2024-12-03')),
          verdicts: verdictsOn(cases, (_plan, index) => verdictOf(SELECTED, index, '入选', '未入选')),
        }),
      ],
    }),
    campaign(ground, cast, {
      key: 'leading/2025',
      procedureId: 'select-leading',
      title: '2025年新优质学校引领校申报',
      guide: LEADING_GUIDE,
      fields: [],
      by: office,
      opens: day('2025-03-03'),
      step: 'apply',
      closesAfter: 20,
      rankedAfter: 17,
      entries: led.map((school, index): Entry => {
        const { life, chosen, ...seen } = LED[index % LED.length]!;
        return {
          ...leadingOf(school, index),
          ...seen,
          life:
            chosen === true
              ? followed(life, () => [
                  [day('2025-05-20'), 'city', 'move', 'archive', '以集团化办学和工作坊带动，每年报告一次。'],
                ])
              : life,
        };
      }),
      judging: (cases) => [
        ...roundActs({ panel: 'panel', score: 'weigh', by: academy, drawn: day('2025-04-07') }, today),
        decisionAct({
          step: 'decide',
          by: office,
          on: weighing,
          meeting: meetingOf(seed, { ...COMMITTEE, region: CITY, organisationId }, weighing),
          verdicts: verdictsOn(cases, (_plan, index) => verdictOf(LED, index, '确定为引领校', '继续培育')),
        }),
      ],
    }),
    campaign(ground, cast, {
      key: 'innovations/now',
      procedureId: 'call',
      title: `${opens.slice(0, 4)}年创新项目和创新案例征集评选`,
      guide: GUIDE,
      fields: FIELDS.map((name) => ({ name, quota: null })),
      by: academy,
      opens,
      step: 'submit',
      closesAfter: 25,
      rankedAfter: 11,
      entries: spread(schools, 3, 12).map((school, index): Entry => {
        const theme = THEMES[(index * 2 + 1) % THEMES.length]!;
        return { ...innovationOf(cast, school, theme, index), life: LIVES[index % LIVES.length]! };
      }),
    }),
    campaign(ground, cast, {
      key: 'leading/now',
      procedureId: 'select-leading',
      title: `${opens.slice(0, 4)}年新优质学校引领校申报`,
      guide: LEADING_GUIDE,
      fields: [],
      by: office,
      opens,
      step: 'apply',
      closesAfter: 20,
      rankedAfter: 11,
      entries: spread(leading, 2, 8).map(
        (school, index): Entry => ({ ...leadingOf(school, index), life: LEADING[index % LEADING.length]! }),
      ),
    }),
  ];
  return plans.filter(({ cases }) => cases.length > 0);
}

const GUIDE = '面向市、区新优质项目校，每校项目、案例各限报一个；正文匿名，重证据、重可推广。（演示数据）';
const LEADING_GUIDE = '市级项目校自主申报，区域推荐；综合调研结果、成长认证结果和数据监测确定。（演示数据）';

const verdictOf = (table: readonly Told[], index: number, picked: string, left: string) => {
  const { chosen } = table[index % table.length]!;
  return chosen === undefined ? undefined : { choice: chosen ? picked : left };
};

/** What a school hands in; every second is a case. */
function innovationOf(cast: Cast, school: School, theme: Theme, index: number): Omit<Entry, 'life'> {
  return {
    school,
    title: index % 2 === 0 ? `${theme.title}：一所普通学校的做法` : theme.title,
    kind: index % 2 === 0 ? '创新案例' : '创新项目',
    field: FIELD_OF[theme.field] ?? null,
    paper: null,
    answers: (chance, head) => ({
      begun: () => ({ leader: cast.nameOf(head), phone: phone(chance), problem: theme.problem }),
      whole: () => innovation(theme, cast.nameOf(head), phone(chance)),
    }),
  };
}

const leadingOf = (school: School, index: number): Omit<Entry, 'life'> => ({
  school,
  title: `${school.name}申报引领校`,
  kind: null,
  field: null,
  paper: null,
  answers: () => ({ begun: () => ({ certification: '认证进行中' }), whole: () => leadingSchool(index) }),
});
