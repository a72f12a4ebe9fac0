import { sql } from 'kysely';
import type { Actor } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { TimelinePort, Todo, TodoPort } from '../../../platform/manifest.ts';
import { type Named, procedureOf } from '../definitions.ts';
import { communitiesPermissions as permitted } from './permissions.ts';
import * as store from './store.ts';

/** 待办: established projects that wait to be put into communities, and schools that wait to be answered. */
export const communityTodos: TodoPort = async (db, { actor, today, most }) => {
  const mine: Todo[] = [];
  if (actor.posts.length === 0) return { total: 0, overdue: 0, rows: [] };
  for (const { of, by, kind, waiting } of await waitingOn(db, actor)) {
    const cases = waiting.filter((one) => permitted.group(actor, by, [{ callRegion: of.region, ...one }]) === true);
    if (cases.length > 0)
      mine.push({
        key: `communities/${of.id}/${cases.length}`,
        kind: '编组',
        title: of.title,
        detail: `${cases.length} 个立项项目还没有编入${kind}`,
        act: '编组',
        to: `/calls/${of.id}/communities`,
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

/** Calls of which somebody groups what was established, the latest first, with the projects that wait for it. */
async function waitingOn(db: Db, actor: Actor) {
  const { rows: calls } = await sql<Named & { id: string; region: string; title: string }>`
    select id, region, title, programme_id as "programmeId", programme_version as "programmeVersion", procedure_id as "procedureId"
    from projects.call where state in ('open', 'closed') order by opens desc, id`.execute(db);
  const found = await Promise.all(
    calls.map(async (of) => {
      // Of most calls nothing is grouped, or not by this person: known without asking the database for each.
      const { procedure } = await procedureOf(db, of);
      const { communities } = procedure;
      return communities !== undefined && permitted.groups(actor, communities.by, of.region) === true
        ? { of, procedure, by: communities.by, kind: communities.kind }
        : [];
    }),
  );
  const grouped = found.flat();
  const open =
    grouped.length === 0
      ? []
      : await store.openIn(
          db,
          grouped.map(({ of, procedure }) => ({ id: of.id, procedure })),
        );
  const byCall = Map.groupBy(open, ({ callId }) => callId);
  return grouped.map((each) => ({ ...each, waiting: byCall.get(each.of.id) ?? [] }));
}

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
