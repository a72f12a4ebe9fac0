import { Input, Select } from 'antd';
import { programmesRoutes } from '#contract/programmes.ts';
import { LEVELS } from '#core/programmes/vocabulary.ts';
import { useDo } from '#web/client.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { optionsOf } from '#web/ui/filters.tsx';
import { tell } from '#web/ui/notices.tsx';
import { useDay } from '#web/ui/standing.ts';
import type { Participant } from '../answers.ts';
import { OrganisationField } from './OrganisationField.tsx';

type Props = {
  programme: string;
  roles: readonly string[];
  /** The role one was looking at. */
  role: string | undefined;
  taken: readonly Participant[];
  open: boolean;
  onClose: () => void;
};

/** 接纳单位: which organisation takes part, as what and from when. */
export function EnrolSheet({ programme, roles, role, taken, open, onClose }: Props) {
  const enrol = useDo(programmesRoutes.enrol);
  const { day, today } = useDay();
  return (
    <FormShell
      title="接纳单位"
      open={open}
      onClose={onClose}
      schema={programmesRoutes.enrol.input}
      initial={{ id: programme, from: day || today, ...((role ?? roles[0]) ? { role: role ?? roles[0]! } : {}) }}
      draftKey={programme}
      submitLabel="接纳"
      lead="接纳后，该单位自参加之日起计入本计划的目标，并承担相应职责。"
      onSubmit={async (values) => {
        await enrol(values);
        tell('已接纳');
      }}
    >
      <Field name="organisationId" label="单位" hint="输入名称或拼音首字母查找">
        <OrganisationField taken={taken} />
      </Field>
      <Field name="role" label="身份">
        <Select options={optionsOf(roles)} />
      </Field>
      <Field name="from" label="参加日期">
        <DayInput />
      </Field>
      <Field name="level" label="级别">
        <Select allowClear options={optionsOf(LEVELS)} placeholder="不分级" />
      </Field>
      <Field name="batch" label="批次" hint="例如：第一批">
        <Input maxLength={20} />
      </Field>
    </FormShell>
  );
}
