import { sql } from 'kysely';
import type { Day } from '#core/kernel/day.ts';
import type { Happening, TimelinePort } from '../../platform/manifest.ts';

type Row = {
  readonly id: string;
  readonly what: '文件' | '加入' | '退出' | '机构';
  readonly organisationId: string;
  readonly about: string;
  readonly more: string;
  readonly on: Day;
  readonly to: string;
};

/** 组织动态: documents adopted, members that joined and left, seen from the alliance and from the school, bodies established. */
export const organisationsTimeline: TimelinePort = async (db, { organisations, until, most }) => {
  const { rows } = await sql<Row>`
    select * from (
      select d.id, '文件' as what, d.alliance_id as "organisationId", d.title as about, d.kind as more, d.from_day as "on", '/alliances/' || d.alliance_id as "to"
      from organisations.alliance_document d where d.alliance_id = any (${organisations}::uuid[])
      union all
      select m.id, x.what, x.of, x.other_name, m.role, x.day, x.leads from organisations.membership m
        join organisations.organisation a on a.id = m.alliance_id join organisations.organisation s on s.id = m.school_id
        cross join lateral (values
          ('加入', m.alliance_id, s.name, m.from_day, '/schools/' || s.id), ('退出', m.alliance_id, s.name, m.to_day, '/schools/' || s.id),
          ('加入', m.school_id, a.name, m.from_day, '/alliances/' || a.id), ('退出', m.school_id, a.name, m.to_day, '/alliances/' || a.id)
        ) x (what, of, other_name, day, leads)
      where (m.alliance_id = any (${organisations}::uuid[]) or m.school_id = any (${organisations}::uuid[])) and x.of = any (${organisations}::uuid[])
      union all
      select b.id, '机构', b.organisation_id, b.name, b.kind, b.from_day, '/bodies/' || b.id from organisations.body b where b.organisation_id = any (${organisations}::uuid[])
    ) happened where "on" <= ${until}::date order by "on" desc, id limit ${most}`.execute(db);
  return rows.map(happeningOf);
};

function happeningOf({ id, what, organisationId, about, more, on, to }: Row): Happening {
  const isSchool = to.startsWith('/alliances/') && what !== '文件';
  const title = {
    文件: `通过${about}`,
    加入: isSchool ? `加入${about}（${more}）` : `${about}加入（${more}）`,
    退出: isSchool ? `退出${about}` : `${about}退出`,
    机构: `成立${about}`,
  }[what];
  const kind = { 文件: '治理文件', 加入: '成员', 退出: '成员', 机构: '机构' }[what];
  return { key: `${what}/${id}/${organisationId}`, kind, organisationId, title, on, to };
}
