import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Route } from '#contract/route.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Caller } from '../caller.ts';
import { CHANGED, type Line } from '../freshness/line.ts';

/** Streams of one person on one server; a browser needs one for every tab that is looked at. */
const MOST = 8;
/** Proxies give up on a line that is silent for a minute. */
const HEARTBEAT_MS = 15_000;
/** What a client leaves unread, in bytes, before it counts as gone. */
const UNREAD = 256 * 1024;

/** What an answer tells as it becomes known; it ends when `gone` is aborted. */
export type Tidings = (gone: AbortSignal) => AsyncIterable<unknown>;

/** 事件流：server-sent events, each until its client leaves, its session ends or the server stops. */
export type Streams = {
  carry(route: Route, request: FastifyRequest, reply: FastifyReply, caller: Caller, tidings: Tidings): FastifyReply;
};

declare module 'fastify' {
  interface FastifyInstance {
    streams: Streams;
  }
}

type Open = { readonly person: string; check(): Promise<void>; stop(): void };

/**
 * Lets routes of the server answer with events. `isIn` says whether the session behind a request still holds; it is asked with
 * every heartbeat, and at once when people or organisations change: signing out closes what is open.
 */
export function openStreams(
  app: FastifyInstance,
  line: Line,
  isIn: (request: FastifyRequest) => Promise<boolean>,
): void {
  const open = new Set<Open>();
  const forget = line.hear(CHANGED, (context) => {
    if (context !== undefined && context !== 'identity' && context !== 'organisations') return;
    for (const each of open) void each.check();
  });
  // Before the server waits for requests in hand: these would never end.
  app.addHook('preClose', async () => {
    forget();
    for (const each of open) each.stop();
  });

  app.decorate('streams', {
    carry(route, request, reply, { actor }, tidings) {
      if ([...open].filter(({ person }) => person === actor.personId).length >= MOST)
        throw new Refusal('too-many', 'platform.too-many-streams', { most: MOST });
      const body = new PassThrough();
      const gone = new AbortController();
      const say = (text: string) => {
        if (body.writableLength > UNREAD) body.destroy();
        else if (!body.writableEnded) body.write(text);
      };
      const stream: Open = {
        person: actor.personId,
        async check() {
          if (await isIn(request)) return;
          // So that the browser does not knock again with a session that is over.
          say('event: end\ndata: {}\n\n');
          body.end();
        },
        stop: () => body.end(),
      };
      open.add(stream);
      const beat = setInterval(() => {
        say(': \n\n');
        void stream.check();
      }, HEARTBEAT_MS);
      const close = () => {
        clearInterval(beat);
        open.delete(stream);
        gone.abort();
      };
      body.once('end', close).once('close', close);
      say('retry: 5000\n\n');
      void tell(route, tidings(gone.signal), say)
        .catch((error: unknown) => request.log.error({ err: error, route: route.path }, 'a stream broke off'))
        .finally(() => body.end());
      return reply
        .header('content-type', 'text/event-stream; charset=utf-8')
        .header('x-accel-buffering', 'no')
        .send(body);
    },
  } satisfies Streams);
}

async function tell(route: Route, tidings: AsyncIterable<unknown>, say: (text: string) => void): Promise<void> {
  for await (const each of tidings) say(`data: ${JSON.stringify(route.output.parse(each))}\n\n`);
}
