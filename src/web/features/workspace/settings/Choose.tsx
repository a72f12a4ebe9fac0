import { Select } from 'antd';
import { workspaceRoutes } from '#contract/workspace.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Settings } from '../answers.ts';
import { MailWays } from './MailWays.tsx';
import { QuietInput } from './QuietInput.tsx';

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: hour, label: `${hour}:00` }));

/** 选择通知怎样送达. */
export function Choose({ settings, onClose }: { settings: Settings; onClose: () => void }) {
  const choose = useDo(workspaceRoutes.choose);
  const { mail, digestHour, quiet } = settings;
  return (
    <FormShell
      title="接收方式"
      lead="平台内的通知总是都有；这里选择哪些另外发邮件。"
      open
      onClose={onClose}
      schema={workspaceRoutes.choose.input}
      initial={{ mail, digestHour, quiet }}
      submitLabel="保存"
      draftKey={false}
      onSubmit={async (values) => {
        await choose(values);
        tell('接收方式已保存');
      }}
    >
      <Field name="mail" label="邮件">
        <MailWays />
      </Field>
      <Field name="digestHour" label="每日汇总的时间" hint="当天的通知、待办和日程合为一封">
        <Select options={HOURS} virtual={false} />
      </Field>
      <Field name="quiet" label="免打扰" hint="这段时间不发邮件，过后补发，不会遗漏">
        <QuietInput />
      </Field>
    </FormShell>
  );
}
