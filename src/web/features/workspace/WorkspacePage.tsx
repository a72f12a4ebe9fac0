import './workspace.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { workspaceRoutes } from '#contract/workspace.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { anyText, useAddress } from '#web/ui/address.ts';
import { Page } from '#web/ui/Page.tsx';
import { Agenda } from './desk/Agenda.tsx';
import { dayWords } from './desk/days.ts';
import { Happenings } from './desk/Happenings.tsx';
import { LatestNotices } from './desk/LatestNotices.tsx';
import { Todos } from './desk/Todos.tsx';

/** 工作台: what waits for me, what these two weeks hold, what I was told, and what changed where I look. */
export function WorkspacePage() {
  const [{ from }, change] = useAddress({ from: anyText });
  const { data } = useSuspenseQuery(asking(workspaceRoutes.desk, from === undefined ? {} : { from }));
  return (
    <Page title="工作台" lead={dayWords(data.today)} actions={<Act label="通知设置" to={paths.noticeSettings()} />}>
      <div className="desk">
        <div className="desk-main">
          <Todos todos={data.todos} today={data.today} />
          <Agenda agenda={data.agenda} today={data.today} go={(day) => change({ from: day })} />
        </div>
        <div className="desk-side">
          <LatestNotices />
          <Happenings followed={data.followed} happenings={data.happenings} />
        </div>
      </div>
    </Page>
  );
}
