import { sql } from 'kysely';
import { ANSWERED_WITHIN, SENT_WITHIN } from '#core/collaboration/visit.ts';
import { runsProgrammes } from '#core/identity/offices.ts';
import { addDays, type Day } from '#core/kernel/day.ts';
import { containing } from '../../../platform/database/search-pattern.ts';
import type { AgendaPort, SearchPort, TimelinePort, Todo, TodoPort } from '../../../platform/manifest.ts';
import { visitPermissions as may } from './permissions.ts';

type Row = {
  id: string;
  region: string;
  organisation: string;
  organisationId: string;
  liaisonId: string;
  on: Day;
  state: 'draft' | 'sent';
  sentOn: Day | null;
  keepers: string[];
  open: number;
  answered: number;
  /** The earliest day by which something answered will have been done. */
  due: Day | null;
  pending: number;
};

/**
 * What visits ask of a person: the liaison finishes drafts and settles what was answered, who leads the organisation answers, the
 * office of basic education of the district decides proposals.
 */
export const visitTodos: TodoPort = async (db, { actor, today, most }) => {
  const led = actor.posts
    .filter(({ kind }) => kind === 'alliance-lead' || kind === 'principal' || kind === 'school-admin')
    .map(({ organisationId }) => organisationId);
  const decided = actor.posts.filter(runsProgrammes).map(({ region }) => region);
  const kept = sql`array(select a.liaison_id from collaboration.liaison_assignment a where a.region = v.region and a.organisation_id = v.organisation_id and a.from_day <= ${today}::date and a.to_day > ${today}::date)`;
  const { rows } = await sql<Row>`
    select v.id, v.region, o.name as organisation, v.organisation_id as "organisationId", v.liaison_id as "liaisonId", v.on_day as "on", v.state, v.sent_on as "sentOn", ${kept} as keepers,
      t.open, t.answered, t.due, t.pending
    from collaboration.visit v join organisations.v_organisation o on o.id = v.organisation_id
      cross join lateral (select count(*) filter (where p.state = 'open') as open, count(*) filter (where p.state = 'answered') as answered, min(p.due_day) filter (where p.state = 'answered') as due,
          count(*) filter (where x.state = 'pending') as pending
        from collaboration.visit_point p left join collaboration.visit_proposal x on x.region = p.region and x.visit_id = p.visit_id and x.number = p.number
        where p.region = v.region and p.visit_id = v.id) t
    where (v.liaison_id = ${actor.personId}::uuid or v.organisation_id = any (${led}::uuid[])
        or v.organisation_id in (select a.organisation_id from collaboration.liaison_assignment a where a.liaison_id = ${actor.personId}::uuid and a.from_day <= ${today}::date and a.to_day > ${today}::date)
        or (v.region, v.id) in (select x.region, x.visit_id from collaboration.visit_proposal x where x.state = 'pending' and x.region = any (${decided})))
      and ((v.state = 'draft' and v.liaison_id = ${actor.personId}::uuid and v.on_day <= ${today}::date)
      or (v.state = 'sent' and t.open > 0 and v.organisation_id = any (${led}::uuid[]))
      or (v.state = 'sent' and t.answered > 0 and (v.liaison_id = ${actor.personId}::uuid or ${actor.personId}::uuid = any (${kept})))
      or (v.state = 'sent' and t.pending > 0 and v.region = any (${decided})))`.execute(db);
  const todos = rows
    .flatMap((row) => [
      ...own(row),
      ...(row.open > 0 && led.includes(row.organisationId) ? [answering(row)] : []),
      ...(row.answered > 0 && may.followUp(actor, row) === true ? [settling(row)] : []),
      ...(row.pending > 0 && decided.includes(row.region) ? [deciding(row)] : []),
    ])
    .toSorted((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1));
  return {
    total: todos.length,
    overdue: todos.filter(({ due }) => due !== null && due < today).length,
    rows: todos.slice(0, most),
  };
};

