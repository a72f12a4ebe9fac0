import type { Answers } from '#core/forms/answer.ts';
import { BAOSHAN } from '../../districts.ts';
import { CITY } from '../../offices.ts';
import { NEW_QUALITY } from '../../quality.ts';
import type { Ground } from '../../sitting.ts';
import { campaign, type Entry, type Life, sentIn, spread } from '../campaign.ts';
import type { Cast } from '../cast.ts';
import { worked } from '../days.ts';
import { roundActs } from '../reviews/judging.ts';
import type { CallPlan } from '../shapes.ts';
import { THEMES, type Theme } from '../themes.ts';

const OPENED = 26;

/** By working days since the call opened. */
const LIVES: readonly Life[] = [sentIn(1, 7), sentIn(2, 9), sentIn(3, 11), sentIn(4, 12)];
const MERITS = [0.84, 0.71, 0.77, 0.64];

/** 区级引领项目：Baoshan's experts are reading today; one stepped back and was replaced, two have not begun. */
export function districtProjects(ground: Ground, cast: Cast): CallPlan[] {
  const [by, office] = [cast.office(CITY), cast.office(BAOSHAN)];
  const opens = worked(ground.today, -OPENED);
  const schools = spread(cast.schools(NEW_QUALITY, '项目校', '区级', opens), 4, 7);
  if (by === undefined || office === undefined || schools.length === 0) return [];
  return [
    campaign(ground, cast, {
      key: 'district-project/now',
      procedureId: 'district-project',
      title: `${opens.slice(0, 4)}年区级新优质学校引领项目申报`,
      guide: '面向区级新优质项目校，每校限报一项；由各区组织评审、立项和管理。（演示数据）',
      fields: [...new Set(THEMES.map(({ field }) => field))].map((name) => ({ name, quota: null })),
      by,
      opens,
      step: 'apply',
      closesAfter: 14,
      rankedAfter: 14,
      entries: schools.map((school, index): Entry => {
        const theme = THEMES[(index * 5 + 3) % THEMES.length]!;
        return {
          school,
          title: theme.title,
          kind: null,
          field: theme.field,
          merit: MERITS[index % MERITS.length]!,
          life: LIVES[index % LIVES.length]!,
          paper: null,
          answers: (_chance, head) => ({
            begun: () => ({ begins: worked(opens, 60), leader: cast.nameOf(head), problem: theme.problem }),
            whole: () =>
              project(
                theme,
                cast.nameOf(head),
                [60, 180, 300].map((count) => worked(opens, count)),
              ),
          }),
        };
      }),
      judging: () =>
        roundActs(
          {
            panel: 'panel',
            score: 'review',
            by: office,
            drawn: worked(opens, 16),
            most: 2,
            recusal: '去年曾应邀指导该校这一项目的设计，申请回避。',
            left: 2,
            given: 14,
          },
          ground.today,
        ),
    }),
  ];
}

/** 区级引领项目申报表 */
function project(theme: Theme, leader: string, [begins = '', half = '', ends = '']: readonly string[]): Answers {
  return {
    begins,
    ends,
    leader,
    joins: true,
    community: '单元整体教学',
    problem: theme.problem,
    aims: theme.aims,
    measures: theme.measures,
    stages: [
      { work: '调查现状，制定方案，在部分年级试行', to: half, result: '实施方案和第一批课例' },
      { work: '全校推开，整理做法', to: ends, result: '案例集和成果报告' },
    ],
    support: '希望区专业指导团队每学期来校两次。（演示数据）',
  };
}
