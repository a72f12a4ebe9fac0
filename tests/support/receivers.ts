import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

// Who receives what the platform sends out: on this machine, and as real as their protocols.

export type Letter = {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly head: string;
};

export type MailServer = {
  readonly url: string;
  readonly letters: Letter[];
  /** Answers the next letters so many times with a refusal. */
  refuse(times: number, code?: number): void;
  close(): Promise<void>;
};

/** A mail server that keeps what it is given. */
export async function aMailServer(): Promise<MailServer> {
  const letters: Letter[] = [];
  let refusals = 0;
  let refusal = 451;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      void text(stream).then((raw) => {
        if (refusals > 0) {
          refusals -= 1;
          done(Object.assign(new Error('mailbox is busy'), { responseCode: refusal }));
          return;
        }
        const { mailFrom, rcptTo } = session.envelope;
        letters.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          ...read(raw),
        });
        done();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuse(times, code = 451) {
      refusals = times;
      refusal = code;
    },
    close: () => new Promise((closed) => server.close(closed)),
  };
}

function read(raw: string): Pick<Letter, 'subject' | 'text' | 'head'> {
  const at = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, at).replaceAll(/\r\n[ \t]+/g, ' ');
  const body = raw.slice(at + 4);
  const encoding = /^content-transfer-encoding: (\S+)/im.exec(head)?.[1]?.toLowerCase();
  return {
    head,
    subject: words(/^subject: (.*)$/im.exec(head)?.[1] ?? ''),
    text: (encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? quoted(body.replaceAll('=\r\n', ''))
        : body
    ).replaceAll('\r\n', '\n'),
  };
}

/** `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=` (RFC 2047). */
const words = (line: string): string =>
  line
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, way: string, coded: string) =>
      way.toLowerCase() === 'b' ? Buffer.from(coded, 'base64').toString('utf8') : quoted(coded.replaceAll('_', ' ')),
    );

const quoted = (coded: string): string =>
  Buffer.from(
    coded.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

export type Posted = {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
};

export type GroupServer = {
  readonly origin: string;
  readonly posted: Posted[];
  /** What the next posts are answered, in turn; afterwards as the vendors do when all is well. */
  answer(...answers: { status?: number; headers?: Record<string, string>; body?: string }[]): void;
  close(): Promise<void>;
};

/** What stands where a vendor's robots are posted to. */
export async function aGroupServer(): Promise<GroupServer> {
  const posted: Posted[] = [];
  let answers: { status?: number; headers?: Record<string, string>; body?: string }[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      posted.push({
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body: body === '' ? null : (JSON.parse(body) as unknown),
      });
      const { status = 200, headers = {}, body: answered = '{"errcode":0,"errmsg":"ok"}' } = answers.shift() ?? {};
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(answered);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    posted,
    answer: (...next) => void (answers = next),
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