const about = ({ id, region, organisation, on }: Row, what: string) => ({
  key: `visit/${id}/${what}`,
  kind: '走访',
  title: `${organisation} · ${on} 走访`,
  to: `/visits/${region}/${id}`,
});

const own = (row: Row): Todo[] =>
  row.state === 'draft'
    ? [{ ...about(row, 'draft'), detail: '草稿还没有送达', act: '写完送达', due: addDays(row.on, SENT_WITHIN) }]
    : [];

const answering = (row: Row): Todo => ({
  ...about(row, 'answer'),
  detail: `有 ${row.open} 条待答复：怎么办、何时办好`,
  act: '答复',
  due: row.sentOn && addDays(row.sentOn, ANSWERED_WITHIN),
});

const settling = (row: Row): Todo => ({
  ...about(row, 'settle'),
  detail: `有 ${row.answered} 条已答复，看过落实情况后办结或退回`,
  act: '办结',
  due: row.due,
});

const deciding = (row: Row): Todo => ({
  ...about(row, 'decide'),
  detail: `有 ${row.pending} 条对计划的建议，请决定是否采纳`,
  act: '决定',
  due: null,
});

/** Visits a liaison means to make: drafts of a day to come. */
export const visitAgenda: AgendaPort = async (db, { actor, from, to }) => {
  const { rows } = await sql<{ id: string; region: string; name: string; kind: string; on: Day; version: number }>`
    select v.id, v.region, o.name, v.kind, v.on_day as "on", v.revision as version
    from collaboration.visit v join organisations.v_organisation o on o.id = v.organisation_id
    where v.liaison_id = ${actor.personId}::uuid and v.state = 'draft' and v.on_day between ${from}::date and ${to}::date order by v.on_day, v.id`.execute(
    db,
  );
  return rows.map(({ id, region, name, kind, on, version }) => ({
    key: `visit/${id}`,
    kind: '走访',
    title: `${kind}：${name}`,
    place: name,
    on,
    begins: null,
    ends: null,
    to: `/visits/${region}/${id}`,
    version,
    cancelled: false,
  }));
};

export const visitSearch: SearchPort = {
  kind: '走访',
  list: '/visits/records',
  async find(db, { text, most }) {
    const { rows } = await sql<{
      id: string;
      region: string;
      name: string;
      kind: string;
      on: string;
      liaison: string;
      state: string;
    }>`
      select v.id, v.region, o.name, v.kind, v.on_day as "on", v.liaison_name as liaison, v.state
      from collaboration.visit v join organisations.v_organisation o on o.id = v.organisation_id
      where o.name || ' ' || o.initials ilike ${containing(text)} or v.liaison_name ilike ${containing(text)} or v.on_day::text like ${containing(text)}
      order by v.on_day desc, v.id limit ${most}`.execute(db);
    return rows.map(({ id, region, name, kind, on, liaison, state }) => ({
      id,
      name: `${name} · ${on} 走访`,
      about: `${kind} · ${liaison}${state === 'draft' ? ' · 草稿' : ''}`,
      to: `/visits/${region}/${id}`,
    }));
  },
};

/** Visits that were made, for those who follow whom they were made to. */
export const visitTimeline: TimelinePort = async (db, { organisations, until, most }) => {
  const { rows } = await sql<{
    id: string;
    region: string;
    kind: string;
    liaison: string;
    on: Day;
    organisationId: string;
  }>`
    select v.id, v.region, v.kind, v.liaison_name as liaison, v.on_day as "on", v.organisation_id as "organisationId" from collaboration.visit v
    where v.organisation_id = any (${organisations}::uuid[]) and v.state = 'sent' and v.on_day <= ${until}::date
    order by v.on_day desc, v.id limit ${most}`.execute(db);
  return rows.map(({ id, region, kind, liaison, on, organisationId }) => ({
    key: `visit/${id}`,
    kind: '走访',
    organisationId,
    title: `${liaison}${kind}`,
    on,
    to: `/visits/${region}/${id}`,
  }));
};
