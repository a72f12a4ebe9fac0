import { Checkbox, Form } from 'antd';
import { organisationsRoutes } from '#contract/organisations.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { SchoolYear } from '../answers.ts';
import { TermsEditor } from './TermsEditor.tsx';

/** 确定一学年的校历. */
export function SetSchoolYear({
  year,
  known,
  onClose,
}: {
  year: number;
  known: SchoolYear | undefined;
  onClose: () => void;
}) {
  const set = useDo(organisationsRoutes.setSchoolYear);
  const terms = ([1, 2] as const).map((number) => {
    const term = known?.terms.find((each) => each.number === number);
    return { number, from: term?.from ?? '', to: term?.to ?? '' };
  });
  return (
    <FormShell
      title={`${year}学年校历`}
      lead="填写学生上课的第一天和最后一天，首尾两天都算在内。"
      open
      onClose={onClose}
      schema={organisationsRoutes.setSchoolYear.input}
      initial={{ year, terms, verified: known?.verified ?? false }}
      submitLabel="确定"
      draftKey={String(year)}
      onSubmit={async (values) => {
        await set(values);
        tell(`${year}学年校历已确定`);
      }}
    >
      <Field name="terms" label="学期">
        <TermsEditor />
      </Field>
      <Form.Item name="verified" valuePropName="checked">
        <Checkbox>已与市教委印发的校历核对无误</Checkbox>
      </Form.Item>
    </FormShell>
  );
}
