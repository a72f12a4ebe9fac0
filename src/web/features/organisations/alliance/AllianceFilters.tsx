import { Segmented } from 'antd';
import { ALLIANCE_FORMS, ALLIANCE_KINDS } from '#core/programmes/vocabulary.ts';
import { Choice, Choices, Filters, optionsOf, SearchBox } from '#web/ui/filters.tsx';
import type { AllianceRow } from '../answers.ts';
import { useRegions } from '../regions.ts';
import { VIEW_NAMES, VIEWS, type View } from './views.ts';

type Sought = {
  view: View;
  search: string | undefined;
  region: string | undefined;
  kind: AllianceRow['kind'][];
  form: NonNullable<AllianceRow['form']> | undefined;
  dissolved: 'with' | 'only' | undefined;
};

export function AllianceFilters({
  state,
  change,
  fixedRegion,
}: {
  state: Sought;
  change: (changes: Partial<Sought>) => void;
  fixedRegion: string | undefined;
}) {
  const { districts } = useRegions(state.region);
  const listed = state.view !== 'map';
  return (
    <Filters>
      {listed && (
        <SearchBox
          label="查找联盟"
          placeholder="名称或拼音首字母"
          value={state.search}
          onChange={(search) => change({ search })}
        />
      )}
      {(fixedRegion === undefined || state.region !== undefined) && (
        <Choice label="区" options={districts} value={state.region} onChange={(region) => change({ region })} />
      )}
      <Choices
        label="类别"
        options={optionsOf(ALLIANCE_KINDS)}
        value={state.kind}
        onChange={(kind) => change({ kind })}
      />
      {listed && (
        <>
          <Choice
            label="形式"
            options={optionsOf(ALLIANCE_FORMS)}
            value={state.form}
            onChange={(form) => change({ form })}
          />
          <Choice
            label="已解散"
            placeholder="不含"
            options={[
              { value: 'with', label: '包含' },
              { value: 'only', label: '只看已解散' },
            ]}
            value={state.dissolved}
            onChange={(dissolved) => change({ dissolved })}
          />
        </>
      )}
      <Segmented<View>
        className="org-views"
        aria-label="查看方式"
        options={VIEWS.map((value) => ({ value, label: VIEW_NAMES[value] }))}
        value={state.view}
        onChange={(view) => change({ view })}
      />
    </Filters>
  );
}
