import { useRef, useState } from 'react';
import { complain } from '#web/ui/notices.tsx';

export type Mark<S> = { readonly personRegion: string; readonly personId: string; readonly state: S };

/**
 * Marks in the roster. A mark shows at once; what is pressed while the last ones are on their way goes together after them, so
 * that a hall can be marked as fast as one reads the names.
 */
export function useMarks<S extends string>(send: (lines: readonly Mark<S>[]) => Promise<unknown>) {
  const [shown, show] = useState<ReadonlyMap<string, Mark<S>>>(new Map());
  const waiting = useRef(new Map<string, Mark<S>>());
  const busy = useRef(false);

  async function flush(): Promise<void> {
    if (busy.current || waiting.current.size === 0) return;
    busy.current = true;
    const lines = [...waiting.current.values()].slice(0, 500);
    for (const { personId } of lines) waiting.current.delete(personId);
    try {
      await send(lines);
    } catch (error) {
      complain(error);
    }
    // By now the roster was asked for anew: it shows what was kept.
    show((before) => new Map([...before].filter(([, mark]) => !lines.includes(mark))));
    busy.current = false;
    await flush();
  }

  const mark = (marks: readonly Mark<S>[]): Promise<void> => {
    for (const each of marks) waiting.current.set(each.personId, each);
    show((before) => new Map([...before, ...marks.map((each) => [each.personId, each] as const)]));
    return flush();
  };

  return {
    stateOf: ({ personId, state }: { readonly personId: string; readonly state: S | null }): S | null =>
      shown.get(personId)?.state ?? state,
    saving: shown.size > 0,
    mark,
  };
}
