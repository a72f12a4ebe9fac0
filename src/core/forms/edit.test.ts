import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addColumn,
  addPage,
  addQuestion,
  changeElement,
  changePage,
  changeType,
  choicesFromLines,
  linesFromChoices,
  moveElement,
  movePage,
  removeElement,
  removePage,
} from './edit.ts';
import { conditionOf, expressionOf } from './expression.ts';
import type { Form } from './form.ts';
import { checkForm } from './problems.ts';
import { QUESTION_TYPES, type QuestionType } from './question.ts';
import { questionsOf } from './questions.ts';

const read = (written: unknown): Form => {
  const { form, problems } = checkForm(written, () => true);
  expect(problems).toEqual([]);
  return form!;
};
const cityProject = read(
  JSON.parse(readFileSync('programmes/shanghai-new-quality-2023/forms/city-project.json', 'utf8')),
);
const small = read({
  title: '表',
  pages: [
    {
      name: 'p1',
      title: '甲',
      elements: [
        { type: 'text', name: 'a' },
        {
          type: 'panel',
          name: 'g',
          elements: [
            { type: 'text', name: 'b' },
            { type: 'text', name: 'c' },
          ],
        },
      ],
    },
    { name: 'p2', title: '乙', elements: [{ type: 'text', name: 'd' }] },
  ],
});
const order = (form: Form) =>
  questionsOf(form)
    .map(({ name }) => name)
    .join('');
const types = Object.keys(QUESTION_TYPES) as QuestionType[];

test('a question of every type that is added makes a form that is accepted', () => {
  let form = small;
  for (const type of types) [form] = addQuestion(form, 'p2', type);
  expect(
    questionsOf(read(form))
      .slice(-types.length)
      .map(({ type }) => type),
  ).toEqual(types);
});

test('every type can be changed into every other, and what both know is kept', () => {
  for (const from of types)
    for (const to of types) {
      const [form, name] = addQuestion(small, 'p1', from);
      const asked = changeElement(form, name, { title: '题', isRequired: true, revealsApplicant: true });
      const changed = questionsOf(read(changeType(asked, name, to))).find((each) => each.name === name)!;
      expect(changed).toMatchObject({ type: to, title: '题', revealsApplicant: true });
    }
  const [form, name] = addQuestion(small, 'p1', 'radiogroup');
  const chosen = changeType(changeElement(form, name, { choices: ['甲', '乙', '丙'] }), name, 'tagbox');
  expect(questionsOf(chosen).find((each) => each.name === name)?.choices).toHaveLength(3);
});

test('what the editor does not speak of stays as it was written', () => {
  const changed = changeElement(cityProject, 'projectTitle', { title: '题目' });
  const back = changeElement(changed, 'projectTitle', { title: '项目名称' });
  expect(back).toEqual(cityProject);
  expect(changePage(cityProject, 'basics', { title: '基本情况' })).toEqual(cityProject);
});

test('a property that becomes undefined is gone', () => {
  const form = changeElement(changeElement(small, 'b', { visibleIf: "{a} = '1'" }), 'b', { visibleIf: undefined });
  expect(form).toEqual(small);
});

test('a question moves among its neighbours, and over the edge to the next page', () => {
  expect(order(small)).toBe('abcd');
  expect(order(moveElement(small, 'c', 'up'))).toBe('acbd');
  expect(order(moveElement(small, 'a', 'down'))).toBe('bcad');
  expect(order(moveElement(moveElement(small, 'g', 'down'), 'a', 'down'))).toBe('abcd');
  expect(moveElement(small, 'd', 'up').pages.map(({ elements }) => elements.map(({ name }) => name))).toEqual([
    ['a', 'g', 'd'],
    [],
  ]);
  expect(moveElement(small, 'd', 'down')).toEqual(small);
});

test('pages are added, moved and removed; the last one stays', () => {
  const three = addPage(small);
  expect(three.pages.map(({ title }) => title)).toEqual(['甲', '乙', '第 3 部分']);
  expect(
    movePage(three, 'p2', 'up')
      .pages.map(({ name }) => name)
      .slice(0, 2),
  ).toEqual(['p2', 'p1']);
  const one = removePage(removePage(three, 'p1'), 'p2');
  expect(removePage(one, one.pages[0]!.name)).toBe(one);
});

test('a removed question is gone from wherever it stood', () => {
  expect(order(removeElement(small, 'b'))).toBe('acd');
  expect(order(removeElement(small, 'g'))).toBe('ad');
});

test('choices are written one on a line, and one with a value of its own keeps it', () => {
  const before = [{ value: 'key', text: '重点项目' }, '自选'];
  expect(linesFromChoices(before)).toBe('重点项目\n自选');
  expect(choicesFromLines(' 重点项目\n\n其他\n其他', before)).toEqual([{ value: 'key', text: '重点项目' }, '其他']);
});

test('a column that is added has a name of its own', () => {
  expect(addColumn(addColumn([])).map(({ name }) => name)).toEqual(['column1', 'column2']);
});

test('a picked condition is read again as it was picked', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('equal', 'not-equal', 'contains'),
      fc.oneof(
        fc.string().filter((text) => !text.includes("'")),
        fc.integer(),
        fc.boolean(),
      ),
      (is, value) => {
        expect(conditionOf(expressionOf({ question: 'a', is, value }))).toEqual({ question: 'a', is, value });
      },
    ),
  );
  expect(conditionOf("{a} = 'x' and {b} = 'y'")).toBeUndefined();
  expect(conditionOf('{a} notempty')).toBeUndefined();
});
