import { type Day, day } from '#core/kernel/day.ts';
import type { Definition } from '#core/programmes/definition.ts';
import { chanceOf } from './chance.ts';
import { BAOSHAN, JIADING, PUTUO } from './districts.ts';
import type { League } from './league.ts';
import { enrolment } from './quality.ts';
import { type Place, teaches } from './schools.ts';
import type { Alliance, Membership, Participation, School, TaskDone } from './world.ts';

export const BAOSHAN_GROUPS = 'baoshan-groups-2015';
export const JIADING_GROUPS = 'jiading-groups-2015';
export const JUNIOR_HIGH = 'putuo-junior-high-2019';

/** Who takes part in a district's own programme, as its alliances and their members make it. */
export function takingPart(seed: number, place: Place, league: League): Participation[] {
  switch (place.extent.code) {
    case BAOSHAN:
      return inBaoshan(seed, place, league);
    case JIADING:
      return inJiading(seed, place, league);
    case PUTUO:
      return inPutuo(seed, place, league);
    default:
      return [];
  }
}

function inBaoshan(seed: number, place: Place, league: League): Participation[] {
  const until = '2017-12-31';
  const pilots = league.alliances
    .filter(({ type, from }) => (type === '学区' || type === '教育集团') && from <= until)
    .map((alliance) =>
      enrolment(seed, alliance, {
        programmeId: BAOSHAN_GROUPS,
        role: alliance.type === '学区' ? '试点学区' : '试点集团',
        level: alliance.level,
        batch: alliance.from < '2016-01-01' ? '第一批' : '第二批',
        from: alliance.from,
      }),
    );
  const members = firstMemberships(place, league, ['学区', '教育集团'])
    .filter(({ from }) => from <= until)
    .map(({ school, role, from }) =>
      enrolment(seed, school, {
        programmeId: BAOSHAN_GROUPS,
        role: role === '牵头校' ? '牵头校' : '成员校',
        level: null,
        batch: null,
        from,
      }),
    );
  return [...pilots, ...members];
}

/** Three schools study digital lessons; the pilot of joint evaluation never found a school. */
function inJiading(seed: number, place: Place, league: League): Participation[] {
  const members = firstMemberships(place, league, ['教育圈', '学区', '教育集团'])
    .filter(({ from }) => from <= '2017-12-31')
    .map(({ school, from }) =>
      enrolment(seed, school, { programmeId: JIADING_GROUPS, role: '联盟成员校', level: null, batch: null, from }),
    );
  const chosen = chanceOf(`${seed}/jiading`).shuffled(
    place.schools.filter((school) => school.to === null && school.from < '2015-01-01' && school.ownership === '公办'),
  );
  const classroom = chosen.slice(0, 3).map((school) =>
    enrolment(seed, school, {
      programmeId: JIADING_GROUPS,
      role: '数字课堂研究校',
      level: null,
      batch: null,
      from: day('2016-10-10'),
    }),
  );
  return [...members, ...classroom];
}

/** The four experimental schools and those beside them; schools allied late in the cycle were not taken in. */
function inPutuo(seed: number, place: Place, league: League): Participation[] {
  const inRole = (role: Membership['role']) =>
    schoolsIn(
      place,
      league.memberships.filter((held) => held.role === role),
    );
  const experimental = inRole('实验校').map((school) =>
    enrolment(seed, school, {
      programmeId: JUNIOR_HIGH,
      role: '实验校',
      level: '市级',
      batch: '第一轮',
      from: day('2018-07-16'),
    }),
  );
  const supporting = inRole('支援校').map((school) =>
    enrolment(seed, school, {
      programmeId: JUNIOR_HIGH,
      role: '支援校',
      level: null,
      batch: '第一轮',
      from: day('2018-09-01'),
    }),
  );
  const taken = new Set([...experimental, ...supporting].map(({ organisationId }) => organisationId));
  const others = firstMemberships(place, league, ['学区', '教育集团']).filter(
    ({ school, from }) => teaches(school, '初中') && !taken.has(school.id) && from <= '2021-08-31',
  );
  const participating = others.map(({ school, from }) =>
    enrolment(seed, school, {
      programmeId: JUNIOR_HIGH,
      role: '参与校',
      level: null,
      batch: '第一轮',
      from: from < '2018-09-10' ? day('2018-09-10') : from,
    }),
  );
  const primary = place.schools
    .filter((school) => school.type === '小学' && school.to === null && school.from < '2018-01-01')
    .slice(0, 8)
    .map((school) =>
      enrolment(seed, school, {
        programmeId: JUNIOR_HIGH,
        role: '对口小学',
        level: null,
        batch: '第一轮',
        from: day('2018-10-08'),
      }),
    );
  return [...experimental, ...supporting, ...participating, ...primary].filter(
    ({ from, to }) => to === null || from < to,
  );
}

function firstMemberships(place: Place, { alliances, memberships }: League, types: readonly Alliance['type'][]) {
  const among = new Set(alliances.filter(({ type }) => types.includes(type)).map(({ id }) => id));
  const first = new Map<string, Membership>();
  for (const held of memberships) {
    const known = first.get(held.schoolId);
    if (among.has(held.allianceId) && (known === undefined || held.from < known.from)) first.set(held.schoolId, held);
  }
  return place.schools.flatMap((school) => {
    const held = first.get(school.id);
    return held === undefined ? [] : [{ school, role: held.role, from: held.from }];
  });
}

function schoolsIn(place: Place, held: readonly Membership[]): School[] {
  const ids = new Set(held.map(({ schoolId }) => schoolId));
  return place.schools.filter(({ id }) => ids.has(id));
}

/** 阶段任务 that people record themselves: most done in time, some late, some never. */
export function tasksDone(seed: number, definition: Definition, today: Day): TaskDone[] {
  const chance = chanceOf(`${seed}/tasks/${definition.id}`);
  return (definition.stages ?? []).flatMap((stage) =>
    (stage.tasks ?? []).flatMap((task): TaskDone[] => {
      const [fate, share] = [chance.next(), chance.next()];
      if (task.metBy !== undefined) return [];
      const due = task.by ?? stage.to;
      const running = due > today;
      if (running ? fate > 0.45 : fate > 0.88) return [];
      const late = !running && fate > 0.74;
      const doneOn = late ? shifted(due, 5 + Math.floor(share * 60)) : within(stage.from, running ? today : due, share);
      return doneOn > today
        ? []
        : [
            {
              programmeId: definition.id,
              stage: stage.id,
              task: task.id,
              doneOn,
              note: late ? '延期完成（演示数据）' : null,
            },
          ];
    }),
  );
}

const shifted = (from: Day, days: number) => Temporal.PlainDate.from(from).add({ days }).toString() as Day;

function within(from: Day, to: Day, share: number): Day {
  const days = Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;
  return days <= 0 ? to : shifted(from, Math.floor(days * (0.15 + 0.85 * share)));
}
