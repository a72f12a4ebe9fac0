import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { organisationsRoutes } from '#contract/organisations.ts';
import { asking } from '#web/client.ts';
import type { Participant } from '../answers.ts';

type Props = { id?: string; value?: string; onChange?: (id: string) => void; taken: readonly Participant[] };

const KINDS: Readonly<Record<string, string>> = { school: '学校', alliance: '联盟' };

/** Finds a school or an alliance by name or initials; those already taking part are marked with their role. */
export function OrganisationField({ id, value, onChange, taken }: Props) {
  const [search, setSearch] = useState('');
  const input = {
    kind: ['school', 'alliance'] as ('school' | 'alliance')[],
    limit: 20,
    ...(search === '' ? {} : { search }),
  };
  const { data = [], isFetching } = useQuery({
    ...asking(organisationsRoutes.findOrganisations, input),
    placeholderData: keepPreviousData,
  });

  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={value ?? null}
      {...(onChange === undefined ? {} : { onChange })}
      showSearch={{ filterOption: false, onSearch: (typed: string) => setSearch(typed.trim().slice(0, 50)) }}
      loading={isFetching}
      placeholder="查找学校或联盟"
      notFoundContent={isFetching ? '正在查找' : '没有相符的单位'}
      options={data.map((organisation) => {
        const roles = taken.filter((row) => row.organisationId === organisation.id).map((row) => row.role);
        const tail = [KINDS[organisation.kind], ...(roles.length === 0 ? [] : [`已是${roles.join('、')}`])].join('，');
        return { value: organisation.id, label: `${organisation.name}（${tail}）` };
      })}
    />
  );
}
