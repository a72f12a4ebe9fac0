import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Refusal } from '#core/kernel/refusal.ts';
import { aPlatform, type TestPlatform } from '../../../tests/support/database.ts';
import { trail } from '../../../tests/support/offices.ts';
import type { Caller } from './caller.ts';
import { command, type May } from './command.ts';
import { brokenConstraint, changing } from './database/database.ts';
import { systemCaller } from './system-caller.ts';

let platform: TestPlatform;
let caller: Caller;

beforeAll(async () => {
  platform = await aPlatform();
  caller = systemCaller(platform.database, platform.freshness, '测试');
});
afterEach(async () => {
  await platform.database.system.deleteFrom('organisations.school_year').execute();
});
afterAll(() => platform.close());

const years = async () =>
  (await platform.database.system.selectFrom('organisations.school_year').select('year').orderBy('year').execute()).map(
    ({ year }) => year,
  );

/** Writes a school year of no terms under a subject of its own: the smallest change there is. */
function writing(given: { may?: May; lost?: number; after?: () => never; subject?: string }) {
  let runs = 0;
  const perform = command({
    name: 'organisations.try',
    input: z.strictObject({ year: z.number().int() }),
    subject: async () => (given.subject === undefined ? undefined : { id: given.subject }),
    may: () => given.may ?? true,
    async run(tx, { year }) {
      runs += 1;
      if (runs <= (given.lost ?? 0))
        await sql`do $$ begin raise exception 'lost' using errcode = '40001'; end $$`.execute(tx);
      await tx.insertInto('organisations.school_year').values({ year, verified: false, terms: '[]' }).execute();
      given.after?.();
      return { year };
    },
    record: (_input, { id }) => ({ subject: { kind: 'test', id }, region: '310000' }),
    constraints: { school_year_pkey: 'organisations.terms-out-of-order' },
  });
  return { perform, runs: () => runs };
}

describe('a command', () => {
  test('writes its change and one line of audit, together', async () => {
    await writing({ subject: 'whole' }).perform(caller, { year: 2030 });
    expect([await years(), await trail(platform, 'whole')]).toEqual([[2030], ['organisations.try']]);
  });

  test('whose subject the caller does not see answers not-found, and is not run', async () => {
    const unseen = writing({});
    await expect(unseen.perform(caller, { year: 2030 })).rejects.toMatchObject({
      kind: 'not-found',
      code: 'platform.not-found',
    });
    expect(unseen.runs()).toBe(0);
  });

  test('that the caller may not give is refused with the reason, and is not run', async () => {
    const refused = writing({ subject: 'refused', may: 'organisations.calendar-only' });
    await expect(refused.perform(caller, { year: 2030 })).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'organisations.calendar-only',
    });
    expect([refused.runs(), await trail(platform, 'refused')]).toEqual([0, []]);
  });

  test('refused after it wrote leaves nothing, neither change nor audit', async () => {
    const late = writing({
      subject: 'late',
      after: () => {
        throw new Refusal('conflict', 'platform.changed-meanwhile');
      },
    });
    await expect(late.perform(caller, { year: 2030 })).rejects.toMatchObject({ code: 'platform.changed-meanwhile' });
    expect([late.runs(), await years(), await trail(platform, 'late')]).toEqual([1, [], []]);
  });

  test('that fails leaves nothing, and the fault is not dressed up as a refusal', async () => {
    const broken = writing({
      subject: 'broken',
      after: () => {
        throw new TypeError('a fault');
      },
    });
    await expect(broken.perform(caller, { year: 2030 })).rejects.toThrow(TypeError);
    expect([await years(), await trail(platform, 'broken')]).toEqual([[], []]);
  });

  test('that loses races is run again, and what happened once is audited once', async () => {
    const lost = writing({ subject: 'lost', lost: 3 });
    await lost.perform(caller, { year: 2030 });
    expect([lost.runs(), await years(), await trail(platform, 'lost')]).toEqual([4, [2030], ['organisations.try']]);
  });

  test('that loses every race gives up, and leaves nothing', async () => {
    const lost = writing({ subject: 'given-up', lost: 99 });
    await expect(lost.perform(caller, { year: 2030 })).rejects.toMatchObject({ code: '40001' });
    expect([lost.runs(), await years(), await trail(platform, 'given-up')]).toEqual([8, [], []]);
  });

  test('that runs into a constraint says the sentence for it; a constraint it does not name stays a fault', async () => {
    await writing({ subject: 'first' }).perform(caller, { year: 2030 });
    await expect(writing({ subject: 'second' }).perform(caller, { year: 2030 })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'organisations.terms-out-of-order',
    });
    await expect(writing({ subject: 'third' }).perform(caller, { year: 1066 })).rejects.toBeInstanceOf(
      pg.DatabaseError,
    );
    expect([await trail(platform, 'second'), await trail(platform, 'third')]).toEqual([[], []]);
  });

  test('reads its input strictly before it opens a transaction', async () => {
    const strict = writing({ subject: 'strict' });
    await expect(strict.perform(caller, { year: 2030, more: 1 } as never)).rejects.toThrow(z.ZodError);
    expect(strict.runs()).toBe(0);
  });
});

test('two commands that read what the other writes happen one after the other', async () => {
  // 各自数一数再写一行：串行执行时，后者一定数到前者写下的。
  const count = (year: number) =>
    changing(platform.database, 'system', async (tx) => {
      const { rows } = await sql<{ n: number }>`select count(*) as n from organisations.school_year`.execute(tx);
      await tx.insertInto('organisations.school_year').values({ year, verified: false, terms: '[]' }).execute();
      return rows[0]?.n ?? -1;
    });
  const seen = await Promise.all([2031, 2032, 2033, 2034].map(count));
  expect(seen.toSorted()).toEqual([0, 1, 2, 3]);
});

test('only a violated constraint counts as one', () => {
  expect(brokenConstraint(new Error('23505'))).toBeUndefined();
  expect(
    brokenConstraint(Object.assign(new pg.DatabaseError('x', 0, 'error'), { code: '42501', constraint: 'c' })),
  ).toBeUndefined();
  expect(
    brokenConstraint(Object.assign(new pg.DatabaseError('x', 0, 'error'), { code: '23P01', constraint: 'c' })),
  ).toBe('c');
});
