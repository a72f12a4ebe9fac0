import { type Day, day } from '#core/kernel/day.ts';
import { BAOSHAN, PUTUO } from '../../districts.ts';
import { CITY } from '../../offices.ts';
import type { Ground } from '../../sitting.ts';
import type { Cast } from '../cast.ts';
import { worked } from '../days.ts';
import type { Reviewer } from '../shapes.ts';

/** What an expert is at home in, as the guides of projects and of innovations name it. */
const FIELDS = [
  ['育人方式改革', '育人方式变革', '治理方式优化', '办学价值取向'],
  ['育人方式改革', '育人方式变革', '教师队伍提升', '师资队伍发展'],
  ['治理方式优化', '办学价值取向', '数字技术赋能', '信息技术赋能'],
  ['教师队伍提升', '师资队伍发展', '数字技术赋能', '信息技术赋能', '育人方式改革'],
] as const;
const NOTES = ['长期从事课堂教学研究', '做过校长，熟悉学校管理', '主持过市级教育科研项目', '熟悉信息技术与教学的融合'];

/** 聘期 of so many experts of a region, from the first or after those before. */
type Term = {
  readonly region: string;
  readonly experts: readonly [from: number, to: number];
  readonly from: Day;
  readonly to: Day | null;
};

/** Few enough that each reads several cases of a call: experts can be compared only over what they read in common. */
const termsOn = (today: Day): readonly Term[] => [
  { region: CITY, experts: [0, 4], from: day('2015-09-10'), to: null },
  { region: CITY, experts: [4, 8], from: day('2023-11-20'), to: null },
  { region: BAOSHAN, experts: [0, 3], from: day('2015-09-10'), to: day('2018-01-01') },
  { region: BAOSHAN, experts: [3, 6], from: worked(today, -14), to: null },
  { region: PUTUO, experts: [0, 3], from: day('2018-09-10'), to: day('2022-09-01') },
];

/** 评审专家库：experts of the city and of its districts, each for a term, a few with organisations that they keep away from. */
export function reviewersOf({ authorities, today }: Ground, cast: Cast, near: readonly string[]): Reviewer[] {
  return termsOn(today)
    .filter(({ from }) => from <= today)
    .flatMap(({ region, experts: [first, end], from, to }) => {
      const by = cast.office(region);
      const own = authorities.get(region)?.experts.slice(first, end) ?? [];
      return own.flatMap((person, nth): Reviewer[] => {
        if (by === undefined) return [];
        const at = first + nth;
        const school = region === CITY ? near[at] : undefined;
        return [
          {
            personId: person.id,
            region,
            fields: FIELDS[at % FIELDS.length]!,
            note: NOTES[at % NOTES.length]!,
            from,
            to: to !== null && to > today ? null : to,
            by,
            away:
              school === undefined
                ? []
                : [{ organisationId: school, tie: at % 2 === 0 ? '任职' : '回避', from: day('2022-09-01') }],
          },
        ];
      });
    });
}
