import { Refusal } from '#core/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { listAsFile, type WrittenColumn } from '../../../platform/documents/workbook.ts';
import { permittedRound } from './permitted.ts';
import { roundShown } from './report.ts';

const COLUMNS: readonly WrittenColumn[] = [
  { key: 'place', head: '领域内排序', kind: 'number' },
  { key: 'title', head: '申报项目', kind: 'text', width: 40 },
  { key: 'organisation', head: '申报单位', kind: 'text', width: 28 },
  { key: 'field', head: '领域', kind: 'text', width: 18 },
  { key: 'mean', head: '平均分', kind: 'number' },
  { key: 'adjusted', head: '校正均分', kind: 'number' },
  { key: 'low', head: '校正均分下限', kind: 'number' },
  { key: 'high', head: '校正均分上限', kind: 'number' },
  { key: 'expert', head: '专家', kind: 'text' },
  { key: 'total', head: '得分', kind: 'number' },
];
const LAST: readonly WrittenColumn[] = [
  { key: 'comment', head: '评审意见', kind: 'text', width: 60 },
  { key: 'discuss', head: '提请合议', kind: 'text', width: 40 },
];

/** 评审结果 of a closed round: one line for each score, item by item. */
export async function roundWorkbook(db: Db, caller: Caller, id: string) {
  const round = await permittedRound(db, caller, id);
  const { results, items, stepName } = await roundShown(db, caller, round);
  if (results === null) throw new Refusal('conflict', 'projects.round-not-so');
  const marked = items.map(
    ({ key, name, points }): WrittenColumn => ({ key, head: `${name}（${points}分）`, kind: 'number' }),
  );
  const rows = results.cases.flatMap(({ place, title, organisationName, field, mean, adjusted, scores }) =>
    scores.map(({ expertName, total, comment, marks, discuss }) => ({
      place,
      title,
      organisation: organisationName,
      field,
      mean,
      adjusted: rounded(adjusted?.value),
      low: rounded(adjusted?.interval[0]),
      high: rounded(adjusted?.interval[1]),
      expert: expertName,
      total,
      comment,
      discuss,
      ...marks,
    })),
  );
  return listAsFile(`评审结果_${round.call.title}_${stepName}`, {
    sheet: '评审结果',
    columns: [...COLUMNS, ...marked, ...LAST],
    total: rows.length,
    rows,
  });
}

const rounded = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * 100) / 100;
