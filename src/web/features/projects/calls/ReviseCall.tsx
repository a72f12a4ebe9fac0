import { projectsRoutes } from '#contract/projects.ts';
import { useDo } from '#web/client.ts';
import { FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Call } from '../answers.ts';
import { CallFields } from './CallFields.tsx';

/** 修改征集. */
export function ReviseCall({ call, onClose }: { call: Call; onClose: () => void }) {
  const revise = useDo(projectsRoutes.reviseCall);
  const { id, revision, title, guide, fields, quotas, opens, closes } = call;
  const published = call.state !== 'draft';
  return (
    <FormShell
      title={published ? '改期限和名额' : '修改征集'}
      {...(published ? { lead: '已发布的征集，申报单位据以准备的内容不再改动，只能改截止日期和推荐名额。' } : {})}
      open
      onClose={onClose}
      schema={projectsRoutes.reviseCall.input}
      initial={{ id, revision, title, guide, fields, quotas, opens, closes }}
      submitLabel="保存"
      draftKey={false}
      onSubmit={async (values) => {
        await revise(values);
        tell('已保存');
      }}
    >
      <CallFields hasQuotas={call.hasQuotas} published={published} />
    </FormShell>
  );
}
