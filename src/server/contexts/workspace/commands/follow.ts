import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import { ofMe } from './me.ts';

/** What one person can keep an eye on. */
const MOST = 100;

/** 关注 an organisation or a programme; following twice is following. */
export const follow = command({
  name: 'workspace.follow',
  input: contract.workspace.follow.input,
  async subject(tx, { organisationId, programmeId }, { actor }) {
    if ((organisationId === undefined) === (programmeId === undefined))
      throw new Refusal('invalid', 'platform.invalid-input', { problems: '请指明一个单位或一个行动计划' });
    const known =
      organisationId === undefined
        ? await tx
            .selectFrom('programmes.v_programme')
            .select('id')
            .where('id', '=', programmeId ?? '')
            .executeTakeFirst()
        : await tx
            .selectFrom('organisations.v_organisation')
            .select('id')
            .where('id', '=', organisationId)
            .executeTakeFirst();
    return known && { id: actor.personId, region: actor.region };
  },
  may: () => true,

  async run(tx, { organisationId = null, programmeId = null }, { id: personId, region }, { now }) {
    const followed = await tx
      .selectFrom('workspace.follow')
      .select(['id', 'organisation_id', 'programme_id'])
      .where('region', '=', region)
      .where('person_id', '=', personId)
      .execute();
    const known = followed.find((each) => each.organisation_id === organisationId && each.programme_id === programmeId);
    if (known !== undefined) return { id: known.id };
    if (followed.length >= MOST) throw new Refusal('conflict', 'workspace.followed-enough', { most: MOST });
    const id = randomUUID();
    await tx
      .insertInto('workspace.follow')
      .values({
        region,
        id,
        person_id: personId,
        organisation_id: organisationId,
        programme_id: programmeId,
        since: now.toString(),
      })
      .execute();
    return { id };
  },
  record: ({ organisationId = null, programmeId = null }, mine) => ({
    ...ofMe(mine),
    detail: organisationId === null ? { programme: programmeId } : { organisationId },
  }),
});

/** 取消关注. */
export const unfollow = command({
  name: 'workspace.unfollow',
  input: contract.workspace.unfollow.input,
  subject: (tx, { id }, { actor }) =>
    tx
      .selectFrom('workspace.follow')
      .select(['id', 'region', 'person_id as personId'])
      .where('region', '=', actor.region)
      .where('person_id', '=', actor.personId)
      .where('id', '=', id)
      .executeTakeFirst(),
  may: () => true,

  async run(tx, { id }, { region }) {
    await tx.deleteFrom('workspace.follow').where('region', '=', region).where('id', '=', id).execute();
    return { id };
  },
  record: (_input, { personId, region }) => ofMe({ id: personId, region }),
});
