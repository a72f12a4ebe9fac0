import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import pg from 'pg';
import { ZodError, type z } from 'zod';
import type { Asked, File, Route, Routes } from '#contract/route.ts';
import { Refusal, type RefusalKind } from '#core/kernel/refusal.ts';
import { type RefusalCode, sentence } from '#core/refusals.ts';
import type { Caller } from '../caller.ts';
import { problemsOf } from './problems.ts';

/** What a handler knows beside its input. `caller` exists on routes for people who are signed in. */
export type Visit = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** The bytes of an upload. */
  readonly upload: Buffer;
};

/** One answer for every route of a context; a missing or misspelt one does not compile. */
export type Answers<R extends Routes> = {
  readonly [K in keyof R]: R[K] extends { readonly answers: 'events' }
    ? (caller: Caller, input: Asked<R[K]>, gone: AbortSignal) => AsyncIterable<z.input<R[K]['output']>>
    : R[K]['audience'] extends 'anyone'
      ? (visit: Visit, input: Asked<R[K]>) => Promise<z.input<R[K]['output']>>
      : (caller: Caller, input: Asked<R[K]>, visit: Visit) => Promise<z.input<R[K]['output']>>;
};

const STATUS: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
};

/** `quietly` leaves no mark that the session was used: a page that only listens is nobody at work. */
export type CallerOf = (request: FastifyRequest, how?: { readonly quietly: boolean }) => Promise<Caller>;

/** Who asks, for as long as the request lives. */
const callers = new WeakMap<FastifyRequest, Caller>();

/** Hangs every route of a contract on the server. A route without an answer, or an answer without a route, stops the start. */
export function register<R extends Routes>(
  app: FastifyInstance,
  routes: R,
  answers: Answers<R>,
  callerOf: CallerOf,
): void {
  for (const [name, route] of Object.entries(routes)) {
    const answer = (answers as Record<string, (...given: unknown[]) => unknown>)[name];
    if (answer === undefined) throw new Error(`${route.method} ${route.path} has no answer`);
    app.route({
      method: route.method,
      url: route.path,
      exposeHeadRoute: false,
      config: { route },
      ...(route.upload === undefined ? {} : { bodyLimit: route.upload.maxBytes }),
      // Who asks is settled before a byte of the body is read: strangers cannot make the server hold their uploads.
      onRequest: async (request) => {
        if (route.method === 'POST') refuseForeign(request, route);
        if (route.audience === 'signed-in')
          callers.set(request, await callerOf(request, { quietly: route.answers === 'events' }));
      },
      handler: async (request, reply) => {
        const caller = callers.get(request);
        const visit: Visit = { request, reply, upload: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0) };
        const input = read(route, request);
        if (route.answers === 'events' && caller !== undefined)
          return app.streams.carry(
            route,
            request,
            reply,
            caller,
            (gone) => answer(caller, input, gone) as AsyncIterable<unknown>,
          );
        const output = caller === undefined ? await answer(visit, input) : await answer(caller, input, visit);
        return send(route, request, reply, output);
      },
    });
  }
}

function read(route: Route, request: FastifyRequest): unknown {
  const params = request.params as Record<string, unknown>;
  const body = route.method === 'POST' && route.upload === undefined ? request.body : request.query;
  if (body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body))) {
    throw new Refusal('invalid', 'platform.invalid-input', { problems: '应为一个对象' });
  }
  const twice = Object.keys(params).find((name) => body !== undefined && body !== null && Object.hasOwn(body, name));
  if (twice !== undefined)
    throw new Refusal('invalid', 'platform.invalid-input', { problems: `${twice} 已写在地址中` });
  const given = { ...(body as Record<string, unknown> | null), ...params };
  if (hasBrokenText(given, 0))
    throw new Refusal('invalid', 'platform.invalid-input', { problems: '含有无法保存的字符或嵌套过深' });
  return route.input.parse(given);
}

/** Text that no table can hold: NUL, or half of a character; and nesting nobody writes by hand. */
function hasBrokenText(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed();
  if (typeof value !== 'object' || value === null) return false;
  if (depth > 20) return true;
  return Object.entries(value).some(([key, inner]) => hasBrokenText(key, depth) || hasBrokenText(inner, depth + 1));
}

