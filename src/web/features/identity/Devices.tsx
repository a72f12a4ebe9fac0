import { useSuspenseQuery } from '@tanstack/react-query';
import { identityRoutes } from '#contract/identity.ts';
import { asking } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { Moment } from '#web/ui/figures.tsx';
import { Section } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { deviceName } from './device.ts';
import { leaveEverywhere } from './leaving.ts';

/** Where this person is signed in, and the way out of all of them. */
export function Devices() {
  const { data: sessions } = useSuspenseQuery(asking(identityRoutes.sessions, {}));
  return (
    <Section
      title="我的登录设备"
      lead="30 分钟没有操作的登录自动失效；发现不认识的设备，请立即全部退出并修改口令。"
      actions={
        <Act
          label="在所有设备上退出"
          danger
          confirm={{ title: '在所有设备上退出登录？', body: '包括这一台。之后须重新登录。', ok: '全部退出' }}
          onClick={leaveEverywhere}
        />
      }
    >
      <Rows
        label="我的登录设备"
        rows={sessions}
        rowKey={(session) => session.id}
        empty="没有其他登录"
        columns={[
          {
            head: '设备',
            cell: (session) => (
              <>
                {deviceName(session.device)} {session.current && <span className="tag jade">这一台</span>}
              </>
            ),
          },
          { head: '登录时间', cell: (session) => <Moment at={session.startedAt} />, tight: true },
          { head: '最近使用', cell: (session) => <Moment at={session.lastSeenAt} />, tight: true },
        ]}
      />
    </Section>
  );
}
