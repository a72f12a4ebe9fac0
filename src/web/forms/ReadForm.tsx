import './forms.css';
import type { Answers } from '#core/forms/answer.ts';
import type { Form } from '#core/forms/form.ts';
import { type FormQuestion, questionsOf } from '#core/forms/questions.ts';
import { type HrefOf, ReadAnswer } from './ReadAnswer.tsx';

/** A filled form to read: page by page, label and answer. A question that a condition hid is not there. */
export function ReadForm({ form, answers, hrefOf }: { form: Form; answers: Answers; hrefOf: HrefOf }) {
  const questions = questionsOf(form).filter(
    ({ name, definition }) => Object.hasOwn(answers, name) || definition.visibleIf === undefined,
  );
  return (
    <div className="read-form">
      {form.pages.map((page) => {
        const asked = questions.filter((question) => question.page === page.name);
        if (asked.length === 0) return null;
        return (
          <section key={page.name} className="paper" aria-label={page.title ?? form.title}>
            {page.title !== undefined && <h2>{page.title}</h2>}
            <dl className="read-answers">
              {asked.map((question) => (
                <div key={question.name} className={isWide(question) ? 'wide' : undefined}>
                  <dt>{question.title}</dt>
                  <dd>
                    <ReadAnswer question={question} answer={answers[question.name]} hrefOf={hrefOf} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </div>
  );
}

const isWide = ({ type }: FormQuestion) =>
  ['comment', 'matrixdynamic', 'matrixdropdown', 'paneldynamic'].includes(type);
