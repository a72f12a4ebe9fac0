import { identityRoutes } from '#contract/identity.ts';
import { STAGES } from '#core/programmes/vocabulary.ts';
import { useDo } from '#web/client.ts';
import { FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import { PersonFields } from './PersonFields.tsx';
import type { Person } from './people.ts';

export function CorrectPerson({ person, onClose }: { person: Person; onClose: () => void }) {
  const correct = useDo(identityRoutes.correctPerson);
  const { region, id, name, staffNo, subject, phone, email } = person;
  const stage = STAGES.find((known) => known === person.stage) ?? null;
  return (
    <FormShell
      title="更正人员信息"
      open
      onClose={onClose}
      schema={identityRoutes.correctPerson.input}
      initial={{ region, id, name, staffNo, subject, stage, phone, email }}
      submitLabel="保存更正"
      draftKey={id}
      onSubmit={async (values) => {
        await correct(values);
        tell('已更正');
      }}
    >
      <PersonFields />
    </FormShell>
  );
}
