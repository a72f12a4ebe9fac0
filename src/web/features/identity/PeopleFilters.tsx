import { useSuspenseQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { PostKind } from '#core/identity/post.ts';
import { PickOrganisation } from '#web/features/organisations/PickOrganisation.tsx';
import { useRegions } from '#web/features/organisations/regions.ts';
import { Choice, Choices, Filters, SearchBox } from '#web/ui/filters.tsx';
import { type PersonRow, postOptions, titleKinds } from './people.ts';

type State = {
  search: string | undefined;
  region: string | undefined;
  organisation: string | undefined;
  post: PostKind[];
  title: string | undefined;
};

export function PeopleFilters({
  state,
  change,
  fixedRegion,
  sample,
}: {
  state: State;
  change: (changes: Partial<State>) => void;
  /** The district one stands in: then there is none to choose. */
  fixedRegion: string | undefined;
  /** A person of the list: names the organisation filtered by. */
  sample: PersonRow | undefined;
}) {
  const { districts } = useRegions();
  const { data: titles } = useSuspenseQuery(titleKinds);
  const organisation = useId();
  const names = [...new Set(titles.map(({ name }) => name))];
  const known = sample && sample.organisationId === state.organisation;
  return (
    <Filters>
      <SearchBox
        label="查找"
        placeholder="姓名、拼音首字母或工号"
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
          kinds={['school', 'alliance', 'academy', 'bureau', 'commission']}
          region={fixedRegion ?? state.region}
          {...(state.organisation === undefined ? {} : { value: state.organisation })}
          known={known ? { id: sample.organisationId, name: sample.organisationName } : undefined}
          onChange={(next) => change({ organisation: next })}
          placeholder="全部"
        />
      </div>
      <Choices label="岗位" options={postOptions} value={state.post} onChange={(post) => change({ post })} />
      <Choice
        label="称号"
        options={names.map((name) => ({ value: name, label: name }))}
        value={state.title}
        onChange={(title) => change({ title })}
      />
    </Filters>
  );
}
