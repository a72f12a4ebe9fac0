import { sql } from 'kysely';
import { contract } from '#contract/index.ts';
import { CITY } from '#core/identity/actor.ts';
import { command } from '../../../../platform/command.ts';
import { visitPermissions } from '../permissions.ts';

/** 增设走访类别. */
export const addVisitKind = command({
  name: 'collaboration.add-visit-kind',
  input: contract.collaboration.addVisitKind.input,
  subject: async () => ({ region: CITY }),
  may: visitPermissions.addKind,

  async run(tx, { name }) {
    await tx
      .insertInto('collaboration.visit_kind')
      .values({ name, rank: sql`(select coalesce(max(rank), 0) + 1 from collaboration.visit_kind)` })
      .execute();
    return {};
  },
  record: ({ name }, { region }) => ({ subject: { kind: 'visit-kind', id: name }, region, detail: { name } }),
  constraints: { visit_kind_pkey: 'collaboration.visit-kind-known' },
});
