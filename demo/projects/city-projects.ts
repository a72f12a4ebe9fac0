import { type Day, day } from '#core/kernel/day.ts';
import { COMMITTEE, meetingOf, OWN_PROJECTS } from '../meetings/decisive.ts';
import { CITY } from '../offices.ts';
import { NEW_QUALITY } from '../quality.ts';
import type { Ground } from '../sitting.ts';
import type { School } from '../world.ts';
import { type Campaign, campaign, type Entry, spread } from './campaign.ts';
import type { Cast } from './cast.ts';
import { EARLIER, OWN, RUNNING, type Told } from './city-lives.ts';
import { worked } from './days.ts';
import { application, begunApplication, PAPER_NAME } from './project-answers.ts';
import { decisionAct, noticeActs, roundActs, verdictsOn } from './reviews/judging.ts';
import type { Act, CallPlan, CasePlan } from './shapes.ts';
import { THEMES } from './themes.ts';

const GUIDE = `一、市级新优质项目校从四个领域中选定一项重点项目，自选项目可以另报。
二、项目周期两年，重在解决学校自己的真实问题，说清怎样知道解决了。
三、各区在名额内推荐并排定次序，由市级组织专家匿名评审。（演示数据）`;

/** 创新引领项目：the call of 2024 with what came of it, one on public notice, one that takes applications today, and next year's draft. */
export function cityProjects(ground: Ground, cast: Cast): CallPlan[] {
  const [by, academy, city] = [cast.office(CITY), cast.academy(CITY), ground.authorities.get(CITY)];
  if (by === undefined || academy === undefined || city === undefined) return [];
  const { seed, today } = ground;
  const opens = worked(today, -22);
  const earlier = worked(today, -OWN_PROJECTS.opened);
  const first = spread(cast.schools(NEW_QUALITY, '项目校', '市级', day('2023-12-31')), 3, 12);
  const taken = new Set(first.map(({ id }) => id));
  const others = cast.schools(NEW_QUALITY, '项目校', '市级', opens).filter(({ id }) => !taken.has(id));
  const now = spread(others, 4, 18);
  for (const { id } of now) taken.add(id);
  const own = spread(
    cast.schools(NEW_QUALITY, '项目校', '市级', earlier).filter(({ id }) => !taken.has(id)),
    2,
    6,
  );
  const common: Pick<Campaign, 'by' | 'procedureId' | 'step' | 'guide' | 'fields'> = {
    by,
    procedureId: 'city-project',
    step: 'apply',
    guide: GUIDE,
    fields: [...new Set(THEMES.map(({ field }) => field))].map((name) => ({ name, quota: 6 })),
  };
  const meeting = (on: Day) => meetingOf(seed, { ...COMMITTEE, region: CITY, organisationId: city.bureau.id }, on);
  /** Scored, talked over by the committee and announced, from the day the panel is drawn. */
  const judging =
    (
      table: readonly Told[],
      drawn: Day,
      decided: Day,
      announced: Day,
      objection: (cases: readonly CasePlan[]) => Objection | undefined,
    ) =>
    (cases: readonly CasePlan[]): Act[] => {
      const verdicts = verdictsOn(cases, (_plan, index) => {
        const { chosen } = table[index % table.length]!;
        return chosen === undefined ? undefined : { choice: chosen ? '拟立项' : '不立项' };
      });
      const chosen = verdicts.flatMap(({ of, choice }) => (choice === '拟立项' ? [of] : []));
      const against = objection(cases);
      return [
        ...roundActs({ panel: 'panel', score: 'review', by: academy, drawn, given: 8 }, today),
        decisionAct({ step: 'establish', by, on: decided, meeting: meeting(decided), verdicts }),
        ...noticeActs({
          step: 'notice',
          by,
          on: announced,
          cases: chosen,
          ...(against === undefined ? {} : { objection: against }),
        }),
      ];
    };
  const objector = (cases: readonly CasePlan[], on: Day) => {
    const [about, other] = [cases[0], cases.at(-1)];
    const who = other && cast.head(other.organisationId, on);
    return about !== undefined && who !== undefined ? { of: about.key, who } : undefined;
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
      judging: judging(EARLIER, day('2024-04-23'), day('2024-05-21'), day('2024-05-23'), (cases) => {
        const found = objector(cases, day('2024-05-27'));
        return (
          found && {
            ...found,
            body: '该项目与我校此前结题的课题在研究对象和举措上相近，请核实是否重复立项。',
            answer: '经市级教育研究机构核对两份方案，研究对象、主要举措和预期成果均不相同，异议不成立。',
          }
        );
      }),
    },
    {
      ...common,
      key: 'own-project/now',
      title: `${earlier.slice(0, 4)}年新优质学校自选项目申报`,
      opens: earlier,
      closesAfter: 18,
      rankedAfter: 19,
      entries: entriesOf(cast, own, OWN, ['自选项目'], 11, worked(today, 20)),
      judging: judging(
        OWN,
        worked(earlier, 21),
        worked(earlier, OWN_PROJECTS.decided),
        worked(earlier, 43),
        (cases) => {
          const found = objector(cases, worked(earlier, 45));
          return found && { ...found, body: '公示名单中该项目的参加学校范围没有写明，请说明是否包含校外人员。' };
        },
      ),
    },
    {
      ...common,
      key: 'city-project/now',
      title: `${opens.slice(0, 4)}年新优质学校创新引领项目申报`,
      opens,
      closesAfter: 30,
      rankedAfter: 19,
      entries: entriesOf(cast, now, RUNNING, ['重点项目', '重点项目', '重点项目', '自选项目'], 5, worked(opens, 90)),
    },
  ];
  return [
    ...wished.filter(({ entries }) => entries.length > 0).map((each) => campaign(ground, cast, each)),
    nextYear(today, common),
  ];
}

type Objection = NonNullable<Parameters<typeof noticeActs>[0]['objection']>;

/** 起草中的征集 of the year to come. */
function nextYear(
  today: Day,
  { by, procedureId, guide, fields }: Pick<Campaign, 'by' | 'procedureId' | 'guide' | 'fields'>,
): CallPlan {
  const year = Number(today.slice(0, 4)) + 1;
  return {
    key: 'city-project/next',
    programmeId: NEW_QUALITY,
    procedureId,
    title: `${year}年新优质学校创新引领项目申报`,
    guide,
    fields,
    quotas: {},
    opens: day(`${year}-03-01`),
    closes: day(`${year}-04-15`),
    cases: [],
    papers: [],
    acts: [{ do: 'prepare', who: by, on: worked(today, -3), time: '15:10' }],
  };
}

/** One application of each school; `shift` says which theme comes first, so that two calls do not repeat each other. */
function entriesOf(
  cast: Cast,
  schools: readonly School[],
  table: readonly Told[],
  kinds: readonly string[],
  shift: number,
  from: Day,
): Entry[] {
  return schools.map((school, index): Entry => {
    const theme = THEMES[(index + shift) % THEMES.length]!;
    const { life, chosen: _, ...seen } = table[index % table.length]!;
    return {
      school,
      title: theme.title,
      kind: kinds[index % kinds.length] ?? null,
      field: theme.field,
      ...seen,
      life: life(theme),
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
