import type { Item, Marks } from '#core/projects/scoring.ts';
import { type Chance, chanceOf } from '../../chance.ts';

/** How an expert is used to mark: most stay in the middle, some are severe, some lenient. */
export type Habit = 'severe' | 'even' | 'lenient';

const LEANING: Readonly<Record<Habit, number>> = { severe: -0.06, even: 0, lenient: 0.05 };
/** How far below everybody else the one expert is who cannot see what the others see. */
const OUTLYING = -0.3;

export function habitOf(personId: string): Habit {
  const drawn = chanceOf(`habit/${personId}`).next();
  return drawn < 0.2 ? 'severe' : drawn < 0.8 ? 'even' : 'lenient';
}

/** 评分 of a case of some merit (0–1), item by item in half points. */
export function marksFor(
  chance: Chance,
  items: readonly Item[],
  { merit, habit, outlying }: { readonly merit: number; readonly habit: Habit; readonly outlying: boolean },
): Marks {
  const seen = merit + LEANING[habit] + (outlying ? OUTLYING : 0);
  return Object.fromEntries(
    items.map(({ key, points }) => {
      const share = Math.min(0.98, Math.max(0.2, seen + (chance.next() - 0.5) * 0.14));
      return [key, Math.round(share * points * 2) / 2];
    }),
  );
}

const OPENINGS = {
  high: [
    '方案成熟，问题抓得准，前后能对上。',
    '材料扎实，做法有自己的思考，同意优先考虑。',
    '切合学校实际，做得下去，也看得到变化。',
  ],
  middle: [
    '方向正确，思路基本清楚。',
    '有一定基础，方案可行，个别环节还要落细。',
    '问题真实，举措较为常规，特色不够突出。',
  ],
  low: [
    '问题与举措之间的联系说得不够清楚。',
    '设想较大，落到课堂和年级的安排不多。',
    '材料以过程描述为主，缺少可以核对的依据。',
  ],
} as const;
const ADVICE = [
  '建议写明由谁在什么时间完成、拿什么来检验。',
  '建议缩小切口，先做透一两个年级。',
  '建议补充前后对比的数据或学生作品。',
  '建议说明校外专家怎样介入、何时介入。',
  '建议把经费与任务逐项对应。',
  '建议总结出别校可以直接取用的步骤。',
];
const SHORT = ['同意。', '可行，建议支持。', '材料齐全，同意。'];
const OUTLIER = '摘要与正文的数据对不上，主要举措也看不出与现行做法有何不同，难以给到更高的分。';

/** 评审意见 as the expert of these marks writes it: what stands out, what falls short, and what to do about it. */
export function commentOn(
  chance: Chance,
  items: readonly Item[],
  marks: Marks,
  { habit, outlying }: { readonly habit: Habit; readonly outlying: boolean },
): string {
  if (outlying) return OUTLIER;
  if (habit === 'lenient' && chance.happens(0.4)) return chance.pick(SHORT);
  const shares = items
    .map(({ key, name, points }) => ({ name, share: (marks[key] ?? 0) / points }))
    .toSorted((a, b) => b.share - a.share);
  const [best, worst] = [shares[0], shares.at(-1)];
  const mean = shares.reduce((sum, { share }) => sum + share, 0) / shares.length;
  const opening = chance.pick(OPENINGS[mean >= 0.82 ? 'high' : mean >= 0.66 ? 'middle' : 'low']);
  if (best === undefined || worst === undefined || best.name === worst.name) return opening;
  return `${opening}“${best.name}”一项较好；“${worst.name}”一项相对薄弱，${chance.pick(ADVICE)}`;
}
