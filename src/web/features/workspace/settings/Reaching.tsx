import { lazy, Suspense, useState } from 'react';
import { NOTICE_KINDS } from '#core/workspace/notice.ts';
import { MAIL_WAYS } from '#core/workspace/preference.ts';
import { useMe } from '#web/features/identity/me.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Facts, Section } from '#web/ui/Page.tsx';
import type { Settings } from '../answers.ts';

const Choose = lazy(async () => ({ default: (await import('./Choose.tsx')).Choose }));

/** 接收方式: which kinds of notice reach the person how, and when. */
export function Reaching({ settings }: { settings: Settings }) {
  const [choosing, setChoosing] = useState(false);
  const { mail, digestHour, quiet, email, can } = settings;
  const me = useMe();
  return (
    <Section
      title="接收方式"
      lead="每条通知都在平台内；邮件按类别选择即时发送、每日汇总或不发"
      actions={<Act label="修改" kind="primary" onClick={() => setChoosing(true)} />}
    >
      {can.mail !== true && (
        <p className="mail-off" role="status">
          现在不发邮件：{can.mail}
        </p>
      )}
      <Facts
        items={[
          { head: '平台内', cell: '全部通知' },
          ...Object.entries(MAIL_WAYS).map(([way, head]) => ({
            head: way === 'none' ? head : `${head}邮件`,
            cell: NOTICE_KINDS.filter((kind) => mail[kind] === way).join('、') || '无',
          })),
          {
            head: '邮箱',
            cell: email === null ? <Go to={paths.person(me.region, me.personId)}>去登记邮箱</Go> : email,
          },
          { head: '汇总时间', cell: `每天 ${digestHour}:00` },
          { head: '免打扰', cell: quiet === null ? '不设' : `${quiet.from} 至 ${quiet.to}` },
        ]}
      />
      <Suspense>{choosing && <Choose settings={settings} onClose={() => setChoosing(false)} />}</Suspense>
    </Section>
  );
}
