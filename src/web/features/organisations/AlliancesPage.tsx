import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { organisationsRoutes } from '#contract/organisations.ts';
import { ALLIANCE_FORMS, ALLIANCE_KINDS } from '#core/programmes/vocabulary.ts';
import { download } from '#web/ask.ts';
import { asking } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { anyText, oneOf, oneOfOr, severalOf, useAddress } from '#web/ui/address.ts';
import { Page } from '#web/ui/Page.tsx';
import { useDay, usePlace } from '#web/ui/standing.ts';
import { AllianceFilters } from './alliance/AllianceFilters.tsx';
import { AllianceList } from './alliance/AllianceList.tsx';
import { AllianceMap } from './alliance/AllianceMap.tsx';
import { VIEWS } from './alliance/views.ts';
import './organisations.css';
import { districtOf, useRegions } from './regions.ts';

const FoundAlliance = lazy(async () => ({ default: (await import('./alliance/FoundAlliance.tsx')).FoundAlliance }));

const fields = {
  view: oneOfOr(VIEWS, 'cards'),
  search: anyText,
  region: anyText,
  kind: severalOf(ALLIANCE_KINDS),
  form: oneOf(ALLIANCE_FORMS),
  dissolved: oneOf(['with', 'only']),
};

/** 联盟名录：学区、集团、集群与共同体. */
export function AlliancesPage() {
  const [state, change] = useAddress(fields);
  const [founding, setFounding] = useState(false);
  const place = usePlace();
  const { on } = useDay();
  const { nameOf } = useRegions();
  const region = districtOf(state.region, place.region);
  const { view, page, size: asked, ...sought } = { ...state, region, on };
  const size = view === 'table' ? asked : 100;
  const { data } = useSuspenseQuery(asking(organisationsRoutes.alliances, { ...sought, page, size }));
  const found = (
    <Act label="成立联盟" kind="primary" disabledBecause={data.can.found} onClick={() => setFounding(true)} />
  );

  return (
    <Page
      title="联盟"
      lead={`${nameOf(region ?? '310000')}的教育圈、学区、教育集团、集群与共同体`}
      actions={
        <>
          <Act label="导出 .xlsx" onClick={() => download(organisationsRoutes.alliancesWorkbook, sought)} />
          {found}
        </>
      }
    >
      <AllianceFilters state={state} change={change} fixedRegion={place.region} />
      {view === 'map' ? (
        <AllianceMap region={region} kind={state.kind} on={on} />
      ) : (
        <AllianceList
          view={view}
          data={data}
          page={page}
          size={size}
          found={found}
          regionName={region === undefined ? nameOf : null}
        />
      )}
      <Suspense>{founding && <FoundAlliance region={region} onClose={() => setFounding(false)} />}</Suspense>
    </Page>
  );
}
