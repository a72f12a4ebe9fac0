import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { organisationsRoutes } from '#contract/organisations.ts';
import type { OrganisationKind } from '#core/identity/post.ts';
import { asking } from '#web/client.ts';
import { Found } from './Found.tsx';

/** Finds an organisation of the given kinds by name or pinyin initials; the value is its id. */
export function OrganisationChoice({
  id,
  label,
  value,
  onChange,
  kinds,
  placeholder = '输入名称或拼音首字母',
}: {
  id?: string;
  label?: string;
  value?: string | undefined;
  onChange?: (id: string | undefined) => void;
  kinds: readonly OrganisationKind[];
  placeholder?: string;
}) {
  const [search, setSearch] = useState('');
  const { data = [], isFetching } = useQuery({
    ...asking(organisationsRoutes.findOrganisations, { search: search || undefined, kind: [...kinds], limit: 30 }),
    placeholderData: keepPreviousData,
  });
  return (
    <Found
      id={id}
      label={label}
      value={value}
      options={data.map((found) => ({ value: found.id, label: found.name }))}
      busy={isFetching}
      search={search}
      onSearch={setSearch}
      placeholder={placeholder}
      none="没有找到，换个名称试试"
      onChange={(next) => onChange?.(next)}
    />
  );
}
