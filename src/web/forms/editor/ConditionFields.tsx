import { Button, Input, Select } from 'antd';
import { COMPARISONS, type Condition, conditionOf, expressionOf } from '#core/forms/expression.ts';
import type { Form, FormElement } from '#core/forms/form.ts';
import { type FormQuestion, questionsOf } from '#core/forms/questions.ts';
import { Labelled } from './fields.tsx';

/** 显示条件: picked as 当〈题〉〈等于〉〈值〉时显示; what says more than that is shown as it is written. */
export function ConditionFields({
  form,
  element,
  change,
}: {
  form: Form;
  element: FormElement;
  change: (changes: Readonly<Record<string, unknown>>) => void;
}) {
  const others = questionsOf(form).filter(
    ({ name, columns, questions }) => name !== element.name && columns === undefined && questions === undefined,
  );
  const put = (condition: Condition | undefined) => change({ visibleIf: condition && expressionOf(condition) });
  // Conditions mostly look at a choice.
  const likely = others.find(({ type, choices }) => type === 'boolean' || choices !== undefined) ?? others[0];
  if (element.visibleIf === undefined)
    return (
      <div className="wide">
        <Button
          size="small"
          disabled={others.length === 0}
          onClick={() => likely !== undefined && put(firstCondition(likely))}
        >
          设显示条件
        </Button>
      </div>
    );
  const condition = conditionOf(element.visibleIf);
  if (condition === undefined)
    return (
      <div className="editor-condition wide">
        <Labelled label="显示条件（较复杂，按表达式修改）" wide>
          {(id) => (
            <Input
              id={id}
              value={element.visibleIf}
              maxLength={500}
              onChange={(event) => change({ visibleIf: event.target.value })}
            />
          )}
        </Labelled>
        <Button size="small" onClick={() => put(undefined)}>
          取消条件
        </Button>
      </div>
    );
  const asked = others.find(({ name }) => name === condition.question);
  return (
    <div className="editor-condition wide" role="group" aria-label="显示条件">
      <span>当</span>
      <Select
        aria-label="看哪一题"
        value={condition.question}
        options={others.map(({ name, title }) => ({ value: name, label: title }))}
        onChange={(name: string) => {
          const question = others.find((each) => each.name === name);
          if (question !== undefined) put(firstCondition(question));
        }}
      />
      <Select
        aria-label="怎样比较"
        value={condition.is}
        options={Object.entries(COMPARISONS).map(([value, label]) => ({ value, label }))}
        onChange={(is: Condition['is']) => put({ ...condition, is })}
      />
      <ValueInput condition={condition} question={asked} onChange={(value) => put({ ...condition, value })} />
      <span>时显示</span>
      <Button size="small" onClick={() => put(undefined)}>
        取消条件
      </Button>
    </div>
  );
}

/** To begin with: what the question can be answered with first. */
function firstCondition({ name, type, choices }: FormQuestion): Condition {
  const several = type === 'checkbox' || type === 'tagbox';
  return {
    question: name,
    is: several ? 'contains' : 'equal',
    value: type === 'boolean' ? true : (choices?.[0]?.value ?? ''),
  };
}

function ValueInput({
  condition: { value },
  question,
  onChange,
}: {
  condition: Condition;
  question: FormQuestion | undefined;
  onChange: (value: Condition['value']) => void;
}) {
  if (question?.type === 'boolean')
    return (
      <Select
        aria-label="与什么比较"
        value={value === true}
        options={[
          { value: true, label: '是' },
          { value: false, label: '否' },
        ]}
        onChange={(next: boolean) => onChange(next)}
      />
    );
  if (question?.choices !== undefined)
    return (
      <Select
        aria-label="与什么比较"
        value={String(value)}
        options={question.choices.map((choice) => ({ value: choice.value, label: choice.text }))}
        onChange={(next: string) => onChange(next)}
      />
    );
  const isNumber =
    question?.type === 'rating' ||
    question?.type === 'expression' ||
    (question?.definition.type === 'text' && question.definition.inputType === 'number');
  return (
    <Input
      aria-label="与什么比较"
      value={String(value)}
      onChange={(event) => {
        const text = event.target.value;
        onChange(isNumber && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text);
      }}
    />
  );
}
