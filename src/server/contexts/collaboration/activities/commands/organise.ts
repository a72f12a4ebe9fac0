import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../../platform/command.ts';
import { collaborationPermissions } from '../../permissions.ts';
import { checkPlan, columnsOf, writeParts } from '../planning.ts';
import * as store from '../store.ts';

/** 起草活动. What is past may be entered too, so that its roster and summary find their place. */
export const organiseActivity = command({
  name: 'collaboration.organise-activity',
  input: contract.collaboration.organiseActivity.input,
  subject: (tx, { organisationId }) => store.organiser(tx, organisationId),
  may: collaborationPermissions.organise,

  async run(tx, { organisationId, ...plan }, organiser, { actor }) {
    const cityLevel = collaborationPermissions.cityLevel(actor);
    if (plan.level === '市级' && cityLevel !== true) throw new Refusal('forbidden', cityLevel);
    await checkPlan(tx, organiser, plan);
    const { region } = organiser;
    const id = randomUUID();
    await tx
      .insertInto('collaboration.activity')
      .values({
        region,
        id,
        organisation_id: organisationId,
        ...columnsOf(plan),
        state: 'draft',
        organised_region: actor.region,
        organised_by: actor.personId,
        organised_by_name: actor.name,
      })
      .execute();
    await writeParts(tx, { region, id }, organisationId, plan);
    return { region, id };
  },
  record: ({ kind, level, title, organisationId }, { region }, { id }) => ({
    subject: { kind: 'activity', id },
    region,
    detail: { kind, level, title, organisationId },
  }),
  constraints: { activity_kind_fkey: 'collaboration.activity-kind-unknown' },
});
