import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { programmesRoutes } from '#contract/programmes.ts';
import { asking } from '#web/client.ts';
import type { Me } from '#web/features/identity/me.ts';

type Place = Me['places'][number];

const KINDS = { city: '市', district: '区', alliance: '联盟', school: '学校' } as const;

/** The places one may stand in, and a search for offices that reach many. */
export function Places({
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
