import { Input } from 'antd';
import { useNavigate } from 'react-router';
import { libraryRoutes } from '#contract/library.ts';
import { useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Entitled } from '../answers.ts';

/** 收入案例库. */
export function TakeIn({ of, onClose }: { of: Entitled; onClose: () => void }) {
  const take = useDo(libraryRoutes.takeIn);
  const navigate = useNavigate();
  return (
    <FormShell
      title="收入案例库"
      lead={`“${of.title}”的正文由${of.organisationName}提交的内容编成，收入后不再改动。会通知单位负责人决定是否授权公开。`}
      open
      onClose={onClose}
      schema={libraryRoutes.takeIn.input}
      initial={{ region: of.region, case: of.id, note: '' }}
      submitLabel="收入案例库"
      draftKey={of.id}
      onSubmit={async (values) => {
        const { region, id } = await take(values);
        tell(`已收入案例库：${of.title}`);
        void navigate(paths.entry(region, id));
      }}
    >
      <Field name="note" label="发现了什么" hint="这个案例可贵在哪里，记入“发现”阶段，学校看得到">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
      </Field>
    </FormShell>
  );
}
