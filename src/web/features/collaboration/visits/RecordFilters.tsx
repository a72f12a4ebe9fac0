import { useId } from 'react';
import { VISIT_STATES, type VisitState } from '#core/collaboration/visit.ts';
import { PickOrganisation } from '#web/features/organisations/PickOrganisation.tsx';
import { useProgrammes } from '#web/features/organisations/programmes.ts';
import { useRegions } from '#web/features/organisations/regions.ts';
import { Choice, Filters, optionsOf, SearchBox } from '#web/ui/filters.tsx';
import { DayFilter } from '../when/DayFilter.tsx';

export const STATES = Object.keys(VISIT_STATES) as VisitState[];
const stateOptions = STATES.map((value) => ({ value, label: VISIT_STATES[value] }));

type Sought = {
  search: string | undefined;
  region: string | undefined;
  organisation: string | undefined;
  liaison: string | undefined;
  programme: string | undefined;
  kind: string | undefined;
  state: VisitState | undefined;
  from: string | undefined;
  to: string | undefined;
};

export function RecordFilters({
  state,
  change,
  fixedRegion,
  kinds,
  liaisons,
  organisationName,
}: {
  state: Sought;
  change: (changes: Partial<Sought>) => void;
  fixedRegion: string | undefined;
  kinds: readonly string[];
  liaisons: readonly { id: string; name: string }[];
  /** What the organisation filtered by is called. */
  organisationName: string | undefined;
}) {
  const organisation = useId();
  const { districts } = useRegions();
  const { options } = useProgrammes();
  return (
    <Filters>
      <SearchBox
        label="查找走访"
        placeholder="单位名称、拼音首字母或联系人"
        value={state.search}
        onChange={(search) => change({ search })}
      />
      {fixedRegion === undefined && (
        <Choice label="区" options={districts} value={state.region} onChange={(region) => change({ region })} />
      )}
      <div className="filter">
        <label htmlFor={organisation}>单位</label>
        <PickOrganisation
          id={organisation}
          kinds={['alliance', 'school']}
          region={fixedRegion ?? state.region}
          {...(state.organisation === undefined ? {} : { value: state.organisation })}
          known={
            state.organisation === undefined
              ? undefined
              : { id: state.organisation, name: organisationName ?? '所选单位' }
          }
          onChange={(next) => change({ organisation: next })}
          placeholder="全部"
        />
      </div>
      <Choice
        label="联系人"
        options={liaisons.map(({ id, name }) => ({ value: id, label: name }))}
        value={state.liaison}
        onChange={(liaison) => change({ liaison })}
      />
      <Choice
        label="行动计划"
        options={options}
        value={state.programme}
        onChange={(programme) => change({ programme })}
      />
      <Choice label="类别" options={optionsOf(kinds)} value={state.kind} onChange={(kind) => change({ kind })} />
      <Choice label="状态" options={stateOptions} value={state.state} onChange={(next) => change({ state: next })} />
      <DayFilter label="自" value={state.from} onChange={(from) => change({ from })} />
      <DayFilter label="至" value={state.to} onChange={(to) => change({ to })} />
    </Filters>
  );
}
