import { CHANGED, type Line } from './line.ts';

/**
 * 数据新旧：counts, per context, how often something was changed, so that what was computed from older data is not shown.
 * Every command notifies in its transaction; the database delivers the notice at commit, to every server.
 */
export type Freshness = {
  /** Grows with every change of the context. While the line to the database is down, every answer is new. */
  generation(contexts: readonly string[]): string;
  /** This server's own change, before the notice comes round. */
  changed(context: string): void;
};

export function freshOn(line: Line): Freshness {
  const counts = new Map<string, number>();
  let breaks = 0;

  const changed = (context: string) => void counts.set(context, (counts.get(context) ?? 0) + 1);
  line.hear(CHANGED, (context) => {
    if (context === undefined) breaks += 1;
    else changed(context);
  });

  return {
    generation(contexts) {
      if (!line.isUp()) breaks += 1;
      return [breaks, ...contexts.map((context) => counts.get(context) ?? 0)].join('.');
    },
    changed,
  };
}
