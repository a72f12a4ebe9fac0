import { Input } from 'antd';
import { organisationsRoutes } from '#contract/organisations.ts';
import { useDo } from '#web/client.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { School } from '../answers.ts';

/** 认定达到办学基本标准. */
export function RecogniseStandard({ school, today, onClose }: { school: School; today: string; onClose: () => void }) {
  const recognise = useDo(organisationsRoutes.recognise);
  return (
    <FormShell
      title="认定达到办学基本标准"
      lead={school.name}
      open
      onClose={onClose}
      schema={organisationsRoutes.recognise.input}
      initial={{ id: school.id, from: today, document: null }}
      submitLabel="认定"
      draftKey={school.id}
      onSubmit={async (values) => {
        await recognise(values);
        tell('已记下达标认定');
      }}
    >
      <Field name="from" label="达标日期" hint="自这一天起计入“达到办学基本标准的学校”">
        <DayInput />
      </Field>
      <Field name="document" label="认定文号" hint="如 宝教督〔2026〕8号">
        <Input maxLength={80} />
      </Field>
    </FormShell>
  );
}
