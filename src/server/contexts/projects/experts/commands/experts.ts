import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../../platform/command.ts';
import { projectsPermissions as permitted } from '../../permissions.ts';
import * as store from '../store.ts';

const routes = contract.projects;
const ofExpert = ({ region, id }: store.Key) => ({ subject: { kind: 'person', id }, region });

/** 聘请评审专家: for the first time, or anew. */
export const engageExpert = command({
  name: 'projects.engage-expert',
  input: routes.engageExpert.input,
  subject: (tx, key, { today }) => store.engageable(tx, key, today),
  may: (actor, { region }) => permitted.experts(actor, region),

  async run(tx, { region, id, fields, note, from }, subject) {
    const known = await store.expertOf(tx, subject);
    if (known !== undefined && (known.to === null || known.to > from))
      throw new Refusal('conflict', 'projects.expert-engaged');
    if (!subject.qualified) throw new Refusal('invalid', 'projects.expert-unqualified');
    const engaged = { fields, note, from_day: from, to_day: 'infinity' };
    await tx
      .insertInto('projects.expert')
      .values({ region, person_id: id, ...engaged })
      .onConflict((conflict) => conflict.columns(['region', 'person_id']).doUpdateSet(engaged))
      .execute();
    return { id };
  },
  record: ({ from }, subject) => ({ ...ofExpert(subject), detail: { name: subject.name, from } }),
});

const kept = {
  subject: store.expertOf,
  may: (actor: Parameters<typeof permitted.experts>[0], { region }: store.Expert) => permitted.experts(actor, region),
};

/** 修改专家的领域和备注 */
export const reviseExpert = command({
  name: 'projects.revise-expert',
  input: routes.reviseExpert.input,
  ...kept,
  async run(tx, { region, id, fields, note }) {
    await tx
      .updateTable('projects.expert')
      .set({ fields, note })
      .where('region', '=', region)
      .where('person_id', '=', id)
      .execute();
    return { id };
  },
  record: (_input, subject) => ({ ...ofExpert(subject), detail: { name: subject.name } }),
});

/** 解聘评审专家: no longer drawn from the day on; what is on the desk stays there. */
export const endExpert = command({
  name: 'projects.end-expert',
  input: routes.endExpert.input,
  ...kept,
  async run(tx, { region, id, to }, subject) {
    if (to <= subject.from) throw new Refusal('invalid', 'projects.expert-ends-before');
    await tx
      .updateTable('projects.expert')
      .set({ to_day: to })
      .where('region', '=', region)
      .where('person_id', '=', id)
      .execute();
    return { id };
  },
  record: ({ to }, subject) => ({ ...ofExpert(subject), detail: { name: subject.name, to } }),
});

/** 登记任职经历或回避单位 */
export const addExpertTie = command({
  name: 'projects.add-expert-tie',
  input: routes.addExpertTie.input,
  ...kept,
  async run(tx, { region, id, organisationId, tie, from, to }) {
    if (to !== null && to <= from) throw new Refusal('invalid', 'projects.tie-ends-before');
    const known = await tx
      .selectFrom('organisations.v_organisation')
      .select('id')
      .where('id', '=', organisationId)
      .executeTakeFirst();
    if (known === undefined) throw new Refusal('not-found', 'platform.not-found');
    const tieId = randomUUID();
    await tx
      .insertInto('projects.expert_tie')
      .values({
        region,
        id: tieId,
        person_id: id,
        organisation_id: organisationId,
        tie,
        from_day: from,
        to_day: to ?? 'infinity',
      })
      .execute();
    return { id: tieId };
  },
  record: ({ organisationId, tie }, subject) => ({
    ...ofExpert(subject),
    detail: { name: subject.name, organisationId, kind: tie },
  }),
});

/** 删去任职经历或回避单位 that was entered wrongly. */
export const removeExpertTie = command({
  name: 'projects.remove-expert-tie',
  input: routes.removeExpertTie.input,
  ...kept,
  async run(tx, { region, id, tie }) {
    const removed = await tx
      .deleteFrom('projects.expert_tie')
      .where('region', '=', region)
      .where('person_id', '=', id)
      .where('id', '=', tie)
      .returning('id')
      .executeTakeFirst();
    if (removed === undefined) throw new Refusal('not-found', 'platform.not-found');
    return { id: tie };
  },
  record: (_input, subject) => ({ ...ofExpert(subject), detail: { name: subject.name } }),
});
