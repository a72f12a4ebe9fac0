import { Input, Radio } from 'antd';
import { projectsRoutes } from '#contract/projects.ts';
import { EXPERT_TIES } from '#core/projects/seat.ts';
import { useDo } from '#web/client.ts';
import { OrganisationChoice } from '#web/features/collaboration/pick/OrganisationChoice.tsx';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Expert } from './answers.ts';
import { FieldsInput } from './FieldsInput.tsx';

type Props = { expert: Expert; onClose: () => void };

/** 修改专家的领域和备注. */
export function ReviseExpert({ expert: { region, id, name, fields, note }, onClose }: Props) {
  const revise = useDo(projectsRoutes.reviseExpert);
  return (
    <FormShell
      title={`修改 ${name}`}
      open
      onClose={onClose}
      schema={projectsRoutes.reviseExpert.input}
      initial={{ region, id, fields, note }}
      submitLabel="保存"
      draftKey={false}
      onSubmit={async (values) => {
        await revise(values);
        tell('已保存');
      }}
    >
      <Field name="fields" label="擅长领域">
        <FieldsInput known={fields} />
      </Field>
      <Field name="note" label="备注">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
      </Field>
    </FormShell>
  );
}

/** 登记任职经历或回避单位. */
export function TieForm({ expert: { region, id }, onClose }: Props) {
  const add = useDo(projectsRoutes.addExpertTie);
  return (
    <FormShell
      title="登记经历或回避单位"
      lead="近三年的任职单位和回避单位的申报，不会分给这位专家。"
      open
      onClose={onClose}
      schema={projectsRoutes.addExpertTie.input}
      initial={{ region, id, tie: '回避', to: null }}
      submitLabel="登记"
      draftKey={false}
      onSubmit={async (values) => {
        await add(values);
        tell('已登记');
      }}
    >
      <Field name="tie" label="类别">
        <Radio.Group optionType="button" options={[...EXPERT_TIES]} />
      </Field>
      <Field name="organisationId" label="单位">
        <OrganisationChoice kinds={['school', 'alliance', 'bureau', 'academy', 'commission']} />
      </Field>
      <Field name="from" label="自">
        <DayInput />
      </Field>
      <Field name="to" label="至" hint="现在仍是的，不填">
        <DayInput />
      </Field>
    </FormShell>
  );
}
