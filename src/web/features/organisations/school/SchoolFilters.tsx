import { OWNERSHIPS, SCHOOL_TYPES } from '#core/programmes/vocabulary.ts';
import { Choice, Choices, Filters, optionsOf, SearchBox } from '#web/ui/filters.tsx';
import type { SchoolRow } from '../answers.ts';
import { useRegions } from '../regions.ts';

type Sought = {
  search: string | undefined;
  region: string | undefined;
  type: SchoolRow['type'][];
  ownership: SchoolRow['ownership'] | undefined;
  town: string | undefined;
  allied: 'yes' | 'no' | undefined;
  standard: 'yes' | 'no' | undefined;
  closed: 'with' | 'only' | undefined;
};

export function SchoolFilters({
  state,
  change,
  fixedRegion,
  towns,
}: {
  state: Sought;
  change: (changes: Partial<Sought>) => void;
  /** The district one stands in; then there is nothing to choose, unless the address names another place. */
  fixedRegion: string | undefined;
  towns: readonly string[];
}) {
  const { districts } = useRegions(state.region);
  return (
    <Filters>
      <SearchBox
        label="查找学校"
        placeholder="校名、拼音首字母、标识码或街镇"
        value={state.search}
        onChange={(search) => change({ search })}
      />
      {(fixedRegion === undefined || state.region !== undefined) && (
        <Choice label="区" options={districts} value={state.region} onChange={(region) => change({ region })} />
      )}
      <Choices
        label="学校类型"
        options={optionsOf(SCHOOL_TYPES)}
        value={state.type}
        onChange={(type) => change({ type })}
      />
      <Choice
        label="办别"
        options={optionsOf(OWNERSHIPS)}
        value={state.ownership}
        onChange={(ownership) => change({ ownership })}
      />
      <Choice label="街镇" options={optionsOf(towns)} value={state.town} onChange={(town) => change({ town })} />
      <Choice
        label="联盟"
        options={[
          { value: 'yes', label: '已加入联盟' },
          { value: 'no', label: '未加入联盟' },
        ]}
        value={state.allied}
        onChange={(allied) => change({ allied })}
      />
      <Choice
        label="办学基本标准"
        options={[
          { value: 'yes', label: '已认定达标' },
          { value: 'no', label: '未认定' },
        ]}
        value={state.standard}
        onChange={(standard) => change({ standard })}
      />
      <Choice
        label="已撤并"
        placeholder="不含"
        options={[
          { value: 'with', label: '包含' },
          { value: 'only', label: '只看已撤并' },
        ]}
        value={state.closed}
        onChange={(closed) => change({ closed })}
      />
    </Filters>
  );
}
