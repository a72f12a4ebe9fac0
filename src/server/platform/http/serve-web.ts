import { existsSync } from 'node:fs';
import { join } from 'node:path';
import serveFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { Refusal } from '#core/kernel/refusal.ts';

/**
 * 网页：the built pages. Hashed assets are kept for good, the page itself is always fresh, and every address that is not
 * the API's is the page's to draw. Files are looked for when they are asked for, so that a new build shows at once.
 */
export async function serveWeb(app: FastifyInstance, root: string): Promise<void> {
  await app.register(serveFiles, {
    root,
    preCompressed: true,
    suppressWarning: true,
    setHeaders: (response, path) =>
      void response.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    if (path.startsWith('/api/'))
      throw new Refusal('not-found', 'platform.not-a-page-of-ours', { path: path.slice(0, 200) });
    // An asset of an older build is gone; the page in its place would be read as a broken script.
    if (request.method !== 'GET' || path.startsWith('/assets/') || !existsSync(join(root, 'index.html')))
      throw new Refusal('not-found', 'platform.not-found');
    return reply
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .sendFile('index.html', { cacheControl: false });
  });
}
