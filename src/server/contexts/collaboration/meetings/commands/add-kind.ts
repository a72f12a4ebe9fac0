import { sql } from 'kysely';
import { contract } from '#contract/index.ts';
import { CITY } from '#core/identity/actor.ts';
import { command } from '../../../../platform/command.ts';
import { collaborationPermissions } from '../../permissions.ts';

/** 增设会议类别: what a programme asks for and the list does not have yet. */
export const addMeetingKind = command({
  name: 'collaboration.add-meeting-kind',
  input: contract.collaboration.addMeetingKind.input,
  subject: async () => ({ region: CITY }),
  may: collaborationPermissions.addKind,

  async run(tx, { name }) {
    await tx
      .insertInto('collaboration.meeting_kind')
      .values({ name, rank: sql`(select coalesce(max(rank), 0) + 1 from collaboration.meeting_kind)` })
      .execute();
    return {};
  },
  record: ({ name }, { region }) => ({ subject: { kind: 'meeting-kind', id: name }, region, detail: { name } }),
  constraints: { meeting_kind_pkey: 'collaboration.kind-known' },
});
