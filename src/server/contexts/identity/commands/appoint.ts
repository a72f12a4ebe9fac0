import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { contract } from '#contract/index.ts';
import { fitPost, keepSeparate, withinLife } from '#core/identity/appointment.ts';
import type { PostKind } from '#core/identity/post.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import { orForever } from '../../../platform/database/database.ts';
import { identityPermissions } from '../permissions.ts';
import * as store from '../store.ts';

/** 任命岗位, dated. */
export const appoint = command({
  name: 'identity.appoint',
  input: contract.identity.appoint.input,
  async subject(tx, { region, id, organisationId, kind }, { today }) {
    const person = await store.subject(tx, region, id, today);
    if (person === undefined) return undefined;
    const place = await store.place(tx, organisationId);
    if (place === undefined) throw new Refusal('invalid', 'identity.no-such-organisation');
    return { person, place, kind };
  },
  may: (actor, { person, place, kind }) => identityPermissions.appoint(actor, kind, place, person.id),

  async run(tx, { kind, office, from, to }, { person, place }) {
    fitPost(kind, place.kind, office);
    if (to !== null && to <= from) throw new Refusal('invalid', 'identity.ends-before-begins', { from });
    const until = withinLife(place, from, to);
    const { rows } = await sql<{
      kind: PostKind;
    }>`select kind from identity.post where region = ${person.region} and person_id = ${person.id}
      and daterange(from_day, to_day) && daterange(${from}::date, ${orForever(until)}::date)`.execute(tx);
    keepSeparate(
      kind,
      rows.map((row) => row.kind),
    );
    const id = randomUUID();
    await tx
      .insertInto('identity.post')
      .values({
        region: person.region,
        id,
        person_id: person.id,
        kind,
        organisation_id: place.id,
        office,
        from_day: from,
        to_day: orForever(until),
      })
      .execute();
    return { id };
  },
  record: ({ kind, from, to }, { person, place }) => ({
    subject: { kind: 'person', id: person.id },
    region: person.region,
    detail: { post: kind, organisationId: place.id, from, to },
  }),
  constraints: { post_once: 'identity.post-held-already' },
});
