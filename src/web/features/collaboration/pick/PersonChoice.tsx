import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { identityRoutes } from '#contract/identity.ts';
import { asking } from '#web/client.ts';
import { Found } from './Found.tsx';

export type ChosenPerson = { readonly region: string; readonly personId: string };

/** Finds a person by name; the value says also in which district the person is kept. */
export function PersonChoice({
  id,
  label,
  value,
  onChange,
  placeholder = '输入姓名',
}: {
  id?: string;
  label?: string;
  value?: ChosenPerson | null;
  onChange?: (person: ChosenPerson | null) => void;
  placeholder?: string;
}) {
  const [search, setSearch] = useState('');
  const { data, isFetching } = useQuery({
    ...asking(identityRoutes.people, { search: search || undefined, size: 30 }),
    placeholderData: keepPreviousData,
  });
  const people = data?.rows ?? [];
  return (
    <Found
      id={id}
      label={label}
      value={value?.personId}
      options={people.map((person) => ({
        value: person.id,
        label: `${person.name}（${person.organisationName}）`,
        name: person.name,
      }))}
      busy={isFetching}
      search={search}
      onSearch={setSearch}
      placeholder={placeholder}
      none="没有找到，请先在“人员”中登记"
      onChange={(next) => {
        const person = people.find((each) => each.id === next);
        if (next === undefined) onChange?.(null);
        else if (person !== undefined) onChange?.({ region: person.region, personId: person.id });
      }}
    />
  );
}
