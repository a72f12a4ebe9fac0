import { Form } from '#core/forms/form.ts';
import { type FormQuestion, questionsOf } from '#core/forms/questions.ts';
import { cellInWords, inWords, linesIn } from '#core/forms/words.ts';

type Answers = Readonly<Record<string, unknown>>;

/** 申报材料: what was filled, question by question, to be read. What was not answered is left out. */
export function ReadForm({ form, answers }: { form: Readonly<Record<string, unknown>>; answers: Answers }) {
  const questions = questionsOf(Form.parse(form)).filter(({ name }) => answers[name] !== undefined);
  return (
    <dl className="read-form">
      {questions.map((question) => (
        <Answered key={question.name} question={question} answer={answers[question.name]} />
      ))}
    </dl>
  );
}

function Answered({ question, answer }: { question: FormQuestion; answer: unknown }) {
  return (
    <div>
      <dt>{question.title}</dt>
      <dd>
        <Value question={question} answer={answer} />
      </dd>
    </div>
  );
}

function Value({ question, answer }: { question: FormQuestion; answer: unknown }) {
  const { columns, questions } = question;
  if (columns !== undefined) {
    const lines = linesIn(question, answer);
    return (
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls sideways, so the keyboard must reach it
      <div className="read-table" tabIndex={0} role="group" aria-label={question.title}>
        <table aria-label={question.title}>
          <thead>
            <tr>
              {question.rows !== undefined && <th scope="col">项目</th>}
              {columns.map(({ name, title }) => (
                <th key={name} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ label, cells }, at) => (
              <tr key={label ?? at}>
                {label !== undefined && <th scope="row">{label}</th>}
                {columns.map((column) => (
                  <td key={column.name}>{cellInWords(column, cells[column.name])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  }
  if (questions !== undefined)
    return (
      <ol className="read-groups">
        {(Array.isArray(answer) ? (answer as Answers[]) : []).map((entry, at) => (
          <li key={`${question.name} ${String(at)}`}>
            <dl className="read-form">
              {questions
                .filter(({ name }) => entry[name] !== undefined)
                .map((inner) => (
                  <Answered key={inner.name} question={inner} answer={entry[inner.name]} />
                ))}
            </dl>
          </li>
        ))}
      </ol>
    );
  return <span className="read-said">{inWords(question, answer)}</span>;
}
