import { type Day, day } from '#core/kernel/day.ts';
import { holdsOn } from '#core/kernel/period.ts';
import type { Definition } from '#core/programmes/definition.ts';
import { chanceOf, idOf } from './chance.ts';
import { BAOSHAN, PUTUO } from './districts.ts';
import { type Authority, CITY } from './offices.ts';
import { CLUSTERS, NEW_QUALITY } from './quality.ts';
import { BAOSHAN_GROUPS, JUNIOR_HIGH } from './taking-part.ts';
import type { Alliance, Body, Membership, Participation, Person, Post, School, Seat } from './world.ts';

/** What bodies are made from. */
export type Ground = {
  readonly seed: number;
  readonly today: Day;
  readonly definitions: readonly Definition[];
  readonly authorities: ReadonlyMap<string, Authority>;
  readonly schools: readonly School[];
  readonly alliances: readonly Alliance[];
  readonly memberships: readonly Membership[];
  readonly participations: readonly Participation[];
  readonly people: readonly Person[];
  readonly posts: readonly Post[];
};

type Sitting = readonly (readonly [role: string, person: Person])[];

/** 领导小组、工作小组、办公室、专家组 of each programme, named and called as its definition does, with who sits in them. */
export function bodiesOf(ground: Ground): { bodies: Body[]; seats: Seat[] } {
  const bodies: Body[] = [];
  const seats: Seat[] = [];
  const { seed } = ground;
  const establish = (
    programmeId: string,
    key: string,
    organisation: { id: string; from: Day; to: Day | null },
    on: string,
    sitting: Sitting,
    given: { name?: string; level?: Body['level'] } = {},
  ) => {
    const declared = ground.definitions.find(({ id }) => id === programmeId)?.bodies?.find(({ id }) => id === key);
    const from = on < organisation.from ? organisation.from : day(on);
    if (declared === undefined || from > ground.today || (organisation.to !== null && organisation.to <= from)) return;
    const body: Body = {
      id: idOf(seed, 'body', programmeId, key, organisation.id),
      organisationId: organisation.id,
      name: given.name ?? declared.name,
      level: given.level ?? '区级',
      programmeId,
      bodyKey: key,
      kind: declared.kind,
      from,
      to: organisation.to,
    };
    bodies.push(body);
    const seated = new Set<string>();
    for (const [role, person] of sitting) {
      if (seated.has(person.id)) continue;
      seated.add(person.id);
      seats.push({
        id: idOf(seed, 'seat', body.id, person.id),
        bodyId: body.id,
        personId: person.id,
        region: person.region,
        role,
        from,
        to: null,
      });
    }
  };
  const baoshan = ground.authorities.get(BAOSHAN);
  const putuo = ground.authorities.get(PUTUO);
  const city = ground.authorities.get(CITY);
  if (baoshan !== undefined && city !== undefined) seatBaoshan(ground, baoshan, city, establish);
  if (putuo !== undefined) seatPutuo(ground, putuo, establish);
  if (city !== undefined) seatCity(ground, city, establish);
  return { bodies, seats };
}

type Establish = (
  programmeId: string,
  key: string,
  organisation: { id: string; from: Day; to: Day | null },
  on: string,
  sitting: Sitting,
  given?: { name?: string; level?: Body['level'] },
) => void;

function seatBaoshan(ground: Ground, own: Authority, city: Authority, establish: Establish): void {
  const officers = [...own.officers.values()];
  const [dean, ...others] = [own.dean, ...own.researchers];
  const leading = leadersOf(own);
  establish(BAOSHAN_GROUPS, 'leading-group', own.bureau, '2015-09-01', [
    ...leading,
    ...all('成员', [...others.slice(0, 1), ...officers.slice(0, 7)]),
  ]);
  establish(BAOSHAN_GROUPS, 'working-group', own.bureau, '2015-09-01', [
    ...all('组长', own.leaders.slice(2, 3)),
    ...all('副组长', [dean]),
    ...all('成员', [...others.slice(0, 4), ...officers]),
  ]);
  establish(BAOSHAN_GROUPS, 'liaison', own.bureau, '2015-09-01', all('项目联系人', own.liaisons));
  establish(BAOSHAN_GROUPS, 'city-experts', own.academy, '2015-10-15', all('专家', city.experts.slice(0, 4)), {
    level: '市级',
  });
  establish(BAOSHAN_GROUPS, 'district-experts', own.academy, '2015-10-15', all('专家', own.experts));
  const council = ground.alliances.find(
    ({ region, form, type }) => region === BAOSHAN && type === '教育集团' && form === '联盟型',
  );
  if (council !== undefined) {
    const principals = principalsOf(
      ground,
      ground.memberships
        .filter((held) => held.allianceId === council.id && holdsOn(held, ground.today))
        .map(({ schoolId }) => schoolId),
    );
    establish(
      BAOSHAN_GROUPS,
      'group-council',
      council,
      '2015-12-10',
      [...all('理事长', principals.slice(0, 1)), ...all('理事', principals.slice(1))],
      { name: `${council.name}理事会` },
    );
  }
  establish(CLUSTERS, 'leading-group', own.bureau, '2016-02-15', leading);
  establish(CLUSTERS, 'project-office', own.bureau, '2016-02-15', [
    ...all('主任', officers.slice(0, 1)),
    ...all('成员', [...officers.slice(3, 5), ...own.liaisons]),
  ]);
  establish(CLUSTERS, 'project-team', own.academy, '2016-03-01', [
    ...all('组长', [dean]),
    ...all('成员', others.slice(0, 5)),
  ]);
  establish(
    CLUSTERS,
    'expert-group',
    own.academy,
    '2016-03-01',
    all('专家', [...own.experts.slice(0, 4), ...city.experts.slice(4, 6), ...others.slice(0, 2)]),
  );
  const projects = schoolsIn(ground, CLUSTERS, '项目学校');
  // Two project schools never set theirs up.
  for (const { school, from } of projects.slice(0, -2))
    establish(CLUSTERS, 'school-working-group', school, from, all('组长', principalsOf(ground, [school.id])), {
      name: `${school.name}新优质项目工作小组`,
    });
}

