import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Input, Output, Route } from '#contract/route.ts';
import { assemble } from '../../src/server/app.ts';
import type { Clock } from '../../src/server/platform/time/clock.ts';
import type { Person } from './builders.ts';
import { aPlatform, type TestPlatform } from './database.ts';

/** What a route answered: its status and, when it is a refusal, its code. */
export type Answer<O = unknown> = {
  readonly status: number;
  readonly body: O;
  readonly code: string | undefined;
  readonly headers: Record<string, unknown>;
};

export type TestServer = {
  readonly platform: TestPlatform;
  readonly app: FastifyInstance;
  /** A cookie of a session of the person, the second factor given. */
  signedIn(person: Pick<Person, 'region' | 'id'>): Promise<string>;
  /** Asks as somebody (a cookie) or as nobody. */
  ask<R extends Route>(route: R, input: Input<R>, cookie?: string): Promise<Answer<Output<R>>>;
  close(): Promise<void>;
};

/** A server on a database of its own, asked without a network. */
export async function aServer(clock?: Clock): Promise<TestServer> {
  const platform = await aPlatform(clock);
  const app = await assemble(platform);
  await app.ready();
  return {
    platform,
    app,
    signedIn: (person) => openSession(platform, person),
    async ask(route, input, cookie) {
      const fields = { ...(input as Record<string, unknown>) };
      const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
        const value = String(fields[name]);
        delete fields[name];
        return encodeURIComponent(value);
      });
      const query = route.method === 'GET' || route.upload !== undefined ? `?${queryOf(fields)}` : '';
      const response = await app.inject({
        method: route.method,
        url: path + query,
        headers: {
          ...(cookie === undefined ? {} : { cookie }),
          ...(route.method === 'POST' ? { 'content-type': 'application/json' } : {}),
        },
        ...(route.method === 'POST' ? { payload: JSON.stringify(fields) } : {}),
      });
      const isJson = String(response.headers['content-type']).startsWith('application/json');
      const body = (isJson ? JSON.parse(response.body) : response.rawPayload) as Output<typeof route> & {
        code?: string;
      };
      return {
        status: response.statusCode,
        body,
        code: response.statusCode >= 400 ? body.code : undefined,
        headers: response.headers,
      };
    },
    async close() {
      await app.close();
      await platform.close();
    },
  };
}

function queryOf(fields: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (Array.isArray(value)) for (const each of value) query.append(name, String(each));
    else if (value !== undefined && value !== null) query.append(name, String(value));
  }
  return query.toString();
}

async function openSession(
  { database, clock }: TestPlatform,
  { region, id }: Pick<Person, 'region' | 'id'>,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const [now, real] = [clock(), Temporal.Now.instant()];
  // Row-level security looks at the database's own clock: a session of a test whose day is long ago has to hold there too.
  const seen = Temporal.Instant.compare(now, real) < 0 ? real : now;
  await database.system
    .insertInto('identity.session')
    .values({
      region,
      id: randomUUID(),
      person_id: id,
      token_hash: createHash('sha256').update(token).digest(),
      device: 'test',
      started_at: now.toString(),
      last_seen_at: seen.toString(),
      expires_at: seen.add({ hours: 12 }).toString(),
      second_factor_at: now.toString(),
    })
    .execute();
  return `jiamenkou=${token}`;
}
