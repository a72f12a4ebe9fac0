import { Button } from 'antd';
import { use } from 'react';
import type { Answers } from '#core/forms/answer.ts';
import { LIMITS } from '#core/forms/question.ts';
import type { FormQuestion } from '#core/forms/questions.ts';
import { computedWords } from './computed.ts';
import { FileAnswer } from './FileAnswer.tsx';
import { FillingContext, type FillingState, placeOf } from './filling.ts';
import { isGrouped, OneAnswer } from './OneAnswer.tsx';
import { QuestionFrame } from './QuestionFrame.tsx';
import { withCell } from './TableAnswer.tsx';

/** The same few questions as often as needed. */
export function GroupAnswer({
  question,
  answer,
  filling,
}: {
  question: FormQuestion;
  answer: unknown;
  filling: FillingState;
}) {
  const { name, title, definition, questions = [] } = question;
  if (definition.type !== 'paneldynamic') return null;
  const least = definition.minPanelCount ?? 0;
  const groups: Answers[] = Array.isArray(answer)
    ? (answer as Answers[])
    : Array.from({ length: Math.max(definition.panelCount ?? 0, least) }, () => ({}));
  const put = (next: readonly Answers[]) => filling.change(name, [...next]);

  return (
    <>
      {groups.map((group, row) => (
        // Groups have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={row} className="asked-group" role="group" aria-label={`${title} 第 ${row + 1} 组`}>
          <div className="group-head">
            <h3>第 {row + 1} 组</h3>
            {groups.length > least && (
              <Button
                type="text"
                size="small"
                danger
                aria-label={`删去第 ${row + 1} 组`}
                onClick={() => put(groups.filter((_, at) => at !== row))}
              >
                删去
              </Button>
            )}
          </div>
          <div className="asked-line">
            {questions.map((inner) => (
              <Inner
                key={inner.name}
                group={name}
                row={row}
                question={inner}
                cells={group}
                filling={filling}
                onChange={(value) =>
                  put(groups.map((each, at) => (at === row ? withCell(each, inner.name, value) : each)))
                }
              />
            ))}
          </div>
        </div>
      ))}
      {groups.length < (definition.maxPanelCount ?? LIMITS.panels) && (
        <Button className="add-line" onClick={() => put([...groups, {}])}>
          {definition.addPanelText ?? '添加一组'}
        </Button>
      )}
    </>
  );
}

function Inner({
  group,
  row,
  question,
  cells,
  filling,
  onChange,
}: {
  group: string;
  row: number;
  question: FormQuestion;
  cells: Answers;
  filling: FillingState;
  onChange: (value: unknown) => void;
}) {
  const { id = '' } = use(FillingContext) ?? {};
  const { name, title, definition } = question;
  const place = placeOf(group, { row, column: name });
  // A group that was just added is not followed yet: it begins as the form shows it to everybody.
  const standing = filling.followed.inside(group, row, name) ?? {
    shown: definition.visibleIf === undefined,
    required: definition.isRequired === true,
    open: true,
  };
  if (!standing.shown) return null;
  const fault = filling.faults.get(place)?.message;
  const computed = filling.computed[group];
  const input = { id: id + place, answer: cells[name], onChange, disabled: !standing.open };
  return (
    <QuestionFrame
      id={input.id}
      title={title}
      description={definition.description}
      optional={!standing.required && definition.type !== 'expression'}
      fault={fault}
      grouped={isGrouped(definition)}
      wide={definition.type === 'comment'}
    >
      {definition.type === 'file' ? (
        <FileAnswer {...input} question={definition} />
      ) : definition.type === 'expression' ? (
        <output className="computed">
          {computedWords(
            question,
            Array.isArray(computed) ? (computed[row] as Answers | undefined)?.[name] : undefined,
          )}
        </output>
      ) : (
        <OneAnswer
          {...input}
          question={definition}
          onLeave={() => filling.leave(place)}
          invalid={fault !== undefined}
        />
      )}
    </QuestionFrame>
  );
}
