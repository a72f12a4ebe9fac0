import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { contexts } from './contexts/index.ts';
import { type Session, sessions } from './platform/authentication.ts';
import type { Caller } from './platform/caller.ts';
import { platformAnswers } from './platform/http/answers.ts';
import { cookieName } from './platform/http/cookie.ts';
import { openStreams } from './platform/http/events.ts';
import { guardHeaders, guardsOf } from './platform/http/headers.ts';
import { answerProblem, register } from './platform/http/http.ts';
import { describe } from './platform/http/openapi.ts';
import { serveWeb } from './platform/http/serve-web.ts';
import type { Names } from './platform/manifest.ts';
import { dayOf } from './platform/time/clock.ts';
import type { Surroundings } from './surroundings.ts';

/** A session that has not come all the way in may do only what brings it further. */
const ALWAYS_OPEN = new Set([
  '/api/me',
  '/api/sign-out',
  '/api/me/password',
  '/api/me/second-factor',
  '/api/me/second-factor/confirm',
]);

/** Puts the server together: routes of all contexts, the reference, the web. Does not listen yet. */
export async function assemble(surroundings: Surroundings): Promise<FastifyInstance> {
  const { settings, database, line, freshness, clock, log } = surroundings;
  const app = fastify({
    // What is worth a line at `info` we say ourselves; of the framework only what went wrong.
    loggerInstance: log.child({}, { level: log.isLevelEnabled('warn') ? 'warn' : log.level }) as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    // Addresses that cannot be read do not come as far as a route, and are still answered as problems.
    frameworkErrors: (error, request, reply) => {
      for (const [name, value] of Object.entries(guardsOf(request))) void reply.header(name, value);
      answerProblem(error, request, reply);
    },
    trustProxy: (_address: string, hop: number) => hop <= settings.trustedProxies - 1,
    bodyLimit: 1_250_000,
    requestTimeout: 60_000,
    connectionTimeout: 30_000,
    keepAliveTimeout: 30_000,
    routerOptions: { maxParamLength: 200 },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  });
  const resolver = sessions(database, freshness);

  async function sessionOf(request: FastifyRequest, how?: { readonly quietly: boolean }): Promise<Session> {
    const token = tokenOf(request, settings.insecure);
    if (token === undefined) throw new Refusal('unauthenticated', 'platform.not-signed-in');
    return resolver.resolve(token, clock(), how);
  }

  async function callerOf(request: FastifyRequest, how?: { readonly quietly: boolean }): Promise<Caller> {
    const session = await sessionOf(request, how);
    if (!ALWAYS_OPEN.has(request.routeOptions.url ?? '')) {
      if (session.actor.posts.length === 0) throw new Refusal('forbidden', 'identity.no-post');
      if (session.mustChangePassword) throw new Refusal('forbidden', 'identity.password-change-needed');
      if (session.secondFactor === 'needed' || session.secondFactor === 'set')
        throw new Refusal('forbidden', 'identity.second-factor-needed');
    }
    const now = clock();
    return {
      actor: session.actor,
      eyes: { session: session.hash },
      database,
      freshness,
      requestId: request.id,
      now,
      today: dayOf(now),
    };
  }

  guardHeaders(app);
  openStreams(app, line, (request) =>
    callerOf(request, { quietly: true }).then(
      () => true,
      // A database that does not answer says nothing about the session.
      (error: unknown) => !(error instanceof Refusal),
    ),
  );
  app.setErrorHandler(answerProblem);
  app.addHook('onResponse', async (request, reply) => {
    log.debug(
      {
        request: request.id,
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'));
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  const names: Names = Object.assign({}, ...contexts.map((context) => context.names ?? {}));
  register(app, contract.platform, platformAnswers(surroundings, names), callerOf);
  for (const context of contexts) context.hang(app, surroundings, callerOf, { sessionOf, forget: resolver.forget });
  await describe(app);
  await serveWeb(app, fileURLToPath(new URL('../../dist/web/', import.meta.url)));
  return app;
}

function tokenOf(request: FastifyRequest, insecure: boolean): string | undefined {
  const wanted = `${cookieName(insecure)}=`;
  const found = request.headers.cookie
    ?.split(/;\s*/)
    .find((each) => each.startsWith(wanted))
    ?.slice(wanted.length);
  return found !== undefined && /^[\w-]{43}$/.test(found) ? found : undefined;
}
