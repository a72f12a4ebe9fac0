import { createContext, use } from 'react';
import { useSearchParams } from 'react-router';
import { withChanges } from './address.ts';

/** What the frame knows before any page does: the server's day and where the person stands by default. */
export const Standing = createContext<{ readonly today: string; readonly home: string }>({ today: '', home: '310000' });

/** The day the page speaks of, from `?on=`. */
export function useDay() {
  const { today } = use(Standing);
  const [params, setParams] = useSearchParams();
  const asked = params.get('on') ?? '';
  const on = /^\d{4}-\d{2}-\d{2}$/.test(asked) && asked !== today ? asked : undefined;
  return {
    /** For the contract's `on`: absent means today. */
    on,
    /** The day in any case. */
    day: on ?? today,
    today,
    go: (day: string | undefined) =>
      setParams((before) => withChanges(before, { on: day === today ? undefined : day })),
  };
}

/** The place the page speaks of, from `?at=`, else where the person's first post is. */
export function usePlace() {
  const { home } = use(Standing);
  const [params, setParams] = useSearchParams();
  const at = params.get('at') ?? home;
  return {
    /** `310000`, a district code, `alliance:…` or `school:…`. */
    at,
    /** The district, when the place is one: what lists filter by. */
    region: /^\d{6}$/.test(at) && at !== '310000' ? at : undefined,
    /** The school, when the place is one. */
    school: at.startsWith('school:') ? at.slice('school:'.length) : undefined,
    go: (place: string) => setParams((before) => withChanges(before, { at: place === home ? undefined : place })),
  };
}

/** Carries the day and the place of this page into an address that does not set its own. */
export function useCarried(): (to: string) => string {
  const [params] = useSearchParams();
  return (to) => {
    if (!to.startsWith('/')) return to;
    const [path, query] = to.split('?', 2);
    const search = new URLSearchParams(query);
    for (const name of ['on', 'at']) {
      const value = params.get(name);
      if (value !== null && !search.has(name)) search.set(name, value);
    }
    return search.size === 0 ? path! : `${path}?${search}`;
  };
}
