import { countRoster } from '#core/collaboration/meeting.ts';
import { monthlyInTerm } from '#core/collaboration/series.ts';
import { addDays, type Day, day, weekday } from '#core/kernel/day.ts';
import { holdsOn } from '#core/kernel/period.ts';
import { type Chance, chanceOf, idOf } from '../chance.ts';
import { BAOSHAN, JIADING, PUTUO } from '../districts.ts';
import { CITY } from '../offices.ts';
import { CLUSTERS } from '../quality.ts';
import type { Ground } from '../sitting.ts';
import { BAOSHAN_GROUPS, JUNIOR_HIGH } from '../taking-part.ts';
import type { Body, Post, Seat } from '../world.ts';
import { COMMITTEE, committeeDays } from './decisive.ts';
import type { Meeting, Task } from './shapes.ts';
import { decidedAt } from './tasks.ts';

type Sitter = { readonly personId: string; readonly region: string };

/**
 * 会议 of alliances and leading bodies: monthly in term while a programme asks for them and over the last year, most of them
 * held in time, some made up for in the first days of the next month, some never. What lies a few days back still has its
 * minutes to be written or read, and the next one is called.
 */
export function meetingsOf(
  ground: Ground,
  bodies: readonly Body[],
  seats: readonly Seat[],
): { meetings: Meeting[]; tasks: Task[] } {
  const { seed, today } = ground;
  const meetings: Meeting[] = [];
  const tasks: Task[] = [];
  const principals = Map.groupBy(
    ground.posts.filter(({ kind }) => kind === 'principal'),
    ({ organisationId }) => organisationId,
  );
  const leads = new Map(
    ground.posts.filter(({ kind }) => kind === 'alliance-lead').map((post) => [post.organisationId, post]),
  );
  const yearAgo = addDays(today, -365);
  const soon = addDays(today, 40);

  for (const alliance of ground.alliances) {
    if (![BAOSHAN, JIADING, PUTUO].includes(alliance.region) || !['学区', '教育集团', '教育圈'].includes(alliance.type))
      continue;
    const chance = chanceOf(`${seed}/meetings/${alliance.id}`);
    // One alliance in six takes it lightly.
    const diligence = chance.happens(1 / 6) ? 0.62 : 0.93;
    const spans: [Day, Day][] = [[later(yearAgo, alliance.from), soon]];
    if (alliance.region === BAOSHAN) spans.unshift([later(day('2015-09-01'), alliance.from), day('2017-12-31')]);
    for (const [from, to] of spans) {
      for (const wished of monthlyInTerm(
        from,
        to,
        { week: chance.pick([1, 2, 3]), weekday: chance.between(2, 5) },
        [],
      )) {
        if (alliance.to !== null && wished >= alliance.to) continue;
        const on = fateOf(chance, wished, diligence, today);
        if (on === undefined) continue;
        const members = ground.memberships
          .filter((membership) => membership.allianceId === alliance.id && holdsOn(membership, on))
          .flatMap(({ schoolId }) => (principals.get(schoolId) ?? []).filter((post) => holdsOn(post, on)))
          .map(sitterOf);
        if (members.length === 0) continue;
        const meeting = held(chance, today, {
          id: idOf(seed, 'meeting', alliance.id, wished),
          region: alliance.region,
          organisationId: alliance.id,
          bodyId: null,
          programmeId: null,
          kind: '工作例会',
          title: `${alliance.name}${Number(wished.slice(5, 7))}月工作例会`,
          on,
          place: '牵头校会议室',
          agenda: AGENDA.monthly,
          invitation: { way: 'member-posts', organisationId: alliance.id, post: 'principal' },
          sitters: members,
        });
        const decided =
          meeting.minutes === null ? [] : decidedAt(seed, chance, meeting, alliance, leads.get(alliance.id), today);
        tasks.push(...decided);
        meetings.push(withDecisions(meeting, decided));
      }
    }
  }
  for (const wish of bodyMeetings(bodies, today)) {
    const body = bodies.find(
      ({ programmeId, bodyKey }) => programmeId === wish.programmeId && bodyKey === wish.bodyKey,
    );
    const owner = ground.authorities.get(wish.region);
    if (body === undefined || owner === undefined || wish.on < body.from) continue;
    const chance = chanceOf(`${seed}/meetings/${body.id}/${wish.on}`);
    const sitters = seats
      .filter((seat) => seat.bodyId === body.id && holdsOn(seat, wish.on))
      .map(({ personId, region }) => ({ personId, region }));
    if (sitters.length === 0 || wish.on > today) continue;
    const meeting = held(chance, today, {
      id: idOf(seed, 'meeting', body.id, wish.on),
      region: wish.region,
      organisationId: body.organisationId,
      bodyId: body.id,
      programmeId: body.programmeId,
      kind: wish.kind,
      title: `${body.name}${wish.kind === '总结会' ? '第一轮总结会暨第二轮启动会' : `${Number(wish.on.slice(0, 4))}年第${wish.nth}次${wish.kind}`}`,
      on: wish.on,
      place: '局机关会议室',
      agenda: wish.bodyKey === COMMITTEE.bodyKey ? AGENDA.appraising : AGENDA.leading,
      invitation: { way: 'seats', bodyId: body.id },
      sitters,
    });
    meetings.push(meeting);
  }
  return { meetings, tasks };
}

