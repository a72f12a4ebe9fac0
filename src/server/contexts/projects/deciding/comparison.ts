import type { projectsRoutes } from '#contract/projects.ts';
import type { Asked, Output } from '#contract/route.ts';
import type { Answers } from '#core/forms/answer.ts';
import type { Form } from '#core/forms/form.ts';
import { type FormQuestion, questionsOf } from '#core/forms/questions.ts';
import { cellInWords, inWords, linesIn } from '#core/forms/words.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { readForm } from '../../../platform/forms/definition.ts';
import { call, type ProceduralCall } from '../calls/store.ts';
import { submittedAt } from '../cases/report.ts';
import { projectsPermissions as permitted } from '../permissions.ts';
import { placesOf } from './report.ts';
import { type AtStep, casesAt, commentsOn, decidedAt } from './standing.ts';

type Comparison = Output<typeof projectsRoutes.comparison>;
type Part = Comparison['parts'][number];

/** 方案对照：what was filled for two to four cases, question by question, with what the experts said of each. */
export async function comparison(
  db: Db,
  { actor }: Caller,
  { id, cases: wanted }: Asked<typeof projectsRoutes.comparison>,
): Promise<Comparison | undefined> {
  const found = await call(db, id);
  if (found === undefined || found.state === 'draft' || found.state === 'withdrawn') return undefined;
  for (const { id: step, kind, by } of found.procedure.steps) {
    if (kind !== 'decide') continue;
    const standing = await casesAt(db, found, step);
    const chosen = wanted.flatMap((caseId) => standing.find((each) => each.caseId === caseId) ?? []);
    const charge = permitted.oversee(actor, { region: found.region, by });
    if (charge !== true) throw new Refusal('forbidden', charge);
    if (chosen.length !== wanted.length) continue;
    const places = placesOf(standing, await decidedAt(db, found, step));
    const comments = await commentsOn(db, found, step, wanted);
    return {
      callTitle: found.title,
      cases: chosen.map(({ caseId, ...one }) => ({
        ...one,
        id: caseId,
        place: places.get(caseId) ?? null,
        comments: comments.filter((each) => each.caseId === caseId),
      })),
      parts: await partsOf(db, found, step, chosen),
    };
  }
  return undefined;
}

/** The forms filled before the step, in the order of the procedure. */
async function partsOf(
  db: Db,
  { id: callId, procedure }: ProceduralCall,
  until: string,
  cases: readonly AtStep[],
): Promise<Part[]> {
  const parts: Part[] = [];
  for (const { id: step, name, kind } of procedure.steps) {
    if (step === until) break;
    if (kind !== 'fill') continue;
    const filled = [];
    for (const { region, caseId } of cases) {
      const one = await submittedAt(db, { region, id: caseId, callId }, step);
      filled.push(one === null ? null : { form: await readForm(one.form), answers: one.answers, edition: one.edition });
    }
    if (filled.some((each) => each !== null)) parts.push({ step, name, questions: sideBySide(filled) });
  }
  return parts;
}

type Filled = { readonly form: Form; readonly answers: Answers; readonly edition: number } | null;

/** Questions of the newest edition first, in its order; what only an older one asked comes after. */
function sideBySide(filled: readonly Filled[]): Part['questions'] {
  const asked = filled.map((each) =>
    each === null ? new Map<string, FormQuestion>() : new Map(questionsOf(each.form).map((one) => [one.name, one])),
  );
  const order = filled
    .flatMap((each, at) => (each === null ? [] : { at, edition: each.edition }))
    .toSorted((a, b) => b.edition - a.edition);
  const questions = new Map(order.toReversed().flatMap(({ at }) => [...asked[at]!]));
  const names = new Set(order.flatMap(({ at }) => [...asked[at]!.keys()]));
  return [...names].flatMap((name) => {
    const question = questions.get(name);
    if (question === undefined) return [];
    return {
      name,
      title: question.title,
      under: [...question.under],
      answers: filled.map((each, at) => {
        const own = asked[at]?.get(name);
        return each === null || own === undefined ? null : written(own, each.answers[name]);
      }),
    };
  });
}

/** An answer in words; a table line by line. */
function written(question: FormQuestion, answer: unknown): string {
  const { columns, questions } = question;
  if (columns === undefined && questions === undefined) return inWords(question, answer);
  return linesIn(question, answer)
    .map(({ label, cells }) =>
      [
        ...(label === undefined ? [] : [label]),
        ...(columns?.map((column) => cellInWords(column, cells[column.name])) ??
          questions?.map((each) => inWords(each, cells[each.name])) ??
          []),
      ]
        .filter((cell) => cell !== '')
        .join('，'),
    )
    .filter((line) => line !== '')
    .join('\n');
}
