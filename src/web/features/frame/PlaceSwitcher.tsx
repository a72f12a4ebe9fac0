import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { organisationsRoutes } from '#contract/organisations.ts';
import { asking } from '#web/client.ts';
import { type Me, useMe } from '#web/features/identity/me.ts';
import { Popup } from '#web/ui/Popup.tsx';
import { usePlace } from '#web/ui/standing.ts';
import { Waiting } from '#web/ui/states.tsx';
import { Caret } from './icons.tsx';

type Place = Me['places'][number];

// The search box of the panel is not needed before it opens.
const Places = lazy(async () => ({ default: (await import('./Places.tsx')).Places }));

/** Where one stands: the places one's posts reach; offices that reach many also search. */
export function PlaceSwitcher() {
  const { places } = useMe();
  const { at, go } = usePlace();
  const name = usePlaceName(places, at);
  const isWide = places.some(({ kind }) => kind === 'city' || kind === 'district');
  if (places.length <= 1 && !isWide) return <span className="place-name">{name}</span>;
  return (
    <Popup
      label="切换地点"
      className="place-switcher"
      button={
        <>
          <span className="popup-caption">地点</span>
          <span className="popup-value">{name}</span>
          <Caret />
        </>
      }
    >
      {(close) => (
        <Suspense fallback={<Waiting lines={4} />}>
          <Places
            places={places}
            at={at}
            isWide={isWide}
            onPick={(place) => {
              close();
              go(place);
            }}
          />
        </Suspense>
      )}
    </Popup>
  );
}

/** The name of a place, asked for when it is not one of the person's own. */
function usePlaceName(places: readonly Place[], at: string): string {
  const known = places.find((place) => place.at === at)?.name;
  const [kind, id = ''] = at.split(':', 2);
  const school = useQuery({
    ...asking(organisationsRoutes.school, { id }),
    enabled: known === undefined && kind === 'school',
  });
  const alliance = useQuery({
    ...asking(organisationsRoutes.alliance, { id }),
    enabled: known === undefined && kind === 'alliance',
  });
  const district = useQuery({ ...asking(organisationsRoutes.regions, {}), enabled: known === undefined && id === '' });
  return (
    known ?? school.data?.name ?? alliance.data?.name ?? district.data?.find(({ code }) => code === at)?.name ?? '…'
  );
}
