import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { aCarriedProcedure, workForm } from '../../../../tests/support/carrying.ts';
import { aPlan } from '../../../../tests/support/plans.ts';
import { readDefinition } from '../read.ts';
import type { Carrying } from './carrying.ts';

type Written = z.input<typeof Carrying>;
const sound = aCarriedProcedure().carrying as Written;

/** What is wrong with how the procedure carries out its work. */
function problems(more: Partial<Written>, form: object = workForm): string[] {
  const procedure = aCarriedProcedure({ carrying: { ...sound, ...more } });
  const plan = aPlan({ procedures: [procedure], forms: [{ id: 'pond', name: '申请表', form: form as never }] });
  return readDefinition(JSON.stringify(plan, null, 2))
    .problems.filter(({ severity, path }) => severity === 'error' && path.includes('carrying'))
    .map(({ path, message }) => `${path.replace('procedures[0].carrying.', '')} ${message}`);
}
const column = (more: object) => ({
  ...workForm,
  pages: [
    { name: 'one', elements: [{ type: 'text', name: 'leader', title: '负责人' }] },
    {
      name: 'two',
      elements: [
        {
          type: 'matrixdynamic',
          name: 'work',
          columns: [
            { name: 'task', cellType: 'text' },
            { name: 'result', cellType: 'text' },
            { name: 'until', ...more },
          ],
        },
      ],
    },
  ],
});

test('a procedure whose tables and steps are there is sound', () => {
  expect(problems({})).toEqual([]);
});

describe('what cannot be carried out is named, with what to do', () => {
  test.each<[string, Partial<Written>, string]>([
    ['a step that is not there', { at: ['run', 'later'] }, 'at[1] steps 中没有 later，请写实施环节的 id'],
    [
      'work that begins by filling',
      { at: ['half'] },
      'at[0] 实施从 wait 环节开始，“中期报告”不是；请把 wait 环节写在最前',
    ],
    [
      'work from a step that fills nothing',
      { work: [{ from: 'look', question: 'work', task: 'task', due: 'until' }] },
      'work[0].from look 不是填报环节，请写填这张表的 fill 环节',
    ],
    [
      'a table that is not there',
      { work: [{ from: 'apply', question: 'goal', task: 'task', due: 'until' }] },
      'work[0].question 表单中没有可增减行的表格 goal（matrixdynamic）',
    ],
    [
      'a column that is no limit',
      { work: [{ from: 'apply', question: 'work', task: 'task', due: 'result' }] },
      'work[0].due 表中没有可作期限的列 result：用日期（inputType: date），或选项写作“2018学年”的下拉列',
    ],
    [
      'a leader nobody names',
      { leader: { from: 'apply', question: 'places2' } },
      'leader.question 表单中没有单行填写题 places2',
    ],
    [
      'goals without a list of targets',
      { goals: { from: 'apply', question: 'work', goal: 'task', target: 'result' } },
      'goals.target 表中没有下拉列 result；它的选项写本计划 targets 的 id',
    ],
    [
      'changes that the applicant would agree to',
      { changes: { kinds: [{ name: '延期' }, { name: '延期' }], by: 'applicant' } },
      'changes.by 变更由谁决定须写岗位，例如 { posts: [district-officer], of: applicant }',
    ],
  ])('%s', (_what, more, problem) => {
    expect(problems(more)).toContain(problem);
  });
});

test('school years are limits, other words are not', () => {
  const choices = (values: string[]) => column({ cellType: 'dropdown', choices: values });
  expect(problems({}, choices(['2018学年', '2019学年']))).toEqual([]);
  expect(problems({}, choices(['2018学年', '以后']))).toHaveLength(2);
});

test('goals are tied to targets of the same programme', () => {
  const goals = { from: 'apply', question: 'work', goal: 'task', target: 'until' };
  const work = [{ from: 'half', question: 'work', task: 'task', due: 'until' }];
  const told = problems({ goals, work }, column({ cellType: 'dropdown', choices: ['masters', 'nothing-such'] }));
  expect(told).toContain(
    'goals.target 选项 nothing-such 不是本计划的目标，请改为 targets 中的 id，显示的文字写在 text',
  );
});
