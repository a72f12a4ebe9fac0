import { organisationsRoutes } from '#contract/organisations.ts';
import { useDo } from '#web/client.ts';
import { FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { School } from '../answers.ts';
import { SchoolFields } from './SchoolFields.tsx';

/** 更正学校登记. */
export function CorrectSchool({ school, onClose }: { school: School; onClose: () => void }) {
  const correct = useDo(organisationsRoutes.correctSchool);
  const { id, version, name, type, ownership, town, openedOn } = school;
  return (
    <FormShell
      title="更正登记"
      lead={`标识码 ${school.code} 不能更改。`}
      open
      onClose={onClose}
      schema={organisationsRoutes.correctSchool.input}
      initial={{ id, version, name, type, ownership, town, openedOn }}
      submitLabel="保存更正"
      draftKey={`${id}:${version}`}
      onSubmit={async (values) => {
        await correct(values);
        tell('登记已更正');
      }}
    >
      <SchoolFields />
    </FormShell>
  );
}
