import { sql } from 'kysely';
import type { collaborationRoutes } from '#contract/collaboration.ts';
import type { Output } from '#contract/route.ts';
import type { Db } from '../../../platform/database/database.ts';
import { attachedTo } from '../attachments.ts';
import { FROM_MEETINGS, MEETING } from './list.ts';
import type { KeptDecision, KeptTask } from './store.ts';
import * as store from './store.ts';
import { invitationWords, invitedAs, ownerWords } from './words.ts';

type Meeting = Output<typeof collaborationRoutes.meeting>;
type RosterLine = Meeting['roster'][number];
type Row = Omit<Meeting, 'invitations' | 'roster' | 'papers' | 'editions' | 'mine' | 'can'>;

/** One meeting with everything that belongs to it, as the asking eyes see it. */
export async function meetingReport(
  db: Db,
  { region, id }: { readonly region: string; readonly id: string },
  personId: string,
): Promise<Omit<Meeting, 'can'> | undefined> {
  const { rows } = await sql<Row>`
    select ${MEETING}, m.programme_id as "programmeId", m.agenda, m.quorum, m.expected, m.present, m.reason, m.version,
      case when m.secretary_id is not null then json_build_object('region', m.secretary_region, 'personId', m.secretary_id,
        'name', coalesce((select n.name from collaboration.named_in(m.region, m.id) n where n.id = m.secretary_id), '记录人')) end as secretary
    from ${FROM_MEETINGS} where m.region = ${region} and m.id = ${id}`.execute(db);
  const row = rows[0];
  if (row === undefined) return undefined;
  const roster = await rosterOf(db, row);
  const own = roster.find((line) => line.personId === personId);
  return {
    ...row,
    roster,
    invitations: await invitationsOf(db, row),
    papers: await attachedTo(db, { about: 'meeting', region, id }),
    editions: await editionsOf(db, row),
    mine: { invited: own !== undefined, state: own?.state ?? null },
  };
}

type Key = { readonly region: string; readonly id: string; readonly state: Meeting['state'] };

/** Who is invited and who came. Once held, the roster alone counts: who held the post that day stands in it. */
async function rosterOf(db: Db, { region, id, state }: Key): Promise<RosterLine[]> {
  const { rows: lines } = await sql<Omit<RosterLine, 'duty'>>`
    select person_region as "personRegion", person_id as "personId", name, organisation, attends, state, noted, at from collaboration.roster_of(${region}, ${id}::uuid)`.execute(
    db,
  );
  const noted = new Map(lines.map((line) => [line.personId, line]));
  const invited = await store.invited(db, region, id);
  const known = new Set(invited.map(({ personId }) => personId));
  return [
    ...invited
      .filter(({ personId }) => state !== 'held' || noted.has(personId))
      .map((each): RosterLine => {
        const line = noted.get(each.personId);
        return {
          personRegion: each.personRegion,
          personId: each.personId,
          name: each.name,
          duty: invitedAs(each),
          organisation: each.organisation,
          attends: line?.attends ?? each.attends,
          state: line?.state ?? null,
          noted: line?.noted ?? null,
          at: line?.at ?? null,
        };
      }),
    ...lines.filter(({ personId }) => !known.has(personId)).map((line) => ({ ...line, duty: '' })),
  ];
}

async function invitationsOf(db: Db, { region, id }: Key): Promise<Meeting['invitations']> {
  const { rows } = await sql<
    Omit<Meeting['invitations'][number], 'words'> & { bodyName: string | null; personName: string | null }
  >`
    select i.id, i.way, i.attends, i.body_id as "bodyId", i.organisation_id as "organisationId", o.name as "organisationName", i.post, i.office,
      i.person_region as "personRegion", i.person_id as "personId", b.name as "bodyName",
      (select n.name from collaboration.named_in(i.region, i.meeting_id) n where n.id = i.person_id) as "personName"
    from collaboration.invitation i left join organisations.v_organisation o on o.id = i.organisation_id left join organisations.v_body b on b.id = i.body_id
    where i.region = ${region} and i.meeting_id = ${id} order by i.attends, i.way, i.id`.execute(db);
  return rows.map((row) => ({ ...row, words: invitationWords(row) }));
}

async function editionsOf(db: Db, { region, id }: Key): Promise<Meeting['editions']> {
  const { rows } = await sql<Omit<Meeting['editions'][number], 'decisions'> & { decisions: readonly KeptDecision[] }>`
    select x.edition, x.revision, x.state, x.body, x.decisions, x.remarks_until as "remarksUntil", x.reason, x.saved_by_name as "savedBy", x.saved_at as "savedAt", x.final_on as "finalOn",
      coalesce((select json_agg(json_build_object('id', r.id, 'personName', r.person_name, 'body', r.body, 'at', r.at, 'answer', r.answer) order by r.at, r.id)
        from collaboration.remark r where r.region = x.region and r.meeting_id = x.meeting_id and r.edition = x.edition), '[]') as remarks
    from collaboration.minutes x where x.region = ${region} and x.meeting_id = ${id} order by x.edition desc`.execute(
    db,
  );
  const named = await ownerNames(
    db,
    { region, id },
    rows.flatMap(({ decisions }) => decisions.flatMap(({ tasks }) => tasks)),
  );
  return rows.map((row) => ({
    ...row,
    decisions: row.decisions.map((decision) => ({
      ...decision,
      options: [...decision.options],
      tasks: decision.tasks.map((task) => ({
        title: task.title,
        owner: task.owner as Meeting['editions'][number]['decisions'][number]['tasks'][number]['owner'],
        ownerName: named(task),
        due: task.due,
        task: task.task ?? null,
      })),
    })),
  }));
}

/** The owners of decided tasks by name. */
async function ownerNames(
  db: Db,
  { region, id }: Pick<Key, 'region' | 'id'>,
  tasks: readonly KeptTask[],
): Promise<(task: KeptTask) => string> {
  const organisations = tasks.flatMap(({ owner }) => (owner.by === 'post' ? [owner.organisationId] : []));
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organisations.v_organisation where id = any (${organisations}::uuid[])
    union all select n.id, n.name from collaboration.named_in(${region}, ${id}::uuid) n`.execute(db);
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return ({ owner }) =>
    ownerWords(owner as Parameters<typeof ownerWords>[0], {
      organisation: owner.by === 'post' ? names.get(owner.organisationId) : undefined,
      person: owner.by === 'person' ? names.get(owner.personId) : undefined,
    });
}
