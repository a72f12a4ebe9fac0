import './forms.css';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import type { Form } from '#core/forms/form.ts';
import type { AnswerConflict } from '#core/forms/merge.ts';
import { type FormQuestion, questionsOf } from '#core/forms/questions.ts';
import type { Kept } from './keeping.ts';
import { type HrefOf, ReadAnswer } from './ReadAnswer.tsx';

const WORDS = {
  saving: '正在保存…',
  unsaved: '正在填写，稍停即存',
  unreachable: '保存失败，已留在本机，稍后重试',
  elsewhere: '此表已在别处修改，请先选用哪一份',
} as const;

/** Says all the time where the answers lie. */
export function SaveState({ kept }: { kept: Kept }) {
  if (kept.name === 'saved')
    return (
      <p className="form-kept" role="status">
        {kept.at === null ? '填写时自动保存' : `已保存于 ${kept.at}`}
      </p>
    );
  if (kept.name === 'refused')
    return (
      <p className="form-kept bad" role="alert">
        <span aria-hidden="true">▲ </span>
        没有保存，已留在本机。{kept.why}
      </p>
    );
  return (
    <p className={kept.name === 'saving' || kept.name === 'unsaved' ? 'form-kept' : 'form-kept bad'} role="status">
      {WORDS[kept.name]}
    </p>
  );
}

/** 别处的修改: the questions both changed, both answers side by side, and the choice for each. */
export function Settle({
  form,
  conflicts,
  hrefOf,
  onSettle,
}: {
  form: Form;
  conflicts: readonly AnswerConflict[];
  hrefOf: HrefOf;
  onSettle: (takeTheirs: readonly string[]) => void;
}) {
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const questions = new Map(questionsOf(form).map((question) => [question.name, question]));
  if (conflicts.length === 0) return null;
  const take = (question: string, theirs: boolean) => {
    const next = new Set(taken);
    if (theirs) next.add(question);
    else next.delete(question);
    setTaken(next);
  };
  return (
    <section className="form-settle" role="alert" aria-label="此表已在别处修改">
      <h2>此表已在别处修改</h2>
      <p>下面 {conflicts.length} 题两边都改过，请逐题选用。您写的都还在；只有一边改过的题会自动合并。</p>
      {conflicts.map(({ question: name, mine, theirs }) => {
        const question = questions.get(name);
        if (question === undefined) return null;
        return (
          <fieldset key={name}>
            <legend>{question.title}</legend>
            <Radio.Group
              className="settle-sides"
              value={taken.has(name)}
              onChange={(event) => take(name, event.target.value === true)}
            >
              <div>
                <Radio value={false}>用我的</Radio>
                <ReadAnswer question={asTyped(question)} answer={mine} hrefOf={hrefOf} />
              </div>
              <div>
                <Radio value={true}>用别处的</Radio>
                <ReadAnswer question={asTyped(question)} answer={theirs} hrefOf={hrefOf} />
              </div>
            </Radio.Group>
          </fieldset>
        );
      })}
      <Button type="primary" onClick={() => onSettle([...taken])}>
        按所选合并
      </Button>
    </section>
  );
}

/** What is computed follows from what was typed, and is in neither answer. */
const asTyped = ({ columns, ...question }: FormQuestion): FormQuestion =>
  columns === undefined
    ? question
    : { ...question, columns: columns.filter(({ definition }) => definition.cellType !== 'expression') };
