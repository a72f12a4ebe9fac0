import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { identityRoutes } from '#contract/identity.ts';
import { asking } from '#web/client.ts';

/** Finds a person by name; the value is the id, and `onRegion` tells where the person is kept. */
export function PickPerson({
  id,
  value,
  onChange,
  onRegion,
}: {
  id?: string;
  value?: string;
  onChange?: (id: string | undefined) => void;
  onRegion: (region: string) => void;
}) {
  const [search, setSearch] = useState('');
  const { data, isFetching } = useQuery({
    ...asking(identityRoutes.people, { search: search || undefined, size: 30 }),
    placeholderData: keepPreviousData,
  });
  const people = data?.rows ?? [];
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={value ?? null}
      onChange={(next: string | null) => {
        const person = people.find(({ id: own }) => own === next);
        if (person) onRegion(person.region);
        onChange?.(next ?? undefined);
      }}
      options={people.map((person) => ({ value: person.id, label: `${person.name}（${person.organisationName}）` }))}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      allowClear
      loading={isFetching}
      placeholder="输入姓名"
      notFoundContent={isFetching ? '正在查找…' : '没有找到，请先在“人员”中登记'}
    />
  );
}
