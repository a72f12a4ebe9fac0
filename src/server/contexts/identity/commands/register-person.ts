import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { fitPost, withinLife } from '#core/identity/appointment.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import { orForever } from '../../../platform/database/database.ts';
import { initialsOf } from '../../../platform/pinyin.ts';
import { identityPermissions } from '../permissions.ts';
import * as store from '../store.ts';

/** 登记人员: a person enters the roster with a first post. */
export const registerPerson = command({
  name: 'identity.register',
  input: contract.identity.registerPerson.input,
  async subject(tx, { organisationId, post, office }) {
    const place = await store.place(tx, organisationId);
    if (place === undefined) throw new Refusal('invalid', 'identity.no-such-organisation');
    fitPost(post, place.kind, office);
    return { place, post };
  },
  may: (actor, { place, post }) => {
    const may = identityPermissions.register(actor, place);
    return may === true ? identityPermissions.appoint(actor, post, place) : may;
  },

  async run(tx, input, { place }) {
    const until = withinLife(place, input.from, null);
    const id = randomUUID();
    await tx
      .insertInto('identity.person')
      .values({
        region: place.region,
        id,
        name: input.name,
        initials: initialsOf(input.name),
        staff_no: input.staffNo,
        organisation_id: place.id,
        subject: input.subject,
        stage: input.stage,
      })
      .execute();
    await tx
      .insertInto('identity.post')
      .values({
        region: place.region,
        id: randomUUID(),
        person_id: id,
        kind: input.post,
        organisation_id: place.id,
        office: input.office,
        from_day: input.from,
        to_day: orForever(until),
      })
      .execute();
    if (input.phone !== null || input.email !== null)
      await tx
        .insertInto('identity.contact')
        .values({ region: place.region, person_id: id, phone: input.phone, email: input.email })
        .execute();
    return { id, region: place.region };
  },
  record: ({ post, organisationId }, { place }, { id }) => ({
    subject: { kind: 'person', id },
    region: place.region,
    detail: { post, organisationId },
  }),
  constraints: { person_staff_no: 'identity.staff-no-taken' },
});
