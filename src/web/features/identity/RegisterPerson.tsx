import { useNavigate } from 'react-router';
import { identityRoutes } from '#contract/identity.ts';
import { useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import { useCarried, useDay } from '#web/ui/standing.ts';
import { PersonFields } from './PersonFields.tsx';
import { PostFields } from './PostFields.tsx';

/** 登记人员：a person with the first post; then their page opens. */
export function RegisterPerson({ region, onClose }: { region: string | undefined; onClose: () => void }) {
  const register = useDo(identityRoutes.registerPerson);
  const navigate = useNavigate();
  const carried = useCarried();
  const { today } = useDay();
  return (
    <FormShell
      title="登记人员"
      open
      onClose={onClose}
      schema={identityRoutes.registerPerson.input}
      initial={{ from: today, staffNo: null, subject: null, stage: null, phone: null, email: null }}
      submitLabel="登记"
      lead="先查名册里是否已有此人；已有的，在其页面上任命新岗位。"
      onSubmit={async (values) => {
        const person = await register(values);
        tell(`已登记${values.name}`);
        void navigate(carried(paths.person(person.region, person.id)));
      }}
    >
      <PostFields name="post" region={region} />
      <Field name="from" label="任职开始日期">
        <DayInput />
      </Field>
      <PersonFields />
    </FormShell>
  );
}