const AGENDA = {
  monthly: [
    { item: '通报上月联合教研与课程共享情况', minutes: 20, speaker: '牵头校校长' },
    { item: '商议本月教师柔性流动与资源共用安排', minutes: 30, speaker: null },
    { item: '协调成员校提出的问题', minutes: 30, speaker: null },
  ],
  leading: [
    { item: '听取推进情况汇报', minutes: 30, speaker: '工作小组' },
    { item: '研究跨部门的疑难问题', minutes: 60, speaker: null },
  ],
  appraising: [
    { item: '通报专家评审情况和提请合议的事项', minutes: 30, speaker: '市级教育研究机构' },
    { item: '逐项审议拟定名单', minutes: 60, speaker: null },
  ],
} as const;

/**
 * Leading groups meet twice a semester, Baoshan's once not at all; Putuo's working group confers, and closes its round; the
 * city's committee of experts talks over what was scored.
 */
function bodyMeetings(
  bodies: readonly Body[],
  today: Day,
): {
  programmeId: string;
  bodyKey: string;
  region: string;
  kind: string;
  on: Day;
  nth: number;
}[] {
  const twice = [
    '2015-10-13',
    '2015-12-15',
    '2016-03-15',
    '2016-05-24',
    '2016-10-18',
    '2016-12-20',
    '2017-03-21',
    '2017-10-17',
    '2017-12-12',
  ];
  const leading = (programmeId: string, days: readonly string[]) =>
    days.map((on, at) => ({
      programmeId,
      bodyKey: 'leading-group',
      region: BAOSHAN,
      kind: '专题工作会议',
      on: day(on),
      nth: days.slice(0, at + 1).filter((each) => each.slice(0, 4) === on.slice(0, 4)).length,
    }));
  const confer = ['2018-09-18', '2019-03-12', '2019-10-15', '2020-06-09', '2020-11-17', '2021-04-13'].map(
    (on, at, days) => ({
      programmeId: JUNIOR_HIGH,
      bodyKey: 'working-group',
      region: PUTUO,
      kind: '联席会议',
      on: day(on),
      nth: days.slice(0, at + 1).filter((each) => each.slice(0, 4) === on.slice(0, 4)).length,
    }),
  );
  const closing = {
    programmeId: JUNIOR_HIGH,
    bodyKey: 'working-group',
    region: PUTUO,
    kind: '总结会',
    on: day('2022-06-21'),
    nth: 1,
  };
  const committee = committeeDays(today).map((on, at, days) => ({
    ...COMMITTEE,
    region: CITY,
    kind: '专题会议',
    on,
    nth: days.slice(0, at + 1).filter((each) => each.slice(0, 4) === on.slice(0, 4)).length,
  }));
  return bodies.length === 0
    ? []
    : [
        ...leading(BAOSHAN_GROUPS, twice),
        ...leading(CLUSTERS, ['2016-03-08', '2016-07-05', '2016-09-27', '2017-03-14', '2017-09-19']),
        ...confer,
        closing,
        ...committee,
      ];
}

