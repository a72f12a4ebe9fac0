import { createContext, use } from 'react';
import { draft, keepDraft } from '#web/ui/drafts.ts';

const MOST = 200;
const none: Readonly<Record<string, string>> = {};

/** What people, bodies and organisations chosen before the form opened are called, by id. */
export const KnownNames = createContext(none);

/** Kept with the drafts, so that a draft that is taken up again shows names. */
export function rememberName(id: string, name: string): void {
  const { [id]: _, ...others } = draft('names') ?? {};
  keepDraft('names', Object.fromEntries([...Object.entries(others).slice(1 - MOST), [id, name]]));
}

/** The name behind an id that a list on the screen does not hold. */
export function useKnownName(): (id: string) => string | undefined {
  const known = use(KnownNames);
  return (id) => {
    const kept = draft('names')?.[id];
    return known[id] ?? (typeof kept === 'string' ? kept : undefined);
  };
}
