import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aPerson, aSchool } from '../../../../tests/support/builders.ts';
import { aPlatform, type TestPlatform } from '../../../../tests/support/database.ts';
import { asking, changing, orForever } from './database.ts';

let platform: TestPlatform;

beforeAll(async () => {
  platform = await aPlatform();
  await aPerson(platform.database, { at: await aSchool(platform.database) });
});
afterAll(() => platform.close());

const STRANGER = { session: '0'.repeat(64) };

describe('asking', () => {
  const statements = [
    `insert into organisations.school_year (year, verified, terms) values (2040, true, '[]')`,
    'delete from platform.audit',
    'update organisations.organisation set name = name',
    'truncate programmes.definition',
    'create table organisations.mine ()',
    'select organisations.organisation.id from organisations.organisation for update',
    'with gone as (delete from identity.post returning id) select * from gone',
    'set transaction read write; delete from identity.post',
    'commit; delete from identity.post',
  ];

  test.for(statements)('writes nothing, even when it is handed: %s', async (statement) => {
    for (const eyes of [STRANGER, 'system'] as const) {
      // The system's eyes are kept by the transaction alone: who ends it, and only our own code could, has left asking.
      if (eyes === 'system' && statement.startsWith('commit')) continue;
      await expect(asking(platform.database, eyes, (db) => sql.raw(statement).execute(db))).rejects.toThrow(
        /read-only|permission denied|must be set before any query/,
      );
    }
    const { rows } = await sql<{ n: number }>`select count(*) as n from identity.post`.execute(
      platform.database.system,
    );
    expect(rows[0]?.n).toBe(1);
  });

  test('sees one snapshot from the first question to the last', async () => {
    const count = () => sql<{ n: number }>`select count(*) as n from organisations.school_year`;
    const seen = await asking(platform.database, 'system', async (db) => {
      const before = (await count().execute(db)).rows[0]?.n;
      await platform.database.system
        .insertInto('organisations.school_year')
        .values({ year: 2041, verified: false, terms: '[]' })
        .execute();
      return [before, (await count().execute(db)).rows[0]?.n];
    });
    expect(seen).toEqual([0, 0]);
  });

  test('leaves no eyes behind for whoever uses the connection next', async () => {
    const eyes = async (db: Parameters<Parameters<typeof asking>[2]>[0]) =>
      (await sql<{ eyes: string }>`select coalesce(current_setting('app.session', true), '') as eyes`.execute(db))
        .rows[0]?.eyes;
    expect(await asking(platform.database, STRANGER, eyes)).toBe(STRANGER.session);
    for (let at = 0; at < 12; at += 1) expect(await eyes(platform.database.reader)).toBe('');
  });

  test('without a session sees nobody', async () => {
    expect(
      await asking(platform.database, STRANGER, (db) => db.selectFrom('identity.person').select('id').execute()),
    ).toEqual([]);
    expect(await platform.database.reader.selectFrom('identity.person').select('id').execute()).toEqual([]);
    expect(await platform.database.system.selectFrom('identity.person').select('id').execute()).toHaveLength(1);
  });

  test('takes only the hash of a token for eyes', async () => {
    await expect(async () => asking(platform.database, { session: `' or true --` }, async () => 1)).rejects.toThrow(
      TypeError,
    );
    await expect(changing(platform.database, { session: 'x' }, async () => 1)).rejects.toThrow(TypeError);
  });
});

test('days are text and an open end is null, instants are ISO text, counts are numbers', async () => {
  const { rows } =
    await sql`select date '2017-02-28' as day, date 'infinity' as forever, timestamptz '2017-02-28 08:00+08' as at, count(*) as n from organisations.region`.execute(
      platform.database.reader,
    );
  expect(rows).toEqual([{ day: '2017-02-28', forever: null, at: '2017-02-28T00:00:00.000Z', n: 17 }]);
  expect([orForever(null), orForever('2017-02-28')]).toEqual(['infinity', '2017-02-28']);
});

test('names sort by pinyin', async () => {
  const { rows } = await sql<{
    name: string;
  }>`select name from (values ('撤并'), ('陈行'), ('安澜'), ('宝钢')) as t (name) order by name collate platform.pinyin`.execute(
    platform.database.reader,
  );
  expect(rows.map(({ name }) => name)).toEqual(['安澜', '宝钢', '撤并', '陈行']);
});
