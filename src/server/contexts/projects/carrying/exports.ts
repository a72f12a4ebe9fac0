import type { projectsRoutes } from '#contract/projects.ts';
import type { Asked } from '#contract/route.ts';
import { RISK_LEVELS } from '#core/projects/carrying/risk.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { listAsFile, MOST_EXPORTED, type WrittenColumn } from '../../../platform/documents/workbook.ts';
import { carried } from './list.ts';

const COLUMNS: readonly WrittenColumn[] = [
  { key: 'number', head: '项目编号', kind: 'text', width: 16 },
  { key: 'title', head: '项目', kind: 'text', width: 40 },
  { key: 'organisationName', head: '承担单位', kind: 'text', width: 28 },
  { key: 'regionName', head: '区', kind: 'text' },
  { key: 'programmeTitle', head: '行动计划', kind: 'text', width: 36 },
  { key: 'field', head: '领域', kind: 'text', width: 18 },
  { key: 'stepName', head: '环节', kind: 'text', width: 18 },
  { key: 'next', head: '下一节点', kind: 'text', width: 36 },
  { key: 'due', head: '节点期限', kind: 'day' },
  { key: 'done', head: '已完成节点', kind: 'number' },
  { key: 'of', head: '全部节点', kind: 'number' },
  { key: 'late', head: '逾期节点', kind: 'number' },
  { key: 'lastRecord', head: '最近记录', kind: 'day' },
  { key: 'risk', head: '风险', kind: 'text' },
  { key: 'reasons', head: '依据', kind: 'text', width: 48 },
];

/** 实施中的项目 as filtered, in the order of the page. */
export async function carriedAsFile(db: Db, caller: Caller, asked: Asked<typeof projectsRoutes.carriedWorkbook>) {
  const { rows, total } = await carried(db, caller, { ...asked, page: 1, size: MOST_EXPORTED });
  return listAsFile(`实施中的项目_${caller.today}`, {
    sheet: '实施中的项目',
    columns: COLUMNS,
    total,
    rows: rows.map(({ risk, next, ...row }) => ({
      number: row.number,
      title: row.title,
      organisationName: row.organisationName,
      regionName: row.regionName,
      programmeTitle: row.programmeTitle,
      field: row.field,
      stepName: row.stepName,
      next: next?.title ?? null,
      due: next?.due ?? null,
      done: row.done,
      of: row.of,
      late: row.late,
      lastRecord: row.lastRecord,
      risk: RISK_LEVELS[risk.level],
      reasons: risk.reasons.join('；'),
    })),
  });
}
