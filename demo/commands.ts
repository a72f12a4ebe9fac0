import { sql } from 'kysely';
import { z } from 'zod';
import { CITY, holds } from '#core/identity/actor.ts';
import { command } from '#server/platform/command.ts';
import { asTable } from '#server/platform/database/bulk.ts';
import { orForever } from '#server/platform/database/database.ts';
import { initialsOf } from '#server/platform/pinyin.ts';
import type { World } from './world.ts';

/**
 * What the demonstration needs and no screen or sheet offers: to mark a database as one, titles beyond the catalogue, and bodies
 * whose identifiers stay the same from one making to the next.
 */
const ofTheSystem = {
  subject: async () => ({ region: CITY }),
  may: (actor: Parameters<typeof holds>[0]) =>
    holds(actor, ['system-admin'], (post) => post.region === CITY) || ('identity.admin-only' as const),
};

/** 演示标记：kept in the database for good; `made` turns true when everything is in. */
export const Mark = z.strictObject({
  seed: z.number().int(),
  scale: z.enum(['demo', 'district', 'city']),
  today: z.string(),
  made: z.boolean(),
});
export type Mark = z.output<typeof Mark>;

/** Marks the database as a demonstration, and once made names the people its sign-in page offers. */
export const markDemonstration = command({
  name: 'platform.mark-demonstration',
  input: z.strictObject({ mark: Mark, people: z.array(z.record(z.string(), z.string())) }),
  ...ofTheSystem,
  async run(tx, { mark, people }) {
    const settings = [
      { name: 'demonstration', value: JSON.stringify(mark) },
      { name: 'demonstration-people', value: JSON.stringify(people) },
    ];
    await tx
      .insertInto('platform.setting')
      .values(settings)
      .onConflict((at) => at.column('name').doUpdateSet({ value: sql`excluded.value` }))
      .execute();
    return { id: 'demonstration' };
  },
  record: ({ mark }, { region }) => ({
    subject: { kind: 'demonstration', id: String(mark.seed) },
    region,
    detail: mark,
  }),
});

/** 双名工程 is the city's and not in the catalogue of titles. */
export const addTitleKinds = command({
  name: 'identity.add-demonstration-titles',
  input: z.strictObject({
    titles: z.array(
      z.strictObject({ id: z.uuid(), name: z.string(), category: z.string(), level: z.string(), rank: z.number() }),
    ),
  }),
  ...ofTheSystem,
  async run(tx, { titles }) {
    await tx
      .insertInto('identity.title_kind')
      .values(titles.map((title) => ({ ...title, region: null })))
      .onConflict((at) => at.doNothing())
      .execute();
  },
  record: ({ titles }, { region }) => ({
    subject: { kind: 'title-kinds', id: 'demonstration' },
    region,
    detail: { titles: titles.map(({ name }) => name) },
  }),
});

const Bodies = z.custom<Pick<World, 'bodies' | 'seats'>>();

/** 机构及任职 of all programmes at once, under their own identifiers. */
export const establishBodies = command({
  name: 'organisations.establish-demonstration-bodies',
  input: Bodies,
  ...ofTheSystem,
  async run(tx, { bodies, seats }) {
    const bodyRows = bodies.map(({ to, ...body }) => ({ ...body, initials: initialsOf(body.name), to: orForever(to) }));
    await sql`insert into organisations.body (id, organisation_id, name, initials, kind, level, programme_id, body_key, from_day, to_day)
      select id, "organisationId", name, initials, kind, level, "programmeId", "bodyKey", "from", "to"
      from ${asTable(bodyRows, 'id uuid, "organisationId" uuid, name text, initials text, kind text, level text, "programmeId" text, "bodyKey" text, "from" date, "to" date')} r
      on conflict do nothing`.execute(tx);
    const seatRows = seats.map(({ to, ...seat }) => ({ ...seat, to: orForever(to) }));
    await sql`insert into identity.seat (region, id, person_id, body_id, role, from_day, to_day)
      select region, id, "personId", "bodyId", role, "from", "to"
      from ${asTable(seatRows, 'id uuid, region text, "personId" uuid, "bodyId" uuid, role text, "from" date, "to" date')} r
      on conflict do nothing`.execute(tx);
  },
  record: ({ bodies, seats }, { region }) => ({
    subject: { kind: 'bodies', id: 'demonstration' },
    region,
    detail: { bodies: bodies.length, seats: seats.length },
  }),
});
