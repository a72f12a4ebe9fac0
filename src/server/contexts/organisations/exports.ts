import type { organisationsRoutes } from '#contract/organisations.ts';
import type { Asked } from '#contract/route.ts';
import { CITY } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Db } from '../../platform/database/database.ts';
import { listAsFile, MOST_EXPORTED, type WrittenColumn } from '../../platform/documents/workbook.ts';
import * as reports from './reports.ts';

const ALL = { page: 1, size: MOST_EXPORTED };

const SCHOOL: readonly WrittenColumn[] = [
  { key: 'code', head: '标识码', kind: 'code', width: 14 },
  { key: 'name', head: '名称', kind: 'text', width: 32 },
  { key: 'region', head: '区', kind: 'text' },
  { key: 'town', head: '街镇', kind: 'text' },
  { key: 'type', head: '类型', kind: 'text', width: 18 },
  { key: 'ownership', head: '办学性质', kind: 'text' },
  { key: 'standard', head: '办学基本标准', kind: 'text' },
  { key: 'feature', head: '办学特色', kind: 'text', width: 24 },
  { key: 'alliances', head: '所在联盟', kind: 'text', width: 48 },
  { key: 'state', head: '状态', kind: 'text' },
];

/** 学校名录 as filtered, in the order of the page. */
export async function schoolsAsFile(db: Db, asked: Asked<typeof organisationsRoutes.schoolsWorkbook>, on: Day) {
  const { rows, total } = await reports.schools(db, { ...asked, ...ALL }, on);
  const names = await regionNames(db);
  return listAsFile(`学校_${names.get(asked.region ?? CITY) ?? ''}_${on}`, {
    sheet: '学校',
    columns: SCHOOL,
    total,
    rows: rows.map(({ closed, atStandard, alliances, region, ...row }) => ({
      ...row,
      region: names.get(region) ?? region,
      standard: atStandard ? '已认定达标' : '未认定',
      alliances: alliances.map(({ name, role }) => `${name}（${role}）`).join('；'),
      state: closed ? '已撤并' : '在办',
    })),
  });
}

const ALLIANCE: readonly WrittenColumn[] = [
  { key: 'name', head: '名称', kind: 'text', width: 32 },
  { key: 'region', head: '区', kind: 'text' },
  { key: 'kind', head: '类型', kind: 'text', width: 14 },
  { key: 'form', head: '形式', kind: 'text' },
  { key: 'field', head: '领域', kind: 'text' },
  { key: 'level', head: '级别', kind: 'text' },
  { key: 'lead', head: '牵头校', kind: 'text', width: 32 },
  { key: 'members', head: '成员校数', kind: 'number' },
  { key: 'documents', head: '现行文件', kind: 'text', width: 32 },
  { key: 'foundedOn', head: '成立日期', kind: 'day' },
  { key: 'dissolvedOn', head: '解散日期', kind: 'day' },
];

/** 联盟名录 as filtered, in the order of the page. */
export async function alliancesAsFile(db: Db, asked: Asked<typeof organisationsRoutes.alliancesWorkbook>, on: Day) {
  const { rows, total } = await reports.alliances(db, { ...asked, ...ALL }, on);
  const names = await regionNames(db);
  return listAsFile(`联盟_${names.get(asked.region ?? CITY) ?? ''}_${on}`, {
    sheet: '联盟',
    columns: ALLIANCE,
    total,
    rows: rows.map((row) => ({
      ...row,
      region: names.get(row.region) ?? row.region,
      documents: row.documents.join('、'),
    })),
  });
}

async function regionNames(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('organisations.region').select(['code', 'name']).execute();
  return new Map(rows.map(({ code, name }) => [code, name]));
}
