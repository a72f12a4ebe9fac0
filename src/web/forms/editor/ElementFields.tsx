import { Checkbox, Input, Select } from 'antd';
import { changeElement, changeType } from '#core/forms/edit.ts';
import { type Form, type FormElement, isPanel } from '#core/forms/form.ts';
import { QUESTION_TYPES, type Question, type QuestionType } from '#core/forms/question.ts';
import { ColumnsFields } from './ColumnsFields.tsx';
import { ConditionFields } from './ConditionFields.tsx';
import { Labelled, LinesField, NumberField } from './fields.tsx';

type Change = (changes: Readonly<Record<string, unknown>>) => void;

/** What can be changed of a question or group without its source. */
export function ElementFields({
  form,
  element,
  onChange,
}: {
  form: Form;
  element: FormElement;
  onChange: (form: Form) => void;
}) {
  const change: Change = (changes) => onChange(changeElement(form, element.name, changes));
  return (
    <div className="editor-fields">
      <Labelled label="题目" wide>
        {(id) => (
          <Input
            id={id}
            value={element.title ?? ''}
            maxLength={200}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Labelled>
      <Labelled label="填写提示" wide>
        {(id) => (
          <Input.TextArea
            id={id}
            value={element.description ?? ''}
            maxLength={1000}
            autoSize={{ minRows: 1, maxRows: 6 }}
            onChange={(event) => change({ description: event.target.value || undefined })}
          />
        )}
      </Labelled>
      {!isPanel(element) && (
        <>
          <Labelled label="题型">
            {(id) => (
              <Select
                id={id}
                value={element.type}
                options={Object.entries(QUESTION_TYPES).map(([value, label]) => ({ value, label }))}
                onChange={(type: QuestionType) => onChange(changeType(form, element.name, type))}
              />
            )}
          </Labelled>
          <Labelled label="代号（在条件和计算中使用）">
            {(id) => <Input id={id} value={element.name} readOnly />}
          </Labelled>
          <OfType question={element} change={change} />
        </>
      )}
      <div className="editor-checks">
        {!isPanel(element) && (
          <>
            <Checkbox
              checked={element.isRequired === true}
              onChange={(event) => change({ isRequired: event.target.checked || undefined })}
            >
              必填
            </Checkbox>
            <Checkbox
              checked={element.startWithNewLine === false}
              onChange={(event) => change({ startWithNewLine: event.target.checked ? false : undefined })}
            >
              与上一题同一行
            </Checkbox>
          </>
        )}
        <Checkbox
          checked={element.revealsApplicant === true}
          onChange={(event) => change({ revealsApplicant: event.target.checked || undefined })}
        >
          涉及申报人身份（盲审时隐去）
        </Checkbox>
      </div>
      <ConditionFields form={form} element={element} change={change} />
    </div>
  );
}

/** What only some types have. */
function OfType({ question, change }: { question: Question; change: Change }) {
  switch (question.type) {
    case 'text':
      return (
        <>
          <Labelled label="填写内容">
            {(id) => (
              <Select
                id={id}
                value={question.inputType ?? 'text'}
                options={KINDS}
                onChange={(kind: string) =>
                  change({ inputType: kind === 'text' ? undefined : kind, min: undefined, max: undefined })
                }
              />
            )}
          </Labelled>
          {question.inputType === 'number' ? (
            <>
              <NumberField label="最小值" value={question.min} onChange={(min) => change({ min })} />
              <NumberField label="最大值" value={question.max} onChange={(max) => change({ max })} />
            </>
          ) : (
            question.inputType !== 'date' && (
              <NumberField
                label="最多字数"
                value={question.maxLength}
                onChange={(maxLength) => change({ maxLength })}
              />
            )
          )}
        </>
      );
    case 'comment':
      return (
        <NumberField label="最多字数" value={question.maxLength} onChange={(maxLength) => change({ maxLength })} />
      );
    case 'radiogroup':
    case 'dropdown':
    case 'checkbox':
    case 'tagbox':
      return (
        <>
          <LinesField label="选项（每行一个）" choices={question.choices} onChange={(choices) => change({ choices })} />
          {'minSelectedChoices' in question || question.type === 'checkbox' || question.type === 'tagbox' ? (
            <>
              <NumberField
                label="至少选几项"
                value={question.minSelectedChoices}
                onChange={(value) => change({ minSelectedChoices: value })}
              />
              <NumberField
                label="最多选几项"
                value={question.maxSelectedChoices}
                onChange={(value) => change({ maxSelectedChoices: value })}
              />
            </>
          ) : null}
        </>
      );
    case 'rating':
      return (
        <>
          <NumberField label="最低分" value={question.rateMin ?? 1} onChange={(rateMin) => change({ rateMin })} />
          <NumberField label="最高分" value={question.rateMax ?? 5} onChange={(rateMax) => change({ rateMax })} />
        </>
      );
    case 'expression':
      return (
        <Labelled label="计算式，例如 {costs-total.amount} - {ownFunds}" wide>
          {(id) => (
            <Input
              id={id}
              value={question.expression}
              maxLength={500}
              onChange={(event) => change({ expression: event.target.value })}
            />
          )}
        </Labelled>
      );
    case 'file':
      return (
        <>
          <NumberField
            label="最多几个文件"
            value={question.allowMultiple === true ? (question.maxFiles ?? 20) : 1}
            onChange={(count) =>
              change(
                count === undefined || count <= 1
                  ? { allowMultiple: undefined, maxFiles: undefined }
                  : { allowMultiple: true, maxFiles: count },
              )
            }
          />
          <Labelled label="文件类型，例如 .pdf,.docx">
            {(id) => (
              <Input
                id={id}
                value={question.acceptedTypes ?? ''}
                onChange={(event) => change({ acceptedTypes: event.target.value || undefined })}
              />
            )}
          </Labelled>
        </>
      );
    case 'matrixdynamic':
      return (
        <>
          <ColumnsFields columns={question.columns} onChange={(columns) => change({ columns })} />
          <NumberField
            label="至少几行"
            value={question.minRowCount}
            onChange={(value) => change({ minRowCount: value })}
          />
          <NumberField
            label="最多几行"
            value={question.maxRowCount}
            onChange={(value) => change({ maxRowCount: value })}
          />
        </>
      );
    case 'matrixdropdown':
      return (
        <>
          <LinesField label="各行（每行一个）" choices={question.rows} onChange={(rows) => change({ rows })} />
          <ColumnsFields columns={question.columns} onChange={(columns) => change({ columns })} />
        </>
      );
    case 'paneldynamic':
      return (
        <>
          <NumberField
            label="至少几组"
            value={question.minPanelCount}
            onChange={(value) => change({ minPanelCount: value })}
          />
          <NumberField
            label="最多几组"
            value={question.maxPanelCount}
            onChange={(value) => change({ maxPanelCount: value })}
          />
          <p className="quiet wide">
            组内有 {question.templateElements.length} 题：
            {question.templateElements.map((each) => each.title ?? each.name).join('、')}。组内的题目在“源码”中修改。
          </p>
        </>
      );
    default:
      return null;
  }
}

const KINDS = [
  { value: 'text', label: '文字' },
  { value: 'number', label: '数字' },
  { value: 'date', label: '日期' },
  { value: 'tel', label: '电话' },
  { value: 'email', label: '邮箱' },
];
