import { useState } from 'react';
import type { Answers } from '#core/forms/answer.ts';
import type { Form } from '#core/forms/form.ts';
import { FilledForm } from '#web/forms/FilledForm.tsx';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Section } from '#web/ui/Page.tsx';
import { Sheet } from '#web/ui/Sheet.tsx';
import type { Call } from '../answers.ts';

type CallForm = Call['forms'][number];

/** 表单 that the call uses, to be looked at before anybody fills them. */
export function FormsOf({ call }: { call: Call }) {
  const [open, show] = useState<CallForm | null>(null);
  if (call.forms.length === 0) return null;
  const stepName = (id: string) => call.steps.find((step) => step.id === id)?.name ?? id;
  return (
    <Section title="表单">
      <ul className="project-forms">
        {call.forms.map((form) => (
          <li key={form.step}>
            <span>
              {form.name}
              <span className="quiet">
                用于“{stepName(form.step)}”，第 {form.edition} 版
              </span>
            </span>
            <span className="actions">
              {call.can.revise === true && (
                <Act label="修改" describes={`修改 ${form.name}`} to={paths.callForm(call.id, form.step)} />
              )}
              <Act label="查看" describes={`查看 ${form.name}`} onClick={() => show(form)} />
            </span>
          </li>
        ))}
      </ul>
      <Sheet title={open?.name ?? ''} open={open !== null} onClose={() => show(null)} width={880}>
        {open !== null && <Trying form={open.form as Form} />}
      </Sheet>
    </Section>
  );
}

/** The form as applicants will have it; what is tried here is kept nowhere. */
function Trying({ form }: { form: Form }) {
  const [answers, change] = useState<Answers>({});
  return (
    <>
      <p className="quiet">可以试填，看看条件和合计是否如意；试填的内容不保存。</p>
      <FilledForm
        mode="edit"
        form={form}
        answers={answers}
        onChange={change}
        upload={() => Promise.reject(new Error('试填时不上传附件'))}
        hrefOf={() => ''}
      />
    </>
  );
}
