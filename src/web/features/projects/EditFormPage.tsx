import './projects.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { projectsRoutes } from '#contract/projects.ts';
import type { Form } from '#core/forms/form.ts';
import type { FormProblem } from '#core/forms/problem.ts';
import { Refused } from '#web/ask.ts';
import { asking, useDo } from '#web/client.ts';
import { FormEditor } from '#web/forms/FormEditor.tsx';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { draft, dropDraft, keepDraft } from '#web/ui/drafts.ts';
import { tell } from '#web/ui/notices.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Call } from './answers.ts';

/** 修改表单 of a call. What is written is kept in this browser until it is saved as the next edition. */
export function EditFormPage() {
  const { id = '', step = '' } = useParams();
  const { data: call } = useSuspenseQuery(asking(projectsRoutes.call, { id }));
  const found = call.forms.find((each) => each.step === step);
  if (found === undefined || call.can.revise !== true)
    return (
      <Page title="修改表单" breadcrumbs={[{ label: call.title, to: paths.call(id) }]}>
        <Empty title="这张表单现在不能修改" action={<Act label="回到征集" to={paths.call(id)} />}>
          表单由发起征集的单位在停止受理之前修改。
        </Empty>
      </Page>
    );
  return <Editing key={`${step}/${found.edition}`} id={id} call={call} found={found} />;
}

function Editing({ id, call, found }: { id: string; call: Call; found: Call['forms'][number] }) {
  const { step, edition, name } = found;
  const kept = `form-of-call:${id}/${step}/${edition}`;
  const saved = found.form as Form;
  const [form, setForm] = useState<Form>(() => (draft(kept) as Form | null) ?? saved);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const save = useDo(projectsRoutes.saveForm);
  const navigate = useNavigate();
  const change = (next: Form) => {
    setForm(next);
    keepDraft(kept, next as unknown as Record<string, unknown>);
  };
  return (
    <Page
      title={`修改表单：${name}`}
      breadcrumbs={[
        { label: '征集', to: paths.calls() },
        { label: call.title, to: paths.call(id) },
      ]}
      lead={
        call.state === 'open'
          ? `现为第 ${edition} 版。保存后成为新的一版，只用于此后开始的申报，已开始的仍用原来的。`
          : `现为第 ${edition} 版，保存后成为新的一版。`
      }
      actions={
        <>
          <Act
            label="放弃修改"
            disabledBecause={form === saved ? '没有修改' : true}
            confirm={{ title: '放弃修改？', body: '没有保存的改动都会去掉。', ok: '放弃' }}
            onClick={() => {
              dropDraft(kept);
              setForm(saved);
              setProblems([]);
            }}
          />
          <Act
            label="保存为新的一版"
            kind="primary"
            disabledBecause={form === saved ? '没有修改' : true}
            onClick={async () => {
              try {
                const next = await save({ id, step, edition, form: form as unknown as Record<string, unknown> });
                dropDraft(kept);
                tell(`已保存为第 ${next.edition} 版`);
                void navigate(paths.call(id));
              } catch (error) {
                if (error instanceof Refused && Array.isArray(error.detail['faults']))
                  setProblems(error.detail['faults'] as FormProblem[]);
                throw error;
              }
            }}
          />
        </>
      }
    >
      <FormEditor form={form} onChange={change} problems={problems} />
    </Page>
  );
}
