import pg from 'pg';

/**
 * 数据新旧：counts, per context, how often something was changed, so that what was computed from older data is not shown.
 * Every command notifies in its transaction; the database delivers the notice at commit, to every server.
 */
export type Freshness = {
  /** Grows with every change of the context. While the line to the database is down, every answer is new. */
  generation(contexts: readonly string[]): string;
  /** This server's own change, before the notice comes round. */
  changed(context: string): void;
  close(): Promise<void>;
};

export const CHANNEL = 'jiamenkou_changed';

export async function listen(url: string): Promise<Freshness> {
  const counts = new Map<string, number>();
  let line: pg.Client | undefined;
  let breaks = 0;
  let running = false;
  let again: NodeJS.Timeout | undefined;

  const changed = (context: string) => counts.set(context, (counts.get(context) ?? 0) + 1);
  const connect = async () => {
    const client = new pg.Client({ connectionString: url, keepAlive: true });
    client.on('notification', ({ payload }) => changed(payload ?? ''));
    client.on('error', () => {});
    client.on('end', () => {
      line = undefined;
      if (running) again = setTimeout(() => void connect().catch(() => {}), 1000);
    });
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    breaks += 1;
    line = client;
  };
  await connect();
  running = true;

  return {
    generation(contexts) {
      if (line === undefined) breaks += 1;
      return [breaks, ...contexts.map((context) => counts.get(context) ?? 0)].join('.');
    },
    changed,
    async close() {
      running = false;
      clearTimeout(again);
      await line?.end();
    },
  };
}
