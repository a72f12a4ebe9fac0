import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSafePattern } from './pattern.ts';
import { checkForm } from './problems.ts';
import { blindForm, differenceOfForms, questionsOf, withoutApplicant } from './questions.ts';

const cityProject: unknown = JSON.parse(
  readFileSync('programmes/shanghai-new-quality-2023/forms/city-project.json', 'utf8'),
);
const always = () => true;
const problemsOf = (form: unknown) =>
  checkForm(form, always).problems.map(({ place, message }) => `${place}：${message}`);
const asking = (...elements: readonly object[]) => ({ title: '表', pages: [{ name: 'p', title: '甲', elements }] });

test('the application form of the city’s project is a form', () => {
  const { form, problems } = checkForm(cityProject, always);
  expect(problems).toEqual([]);
  const questions = questionsOf(form!);
  expect(questions.map(({ name }) => name).slice(0, 5)).toEqual([
    'projectTitle',
    'kind',
    'fields',
    'ownReason',
    'begins',
  ]);
  expect(questions.filter(({ revealsApplicant }) => revealsApplicant).map(({ title }) => title)).toEqual([
    '负责人姓名',
    '职务',
    '职称',
    '手机号码',
    '主要成员',
    '学校盖章页',
  ]);
});

test.each([
  ['HTML', { type: 'html', name: 'a', html: '<script>1</script>' }],
  ['pictures from elsewhere', { type: 'image', name: 'a', imageLink: 'https://x' }],
  ['choices from elsewhere', { type: 'dropdown', name: 'a', choices: ['x'], choicesByUrl: { url: 'https://x' } }],
  ['a question that runs a trigger', { type: 'text', name: 'a', setValueExpression: '1' }],
  ['an address of the browser', { type: 'text', name: 'a', inputType: 'password' }],
  ['a name of every object', { type: 'text', name: 'constructor' }],
  ['a name that expressions use', { type: 'text', name: 'panel' }],
  ['a name that is no name', { type: 'text', name: '__proto__' }],
  ['text that is filled in', { type: 'text', name: 'a', title: '{leaderPhone}' }],
  [
    'a pattern that never ends',
    { type: 'text', name: 'a', validators: [{ type: 'regex', regex: '^(a+)+$', text: 'x' }] },
  ],
  [
    'a pattern for a long text',
    { type: 'comment', name: 'a', validators: [{ type: 'regex', regex: '^\\d+$', text: 'x' }] },
  ],
  [
    'a panel three deep',
    {
      type: 'panel',
      name: 'a',
      elements: [{ type: 'panel', name: 'b', elements: [{ type: 'panel', name: 'c', elements: [] }] }],
    },
  ],
  ['the same choice twice', { type: 'dropdown', name: 'a', choices: ['x', { value: 'x', text: 'y' }] }],
  ['a file that is a program', { type: 'file', name: 'a', acceptedTypes: '.exe' }],
])('%s is not accepted in a form', (_, element) => {
  expect(checkForm(asking(element), always).form).toBeNull();
});

test('a problem says where it is, by page and question, in Chinese', () => {
  expect(problemsOf(asking({ type: 'text', name: 'a', title: '姓名', html: 'x' }))).toEqual([
    '第 1 页“甲”，第 1 题“姓名”：不支持属性 html，请删去',
  ]);
  expect(problemsOf(asking({ type: 'html', name: 'a' }))).toEqual([
    '第 1 页“甲”，第 1 题“a”，属性 type：不支持这种题型或写法',
  ]);
  expect(problemsOf(asking())).toEqual(['表单：还没有题目']);
  expect(problemsOf(null)).toEqual(['表单：没有填写，或者写法不对']);
});

test('a name stands for one question, whatever its case', () => {
  expect(problemsOf(asking({ type: 'text', name: 'a' }, { type: 'text', name: 'A' }))).toEqual([
    '代号 A：表单里有两处用了这个代号，请改一个（不分大小写）',
  ]);
});

test('an expression refers to what is asked and calls what is allowed', () => {
  const problems = (expression: string) => problemsOf(asking({ type: 'text', name: 'a', visibleIf: expression }));
  expect(problems("{a} = 'x'")).toEqual([]);
  expect(problems('{b} = 1')).toEqual(['“甲”，“a”：没有代号为 b 的题：{b} = 1']);
  expect(problems('today() > {a}')).toEqual(['“甲”，“a”：表达式里不能用 today：today() > {a}']);
  expect(problems(`${'('.repeat(50)}1${')'.repeat(50)}`)[0]).toContain('表达式写得不对');
  expect(problems('{row.a} = 1')).toHaveLength(1);
});

