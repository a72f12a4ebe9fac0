import { Form, Input, Radio, Select } from 'antd';
import { projectsRoutes } from '#contract/projects.ts';
import { useDo } from '#web/client.ts';
import { EvidenceInput } from '#web/features/collaboration/tasks/EvidenceInput.tsx';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { optionsOf } from '#web/ui/filters.tsx';
import { tell } from '#web/ui/notices.tsx';
import { useDay } from '#web/ui/standing.ts';
import type { Carrying, CarryingAct, ChangeRequest, Milestone } from './answers.ts';
import { NewDays } from './NewDays.tsx';

type Of = { of: Carrying; onClose: () => void };
const keyOf = ({ region, id, moves }: Carrying) => ({ region, id, moves });

export function CarryingForms({ of, act, onClose }: Of & { act: CarryingAct }) {
  switch (act.do) {
    case 'record':
      return <RecordProgress of={of} onClose={onClose} />;
    case 'reach':
      return <ReachMilestone of={of} milestone={act.milestone} onClose={onClose} />;
    case 'ask':
      return <RequestChange of={of} onClose={onClose} />;
    case 'decide':
      return <DecideChange of={of} change={act.change} onClose={onClose} />;
  }
}

/** 登记进展 */
function RecordProgress({ of, onClose }: Of) {
  const record = useDo(projectsRoutes.recordProgress);
  const { today } = useDay();
  return (
    <FormShell
      title="登记进展"
      lead="登记后不能修改；有误的，再登记一条说明。"
      open
      onClose={onClose}
      schema={projectsRoutes.recordProgress.input}
      initial={{ ...keyOf(of), on: today, files: [] }}
      submitLabel="登记"
      draftKey={of.id}
      onSubmit={async (values) => {
        await record(values);
        tell('已登记进展');
      }}
    >
      <Field name="on" label="日期">
        <DayInput min={of.since} max={today} />
      </Field>
      <Field name="body" label="做了什么，有什么结果">
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={5000} />
      </Field>
      <Field name="files" label="材料" hint="可以不附，最多 10 个文件">
        <EvidenceInput region={of.region} />
      </Field>
    </FormShell>
  );
}

/** 登记节点完成 */
function ReachMilestone({ of, milestone, onClose }: Of & { milestone: Milestone }) {
  const reach = useDo(projectsRoutes.reachMilestone);
  const { today } = useDay();
  return (
    <FormShell
      title="登记完成"
      lead={`${milestone.title}（期限 ${milestone.due}）`}
      open
      onClose={onClose}
      schema={projectsRoutes.reachMilestone.input}
      initial={{ ...keyOf(of), milestone: milestone.id, on: today }}
      submitLabel="登记完成"
      draftKey={milestone.id}
      onSubmit={async (values) => {
        await reach(values);
        tell(`已登记完成：${milestone.title}`);
      }}
    >
      <Field name="on" label="完成日期">
        <DayInput min={of.since} max={today} />
      </Field>
      <Field
        name="evidence"
        label="完成依据"
        hint={milestone.result === '' ? '形成了什么、在哪里看得到' : `预期成果：${milestone.result}`}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
      </Field>
    </FormShell>
  );
}

/** 申请变更 */
function RequestChange({ of, onClose }: Of) {
  const request = useDo(projectsRoutes.requestChange);
  return (
    <FormShell
      title="申请变更"
      lead={`由${of.deciders ?? ''}答复；答复之前原来的安排仍然有效。`}
      open
      onClose={onClose}
      schema={projectsRoutes.requestChange.input}
      initial={{
        ...keyOf(of),
        days: [],
        title: null,
        leader: null,
      }}
      submitLabel="提交申请"
      draftKey={of.id}
      onSubmit={async (values) => {
        await request(values);
        tell('申请已提交，答复后会通知您');
      }}
    >
      <Field name="kind" label="变更类别">
        <Select placeholder="选择一类" options={optionsOf(of.kinds.map(({ name }) => name))} />
      </Field>
      <Altered of={of} />
      <Field name="reason" label="理由">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={5000} />
      </Field>
    </FormShell>
  );
}

/** What the chosen kind of a change alters. */
function Altered({ of }: { of: Carrying }) {
  const kind: unknown = Form.useWatch('kind');
  switch (of.kinds.find(({ name }) => name === kind)?.alters ?? null) {
    case 'days':
      return (
        <Field name="days" label="新的期限" hint="至少改一个节点，不改的空着；原定期限会一直留着">
          <NewDays milestones={of.milestones} />
        </Field>
      );
    case 'title':
      return (
        <Field name="title" label="新的项目名称">
          <Input maxLength={100} />
        </Field>
      );
    case 'leader':
      return (
        <Field name="leader" label="新的负责人" hint={of.leader === null ? undefined : `现为${of.leader}`}>
          <Input maxLength={30} />
        </Field>
      );
    case null:
      return null;
  }
}

/** 答复变更申请 */
function DecideChange({ of, change, onClose }: Of & { change: ChangeRequest }) {
  const decide = useDo(projectsRoutes.decideChange);
  return (
    <FormShell
      title="答复变更申请"
      lead={[change.kind, ...change.words, `理由：${change.reason}`].join('；')}
      open
      onClose={onClose}
      schema={projectsRoutes.decideChange.input}
      initial={{ ...keyOf(of), change: change.id }}
      submitLabel="答复"
      draftKey={change.id}
      onSubmit={async (values) => {
        await decide(values);
        tell(values.agree ? `已同意${change.kind}` : '已答复');
      }}
    >
      <Field name="agree" label="答复" hint="同意的即时生效">
        <Radio.Group
          options={[
            { value: true, label: '同意' },
            { value: false, label: '不同意' },
          ]}
        />
      </Field>
      <Field name="answer" label="意见" hint="不同意的须写明理由">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={5000} />
      </Field>
    </FormShell>
  );
}