/** A change must come from our own pages: same site by the browser's own word, and a body no form can send. */
function refuseForeign(request: FastifyRequest, route: Route): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new Refusal('forbidden', 'platform.cross-site');
  const origin = request.headers.origin;
  if (origin !== undefined && !sameHost(origin, request.headers.host))
    throw new Refusal('forbidden', 'platform.cross-site');
  const type = request.headers['content-type']?.split(';')[0]?.trim() ?? '';
  const allowed = route.upload?.types ?? ['application/json'];
  if (!allowed.includes(type)) throw new Refusal('invalid', 'platform.not-json', { type });
}

function sameHost(origin: string, host: string | undefined): boolean {
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

function send(route: Route, request: FastifyRequest, reply: FastifyReply, output: unknown): unknown {
  if (route.answers === 'file') {
    const file = output as z.output<typeof File>;
    if (file.keep !== undefined) {
      reply.header('etag', file.keep.tag).header('cache-control', `private, max-age=${file.keep.seconds}`);
      if (request.headers['if-none-match'] === file.keep.tag) return reply.status(304).send();
    }
    return (
      reply
        .header('content-type', file.type)
        .header('content-disposition', `attachment; filename*=UTF-8''${inHeader(file.name)}`)
        // Should a browser show it all the same, it is a page of nobody: no script, no form, no origin, nothing fetched.
        .header('content-security-policy', FILE_POLICY)
        .send(Buffer.from(file.body.buffer, file.body.byteOffset, file.body.byteLength))
    );
  }
  // The output schema is the privacy filter: what it does not name is not sent.
  return reply
    .header('content-type', 'application/json; charset=utf-8')
    .send(JSON.stringify(route.output.parse(output)));
}

const FILE_POLICY =
  "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** RFC 8187, which reserves a few characters more than addresses do. */
function inHeader(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Turns whatever was thrown into a problem a person can act on; what we did not expect keeps its details to the log. */
export function answerProblem(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error);
  // The first wall let through what the second held: a refusal to the caller, and work for us.
  if (isHeldByTheDatabase(error))
    request.log.error({ err: error, route: request.routeOptions.url }, 'held by row-level security');
  if (problem !== undefined) {
    void reply
      .status(problem.status)
      .send({ code: problem.code, message: sentence(problem.code, problem.detail), detail: problem.detail });
    return;
  }
  request.log.error({ err: error, route: request.routeOptions.url }, 'fault');
  const detail = { request: request.id };
  void reply.status(500).send({ code: 'platform.fault', message: sentence('platform.fault', detail), detail });
}

/** Nobody reads more mistakes at once, and a long list of wrong rows must not become a longer answer. */
const MOST_PROBLEMS = 50;

type Problem = { status: number; code: RefusalCode; detail: Record<string, unknown> };

function problemOf(error: FastifyError | Error): Problem | undefined {
  if (error instanceof Refusal) return { status: STATUS[error.kind], code: error.code, detail: { ...error.detail } };
  if (error instanceof ZodError) {
    const fields = problemsOf(error).slice(0, MOST_PROBLEMS);
    return {
      status: 400,
      code: 'platform.invalid-input',
      detail: { problems: fields.map((each) => `${each.field} ${each.message}`.trim()).join('；'), fields },
    };
  }
  if (isHeldByTheDatabase(error)) return { status: 403, code: 'platform.not-yours', detail: {} };
  if (isUnreachable(error)) return { status: 503, code: 'platform.too-busy', detail: { seconds: 5 } };
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return { status, code: 'platform.too-large', detail: { limit: '1.2 MB（附件 20 MiB）' } };
  if (status === 415) return { status, code: 'platform.not-json', detail: {} };
  if (status !== undefined && status >= 400 && status < 500)
    return { status: 400, code: 'platform.invalid-input', detail: { problems: '无法读懂这个请求' } };
  return undefined;
}

/** Row-level security, or a right the role does not have, said no. */
function isHeldByTheDatabase(error: Error): boolean {
  return error instanceof pg.DatabaseError && error.code === '42501';
}

/** The database is restarting, out of connections, or gave up after the time limit. */
function isUnreachable(error: Error): boolean {
  if (error instanceof pg.DatabaseError)
    return /^(08|53|57)/.test(error.code ?? '') || error.code === '40001' || error.code === '40P01';
  return (
    'code' in error &&
    (error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET' || error.code === 'ENOENT') &&
    'syscall' in error &&
    error.syscall === 'connect'
  );
}
