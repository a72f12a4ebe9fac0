import { Input } from 'antd';
import { visitRoutes } from '#contract/collaboration/visits.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';

/** 增设走访类别. */
export function AddVisitKind({ onClose }: { onClose: () => void }) {
  const add = useDo(visitRoutes.addVisitKind);
  return (
    <FormShell
      title="增设走访类别"
      lead="行动计划按类别认定走访时，类别名称须与计划中的写法一致。"
      open
      onClose={onClose}
      schema={visitRoutes.addVisitKind.input}
      initial={{}}
      submitLabel="增设"
      onSubmit={async (values) => {
        await add(values);
        tell(`已增设“${values.name}”`);
      }}
    >
      <Field name="name" label="类别名称">
        <Input maxLength={20} />
      </Field>
    </FormShell>
  );
}
