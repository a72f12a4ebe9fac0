import { sql } from 'kysely';
import type { Day } from '#core/kernel/day.ts';
import type { Happening, TimelinePort } from '../../platform/manifest.ts';
import { newest } from './store.ts';

type Row = {
  readonly id: string;
  readonly what: '版本' | '参加' | '退出' | '任务';
  readonly programmeId: string;
  readonly about: string;
  readonly more: string;
  readonly on: Day;
};

/** 计划动态: versions published, organisations that began or ceased to take part, tasks of stages done. */
export const programmesTimeline: TimelinePort = async (db, { programmes = [], until, most }) => {
  if (programmes.length === 0) return [];
  const { rows } = await sql<Row>`
    select * from (
      select d.id || '/' || d.version as id, '版本' as what, d.id as "programmeId", d.version::text as about, '' as more, (d.published_at at time zone 'Asia/Shanghai')::date as "on"
      from programmes.definition d where d.id = any (${programmes}::text[])
      union all
      select p.id::text, x.what, p.programme_id, o.name, p.role, x.day
      from programmes.participation p join organisations.v_organisation o on o.id = p.organisation_id
        cross join lateral (values ('参加', p.from_day), ('退出', p.to_day)) x (what, day)
      where p.programme_id = any (${programmes}::text[])
      union all
      select t.programme_id || '/' || t.stage || '/' || t.task, '任务', t.programme_id, t.task, t.stage, t.done_on
      from programmes.task_done t where t.programme_id = any (${programmes}::text[])
    ) happened where "on" <= ${until}::date order by "on" desc, id limit ${most}`.execute(db);
  const happenings: Happening[] = [];
  for (const row of rows) {
    const title = row.what === '任务' ? await taskWords(db, row) : WORDS[row.what](row);
    happenings.push({
      key: `${row.what}/${row.id}`,
      kind: row.what === '任务' ? '阶段任务' : row.what === '版本' ? '发布' : '参加单位',
      organisationId: null,
      programmeId: row.programmeId,
      title,
      on: row.on,
      to: row.what === '任务' ? `/cockpit/${row.programmeId}?tab=stages` : `/cockpit/${row.programmeId}`,
    });
  }
  return happenings;
};

const WORDS: Readonly<Record<Exclude<Row['what'], '任务'>, (row: Row) => string>> = {
  版本: ({ about }) => `发布第 ${about} 版`,
  参加: ({ about, more }) => `${about}参加（${more}）`,
  退出: ({ about, more }) => `${about}不再参加（${more}）`,
};

async function taskWords(db: Parameters<TimelinePort>[0], { programmeId, about, more }: Row): Promise<string> {
  const definition = await newest(db, programmeId);
  const stage = definition?.stages?.find(({ id }) => id === more);
  const task = stage?.tasks?.find(({ id }) => id === about);
  return task === undefined ? '完成一项阶段任务' : `完成“${task.name}”`;
}
