import './workspace.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { workspaceRoutes } from '#contract/workspace.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Page, Section } from '#web/ui/Page.tsx';
import { Deliveries } from './Deliveries.tsx';
import { CalendarAddress } from './settings/CalendarAddress.tsx';
import { FollowedThings } from './settings/FollowedThings.tsx';
import { Reaching } from './settings/Reaching.tsx';

/** 通知设置: how I am told, my calendar, and what I follow. */
export function NoticeSettingsPage() {
  const { data: settings } = useSuspenseQuery(asking(workspaceRoutes.preferences, {}));
  return (
    <Page
      title="通知设置"
      breadcrumbs={[{ label: '工作台', to: paths.workspace() }]}
      actions={settings.charges > 0 && <Act label="群机器人" to={paths.robots()} />}
    >
      <Reaching settings={settings} />
      {settings.unsent.length > 0 && (
        <Section title="没有送达的邮件" lead="失败的会自动重试；放弃的可以再试一次">
          <Deliveries label="没有送达的邮件" deliveries={settings.unsent} empty="" />
        </Section>
      )}
      <CalendarAddress madeAt={settings.calendar.madeAt} />
      <FollowedThings />
    </Page>
  );
}
