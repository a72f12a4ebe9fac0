import type { Answers, FileReference } from '../forms/answer.ts';
import type { Form } from '../forms/form.ts';
import { type FormQuestion, questionsOf } from '../forms/questions.ts';
import { cellInWords, inWords, linesIn } from '../forms/words.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Procedure } from '../programmes/language/procedure.ts';

type Rule = NonNullable<Procedure['library']>;

/** What was last handed in at a step, with the form it was filled on. */
export type Submitted = { readonly step: string; readonly form: Form; readonly answers: Answers };

/** 正文的一节. */
export type Passage = { readonly heading: string; readonly text: string };

/** 成稿：what an entry of the library reads like. */
export type Writing = {
  readonly summary: string;
  readonly passages: readonly Passage[];
  readonly materials: readonly FileReference[];
};

/**
 * 由提交的内容成稿, in the order of the definition; a question without an answer leaves no empty heading. Refuses with
 * `library.unwilling` what the applicant does not want to be published, with `library.nothing-written` what has no text.
 */
export function writingOf({ summary, text, unless }: Rule, submitted: readonly Submitted[]): Writing {
  const asked = (step: string, name: string) => {
    const at = submitted.find((each) => each.step === step);
    const question = at && questionsOf(at.form).find((each) => each.name === name && !each.revealsApplicant);
    return question && { question, answer: at.answers[name] };
  };
  if (unless !== undefined) {
    const found = asked(unless.step, unless.question);
    const words = found === undefined ? '' : inWords(found.question, found.answer);
    if (found !== undefined && unless.answers.includes(words))
      throw new Refusal('conflict', 'library.unwilling', { question: found.question.title, answer: words });
  }
  const all = text.flatMap(({ step, questions }) => questions.flatMap((name) => asked(step, name) ?? []));
  const passages = all
    .filter(({ question }) => question.type !== 'file')
    .map(({ question, answer }) => ({ heading: question.title, text: told(question, answer) }))
    .filter((passage) => passage.text !== '');
  if (passages.length === 0) throw new Refusal('conflict', 'library.nothing-written');
  const summed = asked(summary.step, summary.question);
  return {
    summary: summed === undefined ? '' : told(summed.question, summed.answer),
    passages,
    materials: all.flatMap(({ question, answer }) =>
      question.type === 'file' && Array.isArray(answer) ? (answer as FileReference[]) : [],
    ),
  };
}

/** An answer as prose: a table or a repeated group line by line. */
function told(question: FormQuestion, answer: unknown): string {
  const { columns, questions } = question;
  if (columns === undefined && questions === undefined) return inWords(question, answer).trim();
  return linesIn(question, answer)
    .map(({ label, cells }) => {
      const said = [
        ...(columns ?? []).map((column) => [column.title, cellInWords(column, cells[column.name])] as const),
        ...(questions ?? [])
          .filter(({ revealsApplicant }) => !revealsApplicant)
          .map((inner) => [inner.title, inWords(inner, cells[inner.name])] as const),
      ].filter(([, words]) => words !== '');
      const line = said.map(([head, words]) => `${head}：${words}`).join('；');
      return label === undefined || line === '' ? line : `${label}　${line}`;
    })
    .filter((line) => line !== '')
    .join('\n');
}
