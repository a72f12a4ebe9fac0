import './frame.css';
import { useIsFetching } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useMe } from '#web/features/identity/me.ts';
import { Bell } from '#web/features/workspace/Bell.tsx';
import { paths } from '#web/paths.ts';
import { keepDraftsOf } from '#web/ui/drafts.ts';
import { Guard } from '#web/ui/Guard.tsx';
import { Notices } from '#web/ui/notices.tsx';
import { Standing } from '#web/ui/standing.ts';
import { Waiting } from '#web/ui/states.tsx';
import { DayPicker, PastDay } from './DayPicker.tsx';
import { Finder } from './Finder.tsx';
import { MeMenu } from './MeMenu.tsx';
import { Navigation } from './Navigation.tsx';
import { PhoneNavigation } from './PhoneNavigation.tsx';
import { PlaceSwitcher } from './PlaceSwitcher.tsx';

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
  // Before any form of this person can open; a second call changes nothing.
  keepDraftsOf(me.personId);
  const mustFirst = me.mustChangePassword || me.secondFactor === 'needed' || me.secondFactor === 'set';
  if (mustFirst && pathname !== paths.me()) return <Navigate to={paths.me()} replace />;
  return (
    <Standing value={{ today: me.today, home: me.places[0]?.at ?? '310000' }}>
      <a className="skip" href="#main">
        跳到正文
      </a>
      <div className="frame">
        <aside className="frame-side">
          <Navigation />
        </aside>
        <div className="frame-body">
          <header className="top">
            <PhoneNavigation />
            <div className="top-standing">
              <PlaceSwitcher />
              <DayPicker />
            </div>
            {me.demonstration && <span className="ribbon">演示数据</span>}
            <Finder />
            {!mustFirst && <Bell />}
            <MeMenu />
            <Fetching />
          </header>
          <PastDay />
          <main id="main" tabIndex={-1}>
            <Guard key={pathname}>
              <Suspense fallback={<Waiting />}>
                <Outlet />
              </Suspense>
            </Guard>
          </main>
        </div>
      </div>
      <Notices />
    </Standing>
  );
}

/** A thin line while something is being asked. */
function Fetching() {
  return useIsFetching() > 0 ? <span className="fetching" aria-hidden="true" /> : null;
}
