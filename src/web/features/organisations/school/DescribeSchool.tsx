import { Form, Input } from 'antd';
import { organisationsRoutes } from '#contract/organisations.ts';
import { useDo } from '#web/client.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { School } from '../answers.ts';
import { CampusesEditor, checkCampuses } from './CampusesEditor.tsx';

/** 更新办学特色与校区. */
export function DescribeSchool({ school, onClose }: { school: School; onClose: () => void }) {
  const describe = useDo(organisationsRoutes.describeSchool);
  const { id, version, feature, featureSince, campuses } = school;
  return (
    <FormShell
      title="更新办学特色与校区"
      lead={school.name}
      open
      onClose={onClose}
      schema={organisationsRoutes.describeSchool.input}
      initial={{ id, version, feature, featureSince, campuses }}
      submitLabel="保存"
      draftKey={`${id}:${version}`}
      onSubmit={async (values) => {
        await describe(values);
        tell('已更新');
      }}
    >
      <Field name="feature" label="办学特色" hint="特色形成并经认可后填写，计入“办学特色形成的学校”">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={500} showCount />
      </Field>
      <Field name="featureSince" label="特色形成日期">
        <DayInput />
      </Field>
      <Form.Item name="campuses" label="校区" rules={[{ validator: checkCampuses }]}>
        <CampusesEditor />
      </Form.Item>
    </FormShell>
  );
}
