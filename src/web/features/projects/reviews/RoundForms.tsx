import { Input } from 'antd';
import { projectsRoutes } from '#contract/projects.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Round } from './answers.ts';
import { MomentInput } from './MomentInput.tsx';

type Closing = { onClose: () => void };

/** 抽取专家: how much each expert reads. */
export function DrawForm({ call, step, onClose }: { call: string; step: string } & Closing) {
  const draw = useDo(projectsRoutes.drawPanel);
  return (
    <FormShell
      title="抽取专家"
      lead="抽取的依据、种子和结果都有记录；确定之前可以重新抽取，手工更换的随之作废。"
      open
      onClose={onClose}
      schema={projectsRoutes.drawPanel.input}
      initial={{ id: call, step, least: 0, most: 10 }}
      submitLabel="抽取"
      draftKey={false}
      onSubmit={async (values) => {
        await draw(values);
        tell('已抽取');
      }}
    >
      <Field name="least" label="每位专家最少评审几件" hint="0 表示可以不安排">
        <Input inputMode="numeric" maxLength={4} />
      </Field>
      <Field name="most" label="每位专家最多评审几件">
        <Input inputMode="numeric" maxLength={4} />
      </Field>
    </FormShell>
  );
}

/** 由原专家组开始下一轮. */
export function BeginForm({ call, step, onClose }: { call: string; step: string } & Closing) {
  const begin = useDo(projectsRoutes.beginRound);
  return (
    <FormShell
      title="开始评审"
      lead="由上一轮的专家评审，并通知各位专家。"
      open
      onClose={onClose}
      schema={projectsRoutes.beginRound.input}
      initial={{ id: call, step }}
      submitLabel="开始评审"
      draftKey={false}
      onSubmit={async (values) => {
        await begin(values);
        tell('评审已开始');
      }}
    >
      <Field name="closesAt" label="评审截止">
        <MomentInput />
      </Field>
    </FormShell>
  );
}

/** 确定专家组, or 延长评审: both set until when the round is open. */
export function UntilForm({ round, what, onClose }: { round: Round; what: 'confirm' | 'prolong' } & Closing) {
  const confirm = useDo(projectsRoutes.confirmPanel);
  const prolong = useDo(projectsRoutes.prolongRound);
  const confirming = what === 'confirm';
  return (
    <FormShell
      title={confirming ? '确定专家组' : '延长评审'}
      lead={
        confirming ? '确定后即开始评审，并通知各位专家；专家组只能因回避补选。' : '专家在新的截止时间之前可以继续评审。'
      }
      open
      onClose={onClose}
      schema={projectsRoutes.confirmPanel.input}
      initial={{ id: round.id }}
      submitLabel={confirming ? '确定，开始评审' : '延长'}
      draftKey={false}
      onSubmit={async (values) => {
        await (confirming ? confirm(values) : prolong(values));
        tell(confirming ? '专家组已确定，评审开始' : '已延长');
      }}
    >
      <Field name="closesAt" label="评审截止">
        <MomentInput />
      </Field>
    </FormShell>
  );
}

/** 结束评审; before its time, with the reason. */
export function CloseForm({ round, onClose }: { round: Round } & Closing) {
  const close = useDo(projectsRoutes.closeRound);
  const left = round.experts.reduce((sum, { cases, submitted }) => sum + cases - submitted, 0);
  return (
    <FormShell
      title="结束评审"
      lead={
        left === 0
          ? '所有专家均已提交。结束后公布评分，申报进入下一环节。'
          : `还有 ${left} 份评审没有提交。结束后不能再提交，申报进入下一环节。`
      }
      open
      onClose={onClose}
      schema={projectsRoutes.closeRound.input}
      initial={{ id: round.id, reason: '' }}
      submitLabel="结束评审"
      draftKey={false}
      onSubmit={async (values) => {
        await close(values);
        tell('评审已结束');
      }}
    >
      <Field name="reason" label="说明" hint={left > 0 ? '截止时间之前结束的，须写明理由' : '可以不填'}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} />
      </Field>
    </FormShell>
  );
}
