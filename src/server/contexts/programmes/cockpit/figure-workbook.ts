import type { programmesRoutes } from '#contract/programmes.ts';
import type { Output } from '#contract/route.ts';
import { goalWords, inForm } from '#core/programmes/language/figure-words.ts';
import { STATUS_LABELS } from '#core/programmes/status.ts';
import { type WrittenColumn, writeWorkbook } from '../../../platform/documents/workbook.ts';

type Drawer = Output<typeof programmesRoutes.figure>;

const ABOUT: readonly WrittenColumn[] = [
  { key: 'name', head: '项目', kind: 'text', width: 16 },
  { key: 'value', head: '内容', kind: 'text', width: 80 },
];
const RECORD: readonly WrittenColumn[] = [
  { key: 'label', head: '名称', kind: 'text', width: 40 },
  { key: 'since', head: '自', kind: 'day' },
  { key: 'until', head: '至', kind: 'day' },
  { key: 'value', head: '数值', kind: 'number' },
  { key: 'about', head: '说明', kind: 'text', width: 60 },
];

/** One figure with its clause, its arithmetic and its records, as a workbook. */
export function figureWorkbook(
  { programme, target, measure, formula, counted, lacking, hidden }: Drawer,
  on: string,
): Promise<Buffer> {
  const shown =
    target.value === null
      ? '—'
      : `${inForm(target.value, target.form, target.goal)}${target.form === 'share' ? '' : ` ${target.unit}`}`;
  const about = [
    ['行动计划', programme.title],
    ['版本', `第 ${programme.version} 版`],
    ['条款', `第${target.source.section}部分`],
    ['目标', target.statement],
    ['截至', on],
    ['计算口径', measure],
    ['算式', formula],
    ['数值', shown],
    ['目标值', goalWords(target.goal, target.form, target.unit)],
    ['期限', target.by],
    ['状态', STATUS_LABELS[target.status]],
    ['差距', target.gapWords ?? '—'],
    ...(hidden > 0 ? [['未列出', `${hidden} 条涉及您职责范围以外人员的记录只计数、不列出`]] : []),
  ].map(([name = '', value = '']) => ({ name, value }));
  const records = ({ rows }: Drawer['counted']) =>
    rows.map(({ label, since, until, value, about: explained }) => ({ label, since, until, value, about: explained }));
  return writeWorkbook([
    { sheet: '数字', columns: ABOUT, rows: about },
    { sheet: '已计入', columns: RECORD, rows: records(counted) },
    { sheet: '未计入', columns: RECORD, rows: records(lacking) },
  ]);
}
