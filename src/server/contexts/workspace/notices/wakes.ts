import { type Line, TOLD } from '../../../platform/freshness/line.ts';

/** 唤醒：streams of this server wait here until the database says that their person was told something. */
export function wakesOn(line: Line) {
  const waiting = new Map<string, Set<() => void>>();
  line.hear(TOLD, (personId) => {
    // What was missed while the line was down may concern anybody.
    const woken = personId === undefined ? [...waiting.values()] : [waiting.get(personId) ?? []];
    for (const each of woken.flatMap((wakes) => [...wakes])) each();
  });

  /** Comes at once, and again whenever there is something new; several wakes while one is being answered are one. */
  return async function* wakes(personId: string, gone: AbortSignal): AsyncGenerator<void> {
    let next = Promise.withResolvers<void>();
    next.resolve();
    const wake = () => next.resolve();
    const mine = waiting.get(personId) ?? new Set();
    waiting.set(personId, mine.add(wake));
    gone.addEventListener('abort', wake);
    try {
      for (;;) {
        await next.promise;
        if (gone.aborted) return;
        next = Promise.withResolvers();
        yield;
      }
    } finally {
      mine.delete(wake);
      if (mine.size === 0) waiting.delete(personId);
    }
  };
}
