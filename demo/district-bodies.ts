import { holdsOn } from '#core/kernel/period.ts';
import { BAOSHAN } from './districts.ts';
import type { Authority } from './offices.ts';
import { CLUSTERS } from './quality.ts';
import { all, type Establish, type Ground, leadersOf, principalsOf, schoolsIn } from './sitting.ts';
import { BAOSHAN_GROUPS, JUNIOR_HIGH } from './taking-part.ts';

/** The bodies of Baoshan's two programmes. */
export function seatBaoshan(ground: Ground, own: Authority, city: Authority, establish: Establish): void {
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

/** The bodies of Putuo's programme; each experimental school has a team of its own. */
export function seatPutuo(ground: Ground, own: Authority, establish: Establish): void {
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
