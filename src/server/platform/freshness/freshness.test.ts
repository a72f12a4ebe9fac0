import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aPlatform, type TestPlatform } from '../../../../tests/support/database.ts';
import { urlOf } from '../database/roles.ts';
import { type Freshness, freshOn } from './freshness.ts';
import { CHANGED, type Line, openLine } from './line.ts';

let platform: TestPlatform;
let line: Line;
let freshness: Freshness;

beforeEach(async () => {
  platform = await aPlatform();
  line = await openLine(urlOf('jiamenkou_system', platform.database.ownerUrl));
  freshness = freshOn(line);
});
afterEach(async () => {
  await line.close();
  await platform.close();
});

const of = (...contexts: string[]) => freshness.generation(contexts);
/** What another server does: its command notifies in its transaction. */
const elsewhere = (context: string) => sql`select pg_notify(${CHANGED}, ${context})`.execute(platform.database.app);

async function cut(): Promise<void> {
  const owner = new pg.Client({ connectionString: platform.database.ownerUrl });
  await owner.connect();
  const { rowCount } = await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen ${CHANGED}%'`,
  );
  expect(rowCount).toBe(2);
  await owner.end();
}

describe('the generation of a context', () => {
  test('stays while nothing changes, and grows with its own changes only', async () => {
    const before = of('programmes');
    expect(of('programmes')).toBe(before);
    freshness.changed('identity');
    expect(of('programmes')).toBe(before);
    freshness.changed('programmes');
    expect(of('programmes')).not.toBe(before);
  });

  test('grows when another server commits, within a second, and not when it rolls back', async () => {
    const before = of('organisations');
    const client = new pg.Client({ connectionString: platform.database.ownerUrl });
    await client.connect();
    await client.query(`begin; notify ${CHANGED}, 'organisations'`);
    await client.query('rollback');
    await new Promise((done) => setTimeout(done, 200));
    expect(of('organisations')).toBe(before);
    await client.end();
    await elsewhere('organisations');
    await expect.poll(() => of('organisations'), { timeout: 1000, interval: 10 }).not.toBe(before);
  });
});

describe('when the line to the database is cut', () => {
  test('every answer is new until it is back, and then it hears of changes again', async () => {
    const before = of('organisations');
    await cut();
    await expect.poll(() => of('organisations') !== of('organisations'), { timeout: 1000, interval: 5 }).toBe(true);
    expect(of('organisations')).not.toBe(before);
    await expect.poll(() => of('organisations') === of('organisations'), { timeout: 5000 }).toBe(true);
    const back = of('organisations');
    await elsewhere('organisations');
    await expect.poll(() => of('organisations'), { timeout: 1000, interval: 10 }).not.toBe(back);
  });

  test('what was kept from before the cut is old afterwards, whatever happened in between', async () => {
    const before = of('identity');
    await cut();
    await expect.poll(() => of('identity') !== of('identity'), { timeout: 1000, interval: 5 }).toBe(true);
    await elsewhere('identity');
    await expect.poll(() => of('identity') === of('identity'), { timeout: 5000 }).toBe(true);
    expect(of('identity')).not.toBe(before);
  });
});
