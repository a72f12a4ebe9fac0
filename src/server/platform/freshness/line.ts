import pg from 'pg';

/** A context was changed; its name is the payload. Every command says so in its transaction. */
export const CHANGED = 'jiamenkou_changed';
/** A person was told something; the person's id is the payload. */
export const TOLD = 'jiamenkou_told';
const CHANNELS = [CHANGED, TOLD] as const;
type Channel = (typeof CHANNELS)[number];

/** 消息线：the one connection on which a server hears what others tell it through the database, at their commit. */
export type Line = {
  /** While the line is down, nothing is heard. */
  isUp(): boolean;
  /** Hears a channel until the answer is called. `undefined` comes when the line is back: anything may have been missed. */
  hear(channel: Channel, listener: (payload: string | undefined) => void): () => void;
  close(): Promise<void>;
};

/** Opens the line; cut, it comes back by itself. */
export async function openLine(url: string): Promise<Line> {
  const listeners = new Map(CHANNELS.map((channel) => [channel, new Set<(payload: string | undefined) => void>()]));
  let client: pg.Client | undefined;
  let isOpen = true;
  let again: NodeJS.Timeout | undefined;

  const tell = (channel: string, payload: string | undefined) =>
    listeners.get(channel as Channel)?.forEach((listener) => listener(payload));
  const connect = async () => {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true });
    fresh.on('notification', ({ channel, payload }) => tell(channel, payload ?? ''));
    fresh.on('error', () => {});
    fresh.on('end', () => {
      client = undefined;
      if (isOpen) again = setTimeout(() => void connect().catch(() => {}), 1000);
    });
    await fresh.connect();
    await fresh.query(CHANNELS.map((channel) => `listen ${channel}`).join('; '));
    client = fresh;
    for (const channel of CHANNELS) tell(channel, undefined);
  };
  try {
    await connect();
  } catch (error) {
    isOpen = false;
    clearTimeout(again);
    throw error;
  }

  return {
    isUp: () => client !== undefined,
    hear(channel, listener) {
      listeners.get(channel)?.add(listener);
      return () => listeners.get(channel)?.delete(listener);
    },
    async close() {
      isOpen = false;
      clearTimeout(again);
      await client?.end();
    },
  };
}
