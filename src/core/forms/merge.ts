import type { Answers } from './answer.ts';

/** A question both answered differently since they had the same. Absent: left or made empty. */
export type AnswerConflict = { readonly question: string; readonly mine?: unknown; readonly theirs?: unknown };

export type MergedAnswers = {
  /** Both sides' changes, question by question; where both changed the same one, mine stands until it is settled. */
  readonly answers: Answers;
  readonly conflicts: readonly AnswerConflict[];
  /** Questions whose answer came from the other side. */
  readonly taken: readonly string[];
};

/** 逐题合并：two people, or two windows of one, filled in the same form from the same state. Nothing anybody wrote is lost. */
export function mergeAnswers(base: Answers, mine: Answers, theirs: Answers): MergedAnswers {
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  const answers: [string, unknown][] = [];
  const conflicts: AnswerConflict[] = [];
  const taken: string[] = [];
  for (const name of names) {
    const [before, own, other] = [base, mine, theirs].map((each) =>
      Object.hasOwn(each, name) ? each[name] : undefined,
    );
    const takesOther = !isSameAnswer(own, other) && isSameAnswer(own, before);
    const result = takesOther ? other : own;
    if (takesOther) taken.push(name);
    else if (!isSameAnswer(own, other) && !isSameAnswer(other, before))
      conflicts.push({
        question: name,
        ...(own === undefined ? {} : { mine: own }),
        ...(other === undefined ? {} : { theirs: other }),
      });
    if (result !== undefined) answers.push([name, result]);
  }
  return { answers: Object.fromEntries(answers), conflicts, taken };
}

/** Takes the other side's answer to the questions named; the rest of what was merged stands. */
export function settleAnswers(
  { answers, conflicts }: Pick<MergedAnswers, 'answers' | 'conflicts'>,
  takeTheirs: readonly string[],
): Answers {
  const others = new Map(
    conflicts.filter(({ question }) => takeTheirs.includes(question)).map((each) => [each.question, each.theirs]),
  );
  const entries = [
    ...Object.entries(answers).filter(([name]) => !others.has(name)),
    ...[...others].filter(([, value]) => value !== undefined),
  ];
  return Object.fromEntries(entries);
}

/** Whether two answers say the same; the order in which the columns of a line were filled in does not matter. */
export function isSameAnswer(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((each, at) => isSameAnswer(each, other[at]))
    );
  const [left, right] = [one as Answers, other as Answers];
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && isSameAnswer(left[name], right[name]))
  );
}
