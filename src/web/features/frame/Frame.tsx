import { Suspense } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useMe } from '#web/features/identity/me.ts';
import { Notices } from '#web/ui/notices.tsx';
import { Standing } from '#web/ui/standing.ts';
import { Waiting } from '#web/ui/states.tsx';
import { Guard } from './Guard.tsx';
import { Navigation } from './Navigation.tsx';

/** What stands around every page of a person who is signed in. */
export function Frame() {
  return (
    <Guard>
      <Suspense fallback={<Waiting />}>
        <Around />
      </Suspense>
    </Guard>
  );
}

function Around() {
  const me = useMe();
  const { pathname } = useLocation();
  return (
    <Standing value={{ today: me.today, home: me.places[0]?.at ?? '310000' }}>
      <div className="frame">
        <Navigation />
        <main id="main" tabIndex={-1}>
          <Guard key={pathname}>
            <Suspense fallback={<Waiting />}>
              <Outlet />
            </Suspense>
          </Guard>
        </main>
      </div>
      <Notices />
    </Standing>
  );
}
