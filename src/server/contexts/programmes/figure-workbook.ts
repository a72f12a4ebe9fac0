import ExcelJS from '@protobi/exceljs';
import type { Output } from '#contract/route.ts';
import type { programmesRoutes } from '#contract/programmes.ts';
import { goalWords, inForm } from '#core/programmes/language/figure-words.ts';
import { STATUS_LABELS } from '#core/programmes/status.ts';

type Drawer = Output<typeof programmesRoutes.figure>;

/** One figure with its clause, its arithmetic and its records, as a workbook. Text stays text: nothing in it is a formula. */
export async function figureWorkbook({ programme, target, measure, formula, counted, lacking, hidden }: Drawer, on: string): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const about = workbook.addWorksheet('数字');
  about.columns = [{ width: 16 }, { width: 80 }];
  const shown = target.value === null ? '—' : `${inForm(target.value, target.form)}${target.form === 'share' ? '' : ` ${target.unit}`}`;
  for (const [name, value] of [
    ['行动计划', programme.title], ['版本', `第 ${programme.version} 版`], ['条款', `第${target.source.section}部分`], ['目标', target.statement], ['截至', on],
    ['计算口径', measure], ['算式', formula], ['数值', shown], ['目标值', goalWords(target.goal, target.form, target.unit)], ['期限', target.by], ['状态', STATUS_LABELS[target.status]],
    ['差距', target.gapWords ?? '—'], ...(hidden > 0 ? [['未列出', `${hidden} 条涉及您职责范围以外人员的记录只计数、不列出`]] : []),
  ]) {
    about.addRow([name, value]).getCell(1).font = { bold: true };
  }
  for (const [name, part] of [['已计入', counted], ['未计入', lacking]] as const) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = [{ header: '名称', width: 40 }, { header: '自', width: 12 }, { header: '至', width: 12 }, { header: '数值', width: 10 }, { header: '说明', width: 60 }];
    sheet.getRow(1).font = { bold: true };
    for (const row of part.rows) sheet.addRow([row.label, row.since ?? '', row.until ?? '', row.value ?? '', row.about]);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
