import type { visitRoutes } from '#contract/collaboration/visits.ts';
import type { Asked } from '#contract/route.ts';
import { VISIT_STATES } from '#core/collaboration/visit.ts';
import { CITY } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { listAsFile, MOST_EXPORTED, type WrittenColumn } from '../../../platform/documents/workbook.ts';
import { visits } from './list.ts';
import { overview } from './overview.ts';

const ALL = { page: 1, size: MOST_EXPORTED };

const OVERVIEW: readonly WrittenColumn[] = [
  { key: 'name', head: '单位', kind: 'text', width: 32 },
  { key: 'region', head: '区', kind: 'text' },
  { key: 'liaisons', head: '联系人', kind: 'text', width: 20 },
  { key: 'lastOn', head: '最近走访', kind: 'day' },
  { key: 'lastBy', head: '走访人', kind: 'text' },
  { key: 'days', head: '距今天数', kind: 'number' },
  { key: 'visits', head: '累计走访', kind: 'number' },
  { key: 'unsettled', head: '未办结条数', kind: 'number' },
];

/** 走访一览 as filtered, in the order of the page. */
export async function overviewAsFile(db: Db, asked: Asked<typeof visitRoutes.visitOverviewWorkbook>, on: Day) {
  const { rows, total } = await overview(db, { ...asked, ...ALL }, on);
  const names = await regionNames(db);
  return listAsFile(`走访一览_${names.get(asked.region ?? CITY) ?? ''}_${on}`, {
    sheet: '走访一览',
    columns: OVERVIEW,
    total,
    rows: rows.map(({ name, region, liaisons, last, days, visits: made, unsettled }) => ({
      name,
      region: names.get(region) ?? region,
      liaisons: liaisons.map((liaison) => liaison.name).join('、'),
      lastOn: last?.on ?? null,
      lastBy: last?.liaisonName ?? null,
      days,
      visits: made,
      unsettled,
    })),
  });
}

const RECORDS: readonly WrittenColumn[] = [
  { key: 'on', head: '走访日期', kind: 'day' },
  { key: 'organisation', head: '单位', kind: 'text', width: 32 },
  { key: 'region', head: '区', kind: 'text' },
  { key: 'kind', head: '类别', kind: 'text' },
  { key: 'liaison', head: '联系人', kind: 'text' },
  { key: 'planned', head: '计划内外', kind: 'text' },
  { key: 'points', head: '问题和建议', kind: 'number' },
  { key: 'unsettled', head: '未办结条数', kind: 'number' },
  { key: 'state', head: '状态', kind: 'text' },
];

/** 走访记录 as filtered. */
export async function visitsAsFile(db: Db, asked: Asked<typeof visitRoutes.visitsWorkbook>, today: Day) {
  const { rows, total } = await visits(db, { ...asked, ...ALL });
  const names = await regionNames(db);
  return listAsFile(`走访记录_${names.get(asked.region ?? CITY) ?? ''}_${today}`, {
    sheet: '走访记录',
    columns: RECORDS,
    total,
    rows: rows.map(({ on, organisationName, region, kind, liaisonName, planned, points, unsettled, state }) => ({
      on,
      organisation: organisationName,
      region: names.get(region) ?? region,
      kind,
      liaison: liaisonName,
      planned: planned ? '计划内' : '计划外',
      points,
      unsettled,
      state: VISIT_STATES[state],
    })),
  });
}

async function regionNames(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('organisations.v_region').select(['code', 'name']).execute();
  return new Map(rows.map(({ code, name }) => [code, name]));
}
