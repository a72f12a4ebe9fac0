import swagger from '@fastify/swagger';
import swaggerPages from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { contract } from '#contract/index.ts';
import { Problem } from '#contract/platform.ts';
import type { Route } from '#contract/route.ts';
import { version } from '../version.ts';

type Json = Record<string, unknown>;

/** OpenAPI 3.1 of the whole contract. */
export function openApi(): Json {
  const paths: Record<string, Json> = {};
  for (const [context, routes] of Object.entries(contract)) {
    for (const [name, route] of Object.entries<Route>(routes)) {
      const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(context, name, route) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '家门口 Jiamenkou',
      version,
      description:
        '让每一所家门口的学校都成为好学校的协同管理平台。登录后以会话 Cookie 调用；更改请用 application/json 的 POST。',
    },
    paths,
    components: {
      schemas: { Problem: schema(Problem, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-jiamenkou' } },
    },
  };
}

function operation(context: string, name: string, route: Route): Json {
  const input = schema(route.input, 'input') as { properties?: Record<string, Json>; required?: string[] };
  const inPath = new Set([...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]));
  const fields = Object.entries(input.properties ?? {});
  const inQuery = route.method === 'GET' || route.upload !== undefined;
  const body = Object.fromEntries(fields.filter(([key]) => !inPath.has(key)));
  return {
    operationId: `${context}.${name}`,
    summary: route.summary,
    tags: [context],
    security: route.audience === 'anyone' ? [] : [{ session: [] }],
    'x-data-class': route.data,
    parameters: fields
      .filter(([key]) => inPath.has(key) || inQuery)
      .map(([key, value]) => ({
        name: key,
        in: inPath.has(key) ? 'path' : 'query',
        required: inPath.has(key) || (input.required ?? []).includes(key),
        schema: value,
      })),
    ...(route.method === 'GET'
      ? {}
      : {
          requestBody: {
            required: true,
            content:
              route.upload === undefined
                ? {
                    'application/json': {
                      schema: {
                        type: 'object',
                        properties: body,
                        required: (input.required ?? []).filter((key) => !inPath.has(key)),
                        additionalProperties: false,
                      },
                    },
                  }
                : Object.fromEntries(
                    route.upload.types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
                  ),
          },
        }),
    responses: {
      200: {
        description: '成功',
        content:
          route.answers === 'file'
            ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
            : route.answers === 'events'
              ? { 'text/event-stream': { schema: schema(route.output, 'output') } }
              : { 'application/json': { schema: schema(route.output, 'output') } },
      },
      ...Object.fromEntries(
        [
          [400, '提交的内容有误'],
          [401, '未登录'],
          [403, '没有权限'],
          [404, '没有找到'],
          [409, '与现状冲突'],
          [413, '过大'],
          [429, '过于频繁'],
          [503, '暂时不可用'],
        ].map(([status, description]) => [
          status,
          { description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } },
        ]),
      ),
    },
  };
}

function schema(of: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(of, { io, unrepresentable: 'any', target: 'draft-2020-12' });
  return rest;
}

/** `/api/openapi.json` and the reference page `/api/reference`. */
export async function describe(app: FastifyInstance): Promise<void> {
  // Put together when it is first asked for: a start has no need of it.
  let made: Json | undefined;
  const document = () => {
    made ??= openApi();
    return made;
  };
  await app.register(swagger, { openapi: {}, transformObject: () => document() });
  await app.register(swaggerPages, {
    routePrefix: '/api/reference',
    staticCSP: true,
    uiConfig: { docExpansion: 'none', tryItOutEnabled: false },
  });
  app.get('/api/openapi.json', { exposeHeadRoute: false, config: { open: true } }, async (_request, reply) =>
    reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(document())),
  );
}
