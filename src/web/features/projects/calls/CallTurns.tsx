import { projectsRoutes } from '#contract/projects.ts';
import { useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Call } from '../answers.ts';

const TURNS = {
  publish: { label: '发布', done: '已发布', ask: '发布后指南和表单对申报单位公开，不能再改。', primary: true },
  close: { label: '停止受理', done: '已停止受理', ask: '停止后不再收新的申报，已提交的继续办理。', primary: false },
  reopen: { label: '重新受理', done: '已重新受理', ask: '重新受理后，在截止日期前可以继续申报。', primary: false },
  withdraw: { label: '撤销草稿', done: '已撤销', ask: '撤销后不能恢复。', primary: false },
} as const;

/** What the office may do with the call as it stands. */
export function CallTurns({ call }: { call: Call }) {
  const turn = useDo(projectsRoutes.turnCall);
  return (Object.keys(TURNS) as (keyof typeof TURNS)[])
    .filter((key) => call.can[key] === true)
    .map((key) => {
      const { label, done, ask, primary } = TURNS[key];
      return (
        <Act
          key={key}
          label={label}
          kind={primary ? 'primary' : 'default'}
          danger={key === 'withdraw'}
          confirm={{ title: `${label}“${call.title}”？`, body: ask, ok: label }}
          onClick={async () => {
            await turn({ id: call.id, revision: call.revision, turn: key });
            tell(`${done}：${call.title}`);
          }}
        />
      );
    });
}
