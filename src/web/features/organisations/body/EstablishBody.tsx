import { Input, Select } from 'antd';
import { useNavigate } from 'react-router';
import { BODY_KINDS } from '#contract/organisations/bodies.ts';
import { organisationsRoutes } from '#contract/organisations.ts';
import { LEVELS } from '#core/programmes/vocabulary.ts';
import { useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { optionsOf } from '#web/ui/filters.tsx';
import { tell } from '#web/ui/notices.tsx';
import { useDay } from '#web/ui/standing.ts';
import { PickOrganisation } from '../PickOrganisation.tsx';
import { BodyOfProgramme } from './BodyOfProgramme.tsx';

/** 建立机构; from an alliance's page the owner is already known and a council is meant. */
export function EstablishBody({
  owner,
  onClose,
}: {
  owner?: { id: string; name: string; level: (typeof LEVELS)[number] };
  onClose: () => void;
}) {
  const establish = useDo(organisationsRoutes.establishBody);
  const { today } = useDay();
  const navigate = useNavigate();
  const known = owner && {
    organisationId: owner.id,
    kind: '理事会' as const,
    name: `${owner.name}理事会`,
    level: owner.level,
  };
  return (
    <FormShell
      title="建立机构"
      lead="建立后在机构页面任命成员。"
      open
      onClose={onClose}
      schema={organisationsRoutes.establishBody.input}
      initial={{ level: '区级', programmeId: null, bodyKey: null, from: today, ...known }}
      submitLabel="建立"
      draftKey={owner?.id ?? ''}
      onSubmit={async (values) => {
        const { id } = await establish(values);
        tell(`已建立：${values.name}`);
        void navigate(paths.body(id));
      }}
    >
      <Field name="name" label="机构名称">
        <Input maxLength={60} />
      </Field>
      <Field name="kind" label="类别">
        <Select options={optionsOf(BODY_KINDS)} placeholder="请选择" />
      </Field>
      <Field name="level" label="层级">
        <Select options={optionsOf(LEVELS)} />
      </Field>
      <Field name="organisationId" label="设在哪个单位" hint="领导小组设在教育局，理事会设在联盟，工作小组可设在学校">
        <PickOrganisation kinds={['commission', 'bureau', 'academy', 'alliance', 'school']} known={owner} />
      </Field>
      <BodyOfProgramme />
      <Field name="from" label="建立日期">
        <DayInput />
      </Field>
    </FormShell>
  );
}
