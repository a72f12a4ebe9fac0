/** One event of a stream. */
export type Event = { readonly name: string; readonly data: unknown };

export type Stream = {
  readonly status: number;
  readonly headers: Headers;
  /** The next event; waits for it, and is `undefined` when the stream has ended. */
  next(): Promise<Event | undefined>;
  leave(): void;
};

/** Opens a stream of events as a browser does. */
export async function openStream(address: string, cookie: string): Promise<Stream> {
  const leaving = new AbortController();
  const response = await fetch(address, {
    headers: { cookie, accept: 'text/event-stream' },
    signal: leaving.signal,
  });
  const parts = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  return {
    status: response.status,
    headers: response.headers,
    async next() {
      for (;;) {
        const end = rest.indexOf('\n\n');
        if (end >= 0) {
          const event = read(rest.slice(0, end));
          rest = rest.slice(end + 2);
          if (event !== undefined) return event;
          continue;
        }
        const part = await parts?.read();
        if (part === undefined || part.done) return undefined;
        rest += part.value;
      }
    },
    leave: () => leaving.abort(),
  };
}

/** Comments and the time to wait before coming back are no events. */
function read(block: string): Event | undefined {
  const fields = new Map(
    block.split('\n').flatMap((line): [string, string][] => {
      const at = line.indexOf(': ');
      return at <= 0 ? [] : [[line.slice(0, at), line.slice(at + 2)]];
    }),
  );
  const data = fields.get('data');
  return data === undefined ? undefined : { name: fields.get('event') ?? 'message', data: JSON.parse(data) as unknown };
}
