import { type Day, day } from '#core/kernel/day.ts';
import { CITY } from '../offices.ts';
import { NEW_QUALITY } from '../quality.ts';
import type { Ground } from '../sitting.ts';
import type { School } from '../world.ts';
import {
  type Campaign,
  campaign,
  corrected,
  type Entry,
  followed,
  handedIn,
  judged,
  type Life,
  spread,
} from './campaign.ts';
import type { Cast } from './cast.ts';
import { worked } from './days.ts';
import { application, begunApplication, PAPER_NAME } from './project-answers.ts';
import type { CallPlan } from './shapes.ts';
import { THEMES } from './themes.ts';

const BACK = '请写明目标怎样检验，并把经费明细分到年度后再报。';
const recommended = (at: number) => judged(at, '推荐', '项目切合学校实际，同意推荐。');

/** 在办的征集：how far each application has come, by working days since the call opened. */
const RUNNING: readonly Life[] = [
  followed(handedIn(2, 9), recommended(14)),
  followed(followed(handedIn(1, 7), corrected(10, 13, BACK)), recommended(17)),
  handedIn(8, 20),
  followed(handedIn(3, 11), recommended(15)),
  followed(handedIn(4, 10), judged(15, '退回补正', BACK)),
  ({ on, step, begun }) => [
    [on(12), 'head', 'begin'],
    [on(14), 'admin', 'fill', step, begun()],
  ],
  followed(handedIn(2, 8), judged(13, '不予推荐', '与本校正在承担的区级项目内容重复，建议合并实施。')),
  followed(handedIn(5, 12), recommended(18)),
  ({ on }) => [[on(17), 'head', 'begin']],
  followed(handedIn(3, 10), ({ on }) => [[on(14), 'head', 'move', 'withdraw']]),
  handedIn(10, 21),
];

/** 上一轮征集：all were handed in and looked at by their districts; some were not recommended. */
const EARLIER: readonly Life[] = [
  followed(handedIn(4, 20), recommended(28)),
  followed(followed(handedIn(3, 18), corrected(23, 27, BACK)), recommended(31)),
  followed(handedIn(6, 24), recommended(30)),
  followed(handedIn(5, 21), recommended(29)),
  followed(handedIn(7, 22), judged(30, '不予推荐', '目标与举措对应不够，建议先在校内试行一年。')),
];

const GUIDE = `一、市级新优质项目校从四个领域中选定一项重点项目，自选项目可以另报。
二、项目周期两年，重在解决学校自己的真实问题，说清怎样知道解决了。
三、各区在名额内推荐并排定次序，由市级组织专家匿名评审。（演示数据）`;

/** 创新引领项目：a call of the spring of 2024, and one that takes applications today. */
export function cityProjects(ground: Ground, cast: Cast): CallPlan[] {
  const by = cast.office(CITY);
  if (by === undefined) return [];
  const opens = worked(ground.today, -22);
  const first = spread(cast.schools(NEW_QUALITY, '项目校', '市级', day('2023-12-31')), 3, 14);
  const taken = new Set(first.map(({ id }) => id));
  const others = cast.schools(NEW_QUALITY, '项目校', '市级', opens).filter(({ id }) => !taken.has(id));
  const common: Pick<Campaign, 'by' | 'procedureId' | 'step' | 'guide' | 'fields'> = {
    by,
    procedureId: 'city-project',
    step: 'apply',
    guide: GUIDE,
    fields: [...new Set(THEMES.map(({ field }) => field))].map((name) => ({ name, quota: 6 })),
  };
  const wished: Campaign[] = [
    {
      ...common,
      key: 'city-project/2024',
      title: '2024年新优质学校创新引领项目申报',
      opens: day('2024-03-04'),
      closesAfter: 29,
      rankedAfter: 32,
      entries: entriesOf(cast, first, EARLIER, ['重点项目'], 0, day('2024-09-02')),
    },
    {
      ...common,
      key: 'city-project/now',
      title: `${opens.slice(0, 4)}年新优质学校创新引领项目申报`,
      opens,
      closesAfter: 30,
      rankedAfter: 19,
      entries: entriesOf(
        cast,
        spread(others, 4, 18),
        RUNNING,
        ['重点项目', '重点项目', '重点项目', '自选项目'],
        5,
        worked(opens, 90),
      ),
    },
  ];
  return wished.filter(({ entries }) => entries.length > 0).map((each) => campaign(ground, cast, each));
}

/** One application of each school; `shift` says which theme comes first, so that two calls do not repeat each other. */
function entriesOf(
  cast: Cast,
  schools: readonly School[],
  lives: readonly Life[],
  kinds: readonly string[],
  shift: number,
  from: Day,
): Entry[] {
  return schools.map((school, index): Entry => {
    const theme = THEMES[(index + shift) % THEMES.length]!;
    return {
      school,
      title: theme.title,
      kind: kinds[index % kinds.length] ?? null,
      field: theme.field,
      life: lives[index % lives.length]!,
      paper: PAPER_NAME,
      answers: (chance, head, paper) => {
        const applying = { theme, from, leader: cast.nameOf(head), paper };
        return {
          begun: () => begunApplication(chance, applying),
          whole: () => application(chance, applying),
        };
      },
    };
  });
}
