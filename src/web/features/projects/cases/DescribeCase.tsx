import { Input, Select } from 'antd';
import { projectsRoutes } from '#contract/projects.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { optionsOf } from '#web/ui/filters.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Case } from '../answers.ts';

/** 改名称和领域. */
export function DescribeCase({ of, onClose }: { of: Case; onClose: () => void }) {
  const describe = useDo(projectsRoutes.describeCase);
  const { region, id, moves, title, field } = of;
  return (
    <FormShell
      title="改名称和领域"
      open
      onClose={onClose}
      schema={projectsRoutes.describeCase.input}
      initial={{ region, id, moves, title, field }}
      submitLabel="保存"
      draftKey={false}
      onSubmit={async (values) => {
        await describe(values);
        tell('已保存');
      }}
    >
      <Field name="title" label="名称">
        <Input maxLength={100} />
      </Field>
      {of.fields.length > 0 && (
        <Field name="field" label="领域">
          <Select options={optionsOf(of.fields)} />
        </Field>
      )}
    </FormShell>
  );
}
