import { AutoComplete } from 'antd';
import { useState } from 'react';
import { identityRoutes } from '#contract/identity.ts';
import { useDo } from '#web/client.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { optionsOf } from '#web/ui/filters.tsx';
import { tell } from '#web/ui/notices.tsx';
import { useDay } from '#web/ui/standing.ts';
import type { BodyRow } from '../answers.ts';
import { PickPerson } from '../PickPerson.tsx';

/** Roles a seat usually has; others may be written. */
const ROLES: Readonly<Record<string, readonly string[]>> = {
  理事会: ['理事长', '副理事长', '理事', '秘书长'],
  项目办公室: ['主任', '副主任', '成员'],
  专家委员会: ['主任', '副主任', '委员'],
};
const OTHERS = ['组长', '副组长', '成员'];

/** 任命机构成员. */
export function Appoint({ body, onClose }: { body: BodyRow; onClose: () => void }) {
  const appoint = useDo(identityRoutes.takeSeat);
  const { today } = useDay();
  const [region, setRegion] = useState(body.region);
  return (
    <FormShell
      title="任命成员"
      lead={body.name}
      open
      onClose={onClose}
      schema={identityRoutes.takeSeat.input}
      initial={{ bodyId: body.id, region, from: today, to: null }}
      submitLabel="任命"
      // A draft would forget in which district the person was found.
      draftKey={false}
      onSubmit={async (values) => {
        await appoint({ ...values, region });
        tell('已任命');
      }}
    >
      <Field name="personId" label="人员">
        <PickPerson onRegion={setRegion} />
      </Field>
      <Field name="role" label="职务">
        <AutoComplete options={optionsOf(ROLES[body.kind] ?? OTHERS)} maxLength={20} placeholder="选择或填写" />
      </Field>
      <Field name="from" label="起任日期">
        <DayInput />
      </Field>
      <Field name="to" label="卸任日期" hint="仍在任的不填；补录历任时填写">
        <DayInput />
      </Field>
    </FormShell>
  );
}
