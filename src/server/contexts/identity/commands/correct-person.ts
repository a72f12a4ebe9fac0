import { contract } from '#contract/index.ts';
import { command } from '../../../platform/command.ts';
import { refuseIfPassedOver } from '../../../platform/database/passed-over.ts';
import { initialsOf } from '../../../platform/pinyin.ts';
import { identityPermissions } from '../permissions.ts';
import * as store from '../store.ts';

/** 更正人员信息. A person may correct how to be reached; name and number are the personnel office's. */
export const correctPerson = command({
  name: 'identity.correct',
  input: contract.identity.correctPerson.input,
  subject: (tx, { region, id }, { today }) => store.subject(tx, region, id, today),
  may: identityPermissions.correct,

  async run(tx, input, person, { actor }) {
    const own = actor.personId === person.id;
    if (!own) {
      refuseIfPassedOver(
        await tx
          .updateTable('identity.person')
          .set({
            name: input.name,
            initials: initialsOf(input.name),
            staff_no: input.staffNo,
            subject: input.subject,
            stage: input.stage,
          })
          .where('region', '=', person.region)
          .where('id', '=', person.id)
          .executeTakeFirst(),
      );
    }
    const reach = { phone: input.phone, email: input.email };
    await tx
      .insertInto('identity.contact')
      .values({ region: person.region, person_id: person.id, ...reach })
      .onConflict((row) => row.columns(['region', 'person_id']).doUpdateSet(reach))
      .execute();
    return { id: person.id };
  },
  record: (_input, person) => ({ subject: { kind: 'person', id: person.id }, region: person.region }),
  constraints: { person_staff_no: 'identity.staff-no-taken' },
});
