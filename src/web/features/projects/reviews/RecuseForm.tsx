import { Input } from 'antd';
import { projectsRoutes } from '#contract/projects.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Review } from './answers.ts';

/** 申请回避, with the reason. */
export function RecuseForm({ review, onClose, onDone }: { review: Review; onClose: () => void; onDone: () => void }) {
  const declare = useDo(projectsRoutes.declareConflicts);
  return (
    <FormShell
      title="申请回避"
      lead="申请后这件申报即从您的评审台移走，由组织评审的单位另选专家，不能收回。"
      open
      onClose={onClose}
      schema={projectsRoutes.declareConflicts.input}
      initial={{ id: review.round, cases: [review.id], recuses: true, reason: '' }}
      submitLabel="申请回避"
      draftKey={false}
      onSubmit={async (values) => {
        // The desk first: this case is no longer to be found on it.
        onDone();
        await declare(values);
        tell('已申请回避');
      }}
    >
      <Field name="reason" label="理由">
        <Input.TextArea
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={1000}
          placeholder="如 两年前曾与该项目负责人共同申报课题"
        />
      </Field>
    </FormShell>
  );
}
