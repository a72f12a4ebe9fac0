import { Input, Radio } from 'antd';
import { libraryRoutes } from '#contract/library.ts';
import { leadsBack } from '#core/library/growth.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Entry } from '../answers.ts';

/** 记录进展: the next stage, or one before, with what was found or advised. */
export function GrowEntry({ of, onClose }: { of: Entry; onClose: () => void }) {
  const grow = useDo(libraryRoutes.growEntry);
  const { region, id, version, growth, growsTo } = of;
  const next = growsTo.find((stage) => !leadsBack(growth, stage));
  const onward = next === undefined ? {} : { stage: next };
  return (
    <FormShell
      title="记录进展"
      lead={`现在是“${growth}”。每次前进一个阶段，也可以退回以前的阶段；单位负责人会收到通知。`}
      open
      onClose={onClose}
      schema={libraryRoutes.growEntry.input}
      initial={{ region, id, version, ...onward, note: '' }}
      submitLabel="记录"
      draftKey={id}
      onSubmit={async (values) => {
        await grow(values);
        tell(`已进入“${values.stage}”`);
      }}
    >
      <Field name="stage" label="进入哪个阶段">
        <Radio.Group
          options={growsTo.map((stage) => ({
            value: stage,
            label: leadsBack(growth, stage) ? `退回“${stage}”` : stage,
          }))}
        />
      </Field>
      <Field name="note" label="发现与建议" hint="退回的，写明为什么">
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={2000} />
      </Field>
    </FormShell>
  );
}
