import { Input, Radio } from 'antd';
import { projectsRoutes } from '#contract/projects.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Objection, PublicNotice } from './answers.ts';

/** 答复异议：成立的退回，不成立的留在公示中. */
export function AnswerObjection({
  notice,
  objection,
  onClose,
}: {
  notice: PublicNotice;
  objection: Objection;
  onClose: () => void;
}) {
  const answer = useDo(projectsRoutes.answerObjection);
  return (
    <FormShell
      title="答复异议"
      lead={
        <>
          {objection.caseTitle}（{objection.organisationName}）：{objection.body}
        </>
      }
      open
      onClose={onClose}
      schema={projectsRoutes.answerObjection.input}
      initial={{ id: notice.id, objection: objection.id }}
      submitLabel="答复"
      draftKey={objection.id}
      onSubmit={async (values) => {
        await answer(values);
        tell(values.upheld ? '异议成立，申报已退回' : '已答复异议');
      }}
    >
      <Field
        name="upheld"
        label="核查结论"
        hint={notice.can.uphold === true ? '成立的，这件申报立即退出公示并退回；答复后不能修改' : notice.can.uphold}
      >
        <Radio.Group
          options={[
            { value: false, label: '不成立' },
            { value: true, label: '成立', disabled: notice.can.uphold !== true },
          ]}
        />
      </Field>
      <Field name="answer" label="答复" hint="提出异议的人会收到">
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={5000} />
      </Field>
    </FormShell>
  );
}
