import { Radio } from 'antd';
import { libraryRoutes } from '#contract/library.ts';
import { SCOPES, within } from '#core/library/licence.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Entry } from '../answers.ts';

/** 公开, within what was granted. */
export function PublishEntry({ of, onClose }: { of: Entry; onClose: () => void }) {
  const publish = useDo(libraryRoutes.publishEntry);
  const { region, id, version, granted, published } = of;
  const open = SCOPES.filter((scope) => within(scope, granted) && scope !== published);
  const widest = open.at(-1);
  return (
    <FormShell
      title="公开案例"
      lead={`${of.organisationName}授权公开到${granted}。公开后，这个范围内的人员在案例库里可以找到并阅读。`}
      open
      onClose={onClose}
      schema={libraryRoutes.publishEntry.input}
      initial={{ region, id, version, ...(widest === undefined ? {} : { scope: widest }) }}
      submitLabel="公开"
      draftKey={id}
      onSubmit={async (values) => {
        await publish(values);
        tell(`已公开到${values.scope}`);
      }}
    >
      <Field name="scope" label="公开范围">
        <Radio.Group options={open.map((scope) => ({ value: scope, label: scope }))} />
      </Field>
    </FormShell>
  );
}
