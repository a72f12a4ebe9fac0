import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import type { Db } from '../../../platform/database/database.ts';
import { refuseIfPassedOver } from '../../../platform/database/passed-over.ts';
import { identityPermissions } from '../permissions.ts';
import { takeSeatIn } from '../seating.ts';
import * as store from '../store.ts';

const body = (tx: Db, id: string) =>
  tx
    .selectFrom('organisations.v_body')
    .select(['id', 'region', 'organisation_id as organisationId', 'from_day as from', 'to_day as to'])
    .where('id', '=', id)
    .executeTakeFirst();

/** 任命机构成员, dated. */
export const takeSeat = command({
  name: 'identity.take-seat',
  input: contract.identity.takeSeat.input,
  async subject(tx, { bodyId, region, personId }, { today }) {
    const [at, person] = [await body(tx, bodyId), await store.subject(tx, region, personId, today)];
    return at && person && { body: at, person };
  },
  may: (actor, { body: at }) => identityPermissions.seat(actor, at),

  async run(tx, { bodyId, role, from, to }, { body: at, person }) {
    if (to !== null && to <= from) throw new Refusal('invalid', 'identity.ends-before-begins', { from });
    const until = to ?? at.to;
    if (from < at.from || (at.to !== null && (from >= at.to || (until ?? '') > at.to)))
      throw new Refusal('invalid', 'identity.outside-body-life', { from: at.from, to: at.to ?? '今' });
    const key = { region: person.region, personId: person.id, bodyId, role, from, to: until };
    return { id: await takeSeatIn(tx, key) };
  },
  record: ({ bodyId, role, from, to }, { body: at, person }) => ({
    subject: { kind: 'body', id: bodyId },
    region: at.region,
    detail: { person: person.id, role, from, to },
  }),
  constraints: { seat_once: 'identity.seat-held-already' },
});

/** 卸任机构成员. */
export const leaveSeat = command({
  name: 'identity.leave-seat',
  input: contract.identity.leaveSeat.input,
  async subject(tx, { region, id }) {
    const seat = await tx
      .selectFrom('identity.seat')
      .select(['id', 'person_id as personId', 'body_id as bodyId', 'from_day as from', 'to_day as to'])
      .where('region', '=', region)
      .where('id', '=', id)
      .executeTakeFirst();
    const at = seat && (await body(tx, seat.bodyId));
    return at && { seat, body: at };
  },
  may: (actor, { body: at }) => identityPermissions.seat(actor, at),

  async run(tx, { region, id, to }, { seat }) {
    if (to <= seat.from) throw new Refusal('invalid', 'identity.ends-before-begins', { from: seat.from });
    if (seat.to !== null && seat.to <= to) throw new Refusal('conflict', 'identity.already-ended');
    refuseIfPassedOver(
      await tx
        .updateTable('identity.seat')
        .set({ to_day: to })
        .where('region', '=', region)
        .where('id', '=', id)
        .executeTakeFirst(),
    );
    return { id };
  },
  record: ({ to }, { seat, body: at }) => ({
    subject: { kind: 'body', id: at.id },
    region: at.region,
    detail: { person: seat.personId, to },
  }),
});
