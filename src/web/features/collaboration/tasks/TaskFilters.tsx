import { Checkbox } from 'antd';
import { useId } from 'react';
import { TASK_ORIGINS, TASK_STATES, type TaskState } from '#core/collaboration/task.ts';
import { PickOrganisation } from '#web/features/organisations/PickOrganisation.tsx';
import { Choice, Filters, optionsOf, SearchBox } from '#web/ui/filters.tsx';
import type { Tasks } from './answers.ts';

export const STATES = Object.keys(TASK_STATES) as TaskState[];
const stateOptions = STATES.map((value) => ({ value, label: TASK_STATES[value] }));

/** Whose tasks the list shows. */
export const WHOSE = { owed: '我承办的', asked: '我交办的' } as const;

export type TasksState = {
  search: string | undefined;
  organisation: string | undefined;
  origin: (typeof TASK_ORIGINS)[number] | undefined;
  state: TaskState | undefined;
  whose: keyof typeof WHOSE | undefined;
  overdue: 'yes' | undefined;
};

type Changing = { state: TasksState; change: (changes: Partial<TasksState>) => void };

/** 全部、我承办的、我交办的, with how many of one's own are not finished. */
export function WhoseTasks({ state, change, waiting }: Changing & Pick<Tasks, 'waiting'>) {
  const choices = [{ whose: undefined, label: '全部', count: null }, ...views(waiting)] as const;
  return (
    <div className="work-whose" role="group" aria-label="谁的任务">
      {choices.map(({ whose, label, count }) => (
        <button key={label} type="button" aria-pressed={state.whose === whose} onClick={() => change({ whose })}>
          {label}
          {count !== null && count > 0 && (
            <span className="number" title="尚未办结">
              {count}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}

const views = (waiting: Tasks['waiting']) =>
  (Object.keys(WHOSE) as (keyof typeof WHOSE)[]).map((whose) => ({
    whose,
    label: WHOSE[whose],
    count: waiting[whose],
  }));

export function TaskFilters({
  state,
  change,
  region,
  organisationName,
}: Changing & { region: string | undefined; organisationName: string | undefined }) {
  const organisation = useId();
  return (
    <Filters>
      <SearchBox
        label="查找任务"
        placeholder="任务或承办单位"
        value={state.search}
        onChange={(search) => change({ search })}
      />
      <div className="filter">
        <label htmlFor={organisation}>承办单位</label>
        <PickOrganisation
          id={organisation}
          kinds={['school', 'alliance', 'bureau', 'commission', 'academy']}
          region={region}
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
      <Choice label="状态" options={stateOptions} value={state.state} onChange={(next) => change({ state: next })} />
      <Choice
        label="来源"
        options={optionsOf(TASK_ORIGINS)}
        value={state.origin}
        onChange={(origin) => change({ origin })}
      />
      <div className="filter work-late">
        <Checkbox
          checked={state.overdue === 'yes'}
          onChange={({ target }) => change({ overdue: target.checked ? 'yes' : undefined })}
        >
          只看逾期
        </Checkbox>
      </div>
    </Filters>
  );
}
