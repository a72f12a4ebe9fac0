import { Input, Select } from 'antd';
import { projectsRoutes } from '#contract/projects.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { PublicNotice } from './answers.ts';

/** 提出异议 to a case on the notice. */
export function RaiseObjection({ notice, onClose }: { notice: PublicNotice; onClose: () => void }) {
  const raise = useDo(projectsRoutes.raiseObjection);
  const [only] = notice.cases;
  return (
    <FormShell
      title="提出异议"
      lead="只有您本人和负责核查的人员看得到。核查后会答复您，答复前公示不会办结。"
      open
      onClose={onClose}
      schema={projectsRoutes.raiseObjection.input}
      initial={{ id: notice.id, ...(notice.cases.length === 1 && only !== undefined ? { case: only.id } : {}) }}
      submitLabel="提交异议"
      draftKey={notice.id}
      onSubmit={async (values) => {
        await raise(values);
        tell('异议已提交，答复后会通知您');
      }}
    >
      <Field name="case" label="所涉项目">
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="选择一项"
          options={notice.cases.map(({ id, title, organisationName }) => ({
            value: id,
            label: `${title}（${organisationName}）`,
          }))}
        />
      </Field>
      <Field name="body" label="事实和理由">
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={5000} />
      </Field>
    </FormShell>
  );
}
