import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Answers } from '#core/forms/answer.ts';
import type { Form } from '#core/forms/form.ts';
import { questionsOf } from '#core/forms/questions.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { problemsOfForm, readForm } from './definition.ts';
import { admitAnswers, wouldBeComplete } from './validate.ts';

let cityProject: Form;
beforeAll(async () => {
  const written = readFileSync('programmes/shanghai-new-quality-2023/forms/city-project.json', 'utf8');
  cityProject = await readForm(JSON.parse(written));
});

const formOf = (...elements: readonly object[]) => readForm({ title: '表', pages: [{ name: 'p1', elements }] });
const file = { region: '310113', id: '0b8f8a7e-51c7-4c7e-9b0e-1f2a3b4c5d6e', name: '盖章页.pdf', size: 1200 };
const told = async (form: Form, answers: unknown) =>
  (await wouldBeComplete(form, answers)).faults.map(({ title, message }) => `${title}：${message}`);

const complete: Answers = {
  projectTitle: '让每个孩子在小组里说得上话',
  kind: 'key',
  fields: ['育人方式改革'],
  begins: '2026-09-01',
  ends: '2028-06-30',
  leaderName: '李敏',
  leaderPost: '副校长',
  leaderPhone: '13800000000',
  members: [
    { name: '王芳', work: '课例研究', outside: false },
    { name: '陈立', work: '数据分析', outside: true, organisation: '区教育学院' },
  ],
  problem: '小组讨论常由少数学生包办。',
  done: '两个年级试行一年。',
  hasEarlier: false,
  aims: '每个学生每周在小组里至少发言三次。',
  content: '研修、课例、观察。',
  stages: [
    { from: '2026-09-01', to: '2027-06-30', work: '设计与试行', result: '课例集' },
    { from: '2027-09-01', to: '2028-06-30', work: '推广与总结', result: '研究报告' },
  ],
  costs: [
    { purpose: '专家指导', kind: '专家指导', count: 3, price: 0.1 },
    { purpose: '研修', kind: '培训研修', count: 2, price: 5 },
  ],
  ownFunds: 1.5,
  sealed: [file],
};

test('a complete application is kept, with what the form computes put in', async () => {
  const kept = await admitAnswers(cityProject, complete, 'complete');
  // 3 × 0.1 + 2 × 5 − 1.5, by hand.
  expect(kept).toEqual({
    ...complete,
    costs: [
      { ...(complete['costs'] as object[])[0], amount: 0.3 },
      { ...(complete['costs'] as object[])[1], amount: 10 },
    ],
    requested: 8.8,
  });
});

test('a total that is sent is not believed', async () => {
  const sent = { ...complete, requested: 1, 'costs-total': { amount: 1 } };
  await expect(admitAnswers(cityProject, sent, 'complete')).rejects.toMatchObject({ code: 'forms.answers-faulty' });
  const rows = (complete['costs'] as object[]).map((row) => ({ ...row, amount: 0 }));
  const kept = await admitAnswers(cityProject, { ...complete, requested: 1, costs: rows }, 'complete');
  expect(kept['requested']).toBe(8.8);
});

test('an empty application is refused with everything that is missing, empty tables once', async () => {
  const faults = await told(cityProject, {});
  expect(faults).toContain('项目名称：请填写');
  expect(faults).toContain('项目类别：请选择');
  expect(faults).toContain('学校盖章页：请上传附件');
  expect(faults.filter((fault) => fault.startsWith('支出明细'))).toEqual(['支出明细：至少要填 1 行']);
  const refused = await admitAnswers(cityProject, {}, 'complete').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refusal);
  expect(await admitAnswers(cityProject, {}, 'draft')).toEqual({});
});

test('a condition demands what it shows', async () => {
  expect(await told(cityProject, { ...complete, kind: 'own' })).toEqual(['自选的理由：请填写']);
  expect(
    await told(cityProject, {
      ...complete,
      ownFunds: 0,
      costs: [{ purpose: '设备', kind: '其他', count: 1, price: 31 }],
    }),
  ).toEqual(['申请超过 30 万元的理由：请填写']);
  const members = [
    { name: '甲', work: '一' },
    { name: '乙', work: '二', outside: true },
  ];
  expect(await told(cityProject, { ...complete, members })).toEqual(['主要成员 第 2 组 所在单位：请填写']);
});

test('what is not shown is not kept, neither what only it had shown', async () => {
  const form = await formOf(
    { type: 'boolean', name: 'a' },
    { type: 'boolean', name: 'b', visibleIf: '{a} = true' },
    { type: 'text', name: 'c', visibleIf: '{b} = true', isRequired: true },
  );
  expect(await admitAnswers(form, { a: false, b: true, c: 'x' }, 'complete')).toEqual({ a: false });
  const { answers } = await wouldBeComplete(cityProject, {
    ...complete,
    ownReason: '不该留下',
    earlier: [{ name: '不该留下' }],
    members: [
      { name: '甲', work: '一', outside: false, organisation: '不该留下' },
      { name: '乙', work: '二' },
    ],
  });
  expect(JSON.stringify(answers)).not.toContain('不该留下');
});

