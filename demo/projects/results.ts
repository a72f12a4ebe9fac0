import type { Answers } from '#core/forms/answer.ts';
import { type Day, day } from '#core/kernel/day.ts';
import type { Life } from './campaign.ts';
import { worked } from './days.ts';
import type { Theme } from './themes.ts';

/** 成果报告 of a project: what was promised, and how far it was reached. */
function results({ aims, measures }: Theme, reached: '完全达成' | '基本达成' | '部分达成' | '未达成'): Answers {
  return {
    process: `第一年在两个年级试行，第二年推到全校。${measures}过程材料每学期末由校外专家看过。（演示数据）`,
    goals: [{ goal: aims.slice(0, 200), reached, evidence: '过程记录、前后对比数据、学生作品' }],
    results:
      reached === '未达成'
        ? '形成了初步方案和两个课例，未能推开。'
        : '研究报告一份，可以直接使用的案例十二个，校内制度两项。',
    spread: reached === '未达成' ? '' : '开放现场四次，三所学校已在使用其中的材料。',
    problems:
      reached === '未达成' ? '主持人调离，骨干教师变动，试行年级中断。' : '备课时间仍然偏紧，下一步并入日常教研。',
  };
}

const reports =
  (theme: Theme, reached: Parameters<typeof results>[1], goes: Day): Life =>
  () => [
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

/** 终止: who led it has gone, and the school cannot go on. */
export const broken =
  (theme: Theme): Life =>
  (given) => [
    ...reports(theme, '未达成', day('2025-10-20'))(given),
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
    reports(theme, '部分达成', day('2026-10-26'))(given).slice(0, 2);
