import { sql } from 'kysely';
import { contract } from '#contract/index.ts';
import { CITY } from '#core/identity/actor.ts';
import { command } from '../../../../platform/command.ts';
import { collaborationPermissions } from '../../permissions.ts';

/** 增设活动类别: what a programme asks for and the list does not have yet. */
export const addActivityKind = command({
  name: 'collaboration.add-activity-kind',
  input: contract.collaboration.addActivityKind.input,
  subject: async () => ({ region: CITY }),
  may: collaborationPermissions.addActivityKind,

  async run(tx, { name }) {
    await tx
      .insertInto('collaboration.activity_kind')
      .values({ name, rank: sql`(select coalesce(max(rank), 0) + 1 from collaboration.activity_kind)` })
      .execute();
    return {};
  },
  record: ({ name }, { region }) => ({ subject: { kind: 'activity-kind', id: name }, region, detail: { name } }),
  constraints: { activity_kind_pkey: 'collaboration.activity-kind-known' },
});
