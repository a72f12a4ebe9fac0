import type { ReactNode } from 'react';
import { useDay } from '#web/ui/standing.ts';
import { tenseOn } from '#web/ui/tense.ts';

/** Greys what is over on the page's day and marks what is still to come; both stay readable and reachable. */
export function Tensed({ of, children }: { of: { from: string; to: string | null }; children: ReactNode }) {
  const { day } = useDay();
  const tense = tenseOn(day, of);
  return (
    <span className={tense === 'present' ? undefined : 'org-past'}>
      {children}
      {tense === 'future' && <span className="tag">尚未开始</span>}
    </span>
  );
}
