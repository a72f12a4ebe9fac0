import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { visitRoutes } from '#contract/collaboration/visits.ts';
import { identityRoutes } from '#contract/identity.ts';
import { organisationsRoutes } from '#contract/organisations.ts';
import { asking, useDo } from '#web/client.ts';
import { useProgrammes } from '#web/features/organisations/programmes.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import { useDay } from '#web/ui/standing.ts';

/** 安排联系人 for several organisations at once. */
export function AssignLiaison({ region, onClose }: { region: string | undefined; onClose: () => void }) {
  const assign = useDo(visitRoutes.assignLiaison);
  const { today } = useDay();
  const { options } = useProgrammes();
  return (
    <FormShell
      title="安排联系人"
      lead="联系人可以走访本区任何学校和联盟；安排以后，走访一览按单位提醒多久没有走访。"
      open
      onClose={onClose}
      schema={visitRoutes.assignLiaison.input}
      initial={{ from: today }}
      submitLabel="安排"
      draftKey={region ?? ''}
      onSubmit={async (values) => {
        const { ids } = await assign(values);
        tell(`已安排 ${ids.length} 个单位`);
      }}
    >
      <Field name="liaison" label="联系人" hint="须在任专职联系人；没有列出的，请人事科先任命岗位">
        <LiaisonChoice region={region} />
      </Field>
      <Field name="organisations" label="联系的单位">
        <OrganisationsChoice region={region} />
      </Field>
      <Field name="programmeId" label="行动计划" hint="专为某项计划安排的填写；不填则不限于某项计划">
        <Select options={options} allowClear placeholder="不限" showSearch={{ optionFilterProp: 'label' }} />
      </Field>
      <Field name="from" label="开始日期">
        <DayInput />
      </Field>
      <Field name="to" label="结束日期" hint="没有定下的不填，以后可以结束">
        <DayInput />
      </Field>
    </FormShell>
  );
}

/** Those who hold the post of a liaison today. */
function LiaisonChoice({
  region,
  ...input
}: {
  region: string | undefined;
  id?: string;
  value?: string;
  onChange?: (id: string) => void;
}) {
  const { data, isFetching } = useQuery(asking(identityRoutes.people, { post: ['liaison'], region, size: 100 }));
  return (
    <Select
      {...input}
      options={(data?.rows ?? []).map(({ id, name, organisationName }) => ({
        value: id,
        label: `${name}（${organisationName}）`,
      }))}
      showSearch={{ optionFilterProp: 'label' }}
      loading={isFetching}
      placeholder="请选择"
      notFoundContent={isFetching ? '正在查找…' : '没有在任的专职联系人'}
    />
  );
}

/** Several schools and alliances, found by name; those chosen keep their names when the search moves on. */
function OrganisationsChoice({
  region,
  value = [],
  onChange,
  ...input
}: {
  region: string | undefined;
  id?: string;
  value?: string[];
  onChange?: (ids: string[]) => void;
}) {
  const [search, setSearch] = useState('');
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  const { data = [], isFetching } = useQuery({
    ...asking(organisationsRoutes.findOrganisations, {
      search: search || undefined,
      kind: ['alliance', 'school'],
      region,
      limit: 30,
    }),
    placeholderData: keepPreviousData,
  });
  const found = data.map(({ id, name }) => ({ value: id, label: name }));
  const chosen = value
    .filter((id) => !found.some((option) => option.value === id))
    .map((id) => ({ value: id, label: known.get(id) ?? '已选单位' }));
  return (
    <Select
      {...input}
      mode="multiple"
      value={value}
      options={[...chosen, ...found]}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      loading={isFetching}
      placeholder="输入名称或拼音首字母，可选多个"
      notFoundContent={isFetching ? '正在查找…' : '没有找到，换个名称试试'}
      onChange={(next) => {
        setKnown(new Map([...known, ...found.map((option) => [option.value, option.label] as const)]));
        setSearch('');
        onChange?.(next);
      }}
    />
  );
}
