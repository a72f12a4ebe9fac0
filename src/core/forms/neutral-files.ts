import { CITY } from '../identity/actor.ts';
import type { Answers, FileReference } from './answer.ts';
import type { FormQuestion } from './questions.ts';

/** 附件：the files that answers name, in the order they are asked for, those of repeated groups too. */
export function filesIn(questions: readonly FormQuestion[], answers: Answers): FileReference[] {
  return questions.flatMap(({ name, type, questions: inner }) => {
    const answer = answers[name];
    if (!Array.isArray(answer)) return [];
    if (type === 'file') return answer as FileReference[];
    return inner === undefined ? [] : answer.flatMap((group: Answers) => filesIn(inner, group));
  });
}

/**
 * 盲审附件名：the answers with their files called 附件1.pdf, 附件2.png …, in the order they are asked for: names that people give tell
 * who they are, and so does the district that keeps a file.
 */
export function neutralFiles(questions: readonly FormQuestion[], answers: Answers): Record<string, unknown> {
  const numbers = new Map(filesIn(questions, answers).map(({ id }, index) => [id, index + 1]));
  const named = (asked: readonly FormQuestion[], given: Answers): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(given).map(([key, value]) => {
        const question = asked.find(({ name }) => name === key);
        if (!Array.isArray(value) || question === undefined) return [key, value];
        if (question.type === 'file')
          return [key, (value as FileReference[]).map((file) => neutral(file, numbers.get(file.id) ?? 1))];
        const { questions: inner } = question;
        return [key, inner === undefined ? value : value.map((group: Answers) => named(inner, group))];
      }),
    );
  return named(questions, answers);
}

const neutral = ({ id, name, size }: FileReference, number: number): FileReference => ({
  region: CITY,
  id,
  name: `附件${number}${name.slice(name.lastIndexOf('.'))}`,
  size,
});
