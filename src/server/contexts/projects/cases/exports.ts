import type { projectsRoutes } from '#contract/projects.ts';
import type { Asked } from '#contract/route.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { listAsFile, MOST_EXPORTED, type WrittenColumn } from '../../../platform/documents/workbook.ts';
import { cases } from './list.ts';

const COLUMNS: readonly WrittenColumn[] = [
  { key: 'number', head: '项目编号', kind: 'text', width: 16 },
  { key: 'title', head: '名称', kind: 'text', width: 40 },
  { key: 'organisationName', head: '申报单位', kind: 'text', width: 28 },
  { key: 'kind', head: '类别', kind: 'text' },
  { key: 'field', head: '领域', kind: 'text', width: 18 },
  { key: 'callTitle', head: '征集', kind: 'text', width: 36 },
  { key: 'rank', head: '推荐次序', kind: 'number' },
  { key: 'standing', head: '办理状态', kind: 'text', width: 18 },
  { key: 'entered', head: '到达日期', kind: 'day' },
  { key: 'due', head: '办理期限', kind: 'day' },
];

/** 申报一览 as filtered, in the order of the page. */
export async function casesAsFile(db: Db, caller: Caller, asked: Asked<typeof projectsRoutes.casesWorkbook>) {
  const { rows, total } = await cases(db, caller, { ...asked, page: 1, size: MOST_EXPORTED });
  return listAsFile(`申报一览_${caller.today}`, {
    sheet: '申报一览',
    columns: COLUMNS,
    total,
    rows: rows.map(
      ({ number, title, organisationName, kind, field, callTitle, rank, stepName, outcome, entered, due }) => ({
        number,
        title,
        organisationName,
        kind,
        field,
        callTitle,
        rank,
        standing: outcome ?? stepName,
        entered,
        due,
      }),
    ),
  });
}
