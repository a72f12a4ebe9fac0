import type { Answers } from '#core/forms/answer.ts';
import { day } from '#core/kernel/day.ts';
import { BAOSHAN } from '../../districts.ts';
import { meetingOf } from '../../meetings/decisive.ts';
import type { Ground } from '../../sitting.ts';
import { BAOSHAN_GROUPS } from '../../taking-part.ts';
import type { School } from '../../world.ts';
import type { Cast } from '../cast.ts';
import { type Line, livedBy } from '../lives.ts';
import { decisionAct, roundActs, verdictsOn } from '../reviews/judging.ts';
import type { CallPlan, CasePlan } from '../shapes.ts';

const OPENS = day('2015-10-19');
const DECIDED = day('2015-12-15');

/** 三个方案 for one group: the second best was chosen, for a reason that is on record. */
const BIDS = [
  { merit: 0.79, choice: '同意组建', way: '学校自主组合', strength: '两所薄弱校已共用备课组一年，教师互派有名单' },
  { merit: 0.88, choice: '不予组建', way: '行政主导组合', strength: '牵头校品牌强，课程资源齐全，章程写得完整' },
  { merit: 0.6, choice: '不予组建', way: '学校自主组合', strength: '成员校积极，牵头校由几所学校轮流担任' },
] as const;

/** 集团组建竞标：three schools of one of Baoshan's groups each hand in a plan for it in the autumn before it is founded. */
export function groupBidding(ground: Ground, cast: Cast): CallPlan[] {
  const { seed, today, authorities, alliances, memberships } = ground;
  const [office, owner] = [cast.office(BAOSHAN), authorities.get(BAOSHAN)];
  const schools = new Map(ground.schools.map((school) => [school.id, school]));
  const founded = alliances
    .filter(({ region, type, from }) => region === BAOSHAN && type === '教育集团' && from > DECIDED)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .map((group) => ({ group, members: membersOf(group.id) }))
    .find(({ members }) => members.length >= BIDS.length);
  if (office === undefined || owner === undefined || founded === undefined) return [];
  const { group, members } = founded;
  const key = 'bidding/2015';
  const bids = BIDS.map((bid, index) => ({ ...bid, school: members[index]! }));
  const cases = bids.map(
    ({ school, merit }): CasePlan => ({
      key: `${key}/${school.id}`,
      region: school.region,
      organisationId: school.id,
      title: `${group.name}组建方案（${school.word}）`.slice(0, 100),
      kind: null,
      field: null,
      merit,
    }),
  );
  return [
    {
      key,
      programmeId: BAOSHAN_GROUPS,
      procedureId: 'bidding',
      title: `${group.name}组建方案征集`,
      guide: '同一集团可由多个单位分别提交组建方案，经市、区专家比选后由领导小组集体研讨决定。（演示数据）',
      fields: [],
      quotas: {},
      opens: OPENS,
      closes: day('2015-11-06'),
      papers: [],
      cases,
      acts: [
        { do: 'prepare', who: office, on: day('2015-10-14'), time: '09:30' },
        { do: 'turn', turn: 'publish', who: office, on: day('2015-10-16'), time: '10:00' },
        ...cases.flatMap((plan, index) => livedBy(cast, plan, BAOSHAN, lifeOf(index))),
        { do: 'turn', turn: 'close', who: office, on: day('2015-11-09'), time: '09:00' },
        ...roundActs({ panel: 'panel', score: 'appraise', by: office, drawn: day('2015-11-10') }, today),
        decisionAct({
          step: 'decide',
          by: office,
          on: DECIDED,
          meeting: meetingOf(
            seed,
            { region: BAOSHAN, programmeId: BAOSHAN_GROUPS, bodyKey: 'leading-group', organisationId: owner.bureau.id },
            DECIDED,
          ),
          verdicts: verdictsOn(cases, (_plan, index) => ({
            choice: BIDS[index]!.choice,
            note: [
              '得分居次，但成员校已有一年合作基础，教师互派名单落实，能立即带动两所薄弱校，会议一致同意。',
              '得分最高，但成员校意愿不一，教师流动没有落实到人，会议研究认为条件尚不成熟。',
              '牵头责任不清，会议研究不予组建。',
            ][index]!,
          })),
        }),
      ],
    },
  ];

  function membersOf(allianceId: string): School[] {
    return memberships
      .filter((held) => held.allianceId === allianceId)
      .toSorted((a, b) => Number(b.role === '牵头校') - Number(a.role === '牵头校'))
      .flatMap(({ schoolId }) => schools.get(schoolId) ?? [])
      .filter(({ id }, at, all) => all.findIndex((each) => each.id === id) === at)
      .filter(({ id }) => cast.head(id, OPENS) !== undefined);
  }

  function lifeOf(index: number): Line[] {
    const { choice, way, strength } = bids[index]!;
    const filed: Line[] =
      choice === '同意组建'
        ? [[day('2015-12-18'), 'office', 'move', 'archive', '方案、比选意见和会议纪要一并归档。']]
        : [];
    return [
      [day('2015-10-21'), 'head', 'begin'],
      [day('2015-10-27'), 'head', 'fill', 'apply', planFor(index, way, strength)],
      [day('2015-11-03'), 'head', 'submit', 'apply'],
      ...filed,
    ];
  }

  function planFor(index: number, way: string, strength: string): Answers {
    const lead = bids[index]!.school;
    const kinds = ['优质品牌学校', '相对薄弱学校', '新建学校'];
    return {
      groupName: group.name,
      area: '三罗地区',
      way,
      members: [lead, ...bids.map(({ school }) => school).filter(({ id }) => id !== lead.id)].map(({ name }, at) => ({
        school: name,
        kind: kinds[at]!,
        agreed: index !== 1 || at === 0,
      })),
      aims: `以${lead.name}牵头，缩小成员校之间的差距：${strength}。`,
      charter: '设集团校务会，每月一次，重大事项由成员校校长协商一致；人、财、物属各校不变。',
      teachers: index === 1 ? '由集团统筹安排，名单另定。' : '每年互派不少于教师总数的百分之五，名单附后，期限两年。',
      courses: '共享三门校本课程，教研组每两周联合备课一次。',
      risks: '希望区里在编制和交通补贴上给予支持。（演示数据）',
    };
  }
}
