import type { Page, Request } from 'playwright-core';

/** Requests on their way, by page. A stream of events is never through, and does not count. */
const underway = new WeakMap<Page, Set<Request>>();

/** Keeps an eye on what a page asks for, from its first request on. */
export function watchTraffic(page: Page): void {
  const requests = new Set<Request>();
  underway.set(page, requests);
  page.on('request', (request) => request.resourceType() !== 'eventsource' && requests.add(request));
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
}

const STILL_MS = 200;
const PATIENCE_MS = 30_000;

/** Nothing has been asked for, nor is awaited, for a moment. */
export async function quiet(page: Page): Promise<void> {
  await page.waitForLoadState();
  const requests = underway.get(page);
  if (requests === undefined) throw new Error('the traffic of this page is not watched');
  const began = performance.now();
  let still = began;
  while (performance.now() - still < STILL_MS) {
    await new Promise((later) => setTimeout(later, 25));
    if (requests.size > 0) still = performance.now();
    if (performance.now() - began > PATIENCE_MS)
      throw new Error(`still waiting for ${[...requests].map((request) => request.url()).join(' ')}`);
  }
}
