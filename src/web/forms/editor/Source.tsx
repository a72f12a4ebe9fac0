import { Input } from 'antd';
import { useId, useState } from 'react';
import type { Form } from '#core/forms/form.ts';
import type { FormProblem } from '#core/forms/problem.ts';
import { checkForm } from '#core/forms/problems.ts';
import { Problems } from './Problems.tsx';

/** The form as JSON. What is written is taken over as soon as it is a form; until then the problems are told. */
export function Source({
  form,
  parses,
  onChange,
}: {
  form: Form;
  parses: (expression: string) => boolean;
  onChange: (form: Form) => void;
}) {
  const id = useId();
  const [text, setText] = useState(() => JSON.stringify(form, null, 2));
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);

  function write(next: string): void {
    setText(next);
    const read = readJson(next);
    if ('fault' in read) return setProblems([{ place: '源码', message: read.fault }]);
    const checked = checkForm(read.value, parses);
    setProblems(checked.problems);
    if (checked.form !== null) onChange(checked.form);
  }

  return (
    <div className="editor-source">
      <Problems problems={problems} />
      <label htmlFor={id}>表单的 JSON（SurveyJS 写法的一部分）</label>
      <Input.TextArea
        id={id}
        value={text}
        spellCheck={false}
        autoSize={{ minRows: 20, maxRows: 40 }}
        onChange={(event) => write(event.target.value)}
      />
    </div>
  );
}

function readJson(text: string): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const line = at === undefined ? undefined : text.slice(0, Number(at)).split('\n').length;
    return {
      fault:
        line === undefined
          ? '不是完整的 JSON，请检查括号、引号和逗号'
          : `第 ${line} 行附近写得不对，请检查括号、引号和逗号`,
    };
  }
}
