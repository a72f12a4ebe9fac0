import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { identityRoutes } from '#contract/identity.ts';
import { projectsRoutes } from '#contract/projects.ts';
import { asking, useDo } from '#web/client.ts';
import { complain, tell } from '#web/ui/notices.tsx';
import type { Case } from '../answers.ts';

/** 受托填写的人: people of the organisation who may fill the case; the head adds and takes back. */
export function Delegates({ of }: { of: Case }) {
  const names = of.delegates.map(({ name }) => name).join('、');
  if (of.can.delegate !== true || of.outcome !== null) return names || '无';
  return <Choosing of={of} />;
}

function Choosing({ of }: { of: Case }) {
  const delegate = useDo(projectsRoutes.delegateCase);
  const [search, setSearch] = useState('');
  const { data, isFetching } = useQuery({
    ...asking(identityRoutes.people, { search: search || undefined, organisation: of.organisationId, size: 30 }),
    placeholderData: keepPreviousData,
  });
  const known = new Map([
    ...of.delegates.map(({ personId, name }) => [personId, name] as const),
    ...(data?.rows ?? []).map(({ id, name }) => [id, name] as const),
  ]);
  const turn = async (id: string, withdraw: boolean) => {
    try {
      await delegate({ region: of.region, id: of.id, person: { region: of.region, id }, withdraw });
      tell(withdraw ? `已收回委托：${known.get(id) ?? ''}` : `已委托：${known.get(id) ?? ''}`);
    } catch (error) {
      complain(error);
    }
  };
  return (
    <Select
      aria-label="受托填写的人"
      mode="multiple"
      className="case-delegates"
      placeholder="委托本单位人员填写"
      filterOption={false}
      loading={isFetching}
      value={of.delegates.map(({ personId }) => personId)}
      options={[...known].map(([value, label]) => ({ value, label }))}
      onSearch={setSearch}
      onSelect={(id: string) => void turn(id, false)}
      onDeselect={(id: string) => void turn(id, true)}
    />
  );
}
