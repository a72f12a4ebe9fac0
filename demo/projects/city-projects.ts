import { type Day, day } from '#core/kernel/day.ts';
import { type Chance, chanceOf, idOf } from '../chance.ts';
import { CITY } from '../offices.ts';
import { NEW_QUALITY } from '../quality.ts';
import type { Ground } from '../sitting.ts';
import type { School } from '../world.ts';
import type { Cast } from './cast.ts';
import { worked } from './days.ts';
import { type Line, livedBy } from './lives.ts';
import { type Applying, application, begunApplication, PAPER_NAME } from './project-answers.ts';
import type { Act, CallPlan, CasePlan, Paper } from './shapes.ts';
import { THEMES } from './themes.ts';

/** The day so many working days into a call, counted from the first on which it takes cases. */
type On = (count: number) => Day;
type Given = { readonly on: On; readonly chance: Chance; readonly applying: Applying };
type Life = (given: Given) => readonly Line[];

const BACK = '请写明目标怎样检验，并把经费明细分到年度后再报。';

/** Begins, fills in two sittings and submits. */
const handedIn =
  (begun: number, submitted: number): Life =>
  ({ on, chance, applying }) => [
    [on(begun), 'head', 'begin'],
    [on(begun + 2), 'admin', 'fill', 'apply', begunApplication(chance, applying)],
    [on(submitted - 1), 'head', 'fill', 'apply', application(chance, applying)],
    [on(submitted), 'head', 'submit', 'apply'],
  ];
const then =
  (before: Life, more: Life): Life =>
  (given) => [...before(given), ...more(given)];
const recommended =
  (at: number): Life =>
  ({ on }) => [[on(at), 'office', 'move', '推荐', '项目切合学校实际，同意推荐。']];
const corrected =
  (returned: number, again: number): Life =>
  ({ on, chance, applying }) => [
    [on(returned), 'office', 'move', '退回补正', BACK],
    [on(again - 1), 'head', 'fill', 'apply', application(chance, applying)],
    [on(again), 'head', 'submit', 'apply'],
  ];

/** 在办的征集：how far each application has come, by working days since the call opened. */
const RUNNING: readonly Life[] = [
  then(handedIn(2, 9), recommended(14)),
  then(then(handedIn(1, 7), corrected(10, 13)), recommended(17)),
  handedIn(8, 20),
  then(handedIn(3, 11), recommended(15)),
  then(handedIn(4, 10), ({ on }) => [[on(15), 'office', 'move', '退回补正', BACK]]),
  ({ on, chance, applying }) => [
    [on(12), 'head', 'begin'],
    [on(14), 'admin', 'fill', 'apply', begunApplication(chance, applying)],
  ],
  then(handedIn(2, 8), ({ on }) => [
    [on(13), 'office', 'move', '不予推荐', '与本校正在承担的区级项目内容重复，建议合并实施。'],
  ]),
  then(handedIn(5, 12), recommended(18)),
  ({ on }) => [[on(17), 'head', 'begin']],
  then(handedIn(3, 10), ({ on }) => [[on(14), 'head', 'move', 'withdraw', '']]),
  handedIn(10, 21),
];

/** 上一轮征集：all were handed in and looked at by their districts; one was not recommended. */
const EARLIER: readonly Life[] = [
  then(handedIn(4, 20), recommended(28)),
  then(then(handedIn(3, 18), corrected(23, 27)), recommended(31)),
  then(handedIn(6, 24), recommended(30)),
  then(handedIn(5, 21), recommended(29)),
  then(handedIn(7, 22), ({ on }) => [
    [on(30), 'office', 'move', '不予推荐', '目标与举措对应不够，建议先在校内试行一年。'],
  ]),
];

type Shape = {
  readonly key: string;
  readonly title: string;
  readonly opens: Day;
  readonly closesAfter: number;
  readonly rankedAfter: number;
  readonly lives: readonly Life[];
  readonly kinds: readonly string[];
  readonly schools: readonly School[];
  /** Which themes come first, so that two calls do not repeat each other. */
  readonly shift: number;
};

