import { day } from '#core/kernel/day.ts';
import { BAOSHAN, JIADING, PUTUO } from '../../districts.ts';
import { CITY } from '../../offices.ts';
import type { Ground } from '../../sitting.ts';
import type { Cast } from '../cast.ts';
import type { Reviewer } from '../shapes.ts';

/** What an expert is at home in, as the guides of projects and of innovations name it. */
const FIELDS = [
  ['育人方式改革', '育人方式变革', '治理方式优化', '办学价值取向'],
  ['育人方式改革', '育人方式变革', '教师队伍提升', '师资队伍发展'],
  ['治理方式优化', '办学价值取向', '数字技术赋能', '信息技术赋能'],
  ['教师队伍提升', '师资队伍发展', '数字技术赋能', '信息技术赋能', '育人方式改革'],
] as const;
const NOTES = ['长期从事课堂教学研究', '做过校长，熟悉学校管理', '主持过市级教育科研项目', '熟悉信息技术与教学的融合'];

/** Since when experts of a region are engaged: the first of the city for the pilot districts, the others with the plan of 2023. */
const SINCE = { [BAOSHAN]: '2015-09-10', [JIADING]: '2015-12-01', [PUTUO]: '2018-09-10' } as const;
const EARLY = 4;

/** 评审专家库：the experts of the city and of its districts, a few with organisations that they keep away from. */
export function reviewersOf({ authorities, today }: Ground, cast: Cast, near: readonly string[]): Reviewer[] {
  return [...authorities.values()]
    .flatMap(({ region, experts }) => {
      const by = cast.office(region);
      if (by === undefined) return [];
      const district = region in SINCE ? SINCE[region as keyof typeof SINCE] : '2024-03-01';
      const own = region === CITY || region in SINCE ? experts : experts.slice(0, 1);
      return own.map((person, at): Reviewer => {
        const from = day(region === CITY ? (at < EARLY ? '2015-09-10' : '2023-11-20') : district);
        const school = region === CITY ? near[at] : undefined;
        return {
          personId: person.id,
          region,
          fields: FIELDS[at % FIELDS.length]!,
          note: NOTES[at % NOTES.length]!,
          from,
          by,
          away:
            school === undefined
              ? []
              : [{ organisationId: school, tie: at % 2 === 0 ? '任职' : '回避', from: day('2022-09-01') }],
        };
      });
    })
    .filter(({ from }) => from <= today);
}
