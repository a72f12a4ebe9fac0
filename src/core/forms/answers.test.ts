import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../kernel/refusal.ts';
import type { Level } from './answer.ts';
import { checkAnswers, refuseFaulty } from './answers.ts';
import type { Form } from './form.ts';
import { checkForm } from './problems.ts';
import { questionsOf } from './questions.ts';

const file = { region: '310113', id: '0b8f8a7e-51c7-4c7e-9b0e-1f2a3b4c5d6e', name: '证明.pdf', size: 1200 };

const formOf = (...elements: readonly object[]): Form => {
  const { form, problems } = checkForm({ title: '表', pages: [{ name: 'p1', elements }] }, () => true);
  expect(problems).toEqual([]);
  return form!;
};
const form = formOf(
  { type: 'text', name: 'title', title: '名称', maxLength: 10 },
  { type: 'text', name: 'count', title: '人数', inputType: 'number', min: 1, max: 50 },
  { type: 'text', name: 'begins', title: '开始', inputType: 'date', min: '2026-01-01' },
  { type: 'comment', name: 'aims', title: '目标', maxLength: 20 },
  { type: 'radiogroup', name: 'kind', title: '类别', choices: ['重点', '自选'] },
  {
    type: 'checkbox',
    name: 'fields',
    title: '领域',
    choices: ['甲', '乙', '丙'],
    minSelectedChoices: 2,
    maxSelectedChoices: 2,
  },
  { type: 'boolean', name: 'new', title: '新项目' },
  { type: 'rating', name: 'ready', title: '成熟程度', rateMin: 1, rateMax: 5 },
  {
    type: 'matrixdynamic',
    name: 'costs',
    title: '支出',
    minRowCount: 1,
    maxRowCount: 3,
    columns: [
      { name: 'what', title: '事项', cellType: 'text' },
      { name: 'price', title: '单价', cellType: 'text', inputType: 'number', min: 0 },
      { name: 'double', title: '两倍', cellType: 'expression', expression: '{row.price} * 2' },
    ],
  },
  {
    type: 'matrixdropdown',
    name: 'years',
    title: '分年',
    rows: ['2026年', '2027年'],
    columns: [{ name: 'aim', title: '目标', cellType: 'dropdown', choices: ['高', '低'] }],
  },
  {
    type: 'paneldynamic',
    name: 'members',
    title: '成员',
    maxPanelCount: 2,
    templateElements: [
      { type: 'text', name: 'name', title: '姓名' },
      { type: 'checkbox', name: 'days', title: '日子', choices: ['一', '二'] },
    ],
  },
  { type: 'file', name: 'proof', title: '附件', allowMultiple: true, maxFiles: 2, maxSize: 2000 },
  { type: 'expression', name: 'sum', title: '合计', expression: '{costs-total.price}' },
);
const told = (answers: unknown, level: Level = 'complete') =>
  checkAnswers(form, answers, level).faults.map(({ title, message }) => `${title}：${message}`);

test.each<[string, unknown, string]>([
  ['a question that was not asked', { other: 1 }, 'other：表单里没有这道题，请刷新页面后再填'],
  ['a choice that is not offered', { kind: '区级' }, '类别：请从所列选项中选择'],
  ['a choice of a list that is not offered', { fields: ['甲', '丁'] }, '领域：请从所列选项中选择，每项一次'],
  ['the same choice twice', { fields: ['甲', '甲'] }, '领域：请从所列选项中选择，每项一次'],
  ['text for a number', { count: '12' }, '人数：请填写数字'],
  ['a rating between two', { ready: 2.5 }, '成熟程度：请在 1 至 5 之间选一个整数分'],
  ['a rating out of range', { ready: 6 }, '成熟程度：请在 1 至 5 之间选一个整数分'],
  ['text for yes or no', { new: 'yes' }, '新项目：请选择是或否'],
  ['a text too long', { title: '一二三四五六七八九十一' }, '名称：不能超过 10 个字，现有 11 个'],
  ['a control character', { title: 'a\u0000' }, '名称：含有不可见的控制字符，请删去后重填'],
  ['an object for a text', { title: { toString: 1 } }, '名称：请填写文字'],
  ['a table that is no list', { costs: {} }, '支出：应逐行填写，请刷新页面后再填'],
  ['a table too long', { costs: [{}, {}, {}, {}] }, '支出：最多 3 行，请删去多出的'],
  ['a column that is not there', { costs: [{ who: 1 }] }, '支出：第 1 行没有“who”这一项，请刷新页面后再填'],
  ['a cell of another kind', { costs: [{ what: 'a' }, { price: '3' }] }, '支出 第 2 行 单价：请填写数字'],
  ['a line that is not there', { years: { 去年: { aim: '高' } } }, '分年：没有“去年”这一行，请刷新页面后再填'],
  [
    'a choice in a cell that is not offered',
    { years: { '2026年': { aim: '中' } } },
    '分年 2026年 目标：请从所列选项中选择',
  ],
  ['a group too many', { members: [{}, {}, {}] }, '成员：最多 2 组，请删去多出的'],
  [
    'a question of a group that was not asked',
    { members: [{ age: 3 }] },
    '成员：第 1 组没有“age”这一项，请刷新页面后再填',
  ],
  [
    'bytes for a file',
    { proof: [{ name: 'a.pdf', type: 'application/pdf', content: 'data:,x' }] },
    '附件：附件没有上传成功，请重新上传',
  ],
  ['a file with something more', { proof: [{ ...file, url: 'https://x' }] }, '附件：附件没有上传成功，请重新上传'],
  ['the same file twice', { proof: [file, file] }, '附件：同一个附件添加了两次，请删去一个'],
  ['a file too big', { proof: [{ ...file, size: 3000 }] }, '附件：附件“证明.pdf”太大，请压缩或拆分后再上传'],
])('%s is refused, in a draft too', (_, answers, message) => {
  expect(told(answers)).toEqual([message]);
  expect(told(answers, 'draft')).toEqual([message]);
});

