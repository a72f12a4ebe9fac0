import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { projectsRoutes } from '#contract/projects.ts';
import { asking, useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Community, CommunityProject } from './answers.ts';
import { GuidesInput, ReasonInput } from './inputs.ts';

/** 聘请指导专家 from the bank of experts. */
export function GuidesForm({ community, onClose }: { community: Community; onClose: () => void }) {
  const seat = useDo(projectsRoutes.seatCommunityExperts);
  const [search, type] = useState('');
  const { data } = useQuery(asking(projectsRoutes.experts, { search, size: 100 }));
  const regions = new Map(data?.rows.map(({ id, region }) => [id, region]));
  const [known, know] = useState<ReadonlyMap<string, string>>(new Map());
  return (
    <FormShell
      title="聘请指导专家"
      lead="从专家库中选择，自今天起指导本共同体的项目。"
      open
      onClose={onClose}
      schema={GuidesInput}
      initial={{ experts: [] }}
      submitLabel="聘请"
      draftKey={false}
      onSubmit={async ({ experts }) => {
        const keys = experts.map((id) => ({ id, region: known.get(id) ?? regions.get(id) ?? '' }));
        await seat({ id: community.id, experts: keys });
        tell(`已聘请 ${keys.length} 名指导专家`);
      }}
    >
      <Field
        name="experts"
        label="专家"
        hint={
          community.experts === null ? undefined : `现有 ${community.experts.has} 名，至少 ${community.experts.need} 名`
        }
      >
        <Select
          mode="multiple"
          placeholder="输入姓名、拼音首字母或单位"
          notFoundContent="专家库中没有符合的在聘专家"
          showSearch={{ filterOption: false, onSearch: type }}
          onSelect={(id: string) => know(new Map([...known, [id, regions.get(id) ?? '']]))}
          options={(data?.rows ?? []).map(({ id, name, organisationName, fields }) => ({
            value: id,
            label: `${name}（${organisationName}${fields.length > 0 ? `，${fields.join('、')}` : ''}）`,
          }))}
        />
      </Field>
    </FormShell>
  );
}

/** 移出共同体. */
export function TakeOutForm({
  community,
  project,
  onClose,
}: {
  community: Community;
  project: CommunityProject;
  onClose: () => void;
}) {
  const takeOut = useDo(projectsRoutes.takeOutCase);
  return (
    <FormShell
      title="移出共同体"
      lead={`“${project.title}”移出后回到待编组；${project.organisationName}在这里没有其他项目的，同时退出。`}
      open
      onClose={onClose}
      schema={ReasonInput}
      initial={{}}
      submitLabel="移出"
      draftKey={false}
      onSubmit={async ({ reason }) => {
        await takeOut({ id: community.id, region: project.region, case: project.id, reason });
        tell('已移出');
      }}
    >
      <Field name="reason" label="理由">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} />
      </Field>
    </FormShell>
  );
}
