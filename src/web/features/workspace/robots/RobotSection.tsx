import { workspaceRoutes } from '#contract/workspace.ts';
import { VENDORS } from '#core/workspace/robot.ts';
import { useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { Moment } from '#web/ui/figures.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Facts, Section } from '#web/ui/Page.tsx';
import type { Robot } from '../answers.ts';
import { Deliveries } from '../Deliveries.tsx';
import { chargeName } from './charge-name.ts';

/** One robot: where it speaks, what it tells, and whether that gets through. */
export function RobotSection({ robot, onChange }: { robot: Robot; onChange: () => void }) {
  const tryRobot = useDo(workspaceRoutes.tryRobot);
  const removeRobot = useDo(workspaceRoutes.removeRobot);
  const { region, id, name, vendor, hint, kinds, madeAt, madeByName, deliveries } = robot;
  return (
    <Section
      title={name}
      lead={`${chargeName(robot)} · ${VENDORS[vendor].name}`}
      actions={
        <>
          <Act
            label="撤掉"
            describes={`撤掉${name}`}
            danger
            confirm={{ title: `撤掉“${name}”的机器人？`, body: '地址一并删除，等着发到这个群的消息不再发出。' }}
            onClick={async () => {
              await removeRobot({ region, id });
              tell('已撤掉');
            }}
          />
          <Act label="修改" describes={`修改${name}`} onClick={onChange} />
          <Act
            label="发试验消息"
            describes={`发试验消息到${name}`}
            onClick={async () => {
              await tryRobot({ region, id });
              tell('试验消息已排队，结果马上显示在下面');
            }}
          />
        </>
      }
    >
      <Facts
        items={[
          { head: '发到群里的通知', cell: kinds.join('、') },
          { head: '地址', cell: <span className="number">密钥尾号 {hint}</span> },
          {
            head: '设置',
            cell: (
              <>
                {madeByName} <Moment at={madeAt} />
              </>
            ),
          },
        ]}
      />
      <Deliveries label={`${name}的最近消息`} deliveries={deliveries} empty="还没有发过消息" />
    </Section>
  );
}
