import { Input, Radio } from 'antd';
import { projectsRoutes } from '#contract/projects.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Community, Joining } from './answers.ts';

/** 申请加入. */
export function AskForm({
  community,
  school,
  onClose,
}: {
  community: Community;
  school: Community['own'][number];
  onClose: () => void;
}) {
  const ask = useDo(projectsRoutes.askToJoin);
  return (
    <FormShell
      title="申请加入"
      lead={`${school.name}申请加入${community.name}，由共同体负责人、牵头校或${community.who}答复。`}
      open
      onClose={onClose}
      schema={projectsRoutes.askToJoin.input}
      initial={{ id: community.id, organisation: school.id }}
      submitLabel="提交申请"
      draftKey={`${community.id}/${school.id}`}
      onSubmit={async (values) => {
        await ask(values);
        tell('申请已提交，答复后会通知您');
      }}
    >
      <Field name="body" label="理由和可以承担的工作">
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={2000} />
      </Field>
    </FormShell>
  );
}

/** 答复加入申请. */
export function AnswerForm({
  community,
  joining,
  onClose,
}: {
  community: Community;
  joining: Joining;
  onClose: () => void;
}) {
  const answer = useDo(projectsRoutes.answerJoining);
  return (
    <FormShell
      title="答复加入申请"
      lead={`${joining.organisationName}：${joining.body}`}
      open
      onClose={onClose}
      schema={projectsRoutes.answerJoining.input}
      initial={{ id: community.id, region: joining.region, joining: joining.id, answer: '' }}
      submitLabel="答复"
      draftKey={joining.id}
      onSubmit={async (values) => {
        await answer(values);
        tell(values.admitted ? '已同意加入' : '已答复');
      }}
    >
      <Field name="admitted" label="决定" hint="同意的自今天起成为成员校（参与校）">
        <Radio.Group
          options={[
            { value: true, label: '同意加入' },
            { value: false, label: '不同意' },
          ]}
        />
      </Field>
      <Field name="answer" label="答复" hint="不同意须写明理由">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} />
      </Field>
    </FormShell>
  );
}
