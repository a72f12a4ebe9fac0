import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { organisationKind } from '#contract/organisations/terms.ts';
import { organisationsRoutes } from '#contract/organisations.ts';
import { asking } from '#web/client.ts';

/** Finds an organisation by name or pinyin initials; the value is its id. */
export function PickOrganisation({
  id,
  value,
  onChange,
  kinds,
  region,
  known,
  placeholder = '输入名称或拼音首字母',
}: {
  id?: string;
  value?: string;
  onChange?: (id: string | undefined) => void;
  kinds: z.infer<typeof organisationKind>[];
  region?: string | undefined;
  /** The one chosen before the page opened, so that its name shows. */
  known?: { id: string; name: string } | undefined;
  placeholder?: string;
}) {
  const [search, setSearch] = useState('');
  const { data = [], isFetching } = useQuery({
    ...asking(organisationsRoutes.findOrganisations, { search: search || undefined, kind: kinds, region, limit: 30 }),
    placeholderData: keepPreviousData,
  });
  const options = data.map((found) => ({ value: found.id, label: found.name }));
  const unlisted = known !== undefined && !options.some((option) => option.value === known.id);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={value ?? null}
      onChange={(next: string | null) => onChange?.(next ?? undefined)}
      options={unlisted && search === '' ? [{ value: known.id, label: known.name }, ...options] : options}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      allowClear
      loading={isFetching}
      placeholder={placeholder}
      notFoundContent={isFetching ? '正在查找…' : '没有找到，换个名称试试'}
    />
  );
}
