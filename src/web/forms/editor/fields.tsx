import { Input, InputNumber } from 'antd';
import { type ReactNode, useId } from 'react';
import { choicesFromLines, linesFromChoices } from '#core/forms/edit.ts';
import type { Question } from '#core/forms/question.ts';

/** A label above its input. */
export function Labelled({
  label,
  wide = false,
  children,
}: {
  label: string;
  wide?: boolean;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={wide ? 'editor-field wide' : 'editor-field'}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

/** A number that may be left open. */
export function NumberField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: unknown;
  onChange: (value: number | undefined) => void;
}) {
  return (
    <Labelled label={label}>
      {(id) => (
        <InputNumber
          id={id}
          controls={false}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
        />
      )}
    </Labelled>
  );
}

type Choices = Extract<Question, { choices: unknown }>['choices'];

/** Lines as they are typed; what stands on them is what is kept, and so blank lines stay while one types. */
export function LinesField({
  label,
  choices,
  onChange,
}: {
  label: string;
  choices: Choices;
  onChange: (choices: Choices) => void;
}) {
  return (
    <Labelled label={label} wide>
      {(id) => (
        <Input.TextArea
          id={id}
          defaultValue={linesFromChoices(choices)}
          autoSize={{ minRows: 3, maxRows: 14 }}
          onChange={(event) => onChange(choicesFromLines(event.target.value, choices))}
        />
      )}
    </Labelled>
  );
}
