import { corrected, followed, handedIn, judged, type Life, sentIn } from './campaign.ts';
import { broken, concluded, goingOn, reported, reporting, stalled } from './results.ts';
import type { Theme } from './themes.ts';

const BACK = '请写明目标怎样检验，并把经费明细分到年度后再报。';
const recommended = (at: number) => judged(at, '推荐', '项目切合学校实际，同意推荐。');

/** A line of a call: how far an application came, how good it is, and whether it was chosen. */
export type Told = {
  readonly life: (theme: Theme) => Life;
  readonly merit?: number;
  readonly chosen?: boolean;
  readonly disputed?: boolean;
};
const told = (life: Life): Told => ({ life: () => life });

/** 在办的征集：how far each application has come, by working days since the call opened. */
export const RUNNING: readonly Told[] = [
  followed(handedIn(2, 9), recommended(14)),
  followed(followed(handedIn(1, 7), corrected(10, 13, BACK)), recommended(17)),
  handedIn(8, 20),
  followed(handedIn(3, 11), recommended(15)),
  followed(handedIn(4, 10), judged(15, '退回补正', BACK)),
  (({ on, step, begun }) => [
    [on(12), 'head', 'begin'],
    [on(14), 'admin', 'fill', step, begun()],
  ]) satisfies Life,
  followed(handedIn(2, 8), judged(13, '不予推荐', '与本校正在承担的区级项目内容重复，建议合并实施。')),
  followed(handedIn(5, 12), recommended(18)),
  (({ on }) => [[on(17), 'head', 'begin']]) satisfies Life,
  followed(handedIn(3, 10), ({ on }) => [[on(14), 'head', 'move', 'withdraw']]),
  handedIn(10, 21),
].map(told);

const passed = (begun: number, submitted: number, at: number): Life =>
  followed(sentIn(begun, submitted), recommended(at));
const afterwards = (first: Life, then: (theme: Theme) => Life) => (theme: Theme) => followed(first, then(theme));

/** 2024年的征集：scored, decided, announced and carried out; some concluded, one broken off, one passed over for a worse one. */
export const EARLIER: readonly Told[] = [
  { life: afterwards(passed(4, 20, 28), (theme) => concluded(theme, 0)), merit: 0.9, chosen: true },
  {
    life: afterwards(followed(followed(sentIn(3, 18), corrected(23, 27, BACK)), recommended(31)), (theme) =>
      concluded(theme, 3),
    ),
    merit: 0.7,
    chosen: true,
  },
  { life: () => passed(6, 24, 30), merit: 0.79, chosen: false },
  { life: afterwards(passed(5, 21, 29), broken), merit: 0.86, chosen: true },
  told(followed(sentIn(7, 22), judged(30, '不予推荐', '目标与举措对应不够，建议先在校内试行一年。'))),
  { life: afterwards(passed(4, 19, 28), reported), merit: 0.83, chosen: true, disputed: true },
  { life: afterwards(passed(3, 17, 27), reporting), merit: 0.84, chosen: true },
  { life: () => passed(6, 23, 30), merit: 0.58, chosen: false },
  { life: afterwards(passed(2, 16, 27), goingOn), merit: 0.77, chosen: true },
  { life: afterwards(passed(5, 20, 29), () => stalled), merit: 0.72, chosen: true },
];

/** 自选项目 decided lately: the notice of those chosen is still open, and two are left for the next meeting. */
export const OWN: readonly Told[] = [
  { life: () => passed(2, 9, 14), merit: 0.88, chosen: true },
  { life: () => passed(1, 7, 13), merit: 0.76 },
  { life: () => passed(4, 12, 16), merit: 0.8, chosen: true },
  { life: () => passed(3, 11, 15), merit: 0.74 },
  { life: () => passed(2, 10, 16), merit: 0.63, chosen: false },
  { life: () => passed(3, 9, 14), merit: 0.84, chosen: true },
];