function seatPutuo(ground: Ground, own: Authority, establish: Establish): void {
  const office = (name: string) => [...own.officers].filter(([held]) => held === name).map(([, person]) => person);
  establish(JUNIOR_HIGH, 'working-group', own.bureau, '2018-07-09', [
    ...all('牵头人', own.leaders.slice(2, 3)),
    ...all('主体科室', office('基础教育科')),
    ...['组织科', '宣传科', '计财科', '人事科', '督导室', '纪检监察室'].flatMap((name) =>
      all('成员科室', office(name)),
    ),
    ...all('成员单位', [own.dean]),
  ]);
  establish(JUNIOR_HIGH, 'expert-group', own.academy, '2018-07-09', all('专家', own.experts));
  for (const [at, { school }] of schoolsIn(ground, JUNIOR_HIGH, '实验校').entries()) {
    const experts = [
      own.experts[at % own.experts.length],
      own.researchers[at % own.researchers.length],
      own.researchers[(at + 3) % own.researchers.length],
    ].filter((person) => person !== undefined);
    establish(JUNIOR_HIGH, 'school-expert-team', school, '2018-09-20', all('成员', experts), {
      name: `${school.name}区级专家指导团队`,
    });
  }
}

/** The city's bodies; one district has not set up its team, one research community has only two experts. */
function seatCity(ground: Ground, city: Authority, establish: Establish): void {
  const chance = chanceOf(`${ground.seed}/city-bodies`);
  const { experts, researchers } = city;
  establish(
    NEW_QUALITY,
    'expert-committee',
    city.bureau,
    '2023-11-20',
    [...all('主任', experts.slice(0, 1)), ...all('委员', experts.slice(1, 9))],
    { level: '市级' },
  );
  establish(
    NEW_QUALITY,
    'research-institute',
    city.academy,
    '2023-10-09',
    [...all('所长', [city.dean]), ...all('研究人员', researchers.slice(0, 5))],
    { level: '市级' },
  );
  establish(NEW_QUALITY, 'city-academy', city.academy, '2023-10-09', all('成员', researchers.slice(5)), {
    level: '市级',
  });
  const districts = [...ground.authorities.values()].filter(({ region }) => region !== CITY);
  const last = districts.at(-1);
  for (const own of districts) {
    if (own === last && districts.length > 1) continue;
    const on = `2024-0${chance.between(1, 9)}-${chance.between(10, 28)}`;
    establish(
      NEW_QUALITY,
      'district-team',
      own.bureau,
      on,
      [
        ...all('组建单位', [...own.officers.values()].slice(0, 1)),
        ...all('成员', [...own.researchers.slice(0, 3), ...own.experts.slice(0, 2)]),
      ],
      { name: `${own.bureau.name.replace('教育局', '')}新优质学校专业指导团队` },
    );
  }
  for (const [at, community] of ground.alliances.filter(({ type }) => type === '研究共同体').entries()) {
    const count = at === 4 ? 2 : 3;
    establish(
      NEW_QUALITY,
      'community-experts',
      community,
      '2024-04-15',
      all(
        '专家',
        Array.from({ length: count }, (_, nth) => experts[(at * 2 + nth) % experts.length]).filter(
          (person) => person !== undefined,
        ),
      ),
      { level: '市级', name: `${community.name}专家指导团队` },
    );
  }
  for (const across of ground.alliances.filter(({ type }) => type === '跨区域协作共同体'))
    establish(NEW_QUALITY, 'cross-district-community', across, '2024-05-20', all('召集人', researchers.slice(0, 2)), {
      level: '市级',
    });
}

const all = (role: string, people: readonly Person[]): Sitting => people.map((person) => [role, person] as const);

function leadersOf({ leaders, dean }: Authority): Sitting {
  return [...all('组长', leaders.slice(0, 1)), ...all('副组长', [...leaders.slice(1), dean])];
}

function schoolsIn(
  { schools, participations }: Ground,
  programmeId: string,
  role: string,
): { school: School; from: Day }[] {
  const by = new Map(schools.map((school) => [school.id, school]));
  return participations
    .filter((held) => held.programmeId === programmeId && held.role === role)
    .flatMap(({ organisationId, from }) => {
      const school = by.get(organisationId);
      return school === undefined ? [] : [{ school, from }];
    });
}

/** Today's principals of the schools, in their order. */
function principalsOf({ people, posts }: Ground, schoolIds: readonly string[]): Person[] {
  return schoolIds.flatMap((id) => {
    const post = posts.find(
      ({ kind, organisationId, to }) => kind === 'principal' && organisationId === id && to === null,
    );
    const person = post === undefined ? undefined : people.find((someone) => someone.id === post.personId);
    return person === undefined ? [] : [person];
  });
}
