import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { contract } from '#contract/index.ts';
import type { Route } from '#contract/route.ts';
import type { TestServer } from '../support/server.ts';

/** One route of the contract under its full name, such as `identity.appoint`. */
export type Named = { readonly name: string; readonly route: Route };

export const ROUTES: readonly Named[] = Object.entries(contract).flatMap(([context, routes]) =>
  Object.entries(routes as Readonly<Record<string, Route>>).map(([name, route]) => ({
    name: `${context}.${name}`,
    route,
  })),
);

export function routeNamed(name: string): Route {
  const found = ROUTES.find((each) => each.name === name);
  if (found === undefined) throw new Error(`the contract has no route ${name}`);
  return found.route;
}

export type Knock = {
  readonly cookie?: string | undefined;
  readonly file?: Buffer | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is, instead of the JSON of the input. */
  readonly body?: string;
};

/** Asks a route as a client would, and gives back the answer byte by byte. */
export function knock(
  server: Pick<TestServer, 'app'>,
  route: Route,
  input: Readonly<Record<string, unknown>>,
  { cookie, file, headers, body }: Knock = {},
): Promise<LightMyRequestResponse> {
  const rest: Record<string, unknown> = { ...input };
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value.isWellFormed() ? value : '\u{fffd}');
  });
  const inQuery = route.method === 'GET' || route.upload !== undefined;
  const type = route.method === 'GET' ? undefined : (route.upload?.types[0] ?? 'application/json');
  const payload = route.method === 'GET' ? undefined : (body ?? (route.upload ? file : JSON.stringify(rest)));
  const asked: InjectOptions = {
    method: route.method,
    url: inQuery ? path + queryOf(rest) : path,
    headers: {
      ...(cookie === undefined ? {} : { cookie }),
      ...(type === undefined ? {} : { 'content-type': type }),
      ...headers,
    },
    ...(payload === undefined ? {} : { payload }),
  };
  return route.answers === 'events' ? opened(server, asked) : server.app.inject(asked);
}

/** A stream has no end to wait for: once it has begun it is let go, and only a refusal is read to its end. */
async function opened({ app }: Pick<TestServer, 'app'>, asked: InjectOptions): Promise<LightMyRequestResponse> {
  const response = await app.inject({ ...asked, payloadAsStream: true });
  if (response.statusCode !== 200) return app.inject(asked);
  response.raw.res.destroy();
  return Object.assign(response, { body: '', rawPayload: Buffer.alloc(0) });
}

function queryOf(fields: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null)
        query.append(name, typeof each === 'object' ? JSON.stringify(each) : String(each));
    }
  }
  return query.size === 0 ? '' : `?${query}`;
}

/** The body of a refusal. */
export function problemIn(response: LightMyRequestResponse): { code?: unknown; message?: unknown; detail?: unknown } {
  return response.json<{ code?: unknown; message?: unknown; detail?: unknown }>();
}
