import { expect, test } from 'vitest';
import { neutralFiles } from './neutral-files.ts';
import type { FormQuestion } from './questions.ts';

const question = (name: string, type: FormQuestion['type'], questions?: readonly FormQuestion[]) =>
  ({ name, type, ...(questions === undefined ? {} : { questions }) }) as FormQuestion;
const file = (id: string, name: string) => ({ region: '310113', id, name, size: 1 });
const named = (id: string, name: string) => ({ region: '310000', id, name, size: 1 });

test('files are called by their number in the order of the form, wherever they stand, and keep only what they are', () => {
  const asked = [
    question('proof', 'file'),
    question('lessons', 'paneldynamic', [question('picture', 'file'), question('title', 'text')]),
    question('goal', 'text'),
  ];
  const answers = {
    goal: '认识水',
    lessons: [{ title: '一课', picture: [file('c', '东湖小学.课堂.png')] }],
    proof: [file('a', '东湖小学证明.pdf'), file('b', '宝山区批复.docx')],
  };
  expect(neutralFiles(asked, answers)).toEqual({
    goal: '认识水',
    lessons: [{ title: '一课', picture: [named('c', '附件3.png')] }],
    proof: [named('a', '附件1.pdf'), named('b', '附件2.docx')],
  });
});

test('what was named once keeps its name, and a form without files its answers', () => {
  const asked = [question('proof', 'file')];
  const once = neutralFiles(asked, { proof: [file('a', '证明.pdf')] });
  expect(neutralFiles(asked, once)).toEqual(once);
  expect(neutralFiles([question('goal', 'text')], { goal: '认识水' })).toEqual({ goal: '认识水' });
});