test('a total of a column that is not there, and a total of itself, are found', () => {
  const table = {
    type: 'matrixdynamic',
    name: 't',
    columns: [{ name: 'c', cellType: 'text', inputType: 'number', totalType: 'sum' }],
  };
  const asked = (expression: string) => problemsOf(asking(table, { type: 'expression', name: 'e', expression }));
  expect(asked('{t-total.c}')).toEqual([]);
  expect(asked('{t-total.d}')).toEqual(['“甲”，“e”：表格 t 没有列 d：{t-total.d}']);
  expect(asked('{e} + 1')).toEqual(['“甲”，“e”：自动计算的题绕回了自己，请改写表达式']);
});

test('bounds that exclude everything are found', () => {
  expect(problemsOf(asking({ type: 'text', name: 'a', inputType: 'number', min: 5, max: 1 }))).toHaveLength(1);
  expect(problemsOf(asking({ type: 'text', name: 'a', min: 5 }))).toHaveLength(1);
  expect(problemsOf(asking({ type: 'rating', name: 'a', rateMin: 5, rateMax: 5 }))).toHaveLength(1);
});

test('groups that can be repeated more often than anybody can check are found', () => {
  const group = (name: string) => ({ type: 'paneldynamic', name, templateElements: [{ type: 'text', name: 'a' }] });
  const many = Array.from({ length: 21 }, (_, at) => group(`g${at}`));
  expect(problemsOf(asking(...many))).toHaveLength(1);
  expect(problemsOf(asking(...many.slice(1)))).toEqual([]);
});

test('a pattern is safe when nothing in it can be matched in many ways', () => {
  for (const safe of ['^1\\d{10}$', '^[A-Z]{2}-\\d{4,8}$', '^\\d+$']) expect(isSafePattern(safe), safe).toBe(true);
  for (const unsafe of ['^(a|a)*$', '(a+)+$', '^(?=a)a$', '^\\1$', '^a*a*a*a*$', '^a{1,9999}$', '^[a$', 'a', '^$'])
    expect(isSafePattern(unsafe), unsafe).toBe(false);
});

test('whatever JSON is handed in as a form, problems are told and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { form, problems } = checkForm(value, always);
      expect(form === null).toBe(problems.length > 0);
    }),
  );
  let deep: unknown = [];
  for (let level = 0; level < 5000; level += 1) deep = { pages: [deep], elements: [deep] };
  expect(checkForm(deep, always).form).toBeNull();
});

test('two editions differ by the questions they ask', () => {
  const before = checkForm(
    asking({ type: 'text', name: 'a', title: '一' }, { type: 'text', name: 'b', title: '二' }),
    always,
  ).form!;
  const after = checkForm(
    asking({ type: 'comment', name: 'b', title: '二' }, { type: 'text', name: 'c', title: '三' }),
    always,
  ).form!;
  expect(differenceOfForms(before, after)).toEqual({ added: ['三'], removed: ['一'], changed: ['二'] });
});

test('a blind reviewer sees no answer that tells who applies, in groups neither', () => {
  const { form } = checkForm(
    asking(
      { type: 'text', name: 'who', revealsApplicant: true },
      { type: 'text', name: 'what' },
      {
        type: 'paneldynamic',
        name: 'g',
        templateElements: [
          { type: 'text', name: 'n', revealsApplicant: true },
          { type: 'text', name: 'w' },
        ],
      },
      { type: 'panel', name: 'all', revealsApplicant: true, elements: [{ type: 'file', name: 'f' }] },
    ),
    always,
  );
  const answers = { who: '张', what: '课', g: [{ n: '李', w: '写' }], f: [{ id: '1' }] };
  expect(withoutApplicant(form!, answers)).toEqual({ what: '课', g: [{ w: '写' }] });
  const left = questionsOf(blindForm(form!));
  expect(left.map(({ name, questions = [] }) => [name, ...questions.map((inner) => inner.name)])).toEqual([
    ['what'],
    ['g', 'w'],
  ]);
});
