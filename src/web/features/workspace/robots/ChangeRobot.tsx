import { workspaceRoutes } from '#contract/workspace.ts';
import { useDo } from '#web/client.ts';
import { FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Robot } from '../answers.ts';
import { RobotFields } from './RobotFields.tsx';

/** 修改群机器人: its name and kinds. Another address is another robot. */
export function ChangeRobot({ robot: { region, id, name, kinds }, onClose }: { robot: Robot; onClose: () => void }) {
  const change = useDo(workspaceRoutes.changeRobot);
  return (
    <FormShell
      title="修改群机器人"
      lead="地址换了的，请撤掉后重新设置。"
      open
      onClose={onClose}
      schema={workspaceRoutes.changeRobot.input}
      initial={{ region, id, name, kinds }}
      submitLabel="保存"
      draftKey={false}
      onSubmit={async (values) => {
        await change(values);
        tell('已保存');
      }}
    >
      <RobotFields />
    </FormShell>
  );
}
