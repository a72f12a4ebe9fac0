import { Tabs } from 'antd';
import { use, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Answers } from '#core/forms/answer.ts';
import type { Form } from '#core/forms/form.ts';
import { expressionReader } from '#core/forms/library.ts';
import type { FormProblem } from '#core/forms/problem.ts';
import { checkForm } from '#core/forms/problems.ts';
import { Refused } from '#web/ask.ts';
import { FilledForm } from '../FilledForm.tsx';
import { formLibrary } from '../library.ts';
import { Pages } from './Pages.tsx';
import { Problems } from './Problems.tsx';
import { Source } from './Source.tsx';

export type FormEditorProps = {
  form: Form;
  /** Every change, also one that leaves the form with problems: whoever saves asks the server. */
  onChange: (form: Form) => void;
  /** What the server found when it was last saved. */
  problems?: readonly FormProblem[];
};

const library = formLibrary();

/** The editor itself, loaded when the first form is edited. */
export function Editor({ form, onChange, problems: told = [] }: FormEditorProps) {
  const loaded = use(library);
  const parses = useMemo(() => expressionReader(loaded), [loaded]);
  const written = useDeferredValue(form);
  const { form: valid, problems } = useMemo(() => checkForm(written, parses), [written, parses]);
  const [shown, setShown] = useState<Form | null>(valid);
  if (valid !== null && valid !== shown) setShown(valid);
  const [chosen, setChosen] = useState<string | null>(null);
  const preview = useRef<HTMLElement>(null);
  // Where the form scrolls is not React's: the preview follows the question that is being edited.
  useEffect(() => {
    const asked = chosen === null ? null : preview.current?.querySelector<HTMLElement>(`[data-question="${chosen}"]`);
    if (asked && preview.current) preview.current.scrollTop = asked.offsetTop - preview.current.clientHeight / 3;
  }, [chosen]);
  const all = problems.length > 0 ? problems : told;

  return (
    <div className="form-editor">
      <div className="editor-left">
        <Problems problems={all} />
        <Tabs
          items={[
            {
              key: 'questions',
              label: '题目',
              children: <Pages form={form} onChange={onChange} chosen={chosen} onChoose={setChosen} />,
            },
            {
              key: 'source',
              label: '源码',
              destroyOnHidden: true,
              children: <Source form={form} parses={parses} onChange={onChange} />,
            },
          ]}
        />
      </div>
      <section ref={preview} className="editor-preview" aria-label="预览">
        <h2>预览</h2>
        <p className="lead">
          {problems.length === 0 ? '照填写时的样子试填，不会保存' : '左边有问题待改，这里是改动前的样子'}
        </p>
        {shown !== null && <Preview form={shown} />}
      </section>
    </div>
  );
}

function Preview({ form }: { form: Form }) {
  const [answers, setAnswers] = useState<Answers>({});
  return (
    <FilledForm
      mode="edit"
      form={form}
      answers={answers}
      onChange={setAnswers}
      hrefOf={() => '#'}
      upload={() => Promise.reject(new Refused(400, 'web.preview', '预览时不能上传'))}
    />
  );
}
