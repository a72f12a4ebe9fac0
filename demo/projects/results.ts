import type { Answers } from '#core/forms/answer.ts';
import { type Day, day } from '#core/kernel/day.ts';
import type { Life } from './campaign.ts';
import { worked } from './days.ts';
import type { Line } from './lives.ts';
import type { Theme } from './themes.ts';

/** 中期报告: what the first year showed, and what comes next. */
function midTerm({ aims, measures }: Theme): Answers {
  return {
    progress: `两个年级已试行一学年。${measures}教师参与面由一半扩大到七成。（演示数据）`,
    results: '实施方案一份，课例八个，学生作品和前后两次记录各一套。',
    problems: '记录要求偏细，教师负担加重；已减为每单元一次。',
    next: `下一学年推到全校，围绕“${aims.slice(0, 60)}”补齐证据，并在研究共同体内开放现场。`,
  };
}

/** 成果报告 of a project: what was promised, and how far it was reached. */
function results({ aims, measures }: Theme, reached: '完全达成' | '基本达成' | '部分达成'): Answers {
  return {
    process: `第一年在两个年级试行，第二年推到全校。${measures}过程材料每学期末由校外专家看过。（演示数据）`,
    goals: [{ goal: aims.slice(0, 200), reached, evidence: '过程记录、前后对比数据、学生作品' }],
    results: '研究报告一份，可以直接使用的案例十二个，校内制度两项。',
    spread: '开放现场四次，三所学校已在使用其中的材料。',
    problems: '备课时间仍然偏紧，下一步并入日常教研。',
  };
}

/** The first year as it is on record, up to the report at its end. */
const firstYear = (theme: Theme, goes: Day, reached: readonly Line[]): readonly Line[] => [
  [day('2024-12-20'), 'admin', 'progress', '方案经校外专家两次论证后定稿，两个年级开始试行。'],
  [day('2025-06-20'), 'admin', 'progress', '完成第一批课例，期末请家长和学生各谈一次变化，记录已归档。'],
  ...reached,
  [goes, 'academy', 'move', 'continue', ''],
  [worked(goes, 6), 'admin', 'fill', 'mid-term-report', midTerm(theme)],
  [worked(goes, 10), 'head', 'submit', 'mid-term-report'],
];

/** 中期检查 passed, and on with it. */
const halfway = (theme: Theme): readonly Line[] => [
  ...firstYear(theme, day('2025-09-15'), [
    [day('2025-08-28'), 'head', 'reach', 0, '实施方案和第一批案例已印发教研组，两个年级各有课例。'],
  ]),
  [day('2025-10-17'), 'academy', 'move', '继续实施', '进展与申报书一致，记录扎实；请减轻教师填写，补充对照数据。'],
  [day('2026-01-16'), 'admin', 'progress', '推到全校，备课组每两周集中研讨一次，已形成第二批课例。'],
];

const reports =
  (theme: Theme, reached: Parameters<typeof results>[1], goes: Day): Life =>
  () => [
    ...halfway(theme),
    [worked(goes, -3), 'head', 'reach', 1, '研究报告和案例集已经学校学术委员会通过。'],
    [goes, 'academy', 'move', 'continue', ''],
    [worked(goes, 6), 'admin', 'fill', 'report', results(theme, reached)],
    [worked(goes, 11), 'head', 'submit', 'report'],
  ];

/** 通过成果评估并归档 */
export const concluded = (theme: Theme, shift: number): Life => {
  const goes = worked(day('2026-05-25'), shift);
  return (given) => [
    ...reports(theme, shift % 2 === 0 ? '完全达成' : '基本达成', goes)(given),
    [worked(day('2026-09-14'), shift), 'academy', 'move', '通过成果评估', '目标达成，案例完整，建议在共同体内推广。'],
    [worked(day('2026-09-21'), shift), 'academy', 'move', 'archive', ''],
  ];
};

/** 终止 at the mid-term check: who led it has gone, and the school cannot go on. */
export const broken =
  (theme: Theme): Life =>
  () => [
    ...firstYear(theme, day('2025-10-20'), []),
    [
      day('2025-11-18'),
      'academy',
      'move',
      '终止',
      '项目主持人调离，学校提出不再实施，经核实同意终止，已拨经费按规定清算。',
    ],
  ];

/** 等待成果评估 */
export const reported = (theme: Theme): Life => reports(theme, '基本达成', day('2026-10-12'));

/** 正在填写成果报告 */
export const reporting =
  (theme: Theme): Life =>
  (given) =>
    reports(theme, '部分达成', day('2026-10-26'))(given).slice(0, -1);

/** 实施中: past its mid-term check, and with more time than was promised first. */
export const goingOn =
  (theme: Theme): Life =>
  () => [
    ...halfway(theme),
    [
      day('2026-06-18'),
      'head',
      'ask',
      '延期',
      '校舍大修，全校推开比计划晚一学期，申请将第二阶段延至明年三月。',
      { days: [{ milestone: 1, due: day('2027-03-01') }] },
    ],
    [day('2026-06-26'), 'academy', 'answer', true, '情况属实，同意延期；期间每月登记一次进展。'],
    [day('2026-09-25'), 'admin', 'progress', '搬回原校区，三个年级已恢复试行。'],
    [day('2026-10-30'), 'admin', 'progress', '全校推开，研究共同体来校看课一次。'],
  ];

/** 有困难: begun, and then nothing on record. */
export const stalled: Life = () => [[day('2024-12-19'), 'admin', 'progress', '方案定稿，选定一个年级试行。']];