/** In time, in the first days of the next month, or never. What is still to come has no fate yet. */
function fateOf(chance: Chance, wished: Day, diligence: number, today: Day): Day | undefined {
  const [fate, delay] = [chance.next(), chance.between(1, 9)];
  if (wished > today) return wished <= addDays(today, 40) ? wished : undefined;
  if (fate < diligence) return wished;
  if (fate > diligence + (1 - diligence) / 2) return undefined;
  const next = Temporal.PlainDate.from(wished).with({ day: 1 }).add({ months: 1 }).toString() as Day;
  const made = onWorkday(addDays(next, delay));
  return made > today ? undefined : made;
}

type Called = Omit<Meeting, 'state' | 'expected' | 'present' | 'roster' | 'minutes'> & {
  readonly sitters: readonly Sitter[];
};

function held(chance: Chance, today: Day, { sitters, ...called }: Called): Meeting {
  const roster = uniquePeople(sitters).map(({ personId, region }) => ({
    personId,
    personRegion: region,
    state: chance.happens(0.9) ? ('到会' as const) : chance.happens(0.8) ? ('请假' as const) : ('缺席' as const),
  }));
  const age = Temporal.PlainDate.from(called.on).until(today).days;
  if (age < 0) return { ...called, state: 'planned', expected: null, present: null, roster: [], minutes: null };
  if (roster.every(({ state }) => state !== '到会')) roster[0] = { ...roster[0]!, state: '到会' };
  const counted = countRoster(roster.map(({ state }) => ({ attends: '出席' as const, state })));
  const state = age < 4 ? 'draft' : age < 12 ? 'circulating' : 'final';
  return {
    ...called,
    state: 'held',
    ...counted,
    roster,
    minutes: {
      state,
      body: BODY,
      decisions: [],
      until: state === 'draft' ? null : addDays(called.on, 9),
      finalOn: state === 'final' ? addDays(called.on, 10) : null,
    },
  };
}

const BODY = `会议通报了上次会议以来的推进情况，各单位交流了做法和困难。
与会人员就教师流动、课程共享和场地共用逐项协商，形成一致意见。（演示数据）`;

function withDecisions(meeting: Meeting, tasks: readonly Task[]): Meeting {
  if (meeting.minutes === null) return meeting;
  return {
    ...meeting,
    minutes: {
      ...meeting.minutes,
      decisions: [
        {
          matter: '本月资源共用安排',
          way: '协商一致',
          options: [],
          chosen: null,
          votes: null,
          result: '通过',
          resolution: '各成员校按商定的时间开放场地与课程，由牵头校汇总。',
          tasks: tasks.map(({ id, region, title, organisationId, post, due }) => ({
            title,
            owner: { by: 'post', organisationId, post, office: null },
            due,
            ...(meeting.minutes?.state === 'final' ? { task: { region, id } } : {}),
          })),
        },
      ],
    },
  };
}

const sitterOf = ({ personId, region }: Post): Sitter => ({ personId, region });

function uniquePeople(sitters: readonly Sitter[]): Sitter[] {
  return [...new Map(sitters.map((sitter) => [sitter.personId, sitter])).values()];
}

const later = (a: Day, b: Day): Day => (a < b ? b : a);
const onWorkday = (on: Day): Day => (weekday(on) > 5 ? addDays(on, 8 - weekday(on)) : on);
