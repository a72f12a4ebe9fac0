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

/** The steps at which what the rule names is filled in, each once. */
export const stepsOf = ({ summary, text, unless }: Rule): readonly string[] => [
  ...new Set([summary, ...text, ...(unless === undefined ? [] : [unless])].map(({ step }) => step)),
];

/** Whether a case can be taken in as far as its answers go: the applicant does not object, and there is a text. */
export function canBeWritten(rule: Rule, submitted: readonly Submitted[]): boolean {
  return objectionIn(rule, submitted) === undefined && passagesIn(rule, submitted).length > 0;
}

/**
 * 由提交的内容成稿, in the order of the definition; a question without an answer leaves no empty heading. Refuses with
 * `library.unwilling` what the applicant does not want to be published, with `library.nothing-written` what has no text.
 */
export function writingOf(rule: Rule, submitted: readonly Submitted[]): Writing {
  const objection = objectionIn(rule, submitted);
  if (objection !== undefined) throw new Refusal('conflict', 'library.unwilling', objection);
  const passages = passagesIn(rule, submitted);
  if (passages.length === 0) throw new Refusal('conflict', 'library.nothing-written');
  const [summed] = shown(submitted, rule.summary.step, rule.summary.question);
  return {
    summary: summed === undefined ? '' : told(summed.question, summed.answer),
    passages,
    materials: named(rule, submitted).flatMap(({ question, answer }) =>
      question.type === 'file' && Array.isArray(answer) ? (answer as FileReference[]) : [],
    ),
  };
}

type Given = { readonly question: FormQuestion; readonly answer: unknown };

function given(submitted: readonly Submitted[], step: string, name: string): Given[] {
  const at = submitted.find((each) => each.step === step);
  const question = at && questionsOf(at.form).find((each) => each.name === name);
  return at === undefined || question === undefined ? [] : [{ question, answer: at.answers[name] }];
}

/** A question that reveals the applicant is never part of what is read. */
const shown = (submitted: readonly Submitted[], step: string, name: string): Given[] =>
  given(submitted, step, name).filter(({ question }) => !question.revealsApplicant);

const named = ({ text }: Rule, submitted: readonly Submitted[]): Given[] =>
  text.flatMap(({ step, questions }) => questions.flatMap((name) => shown(submitted, step, name)));

const passagesIn = (rule: Rule, submitted: readonly Submitted[]): Passage[] =>
  named(rule, submitted)
    .filter(({ question }) => question.type !== 'file')
    .map(({ question, answer }) => ({ heading: question.title, text: told(question, answer) }))
    .filter((passage) => passage.text !== '');

/** The answer with which the applicant does not agree: compared by the values of the choices, of which several may be ticked. */
function objectionIn({ unless }: Rule, submitted: readonly Submitted[]) {
  const [found] = unless === undefined ? [] : given(submitted, unless.step, unless.question);
  const chosen = found && [found.answer].flat().filter((each) => unless?.answers.includes(String(each)));
  if (found === undefined || chosen === undefined || chosen.length === 0) return undefined;
  return {
    question: found.question.title,
    answer: inWords(found.question, Array.isArray(found.answer) ? chosen : chosen[0]),
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
