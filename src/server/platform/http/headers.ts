import type { FastifyInstance, FastifyRequest } from 'fastify';

const PAGE_POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** What every answer tells the browser not to do. */
export function guardsOf(request: Pick<FastifyRequest, 'id' | 'protocol' | 'url'>): Readonly<Record<string, string>> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'content-security-policy': PAGE_POLICY,
    // The number under which the log and the trail know the request.
    'x-request-id': request.id,
    ...(request.protocol === 'https' ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    ...(request.url.startsWith('/api/') ? { 'cache-control': 'no-store' } : {}),
  };
}

/** The reference page brings a stricter policy of its own; what may be kept says so itself. */
const OWN = ['content-security-policy', 'cache-control'];

/** Puts the guards on every answer. */
export function guardHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => {
    for (const [name, value] of Object.entries(guardsOf(request))) {
      if (!OWN.includes(name) || !reply.hasHeader(name)) reply.header(name, value);
    }
  });
}
