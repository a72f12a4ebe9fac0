import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { workspaceRoutes } from '#contract/workspace.ts';
import { hear } from '#web/ask.ts';
import { tell } from '#web/ui/notices.tsx';
import { latest } from './answers.ts';

/** Keeps the latest notices as they come in, and says in passing what is new. */
export function useLiveNotices(): void {
  const client = useQueryClient();

  // The stream belongs to the window: held while the page is looked at, for browsers open few lines to one server.
  useEffect(() => {
    let leave: (() => void) | undefined;
    const known = new Set<string>();
    let isFirst = true;

    function join(): void {
      leave = hear(workspaceRoutes.liveNotices, (told) => {
        client.setQueryData(latest.queryKey, told);
        const fresh = told.rows.filter(({ id, read }) => !read && !known.has(id));
        for (const { id } of told.rows) known.add(id);
        if (isFirst) isFirst = false;
        else if (fresh[0] !== undefined) tell(fresh.length === 1 ? fresh[0].title : `${fresh.length} 条新通知`);
      });
    }
    function follow(): void {
      leave?.();
      leave = undefined;
      if (document.visibilityState === 'visible') join();
    }

    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      leave?.();
    };
  }, [client]);
}
