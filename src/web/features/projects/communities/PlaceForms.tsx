import { Input, Select } from 'antd';
import { projectsRoutes } from '#contract/projects.ts';
import { CLUSTER_FIELDS } from '#core/programmes/vocabulary.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { optionsOf } from '#web/ui/filters.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { CallCommunities, Chosen } from './answers.ts';
import { FoundInput, PlaceInput } from './inputs.ts';

type Props = {
  of: CallCommunities;
  chosen: readonly Chosen[];
  onClose: () => void;
  onDone: () => void;
};

const LEAD = '承担学校同时成为成员校。已在别的共同体的项目随之调整，学校在原共同体没有其他项目的，同时退出。';
const keysOf = (chosen: readonly Chosen[]) => chosen.map(({ region, id }) => ({ region, id }));

/** 编入已有的共同体, also from another. */
export function PlaceForm({ of, chosen, onClose, onDone }: Props) {
  const place = useDo(projectsRoutes.placeCases);
  return (
    <FormShell
      title="编入共同体"
      lead={LEAD}
      open
      onClose={onClose}
      schema={PlaceInput}
      initial={{}}
      submitLabel={`编入 ${chosen.length} 项`}
      draftKey={false}
      onSubmit={async ({ community }) => {
        await place({ id: of.callId, community, founded: null, cases: keysOf(chosen) });
        tell(`已编入 ${chosen.length} 项`);
        onDone();
      }}
    >
      <Field name="community" label={of.kind}>
        <Select
          placeholder="选择一个"
          showSearch={{ optionFilterProp: 'label' }}
          options={of.communities.map(({ id, name, projects }) => ({
            value: id,
            label: `${name}（现有 ${projects.filter(({ established }) => established).length} 项）`,
          }))}
        />
      </Field>
      <Listed chosen={chosen} />
    </FormShell>
  );
}

/** 新建共同体 with its first projects. */
export function FoundForm({ of, chosen, onClose, onDone }: Props) {
  const place = useDo(projectsRoutes.placeCases);
  const schools = [...new Map(chosen.map((one) => [one.organisationId, one.organisationName]))];
  return (
    <FormShell
      title={`新建${of.kind}`}
      lead={LEAD}
      open
      onClose={onClose}
      schema={FoundInput}
      initial={{ field: null, purpose: null, lead: null }}
      submitLabel={`新建并编入 ${chosen.length} 项`}
      draftKey={of.callId}
      onSubmit={async (founded) => {
        await place({ id: of.callId, community: null, founded, cases: keysOf(chosen) });
        tell(`已新建：${founded.name}`);
        onDone();
      }}
    >
      <Field name="name" label="名称">
        <Input maxLength={60} placeholder={`如 单元整体教学${of.kind}`} />
      </Field>
      <Field name="lead" label="牵头校" hint="在所编项目的承担学校中选">
        <Select allowClear placeholder="暂不确定" options={schools.map(([value, label]) => ({ value, label }))} />
      </Field>
      <Field name="field" label="问题领域">
        <Select allowClear placeholder="不分领域" options={optionsOf(CLUSTER_FIELDS)} />
      </Field>
      <Field name="purpose" label="宗旨">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Field>
      <Listed chosen={chosen} />
    </FormShell>
  );
}

function Listed({ chosen }: Pick<Props, 'chosen'>) {
  return (
    <ul className="community-listed" aria-label="所编项目">
      {chosen.map(({ id, title, organisationName }) => (
        <li key={id}>
          {title} <span className="quiet">{organisationName}</span>
        </li>
      ))}
    </ul>
  );
}
