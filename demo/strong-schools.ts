import { day } from '#core/kernel/day.ts';
import { holdsOn } from '#core/kernel/period.ts';
import { chanceOf } from './chance.ts';
import { PUTUO } from './districts.ts';
import type { League } from './league.ts';
import type { Place } from './schools.ts';

/** 强校共同体 of Putuo: each of four ordinary junior high schools with a supporting and a participating school. */
export function foundStrongSchoolCommunities(seed: number, place: Place, league: League): void {
  if (place.extent.code !== PUTUO) return;
  const chance = chanceOf(`${seed}/strong/${PUTUO}`);
  const open = place.schools.filter(
    (school) => school.ownership === '公办' && school.to === null && school.from < '2018-01-01',
  );
  const allied = new Set(
    league.memberships
      .filter((held) => holdsOn(held, day('2018-09-01')) && held.role !== '牵头校')
      .map(({ schoolId }) => schoolId),
  );
  const junior = chance.shuffled(
    open.filter((school) => (school.type === '初级中学' || school.type === '九年一贯制学校') && allied.has(school.id)),
  );
  const senior = chance.shuffled(open.filter((school) => school.type === '高级中学' || school.type === '完全中学'));
  for (const form of ['托管', '承办', '联办', '协办'] as const) {
    const experimental = junior.pop();
    const supporting = senior.pop();
    const participating = junior.pop();
    if (experimental === undefined || supporting === undefined)
      throw new RangeError('Putuo has too few schools for its communities');
    const from = day('2018-09-01');
    const community = league.found({
      region: PUTUO,
      name: `${experimental.word}强校共同体`,
      type: '强校共同体',
      form,
      field: null,
      level: '区级',
      purpose: `${supporting.name}以${form}方式带动${experimental.name}。（演示数据）`,
      from,
      to: null,
    });
    league.join(community, experimental, '实验校', from);
    league.join(community, supporting, '支援校', from);
    if (participating !== undefined) league.join(community, participating, '参与校', day('2019-02-18'));
  }
}
