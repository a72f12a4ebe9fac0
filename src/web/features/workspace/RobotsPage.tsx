import './workspace.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { workspaceRoutes } from '#contract/workspace.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Robot } from './answers.ts';
import { RobotSection } from './robots/RobotSection.tsx';

const AddRobot = lazy(async () => ({ default: (await import('./robots/AddRobot.tsx')).AddRobot }));
const ChangeRobot = lazy(async () => ({ default: (await import('./robots/ChangeRobot.tsx')).ChangeRobot }));

/** Due this minute. What waits for the morning is not asked for again: asking would keep the session open all night. */
const isOnItsWay = ({ deliveries }: Robot): boolean =>
  deliveries.some(({ state, next }) => state === 'waiting' && next !== null && Date.parse(next) < Date.now() + 60_000);

/** 群机器人 of the places the person leads. */
export function RobotsPage() {
  // Whoever sent a trial message waits to see it arrive.
  const { data } = useSuspenseQuery({
    ...asking(workspaceRoutes.robots, {}),
    refetchInterval: ({ state }) => (state.data?.robots.some(isOnItsWay) === true ? 3000 : false),
  });
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<Robot>();
  const add = (
    <Act label="设置群机器人" kind="primary" disabledBecause={data.can.add} onClick={() => setAdding(true)} />
  );
  return (
    <Page
      title="群机器人"
      breadcrumbs={[
        { label: '工作台', to: paths.workspace() },
        { label: '通知设置', to: paths.noticeSettings() },
      ]}
      lead="把发给本单位岗位的通知同时发到企业微信或钉钉群；21:00 至 07:00 不发，早上补发"
      actions={data.robots.length > 0 && add}
    >
      {data.robots.length === 0 && (
        <Empty title="还没有群机器人" action={add}>
          会议、任务等通知会同时出现在群里，点链接即可打开。
        </Empty>
      )}
      {data.robots.map((robot) => (
        <RobotSection key={robot.id} robot={robot} onChange={() => setChanging(robot)} />
      ))}
      <Suspense>
        {adding && <AddRobot charges={data.charges} onClose={() => setAdding(false)} />}
        {changing && <ChangeRobot robot={changing} onClose={() => setChanging(undefined)} />}
      </Suspense>
    </Page>
  );
}
