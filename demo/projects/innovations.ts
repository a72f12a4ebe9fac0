import type { Answers } from '#core/forms/answer.ts';
import { CITY } from '../offices.ts';
import { NEW_QUALITY } from '../quality.ts';
import type { Ground } from '../sitting.ts';
import { campaign, corrected, type Entry, followed, handedIn, judged, type Life, spread } from './campaign.ts';
import type { Cast } from './cast.ts';
import { worked } from './days.ts';
import { phone } from './project-answers.ts';
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

/** 创新项目和创新案例征集 and 引领校申报, both taking entries today. */
export function cityCalls(ground: Ground, cast: Cast): CallPlan[] {
  const [academy, office] = [cast.academy(CITY), cast.office(CITY)];
  if (academy === undefined || office === undefined) return [];
  const opens = worked(ground.today, -12);
  const schools = cast.schools(NEW_QUALITY, '项目校', null, opens).toReversed();
  const leading = cast.schools(NEW_QUALITY, '项目校', '市级', opens).slice(-40);
  const plans = [
    campaign(ground, cast, {
      key: 'innovations/now',
      procedureId: 'call',
      title: `${opens.slice(0, 4)}年创新项目和创新案例征集评选`,
      guide: '面向市、区新优质项目校，每校项目、案例各限报一个；正文匿名，重证据、重可推广。（演示数据）',
      fields: FIELDS.map((name) => ({ name, quota: null })),
      by: academy,
      opens,
      step: 'submit',
      closesAfter: 25,
      rankedAfter: 11,
      entries: spread(schools, 3, 12).map((school, index): Entry => {
        const theme = THEMES[(index * 2 + 1) % THEMES.length]!;
        const kind = index % 2 === 0 ? '创新案例' : '创新项目';
        return {
          school,
          title: index % 2 === 0 ? `${theme.title}：一所普通学校的做法` : theme.title,
          kind,
          field: FIELD_OF[theme.field] ?? null,
          life: LIVES[index % LIVES.length]!,
          paper: null,
          answers: (chance, head) => ({
            begun: () => ({ leader: cast.nameOf(head), phone: phone(chance), problem: theme.problem }),
            whole: () => innovation(theme, cast.nameOf(head), phone(chance)),
          }),
        };
      }),
    }),
    campaign(ground, cast, {
      key: 'leading/now',
      procedureId: 'select-leading',
      title: `${opens.slice(0, 4)}年新优质学校引领校申报`,
      guide: '市级项目校自主申报，区域推荐；综合调研结果、成长认证结果和数据监测确定。（演示数据）',
      fields: [],
      by: office,
      opens,
      step: 'apply',
      closesAfter: 20,
      rankedAfter: 11,
      entries: spread(leading, 2, 8).map(
        (school, index): Entry => ({
          school,
          title: `${school.name}申报引领校`,
          kind: null,
          field: null,
          life: LEADING[index % LEADING.length]!,
          paper: null,
          answers: () => ({ begun: () => ({ certification: '认证进行中' }), whole: () => leadingSchool(index) }),
        }),
      ),
    }),
  ];
  return plans.filter(({ cases }) => cases.length > 0);
}

/** 创新项目和创新案例申报表 */
function innovation(theme: Theme, leader: string, telephone: string): Answers {
  return {
    leader,
    phone: telephone,
    summary: `${theme.problem}学校由此着手，${theme.measures}`,
    problem: theme.problem,
    practice: `${theme.measures}\n先在一个年级试行，记录过程，每月复盘一次，再推到全校。`,
    evidence: `${theme.aims}目前已过半程，过程记录、前后对比数据和学生作品齐全。（演示数据）`,
    years: 3,
    transfer: '不需要额外设备，备课组三人以上即可开始；材料可以直接取用。',
    publication: '同意公开',
  };
}

/** 引领校申报书 */
function leadingSchool(index: number): Answers {
  return {
    surveyed: '2025-11-12',
    findings: '调研认为课程和队伍基础扎实，数据应用不足；学校已据此调整教研安排。（演示数据）',
    certification: index % 2 === 0 ? '已通过认证' : '认证进行中',
    growth: '增长点定为学生自主学习，进步证据按学期收集。',
    monitoring: [
      { indicator: '家长满意度', before: '86%', now: '91%', source: '第三方问卷' },
      { indicator: '教师区级以上公开课', before: '每年4节', now: '每年9节', source: '教导处记录' },
    ],
    ways: ['工作坊', '项目研究'],
    schools: 2 + (index % 3),
    done: '与两所学校联合教研两年，对方已能独立开展主题研修。',
    plan: '每学期开放两次现场，接收跟岗教师，共同开发单元资源。',
  };
}
