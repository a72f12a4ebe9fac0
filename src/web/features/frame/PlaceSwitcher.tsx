import { organisationsRoutes } from '#contract/organisations.ts';
import { programmesRoutes } from '#contract/programmes.ts';
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { asking } from '#web/client.ts';
import { type Me, useMe } from '#web/features/identity/me.ts';
import { Popup } from '#web/ui/Popup.tsx';
import { Caret } from './icons.tsx';
import { usePlace } from '#web/ui/standing.ts';

type Place = Me['places'][number];

const KINDS = { city: '市', district: '区', alliance: '联盟', school: '学校' } as const;

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
        <Places
          places={places}
          at={at}
          isWide={isWide}
          onPick={(place) => {
            close();
            go(place);
          }}
        />
      )}
    </Popup>
  );
}

function Places({
  places,
  at,
  isWide,
  onPick,
}: {
  places: readonly Place[];
  at: string;
  isWide: boolean;
  onPick: (at: string) => void;
}) {
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const found = useQuery({ ...asking(programmesRoutes.places, { search }), enabled: isWide && search !== '' });
  const shown = search === '' ? places : (found.data ?? []);
  return (
    <>
      {isWide && (
        <Input
          type="search"
          aria-label="查找区、联盟或学校"
          placeholder="查找区、联盟或学校"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <ul className="popup-list">
        {shown.map((place) => (
          <li key={place.at}>
            <button type="button" aria-current={place.at === at} onClick={() => onPick(place.at)}>
              {place.name}
              <span className="quiet">{KINDS[place.kind]}</span>
            </button>
          </li>
        ))}
      </ul>
      {search !== '' && found.data?.length === 0 && (
        <p className="quiet popup-note">您的职责范围内没有名称含“{search}”的地点</p>
      )}
    </>
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
