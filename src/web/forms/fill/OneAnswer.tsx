import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { choicesOf, LIMITS, type Question, type QuestionOf } from '#core/forms/question.ts';
import { DayInput } from '#web/ui/DayInput.tsx';

type InputProps = {
  id: string;
  answer: unknown;
  onChange: (value: unknown) => void;
  onLeave: () => void;
  disabled: boolean;
  invalid: boolean;
  /** Said where no label points to the input: in the cell of a table. */
  label?: string;
};

const textOf = (answer: unknown) => (typeof answer === 'string' ? answer : '');
const orNothing = (value: string) => (value === '' ? undefined : value);

/** Several inputs under one title. */
export const isGrouped = ({ type }: Question): boolean =>
  ['radiogroup', 'checkbox', 'boolean', 'rating', 'file', 'expression'].includes(type);

/** The input of a question that has one answer. */
export function OneAnswer({ question, ...input }: InputProps & { question: Question }) {
  const { id, answer, onChange, onLeave, disabled } = input;
  switch (question.type) {
    case 'text':
      return <WrittenInput {...input} written={question} />;
    case 'comment':
      return (
        <ProseInput
          {...input}
          rows={question.rows ?? 4}
          most={question.maxLength ?? LIMITS.prose}
          placeholder={question.placeholder}
        />
      );
    case 'dropdown':
      return <ChoiceInput {...input} choices={question.choices} placeholder={question.placeholder} />;
    case 'tagbox':
      return (
        <Select
          {...described(input)}
          id={id}
          mode="multiple"
          value={Array.isArray(answer) ? answer : []}
          options={optionsOf(question)}
          {...(question.maxSelectedChoices === undefined ? {} : { maxCount: question.maxSelectedChoices })}
          placeholder={question.placeholder ?? '请选择'}
          disabled={disabled}
          onBlur={onLeave}
          onChange={(values: string[]) => onChange(values.length === 0 ? undefined : values)}
        />
      );
    case 'radiogroup':
      return (
        <Radio.Group
          className="choices"
          value={answer ?? null}
          disabled={disabled}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onLeave}
        >
          <div className="choices-grid" style={columnsOf(question.colCount)}>
            {choicesOf(question.choices).map(({ value, text }) => (
              <Radio key={value} value={value}>
                {text}
              </Radio>
            ))}
          </div>
        </Radio.Group>
      );
    case 'checkbox':
      return (
        <Checkbox.Group
          className="choices"
          value={Array.isArray(answer) ? answer : []}
          disabled={disabled}
          onChange={(values) => {
            onLeave();
            onChange(values.length === 0 ? undefined : values);
          }}
        >
          <div className="choices-grid" style={columnsOf(question.colCount)}>
            {choicesOf(question.choices).map(({ value, text }) => (
              <Checkbox key={value} value={value}>
                {text}
              </Checkbox>
            ))}
          </div>
        </Checkbox.Group>
      );
    case 'boolean':
      return (
        <Radio.Group
          value={answer ?? null}
          disabled={disabled}
          onBlur={onLeave}
          onChange={(event) => onChange(event.target.value)}
        >
          <Radio value={true}>{question.labelTrue ?? '是'}</Radio>
          <Radio value={false}>{question.labelFalse ?? '否'}</Radio>
        </Radio.Group>
      );
    case 'rating':
      return <RatingInput {...input} question={question} />;
    default:
      return null;
  }
}

const described = ({ id, label, invalid }: InputProps) => ({
  'aria-invalid': invalid,
  'aria-describedby': `${id}-hint ${id}-fault`,
  ...(label === undefined ? {} : { 'aria-label': label }),
  ...(invalid ? { status: 'error' as const } : {}),
});
const optionsOf = ({ choices }: Pick<QuestionOf<'dropdown'>, 'choices'>) =>
  choicesOf(choices).map(({ value, text }) => ({ value, label: text }));
/** 0, as SurveyJS has it: all on one line as far as they fit. */
const columnsOf = (count = 1) =>
  count === 0
    ? { display: 'flex', flexWrap: 'wrap' as const }
    : { gridTemplateColumns: `repeat(${count}, minmax(0, 1fr))` };

