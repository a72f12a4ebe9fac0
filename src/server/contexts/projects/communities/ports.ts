import { sql } from 'kysely';
import type { Day } from '#core/kernel/day.ts';
import type { TimelinePort, Todo, TodoPort } from '../../../platform/manifest.ts';
import { call } from '../calls/store.ts';
import { type Named, procedureOf } from '../definitions.ts';
import { communitiesPermissions as permitted } from './permissions.ts';
import * as store from './store.ts';

/** 待办: established projects that wait to be put into communities, and schools that wait to be answered. */
export const communityTodos: TodoPort = async (db, { actor, today, most }) => {
  const mine: Todo[] = [];
  if (actor.posts.length === 0) return { total: 0, overdue: 0, rows: [] };
  const { rows: calls } = await sql<Named & { id: string; region: string }>`
    select id, region, programme_id as "programmeId", programme_version as "programmeVersion", procedure_id as "procedureId"
    from projects.call where state in ('open', 'closed') order by opens desc, id`.execute(db);
  for (const { id, region, ...named } of calls) {
    // Of most calls nothing is grouped, or not by this person: known without asking the database for each.
    const { communities } = (await procedureOf(db, named)).procedure;
    if (communities === undefined || permitted.groups(actor, communities.by, region) !== true) continue;
    const of = await call(db, id);
    const rules = of && store.groupingOf(of);
    if (of === undefined || !rules) continue;
    const waiting = (await store.establishedIn(db, of)).filter(
      (one) =>
        store.isOpen(one) && permitted.group(actor, rules.communities.by, [{ callRegion: of.region, ...one }]) === true,
    );
    if (waiting.length > 0)
      mine.push({
        key: `communities/${id}/${waiting.length}`,
        kind: '编组',
        title: of.title,
        detail: `${waiting.length} 个立项项目还没有编入${rules.communities.kind}`,
        act: '编组',
        to: `/calls/${id}/communities`,
        due: null,
      });
  }
  const { rows: asked } = await sql<{ id: string; alliance: string; school: string; on: Day }>`
    select j.id, j.alliance_id as alliance, o.name as school, j.asked_on as "on" from projects.joining j
      join organisations.v_organisation o on o.id = j.organisation_id where j.answered_on is null order by j.asked_on, j.id`.execute(
    db,
  );
  const communities = await store.communitiesOf(db, [...new Set(asked.map(({ alliance }) => alliance))], today);
  for (const { id, alliance, school } of asked) {
    const community = communities.find((each) => each.id === alliance);
    if (community === undefined || permitted.answer(actor, community) !== true) continue;
    mine.push({
      key: `joining/${id}`,
      kind: '加入申请',
      title: `${school}申请加入`,
      detail: community.name,
      act: '答复',
      to: `/alliances/${alliance}`,
      due: null,
    });
  }
  return { total: mine.length, overdue: 0, rows: mine.slice(0, most) };
};

type Placed = {
  id: string;
  alliance: string;
  allianceName: string;
  organisationId: string;
  title: string;
  on: Day;
  out: boolean;
};

/** 动态: projects put into communities and taken out, seen from the community and from the school. */
export const communityTimeline: TimelinePort = async (db, { organisations, until, most }) => {
  const { rows } = await sql<Placed & { of: string }>`
    select x.id, x.alliance_id as alliance, a.name as "allianceName", c.organisation_id as "organisationId", c.title, e.day as "on", e.out, e.of
    from projects.community_case x join projects.case c on c.region = x.region and c.id = x.case_id join organisations.v_alliance a on a.id = x.alliance_id
      cross join lateral (values (x.alliance_id, x.from_day, false), (c.organisation_id, x.from_day, false), (x.alliance_id, x.to_day, true), (c.organisation_id, x.to_day, true)) e (of, day, out)
    where e.of = any (${organisations}::uuid[]) and e.day <= ${until}::date and x.from_day < x.to_day
    order by e.day desc, x.id, e.out limit ${most}`.execute(db);
  return rows.map(({ id, alliance, allianceName, title, on, out, of }) => ({
    key: `community/${id}/${out ? 'out' : 'in'}/${of}`,
    kind: '编组',
    organisationId: of,
    title:
      of === alliance ? `${out ? '移出' : '编入'}项目：${title}` : `${title}${out ? '移出' : '编入'}${allianceName}`,
    on,
    to: `/alliances/${alliance}`,
  }));
};
