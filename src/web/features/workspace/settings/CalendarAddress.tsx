import { useState } from 'react';
import { workspaceRoutes } from '#contract/workspace.ts';
import { useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { Moment } from '#web/ui/figures.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Section } from '#web/ui/Page.tsx';
import { OnceAddress } from './OnceAddress.tsx';

/** 日历订阅: one secret address a person, shown once, renewed and revoked here. */
export function CalendarAddress({ madeAt }: { madeAt: string | null }) {
  const [once, setOnce] = useState<string>();
  const make = useDo(workspaceRoutes.makeCalendarAddress);
  const revoke = useDo(workspaceRoutes.revokeCalendarAddress);
  const isNew = madeAt === null;
  return (
    <Section
      title="日历订阅"
      lead="把会议和到期的任务放进手机或电脑自带的日历，改期、取消会自动更新"
      actions={
        <>
          {!isNew && (
            <Act
              label="作废"
              danger
              confirm={{ title: '作废日历订阅地址？', body: '已经订阅的日历从此读不到新的日程。' }}
              onClick={async () => {
                await revoke({});
                tell('日历订阅地址已作废');
              }}
            />
          )}
          <Act
            label={isNew ? '取得订阅地址' : '更换地址'}
            {...(isNew
              ? {}
              : { confirm: { title: '更换日历订阅地址？', body: '原来的地址同时作废，要在各个日历里重新订阅。' } })}
            onClick={async () => setOnce((await make({})).path)}
          />
        </>
      }
    >
      <p>
        {isNew ? (
          <span className="quiet">还没有订阅地址。</span>
        ) : (
          <>
            已有订阅地址，
            <Moment at={madeAt} /> 取得。地址只显示一次；忘了或怀疑泄露，请更换。
          </>
        )}
      </p>
      {once !== undefined && <OnceAddress path={once} onClose={() => setOnce(undefined)} />}
    </Section>
  );
}
