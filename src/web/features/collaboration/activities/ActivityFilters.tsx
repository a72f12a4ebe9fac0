import { useId } from 'react';
import { ACTIVITY_STATES, type ActivityState } from '#core/collaboration/activity.ts';
import { LEVELS } from '#core/programmes/vocabulary.ts';
import { PickOrganisation } from '#web/features/organisations/PickOrganisation.tsx';
import { Choice, Filters, optionsOf, SearchBox } from '#web/ui/filters.tsx';

export const STATES = Object.keys(ACTIVITY_STATES) as ActivityState[];
export const MINE = { joined: '我参加的', organised: '本单位主办' } as const;
export type Mine = keyof typeof MINE;
/** What one looks for most comes before the states. */
const standingOptions = [
  { value: 'open' as const, label: '可报名' },
  ...STATES.map((value) => ({ value, label: ACTIVITY_STATES[value] })),
];
const mineOptions = (Object.keys(MINE) as Mine[]).map((value) => ({ value, label: MINE[value] }));

export type ActivitiesState = {
  search: string | undefined;
  organisation: string | undefined;
  kind: string | undefined;
  level: (typeof LEVELS)[number] | undefined;
  state: ActivityState | undefined;
  mine: Mine | undefined;
  open: 'yes' | undefined;
};

export function ActivityFilters({
  state,
  change,
  kinds,
  region,
  organiserName,
}: {
  state: ActivitiesState;
  change: (changes: Partial<ActivitiesState>) => void;
  kinds: readonly string[];
  region: string | undefined;
  /** What the organisation filtered by is called. */
  organiserName: string | undefined;
}) {
  const organiser = useId();
  return (
    <Filters>
      <SearchBox
        label="查找活动"
        placeholder="名称、拼音首字母或主办单位"
        value={state.search}
        onChange={(search) => change({ search })}
      />
      <div className="filter">
        <label htmlFor={organiser}>主办单位</label>
        <PickOrganisation
          id={organiser}
          kinds={['school', 'alliance', 'bureau', 'commission', 'academy']}
          region={region}
          {...(state.organisation === undefined ? {} : { value: state.organisation })}
          known={
            state.organisation === undefined ? undefined : { id: state.organisation, name: organiserName ?? '所选单位' }
          }
          onChange={(organisation) => change({ organisation })}
          placeholder="全部"
        />
      </div>
      <Choice
        label="类别"
        options={kinds.map((kind) => ({ value: kind, label: kind }))}
        value={state.kind}
        onChange={(kind) => change({ kind })}
      />
      <Choice label="级别" options={optionsOf(LEVELS)} value={state.level} onChange={(level) => change({ level })} />
      <Choice
        label="状态"
        options={standingOptions}
        value={state.open === 'yes' ? 'open' : state.state}
        onChange={(next) =>
          change({ open: next === 'open' ? 'yes' : undefined, state: next === 'open' ? undefined : next })
        }
      />
      <Choice label="与我有关" options={mineOptions} value={state.mine} onChange={(mine) => change({ mine })} />
    </Filters>
  );
}
