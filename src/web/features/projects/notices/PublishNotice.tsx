import { Checkbox, Form, Input } from 'antd';
import { useNavigate } from 'react-router';
import { projectsRoutes } from '#contract/projects.ts';
import { useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import { useDay } from '#web/ui/standing.ts';
import type { ToAnnounce } from './answers.ts';

type Listed = { readonly region: string; readonly id: string; readonly moves: number };

/** What waits now, as it stands: a draft that was kept knows only which were wanted. */
const listed = ({ cases }: ToAnnounce): Listed[] => cases.map(({ region, id, moves }) => ({ region, id, moves }));

/** 发布公示: its words are proposed, its cases all that wait. */
export function PublishNotice({ call, step, onClose }: { call: string; step: ToAnnounce; onClose: () => void }) {
  const publish = useDo(projectsRoutes.publishNotice);
  const navigate = useNavigate();
  const { today } = useDay();
  return (
    <FormShell
      title="发布公示"
      lead={`${step.limit}，自开始日期的次日起算；发布后不能修改。`}
      open
      onClose={onClose}
      schema={projectsRoutes.publishNotice.input}
      initial={{
        id: call,
        step: step.id,
        title: step.title,
        body: step.body,
        from: today,
        cases: listed(step),
      }}
      submitLabel="发布"
      draftKey={`${call}/${step.id}`}
      onSubmit={async (values) => {
        const wanted = new Set(values.cases.map((one) => one.id));
        const { id } = await publish({ ...values, cases: listed(step).filter((one) => wanted.has(one.id)) });
        tell(`已发布：${values.title}`);
        void navigate(paths.publicNotice(id));
      }}
    >
      <Field name="title" label="题目">
        <Input maxLength={100} />
      </Field>
      <Field name="from" label="开始日期" hint="改了日期或名单，请核对正文中的公示时间和项数">
        <DayInput min={today} />
      </Field>
      <Field name="body" label="正文">
        <Input.TextArea autoSize={{ minRows: 6, maxRows: 18 }} maxLength={10_000} />
      </Field>
      <Form.Item name="cases" label="名单" required>
        <Cases step={step} />
      </Form.Item>
    </FormShell>
  );
}

function Cases({
  id,
  step,
  value = [],
  onChange,
}: {
  id?: string;
  step: ToAnnounce;
  value?: readonly Listed[];
  onChange?: (value: readonly Listed[]) => void;
}) {
  const wanted = new Set(value.map((one) => one.id));
  return (
    <fieldset id={id} className="notice-cases" aria-label="名单">
      {step.cases.map((one) => (
        <Checkbox
          key={one.id}
          checked={wanted.has(one.id)}
          onChange={({ target }) =>
            onChange?.(listed(step).filter((each) => (each.id === one.id ? target.checked : wanted.has(each.id))))
          }
        >
          {one.title} <span className="quiet">{one.organisationName}</span>
        </Checkbox>
      ))}
    </fieldset>
  );
}