test('rules of the form are told in its own words, in their place', async () => {
  expect(await told(cityProject, { ...complete, ends: '2026-01-01', leaderPhone: '1380000' })).toEqual([
    '结束日期：结束日期应晚于开始日期',
    '手机号码：请填写 11 位手机号码',
  ]);
  const stages = [
    { from: '2026-09-01', to: '2027-06-30', work: '设计' },
    { from: '2026-02-30', to: '2027-06-30', work: '试行', result: '课例' },
  ];
  const { faults } = await wouldBeComplete(cityProject, { ...complete, stages });
  expect(faults).toEqual([
    {
      question: 'stages',
      inside: { row: 1, column: 'from' },
      title: '各阶段的工作 第 2 行 自',
      message: '日期请写作 2026-09-01，且确有其日',
    },
    {
      question: 'stages',
      inside: { row: 0, column: 'result' },
      title: '各阶段的工作 第 1 行 阶段成果',
      message: '请填写',
    },
  ]);
});

test('a whole page that is not shown demands nothing', async () => {
  const form = await readForm({
    title: '表',
    pages: [
      { name: 'p1', elements: [{ type: 'boolean', name: 'more' }] },
      { name: 'p2', visibleIf: '{more} = true', elements: [{ type: 'text', name: 'a', isRequired: true }] },
    ],
  });
  expect(await admitAnswers(form, { a: 'x' }, 'complete')).toEqual({});
  expect(await told(form, { more: true })).toEqual(['a：请填写']);
});

test('cells of a table with fixed lines are computed and demanded line by line', async () => {
  const form = await formOf({
    type: 'matrixdropdown',
    name: 'years',
    title: '分年',
    rows: ['2026年', '2027年'],
    columns: [
      { name: 'n', title: '人数', cellType: 'text', inputType: 'number', isRequired: true },
      { name: 'cost', cellType: 'expression', expression: '{row.n} * 2' },
    ],
  });
  const { answers, faults } = await wouldBeComplete(form, { years: { '2026年': { n: 3 } } });
  expect(answers).toEqual({ years: { '2026年': { n: 3, cost: 6 } } });
  expect(faults).toEqual([
    { question: 'years', inside: { row: '2027年', column: 'n' }, title: '分年 2027年 人数', message: '请填写' },
  ]);
});

test('an expression the library cannot read is a problem of the form', async () => {
  const broken = {
    title: '表',
    pages: [{ name: 'p1', elements: [{ type: 'text', name: 'a', visibleIf: '{a} = = 1' }] }],
  };
  expect(await problemsOfForm(broken)).toEqual([{ place: '“a”', message: '表达式写得不对：{a} = = 1' }]);
  await expect(readForm(broken)).rejects.toMatchObject({ kind: 'invalid', code: 'forms.form-faulty' });
});

test('a division by nothing leaves no value', async () => {
  const form = await formOf(
    { type: 'text', name: 'a', inputType: 'number' },
    { type: 'expression', name: 'e', expression: '1 / {a}' },
  );
  expect(await admitAnswers(form, { a: 0 }, 'complete')).toEqual({ a: 0 });
});

test('whatever JSON is sent as complete answers, nothing but a refusal is thrown and no strange key is kept', async () => {
  const form = await formOf(
    { type: 'text', name: 'a', visibleIf: '{c} notempty' },
    {
      type: 'matrixdynamic',
      name: 't',
      columns: [
        { name: 'x', cellType: 'text', inputType: 'number' },
        { name: 'y', cellType: 'expression', expression: '{row.x} + 1' },
      ],
    },
    { type: 'checkbox', name: 'c', choices: ['甲', '乙'] },
    { type: 'paneldynamic', name: 'g', templateElements: [{ type: 'text', name: 'n' }] },
    { type: 'file', name: 'f' },
  );
  const names = questionsOf(form).map(({ name }) => name);
  const line = fc.dictionary(fc.constantFrom('x', 'y', 'n', '__proto__'), fc.jsonValue());
  const sent = fc.dictionary(
    fc.constantFrom(...names, '__proto__', 'z'),
    fc.oneof(fc.jsonValue(), fc.array(line), fc.constantFrom(['甲'], [file])),
  );
  await fc.assert(
    fc.asyncProperty(sent, async (answers) => {
      const kept = await wouldBeComplete(form, answers);
      for (const name of Object.keys(kept.answers)) expect(names).toContain(name);
      expect(JSON.stringify(kept.answers)).not.toContain('__proto__');
      await admitAnswers(form, answers, 'complete').catch((error: unknown) => expect(error).toBeInstanceOf(Refusal));
    }),
    { numRuns: 25 },
  );
});
