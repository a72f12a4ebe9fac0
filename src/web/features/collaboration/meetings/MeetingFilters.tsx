import { Checkbox } from 'antd';
import { useId } from 'react';
import { MEETING_STATES, type MeetingState } from '#core/collaboration/meeting.ts';
import { PickOrganisation } from '#web/features/organisations/PickOrganisation.tsx';
import { Choice, Filters, SearchBox } from '#web/ui/filters.tsx';
import { DayFilter } from '../when/DayFilter.tsx';

export const STATES = Object.keys(MEETING_STATES) as MeetingState[];
const stateOptions = STATES.map((value) => ({ value, label: MEETING_STATES[value] }));

export type MeetingsState = {
  search: string | undefined;
  organisation: string | undefined;
  body: string | undefined;
  kind: string | undefined;
  state: MeetingState | undefined;
  mine: 'yes' | undefined;
  from: string | undefined;
  to: string | undefined;
};

export function MeetingFilters({
  state,
  change,
  kinds,
  region,
  organisationName,
  bodyName,
}: {
  state: MeetingsState;
  change: (changes: Partial<MeetingsState>) => void;
  kinds: readonly string[];
  region: string | undefined;
  /** What the organisation and the body filtered by are called. */
  organisationName: string | undefined;
  bodyName: string | undefined;
}) {
  const holder = useId();
  return (
    <Filters>
      <SearchBox
        label="查找会议"
        placeholder="会议名称或召集单位"
        value={state.search}
        onChange={(search) => change({ search })}
      />
      <div className="filter">
        <label htmlFor={holder}>召集单位</label>
        <PickOrganisation
          id={holder}
          kinds={['alliance', 'school', 'bureau', 'commission', 'academy']}
          region={region}
          {...(state.organisation === undefined ? {} : { value: state.organisation })}
          known={
            state.organisation === undefined
              ? undefined
              : { id: state.organisation, name: organisationName ?? '所选单位' }
          }
          onChange={(organisation) => change({ organisation, body: undefined })}
          placeholder="全部"
        />
      </div>
      <Choice
        label="类别"
        options={kinds.map((kind) => ({ value: kind, label: kind }))}
        value={state.kind}
        onChange={(kind) => change({ kind })}
      />
      <Choice label="状态" options={stateOptions} value={state.state} onChange={(next) => change({ state: next })} />
      <DayFilter label="自" value={state.from} onChange={(from) => change({ from })} />
      <DayFilter label="至" value={state.to} onChange={(to) => change({ to })} />
      <div className="filter meet-mine">
        <Checkbox
          checked={state.mine === 'yes'}
          onChange={(event) => change({ mine: event.target.checked ? 'yes' : undefined })}
        >
          只看我的
        </Checkbox>
      </div>
      {state.body !== undefined && (
        <p className="meet-of-body">
          只看 <b>{bodyName ?? '所选机构'}</b> 的会议{' '}
          <button type="button" className="plain-button" onClick={() => change({ body: undefined })}>
            看全部
          </button>
        </p>
      )}
    </Filters>
  );
}