test.each<[string, unknown, string]>([
  ['a number out of range', { count: 51 }, '人数：不能大于 50'],
  ['a day that does not exist', { begins: '2026-02-30' }, '开始：日期请写作 2026-09-01，且确有其日'],
  ['a day too early', { begins: '2025-12-31' }, '开始：不能早于 2026-01-01'],
  ['too few choices', { fields: ['甲'] }, '领域：至少选 2 项'],
  ['too few lines', { costs: [] }, '支出：至少要填 1 行'],
])('%s is refused when it is handed in, and kept while it is written', (_, answers, message) => {
  expect(told(answers)).toEqual([message]);
  expect(told(answers, 'draft')).toEqual([]);
});

test('everything wrong is told at once', () => {
  expect(told({ kind: 'x', count: 0, ready: 9, other: 1 })).toHaveLength(4);
});

test('what is computed is left out, whoever sends it', () => {
  const sent = { sum: 999, costs: [{ price: 1, double: 77 }] };
  expect(checkAnswers(form, sent, 'complete')).toEqual({ answers: { costs: [{ price: 1 }] }, faults: [] });
});

test('nothing is kept as an answer, and blanks around a text are not part of it', () => {
  const sent = {
    title: ' 名称 ',
    aims: '  ',
    kind: '',
    count: null,
    members: [{}, {}],
    proof: [],
    years: { '2026年': {} },
  };
  expect(checkAnswers(form, sent, 'complete').answers).toEqual({ title: '名称' });
});

test('a full set of answers is kept as it is', () => {
  const answers = {
    title: '家门口的好课',
    count: 12,
    begins: '2026-09-01',
    aims: '第一行\n第二行',
    kind: '重点',
    fields: ['甲', '丙'],
    new: false,
    ready: 4,
    costs: [{ what: '研修', price: 0.5 }, {}, { what: '资料' }],
    years: { '2026年': { aim: '高' } },
    members: [{ name: '李' }, { days: ['一'] }],
    proof: [file],
  };
  expect(checkAnswers(form, answers, 'complete')).toEqual({ answers, faults: [] });
});

test('keys that reach for the prototype are questions nobody asked', () => {
  const hostile: unknown = JSON.parse(
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"costs":[{"__proto__":{"polluted":1}}],"years":{"__proto__":{"aim":"高"}}}',
  );
  const { answers, faults } = checkAnswers(form, hostile, 'draft');
  expect(faults.map(({ message }) => message)).toHaveLength(4);
  expect(answers).toEqual({});
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('what is huge or deep is refused without being walked through', () => {
  let deep: unknown = 'x';
  for (let level = 0; level < 100_000; level += 1) deep = { title: deep };
  const long = '长'.repeat(1_000_000);
  const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`q${at}`, at]));
  expect(told(deep)).toEqual(['名称：请填写文字']);
  expect(
    told({
      title: long,
      fields: Array.from({ length: 1_000_000 }, () => '甲'),
      costs: Array.from({ length: 1_000_000 }, () => deep),
    }),
  ).toHaveLength(3);
  expect(told(many)).toHaveLength(50);
  expect(told({ [long]: 1 })[0]!.length).toBeLessThan(100);
});

test('whatever JSON is sent, no key gets through that was not asked, and what is refused is a refusal', () => {
  const names = questionsOf(form).map(({ name }) => name);
  const likely = fc.dictionary(fc.constantFrom(...names, '__proto__', 'constructor', 'x'), fc.jsonValue());
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), likely), fc.constantFrom<Level>('draft', 'complete'), (sent, level) => {
      const { answers, faults } = checkAnswers(form, sent, level);
      for (const name of Object.keys(answers)) expect(names).toContain(name);
      // What was kept is kept again: reading twice says nothing new.
      const again = checkAnswers(form, answers, level);
      expect(again.answers).toEqual(answers);
      try {
        refuseFaulty(faults);
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
      }
    }),
    { numRuns: 500 },
  );
});
