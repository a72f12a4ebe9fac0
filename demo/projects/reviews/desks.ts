import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { CITY, holds } from '#core/identity/actor.ts';
import type { Caller } from '#server/platform/caller.ts';
import { command } from '#server/platform/command.ts';
import type { Who } from '../shapes.ts';

/** By what its sessions are told from those of people. */
const DEVICE = '演示登记';
const HOURS = 2;

const ofTheSystem = {
  subject: async () => ({ region: CITY }),
  may: (actor: Caller['actor']) =>
    holds(actor, ['system-admin'], (post) => post.region === CITY) || ('identity.admin-only' as const),
};

const Opening = z.custom<{ readonly people: readonly Who[]; readonly hashes: ReadonlyMap<string, string> }>();

/**
 * 演示会话：what lies on an expert's desk, and who is in the bank, the database tells only to whoever is signed in. The people who
 * act there are therefore signed in for as long as the demonstration is made; nobody holds a token of theirs.
 */
const openSessions = command({
  name: 'identity.open-demonstration-sessions',
  input: Opening,
  ...ofTheSystem,
  async run(tx, { people, hashes }, _subject, { now }) {
    const rows = people.map(({ personId, region }) => ({
      region,
      id: randomUUID(),
      person_id: personId,
      token_hash: Buffer.from(hashes.get(personId) ?? '', 'hex'),
      device: DEVICE,
      started_at: now.toString(),
      last_seen_at: now.toString(),
      expires_at: now.add({ hours: HOURS }).toString(),
      second_factor_at: now.toString(),
    }));
    if (rows.length > 0) await tx.insertInto('identity.session').values(rows).execute();
  },
  record: ({ people }, { region }) => ({
    subject: { kind: 'session', id: 'demonstration' },
    region,
    detail: { people: people.length },
  }),
});

/** Also those that a making which was cut short left open. */
const endSessions = command({
  name: 'identity.end-demonstration-sessions',
  input: z.strictObject({}),
  ...ofTheSystem,
  async run(tx, _input, _subject, { now }) {
    const { rows } = await sql`
      update identity.session set ended_at = ${now.toString()}::timestamptz where device = ${DEVICE} and ended_at is null returning id`.execute(
      tx,
    );
    return { ended: rows.length };
  },
  record: (_input, { region }, { ended }) => ({
    subject: { kind: 'session', id: 'demonstration' },
    region,
    detail: { people: ended },
  }),
});

/** Sees with a person's own eyes; throws RangeError for somebody who was not signed in. */
export type EyesOf = (who: Who) => { readonly session: string };

/** Signs people in, lets something be done with their eyes, and signs them out again. */
export async function signedIn(
  caller: Caller,
  people: readonly Who[],
  act: (eyes: EyesOf) => Promise<void>,
): Promise<void> {
  const each = [...new Map(people.map((who) => [who.personId, who])).values()];
  const hashes = new Map(
    each.map(({ personId }) => [personId, createHash('sha256').update(randomBytes(32)).digest('hex')]),
  );
  await openSessions(caller, { people: each, hashes });
  try {
    await act(({ personId }) => {
      const session = hashes.get(personId);
      if (session === undefined) throw new RangeError(`${personId} was not signed in`);
      return { session };
    });
  } finally {
    await endSessions(caller, {});
  }
}
