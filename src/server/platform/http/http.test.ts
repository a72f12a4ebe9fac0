import fastify from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPlatform, type TestPlatform } from '../../../../tests/support/database.ts';
import { changing } from '../database/database.ts';
import { answerProblem } from './http.ts';

let platform: TestPlatform;

beforeAll(async () => {
  platform = await aPlatform();
});
afterAll(() => platform.close());

test('what the second wall holds back is a refusal to the caller, never a fault', async () => {
  const app = fastify();
  app.setErrorHandler(answerProblem);
  const nobody = { session: '0'.repeat(64) };
  app.get('/', () =>
    changing(platform.database, nobody, (tx) =>
      sql`insert into platform.audit (region, id, actor_id, actor_name, actor_posts, action, subject_kind, subject_id, detail)
        values ('310000', gen_random_uuid(), gen_random_uuid(), '', '{}', 'x.y', 'x', 'x', '{}')`.execute(tx),
    ),
  );
  const answer = await app.inject('/');
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'platform.not-yours']);
  await app.close();
});
