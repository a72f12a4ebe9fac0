import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { contract } from '#contract/index.ts';
import { maySend } from '#core/collaboration/visit.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../../platform/command.ts';
import { tellVisited } from '../notices.ts';
import { visitPermissions } from '../permissions.ts';
import { replacePoints } from '../points.ts';
import * as store from '../store.ts';

const ofVisit = ({ id, region }: store.Key) => ({ subject: { kind: 'visit', id }, region });

/** 记走访: a draft on a day; one in the future is a visit to come. Twice for the same day is the same draft. */
export const beginVisit = command({
  name: 'collaboration.begin-visit',
  input: contract.collaboration.beginVisit.input,
  subject: (tx, { organisationId }) => store.organisation(tx, organisationId),
  may: visitPermissions.record,

  async run(tx, { on }, at, { actor }) {
    store.refuseNotVisited(at, on);
    const known = await tx
      .selectFrom('collaboration.visit')
      .select(['region', 'id'])
      .where('region', '=', at.region)
      .where('organisation_id', '=', at.organisationId)
      .where('liaison_id', '=', actor.personId)
      .where('state', '=', 'draft')
      .where('on_day', '=', on)
      .executeTakeFirst();
    if (known !== undefined) return known;
    const assigned = await store.assignedFor(tx, at, actor.personId, on);
    const id = randomUUID();
    await tx
      .insertInto('collaboration.visit')
      .values({
        region: at.region,
        id,
        organisation_id: at.organisationId,
        liaison_region: actor.region,
        liaison_id: actor.personId,
        liaison_name: actor.name,
        programme_id: assigned.length === 1 ? (assigned[0] ?? null) : null,
        kind: (await store.visitKinds(tx))[0] ?? '',
        on_day: on,
        planned: assigned.length > 0,
        met: '',
        seen: '',
        state: 'draft',
      })
      .execute();
    return { region: at.region, id };
  },
  record: ({ on }, { organisationId }, { region, id }) => ({
    ...ofVisit({ region, id }),
    detail: { on, organisationId },
  }),
});

/** 保存草稿. */
export const saveVisit = command({
  name: 'collaboration.save-visit',
  input: contract.collaboration.saveVisit.input,
  subject: (tx, key, { today }) => store.visit(tx, key, today),
  may: visitPermissions.write,

  async run(tx, { revision, on, kind, programmeId, met, seen, points }, visit, { actor }) {
    refuseStale(visit, revision);
    if (!(await store.visitKinds(tx)).includes(kind)) throw new Refusal('invalid', 'collaboration.visit-kind-unknown');
    const assigned = await store.assignedFor(tx, visit, actor.personId, on);
    await tx
      .updateTable('collaboration.visit')
      .set({
        on_day: on,
        kind,
        programme_id: programmeId,
        met,
        seen,
        planned: assigned.length > 0,
        revision: revision + 1,
      })
      .where('region', '=', visit.region)
      .where('id', '=', visit.id)
      .execute();
    await replacePoints(tx, visit, points);
    return { revision: revision + 1 };
  },
  record: ({ on }, visit, { revision }) => ({ ...ofVisit(visit), detail: { on, revision } }),
});

/** 送达: from now on the report is never changed, counts for the day of the visit, and waits for answers. */
export const sendVisit = command({
  name: 'collaboration.send-visit',
  input: contract.collaboration.sendVisit.input,
  subject: (tx, key, { today }) => store.visit(tx, key, today),
  may: visitPermissions.write,

  async run(tx, { revision }, visit, { actor, today }) {
    refuseStale(visit, revision);
    const points = await store.points(tx, visit);
    const reason = maySend({ ...visit, points }, today).reasons[0];
    if (reason !== undefined) throw new Refusal('invalid', reason);
    store.refuseNotVisited({ kind: visit.organisationKind, ...visit.life }, visit.on);
    await tx
      .updateTable('collaboration.visit')
      .set({ state: 'sent', sent_on: today })
      .where('region', '=', visit.region)
      .where('id', '=', visit.id)
      .execute();
    await tellVisited(tx, actor, visit, {
      key: 'sent',
      title: `走访报告：${visit.organisationName}`,
      body:
        points.length === 0 ? `${visit.on} 走访，没有需要答复的事项` : `${visit.on} 走访，有 ${points.length} 条请答复`,
    });
    return { id: visit.id };
  },
  record: (_input, visit) => ({ ...ofVisit(visit), detail: { on: visit.on, organisationId: visit.organisationId } }),
});

/** 丢弃草稿, pictures and all. */
export const discardVisit = command({
  name: 'collaboration.discard-visit',
  input: contract.collaboration.discardVisit.input,
  subject: (tx, key, { today }) => store.visit(tx, key, today),
  may: visitPermissions.write,

  async run(tx, _input, visit) {
    if (visit.state === 'sent') throw new Refusal('conflict', 'collaboration.visit-sent-already');
    await sql`delete from collaboration.attachment where region = ${visit.region} and about = 'visit' and about_id = ${visit.id}`.execute(
      tx,
    );
    await tx.deleteFrom('collaboration.visit').where('region', '=', visit.region).where('id', '=', visit.id).execute();
    return { id: visit.id };
  },
  record: (_input, visit) => ({ ...ofVisit(visit), detail: { on: visit.on, organisationId: visit.organisationId } }),
});

function refuseStale({ state, revision }: store.Visit, writtenOn: number): void {
  if (state === 'sent') throw new Refusal('conflict', 'collaboration.visit-sent-already');
  if (revision !== writtenOn) throw new Refusal('conflict', 'collaboration.visit-changed');
}
