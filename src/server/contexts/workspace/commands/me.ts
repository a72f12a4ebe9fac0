import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { AuditEntry } from '../../../platform/trail/audit.ts';

export type Me = { readonly id: string; readonly region: string };

/** What is a person's own is acted on by nobody else. */
export const me = async (_tx: Db, _input: unknown, { actor }: Caller): Promise<Me> => ({
  id: actor.personId,
  region: actor.region,
});

export const ofMe = ({ id, region }: Me): AuditEntry => ({ subject: { kind: 'person', id }, region });