type Written = Pick<QuestionOf<'text'>, 'inputType' | 'min' | 'max' | 'maxLength' | 'placeholder'>;

/** A line: text, a number or a day. */
export function WrittenInput({
  written: { inputType = 'text', min, max, maxLength = LIMITS.line, placeholder },
  ...input
}: InputProps & { written: Written }) {
  const { id, answer, onChange, onLeave, disabled } = input;
  if (inputType === 'number')
    return (
      <InputNumber
        {...described(input)}
        id={id}
        className="number"
        controls={false}
        inputMode="decimal"
        value={typeof answer === 'number' ? answer : null}
        placeholder={placeholder}
        disabled={disabled}
        onBlur={onLeave}
        onChange={(value) => onChange(typeof value === 'number' ? value : undefined)}
      />
    );
  if (inputType === 'date')
    return (
      <DayInput
        id={id}
        value={textOf(answer)}
        {...(typeof min === 'string' ? { min } : {})}
        {...(typeof max === 'string' ? { max } : {})}
        {...(input.label === undefined ? {} : { 'aria-label': input.label })}
        onBlur={onLeave}
        onChange={(day) => onChange(orNothing(day))}
      />
    );
  return (
    <Input
      {...described(input)}
      id={id}
      inputMode={inputType === 'tel' ? 'tel' : inputType === 'email' ? 'email' : 'text'}
      autoComplete="off"
      value={textOf(answer)}
      maxLength={maxLength}
      placeholder={placeholder}
      disabled={disabled}
      onBlur={onLeave}
      onChange={(event) => onChange(orNothing(event.target.value))}
    />
  );
}

export function ProseInput({
  rows,
  most,
  placeholder,
  counted = true,
  ...input
}: InputProps & { rows: number; most: number; placeholder?: string | undefined; counted?: boolean }) {
  const { id, answer, onChange, onLeave, disabled } = input;
  return (
    <Input.TextArea
      {...described(input)}
      id={id}
      value={textOf(answer)}
      maxLength={most}
      showCount={counted ? { formatter: ({ count }) => `${count} / ${most}` } : false}
      autoSize={{ minRows: rows, maxRows: 24 }}
      placeholder={placeholder}
      disabled={disabled}
      onBlur={onLeave}
      onChange={(event) => onChange(orNothing(event.target.value))}
    />
  );
}

export function ChoiceInput({
  choices,
  placeholder,
  ...input
}: InputProps & Pick<QuestionOf<'dropdown'>, 'choices'> & { placeholder?: string | undefined }) {
  return (
    <Select
      {...described(input)}
      id={input.id}
      value={typeof input.answer === 'string' ? input.answer : null}
      options={optionsOf({ choices })}
      showSearch={choices.length > 10 ? { optionFilterProp: 'label' } : false}
      allowClear
      placeholder={placeholder ?? '请选择'}
      disabled={input.disabled}
      onBlur={input.onLeave}
      onChange={(value: string | null | undefined) => input.onChange(value ?? undefined)}
    />
  );
}

function RatingInput({
  question,
  answer,
  onChange,
  onLeave,
  disabled,
}: InputProps & { question: QuestionOf<'rating'> }) {
  const [least, most] = [question.rateMin ?? 1, question.rateMax ?? 5];
  const scores = Array.from({ length: most - least + 1 }, (_, at) => least + at);
  return (
    <div className="rating">
      {question.minRateDescription !== undefined && <span className="quiet">{question.minRateDescription}</span>}
      <Radio.Group
        optionType="button"
        buttonStyle="solid"
        value={answer ?? null}
        disabled={disabled}
        onBlur={onLeave}
        onChange={(event) => onChange(event.target.value)}
        options={scores.map((score) => ({ value: score, label: String(score) }))}
      />
      {question.maxRateDescription !== undefined && <span className="quiet">{question.maxRateDescription}</span>}
    </div>
  );
}
