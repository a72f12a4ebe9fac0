import { Input } from 'antd';
import { projectsRoutes } from '#contract/projects.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Case, CaseAct } from '../answers.ts';
import { HeldMeeting } from './HeldMeeting.tsx';

/** 办理一个环节: what is said with it, and what follows. */
export function MoveForm({ of, act, onClose }: { of: Case; act: CaseAct; onClose: () => void }) {
  const move = useDo(projectsRoutes.moveCase);
  return (
    <FormShell
      title={act.name}
      lead={lead(of, act)}
      open
      onClose={onClose}
      schema={projectsRoutes.moveCase.input}
      initial={{ region: of.region, id: of.id, moves: of.moves, move: act.move, note: '', meeting: null }}
      submitLabel={act.name}
      draftKey={`${of.id}/${act.move}`}
      onSubmit={async (values) => {
        await move(values);
        tell(`${act.name}：${of.title}`);
      }}
    >
      {act.meeting && (
        <Field name="meeting" label="作出决定的会议">
          <HeldMeeting />
        </Field>
      )}
      <Field
        name="note"
        label={act.returns ? '需要补正什么' : act.reason ? '理由' : '意见'}
        {...(act.reason ? {} : { hint: '可以不填' })}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={5000} />
      </Field>
    </FormShell>
  );
}

function lead({ title }: Case, { move, leads, returns }: CaseAct): string {
  if (move === 'withdraw') return `撤回“${title}”后不能恢复；需要时在受理时间内重新申报。`;
  if (returns) return `退回后由申报单位补正，再次提交后继续办理。`;
  return `办理后“${title}”进入：${leads}。`;
}