/** 创新引领项目：a call of the spring of 2024, and one that takes applications today. */
export function cityProjects(ground: Ground, cast: Cast): CallPlan[] {
  const { today } = ground;
  const opens = worked(today, -22);
  const first = cast.schools(NEW_QUALITY, '项目校', '市级', day('2023-12-31'));
  const earlier = spread(first, 3, 14);
  const taken = new Set(earlier.map(({ id }) => id));
  const others = cast.schools(NEW_QUALITY, '项目校', '市级', opens).filter(({ id }) => !taken.has(id));
  const shapes: Shape[] = [
    {
      key: 'city-project/2024',
      title: '2024年新优质学校创新引领项目申报',
      opens: day('2024-03-04'),
      closesAfter: 29,
      rankedAfter: 32,
      lives: EARLIER,
      kinds: ['重点项目'],
      schools: earlier,
      shift: 0,
    },
    {
      key: 'city-project/now',
      title: `${opens.slice(0, 4)}年新优质学校创新引领项目申报`,
      opens,
      closesAfter: 30,
      rankedAfter: 19,
      lives: RUNNING,
      kinds: ['重点项目', '重点项目', '重点项目', '自选项目'],
      schools: spread(others.toReversed(), 4, 18),
      shift: 5,
    },
  ];
  return shapes
    .filter(({ opens: on, schools }) => on >= '2024-01-01' && on <= today && schools.length > 0)
    .flatMap((shape) => callOf(ground, cast, shape) ?? []);
}

/** Up to so many schools of each large district and one of every other, in turn by district. */
function spread(schools: readonly School[], most: number, all: number): School[] {
  const byRegion = [...Map.groupBy(schools, ({ region }) => region).values()].toSorted((a, b) => b.length - a.length);
  const each = byRegion.map((own, index) => own.slice(0, index < 3 ? most : 1));
  return Array.from({ length: most }, (_, nth) => each.flatMap((own) => own[nth] ?? []))
    .flat()
    .slice(0, all);
}

function callOf({ seed }: Ground, cast: Cast, shape: Shape): CallPlan | undefined {
  const office = cast.office(CITY);
  if (office === undefined) return undefined;
  const chance = chanceOf(`${seed}/calls/${shape.key}`);
  const on: On = (count) => worked(shape.opens, count);
  const cases: CasePlan[] = [];
  const papers: Paper[] = [];
  const acts: Act[] = [];
  for (const [index, school] of shape.schools.entries()) {
    const theme = THEMES[(index + shape.shift) % THEMES.length]!;
    const head = cast.head(school.id, on(8));
    const life = shape.lives[index % shape.lives.length]!;
    if (head === undefined) continue;
    const plan = {
      key: `${shape.key}/${school.id}`,
      region: school.region,
      organisationId: school.id,
      title: theme.title,
      kind: shape.kinds[index % shape.kinds.length] ?? null,
      field: theme.field,
    };
    const paper = { region: school.region, id: idOf(seed, 'sealed', plan.key), name: PAPER_NAME, who: head };
    const applying = { theme, from: worked(on(shape.closesAfter), 60), leader: cast.nameOf(head), paper };
    cases.push(plan);
    papers.push(paper);
    acts.push(...livedBy(cast, plan, CITY, life({ on, chance, applying })));
  }
  const regions = Map.groupBy(cases, ({ region }) => region);
  const recommends = acts.filter((act) => act.do === 'move' && act.move === '推荐');
  for (const [region, own] of regions) {
    const who = cast.office(region);
    const keys = new Set(own.map(({ key }) => key));
    const order = recommends.flatMap((act) => ('of' in act && keys.has(act.of) ? [act.of] : []));
    if (who !== undefined && order.length > 1)
      acts.push({ do: 'rank', region, order, who, on: on(shape.rankedAfter), time: '16:40' });
  }
  return {
    key: shape.key,
    programmeId: NEW_QUALITY,
    procedureId: 'city-project',
    title: shape.title,
    guide: GUIDE,
    fields: [...new Set(THEMES.map(({ field }) => field))].map((name) => ({ name, quota: 6 })),
    quotas: Object.fromEntries([...regions].map(([region, own]) => [region, Math.max(1, own.length - 1)])),
    opens: shape.opens,
    closes: on(shape.closesAfter),
    cases,
    papers,
    acts: [
      { do: 'prepare', who: office, on: worked(shape.opens, -4), time: '09:30' },
      { do: 'turn', turn: 'publish', who: office, on: worked(shape.opens, -2), time: '10:00' },
      ...acts,
      { do: 'turn', turn: 'close', who: office, on: on(shape.closesAfter + 1), time: '09:00' },
    ],
  };
}

const GUIDE = `一、市级新优质项目校从四个领域中选定一项重点项目，自选项目可以另报。
二、项目周期两年，重在解决学校自己的真实问题，说清怎样知道解决了。
三、各区在名额内推荐并排定次序，由市级组织专家匿名评审。（演示数据）`;
