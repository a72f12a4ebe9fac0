import { use } from 'react';
import type { FormQuestion } from '#core/forms/questions.ts';
import { computedWords } from './computed.ts';
import { FileAnswer } from './FileAnswer.tsx';
import { FillingContext, type FillingState, placeOf } from './filling.ts';
import { GroupAnswer } from './GroupAnswer.tsx';
import { isGrouped, OneAnswer } from './OneAnswer.tsx';
import { QuestionFrame } from './QuestionFrame.tsx';
import { TableAnswer } from './TableAnswer.tsx';

/** One question with its title, what helps to answer it, its input, and what is wrong. */
export function Asked({
  question,
  filling,
  answer,
}: {
  question: FormQuestion;
  filling: FillingState;
  answer: unknown;
}) {
  const { name, title, definition } = question;
  const { id = '', leave } = use(FillingContext) ?? {};
  const standing = filling.followed.standing.get(name);
  const change = (value: unknown) => filling.change(name, value);
  const parts = {
    id: `${id}${name}`,
    name,
    title,
    description: definition.description,
    optional: standing?.required !== true && definition.type !== 'expression',
    fault: filling.faults.get(placeOf(name))?.message,
  };
  if (question.columns !== undefined)
    return (
      <QuestionFrame {...parts} grouped wide>
        <TableAnswer question={question} columns={question.columns} answer={answer} filling={filling} />
      </QuestionFrame>
    );
  if (question.questions !== undefined)
    return (
      <QuestionFrame {...parts} grouped wide>
        <GroupAnswer question={question} answer={answer} filling={filling} />
      </QuestionFrame>
    );
  if (definition.type === 'expression')
    return (
      <QuestionFrame {...parts} grouped>
        <output className="computed">{computedWords(question, filling.computed[name])}</output>
      </QuestionFrame>
    );
  return (
    <QuestionFrame {...parts} grouped={isGrouped(definition)} wide={definition.type === 'comment'}>
      {definition.type === 'file' ? (
        <FileAnswer
          id={parts.id}
          question={definition}
          answer={answer}
          onChange={change}
          disabled={standing?.open === false}
        />
      ) : (
        <OneAnswer
          id={parts.id}
          question={definition}
          answer={answer}
          onChange={change}
          onLeave={() => leave?.(placeOf(name))}
          disabled={standing?.open === false}
          invalid={parts.fault !== undefined}
        />
      )}
    </QuestionFrame>
  );
}
