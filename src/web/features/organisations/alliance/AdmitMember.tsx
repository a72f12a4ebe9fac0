import { Select } from 'antd';
import { organisationsRoutes } from '#contract/organisations.ts';
import { MEMBER_ROLES } from '#core/programmes/vocabulary.ts';
import { useDo } from '#web/client.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { optionsOf } from '#web/ui/filters.tsx';
import { tell } from '#web/ui/notices.tsx';
import { useDay } from '#web/ui/standing.ts';
import type { Alliance } from '../answers.ts';
import { PickOrganisation } from '../PickOrganisation.tsx';

/** 吸收成员校. */
export function AdmitMember({ alliance, onClose }: { alliance: Alliance; onClose: () => void }) {
  const admit = useDo(organisationsRoutes.admitMember);
  const { today } = useDay();
  return (
    <FormShell
      title="吸收成员校"
      lead={alliance.name}
      open
      onClose={onClose}
      schema={organisationsRoutes.admitMember.input}
      initial={{ id: alliance.id, role: '成员校', from: today, to: null }}
      submitLabel="吸收"
      draftKey={alliance.id}
      onSubmit={async (values) => {
        await admit(values);
        tell('已吸收为成员校');
      }}
    >
      <Field name="schoolId" label="学校">
        <PickOrganisation kinds={['school']} placeholder="输入校名或拼音首字母" />
      </Field>
      <Field name="role" label="在联盟中的角色">
        <Select options={optionsOf(MEMBER_ROLES)} />
      </Field>
      <Field name="from" label="加入日期">
        <DayInput />
      </Field>
      <Field name="to" label="退出日期" hint="仍在联盟中的不填；补录过去的成员时填写">
        <DayInput />
      </Field>
    </FormShell>
  );
}
