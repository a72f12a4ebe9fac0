import { sql } from 'kysely';
import type { visitRoutes } from '#contract/collaboration/visits.ts';
import type { Output } from '#contract/route.ts';
import { pointLife } from '#core/collaboration/visit.ts';
import { sentence } from '#core/refusals.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { said } from '../../../platform/http/allowed.ts';
import { attachedTo } from '../attachments.ts';
import { FROM_VISITS, VISIT } from './list.ts';
import { visitPermissions as may } from './permissions.ts';
import * as store from './store.ts';

type Visit = Output<typeof visitRoutes.visit>;
type Row = Omit<Visit, 'items' | 'photos' | 'kinds' | 'can'>;
type PointRow = Omit<Visit['items'][number], 'can' | 'proposal'> & {
  proposal: Omit<NonNullable<Visit['items'][number]['proposal']>, 'can'> | null;
};

/** One visit with everything that came of it, and what the caller may do about it. */
export async function visitReport(db: Db, { actor, today }: Caller, key: store.Key): Promise<Visit | undefined> {
  const subject = await store.visit(db, key, today);
  const { rows } = await sql<Row>`
    select ${VISIT}, v.met, v.seen, v.revision, v.sent_on as "sentOn" from ${FROM_VISITS} where v.region = ${key.region} and v.id = ${key.id}`.execute(
    db,
  );
  const row = rows[0];
  if (row === undefined || subject === undefined) return undefined;
  const items = await pointsOf(db, key);
  const photos = await attachedTo(db, { about: 'visit', ...key });
  const write = said(may.write(actor, subject));
  const draft = subject.state === 'draft' || sentence('collaboration.visit-sent-already');
  const [answer, followUp, decide] = [
    may.answer(actor, subject),
    may.followUp(actor, subject),
    may.decide(actor, subject),
  ];
  const moved = (allowed: true | string, so: boolean) =>
    allowed === true ? so || sentence('collaboration.point-not-so') : allowed;
  return {
    ...row,
    items: items.map((point) => ({
      ...point,
      proposal: point.proposal && {
        ...point.proposal,
        can: {
          decide:
            decide === true
              ? point.proposal.state === 'pending' || sentence('collaboration.proposal-decided')
              : said(decide),
        },
      },
      can: {
        answer: moved(said(answer), pointLife.allows(point.state, 'answer')),
        settle: moved(said(followUp), pointLife.allows(point.state, 'settle')),
        reopen: moved(said(followUp), pointLife.allows(point.state, 'reopen')),
      },
    })),
    photos: photos.map(({ id, part, file }) => ({ id, number: part === '' ? null : Number(part), file })),
    kinds: subject.state === 'draft' ? await store.visitKinds(db) : [],
    can: { write: write === true ? draft : write, send: write === true ? draft : write },
  };
}

/** The points in order, each with what happened to it and what it proposes. */
async function pointsOf(db: Db, { region, id }: store.Key): Promise<PointRow[]> {
  const { rows } = await sql<PointRow>`
    select p.number, p.kind, p.body, p.state, p.due_day as due, p.settled_on as "settledOn",
      coalesce((select json_agg(json_build_object('id', s.id, 'at', s.at, 'personName', s.person_name, 'step', s.step, 'note', s.note, 'due', s.due_day,
          'task', case when s.task_id is not null then json_build_object('region', s.task_region, 'id', s.task_id, 'title', k.title, 'state', k.state) end) order by s.at, s.id)
        from collaboration.visit_point_step s left join collaboration.task k on k.region = s.task_region and k.id = s.task_id
        where s.region = p.region and s.visit_id = p.visit_id and s.number = p.number), '[]') as steps,
      (select json_build_object('programmeId', x.programme_id, 'stage', x.stage, 'task', x.stage_task, 'proposes', x.proposes, 'state', x.state, 'reason', x.reason,
          'decidedBy', x.decided_by_name, 'decidedOn', x.decided_on)
        from collaboration.visit_proposal x where x.region = p.region and x.visit_id = p.visit_id and x.number = p.number) as proposal
    from collaboration.visit_point p where p.region = ${region} and p.visit_id = ${id} order by p.number`.execute(db);
  return rows;
}
