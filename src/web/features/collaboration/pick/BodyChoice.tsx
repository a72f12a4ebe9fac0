import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { organisationsRoutes } from '#contract/organisations.ts';
import { asking } from '#web/client.ts';
import { Found } from './Found.tsx';

/** Finds a body by name; the value is its id. */
export function BodyChoice({
  id,
  label,
  value,
  onChange,
}: {
  id?: string;
  label?: string;
  value?: string | undefined;
  onChange?: (id: string | undefined) => void;
}) {
  const [search, setSearch] = useState('');
  const { data, isFetching } = useQuery({
    ...asking(organisationsRoutes.bodies, { search: search || undefined, size: 30 }),
    placeholderData: keepPreviousData,
  });
  return (
    <Found
      id={id}
      label={label}
      value={value}
      options={(data?.rows ?? []).map((body) => ({
        value: body.id,
        label: body.name.startsWith(body.organisationName) ? body.name : `${body.name}（${body.organisationName}）`,
        name: body.name,
      }))}
      busy={isFetching}
      search={search}
      onSearch={setSearch}
      placeholder="输入机构名称"
      none="没有找到，请先在“领导机构”中建立"
      onChange={(next) => onChange?.(next)}
    />
  );
}
