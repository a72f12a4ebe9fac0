import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Input, Output, Route } from '#contract/route.ts';
import { ensureCalendar } from '../../src/server/cli/calendar.ts';
import { cronPorts, jobPorts } from '../../src/server/contexts/ports.ts';
import { publish } from '../../src/server/contexts/programmes/commands/publish.ts';
import { startJobs, type Worker } from '../../src/server/platform/jobs.ts';
import { systemCaller } from '../../src/server/platform/system-caller.ts';
import type { Person } from './builders.ts';
import { aServer, type TestServer } from './server.ts';
import { watchTraffic } from './traffic.ts';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
export const PHONE = 390;
const DESK = 1440;

type Visit = {
  /** Whose session the browser holds; absent: nobody's. */
  readonly as?: Pick<Person, 'region' | 'id'>;
  readonly width?: number;
  /** Statuses of refusals this visit is about. Any other answer from 400 up fails the journey, and so does a refusal that never came. */
  readonly refusals?: readonly number[];
};

export type Journey = {
  readonly server: TestServer;
  /** Where the server listens, e.g. `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** A new browser window at an address of the platform; it closes with the test. */
  visit(address: string, visit?: Visit): Promise<Page>;
  /** Asks without the browser, as somebody; a refusal fails the journey. */
  ask<R extends Route>(route: R, input: Input<R>, who: Pick<Person, 'region' | 'id'>): Promise<Output<R>>;
  /** Publishes a definition through the command. */
  publish(yaml: string): Promise<void>;
  /** Lets time pass for the server. */
  pass(time: Temporal.DurationLike): void;
};

/**
 * A browser on a real server with a database of its own, for the tests of one file. The server's day is the one given, so
 * that a journey tells the same story in any year; `on: 'today'` is for signing in, where the database's clock counts too.
 * What goes wrong unseen (script errors, answers nobody expected) fails the test during which it happened.
 */
export function aJourney({ on = '2026-10-15', jobs = false }: { on?: string; jobs?: boolean } = {}): Journey {
  let passed =
    on === 'today' ? Temporal.Duration.from({ seconds: 0 }) : Temporal.Now.instant().until(`${on}T10:00:00+08:00`);
  let server: TestServer;
  let browser: Browser;
  let worker: Worker | undefined;
  let origin = '';
  const open: { context: BrowserContext; page: Page; settle(): string[] }[] = [];

  beforeAll(async () => {
    const clock = () => Temporal.Now.instant().add(passed);
    [server, browser] = await Promise.all([
      aServer(clock),
      chromium.launch({ executablePath: chromiumPath(), args: FLAGS }),
    ]);
    await ensureCalendar(server.platform);
    if (jobs) worker = await startJobs(server.platform, jobPorts(), cronPorts());
    origin = await server.app.listen({ port: 0, host: '127.0.0.1' });
  });

  afterEach(async ({ task }) => {
    const faults: string[] = [];
    for (const { context, page, settle } of open.splice(0)) {
      if (task.result?.state === 'fail') await picture(page, `${basename(task.file.name, '.test.ts')} ${task.name}`);
      faults.push(...settle());
      await context.close();
    }
    expect(faults, 'what went wrong unseen in the browser').toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await worker?.stop();
    await server?.close();
  });

  return {
    get server() {
      return server;
    },
    get origin() {
      return origin;
    },
    pass(time) {
      passed = passed.add(time);
    },
    async ask(route, input, who) {
      const { code, body } = await server.ask(route, input, await server.signedIn(who));
      if (code !== undefined) throw new Error(`${route.path} ${code} ${JSON.stringify(body)}`);
      return body;
    },
    async publish(yaml) {
      const { database, freshness, clock } = server.platform;
      await publish(systemCaller(database, freshness, '测试', clock), { yaml });
    },
    async visit(address, { as, width = DESK, refusals = [] } = {}) {
      const context = await browser.newContext({
        viewport: { width, height: width === PHONE ? 844 : 900 },
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
        acceptDownloads: true,
      });
      context.setDefaultTimeout(30_000);
      if (as !== undefined) {
        const [name = '', value = ''] = (await server.signedIn(as)).split('=', 2);
        await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Lax' }]);
      }
      const page = await context.newPage();
      watchTraffic(page);
      open.push({ context, page, settle: watch(page, refusals) });
      await page.goto(origin + address);
      return page;
    },
  };
}

/** Collects what a person would not notice; the answer is asked when the test is over. */
function watch(page: Page, refusals: readonly number[]): () => string[] {
  const faults: string[] = [];
  const awaited = new Set(refusals);
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    // Chromium writes every refused request here, and React every refusal a page shows; the responses tell of both.
    if (refusals.length > 0 && message.text().startsWith('Refused: ')) return;
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on('response', (response) => {
    const status = response.status();
    if (status < 400) return;
    if (refusals.includes(status)) awaited.delete(status);
    else faults.push(`${status} ${response.request().method()} ${response.url()}`);
  });
  return () => [...faults, ...[...awaited].map((status) => `no answer was ${status}, which this visit is about`)];
}

/** Debian's browser, wherever the path finds it. */
function chromiumPath(): string {
  for (const name of ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim();
    } catch {
      // Not under this name: the next may be.
    }
  }
  throw new Error('the browser tests need Chromium on the path');
}

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync('.tmp/journeys', { recursive: true });
  await page
    .screenshot({
      path: `.tmp/journeys/${name.replaceAll(/[^\p{L}\p{N}-]+/gu, '-').slice(0, 120)}.png`,
      fullPage: true,
    })
    .catch(() => {});
}
