import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { aPlan } from '../../../../tests/support/plans.ts';
import { aForm, aProcedure } from '../../../../tests/support/procedures.ts';
import { readDefinition } from '../read.ts';
import type { Instrument, Procedure } from './procedure.ts';

type Written = z.input<typeof Procedure>;
type WrittenStep = Written['steps'][number];

const office = { posts: ['district-officer' as const], office: '基础教育科' as const, of: 'programme' as const };
const sheet: z.input<typeof Instrument> = {
  id: 'sheet',
  name: '评分表',
  source: { section: '一' },
  dimensions: [{ id: 'use', name: '成效', points: 100 }],
};
const [apply, look, run, file] = aProcedure().steps as [WrittenStep, WrittenStep, WrittenStep, WrittenStep];
const panel: WrittenStep = { id: 'panel', name: '组成专家组', kind: 'assign-panel', by: office, experts: 3 };
const review: WrittenStep = {
  id: 'review',
  name: '评审',
  kind: 'score',
  by: 'panel',
  instrument: 'sheet',
  blind: true,
};
const notice: WrittenStep = { id: 'notice', name: '公示', kind: 'announce', by: office, limit: { workingDays: 5 } };

/** What is wrong with a procedure of these steps. */
function problems(steps: readonly WrittenStep[], more: Partial<Written> = {}, dimensions = sheet.dimensions): string[] {
  const procedure = aProcedure({ steps: [...steps], ...more });
  const plan = aPlan({
    procedures: [procedure],
    forms: [{ id: 'pond', name: '申请表', form: aForm }],
    instruments: [{ ...sheet, dimensions }],
  });
  return readDefinition(JSON.stringify(plan, null, 2))
    .problems.filter(({ severity, path }) => severity === 'error' && path.startsWith('procedures'))
    .map(({ path, message }) => `${path.replace('procedures[0].', '')} ${message}`);
}

test('a procedure by which a case can be carried to its outcomes is sound', () => {
  expect(problems([apply, look, run, file])).toEqual([]);
  expect(problems([apply, panel, review, look, run, file])).toEqual([]);
});

describe('what cannot be carried out is named', () => {
  test.each<[string, readonly WrittenStep[], string]>([
    ['a beginning that fills nothing', [look, apply, run, file], 'steps[0].kind 第一个环节须是填报（fill）'],
    [
      'a step nobody acts at',
      [apply, look, { ...run, by: undefined }, file],
      'steps[2] 能办理的程序，每个环节都须用 by 写明办理人',
    ],
    ['filling without a form', [{ ...apply, form: undefined }, look, run, file], 'steps[0] 填报环节须写明 form'],
    [
      'a decision without choices',
      [apply, { ...look, choices: [] }, run, file],
      'steps[1] 审核推荐环节须用 choices 写明可作的决定',
    ],
    [
      'choices where nobody decides',
      [apply, look, { ...run, choices: look.choices }, file],
      'steps[2].choices 只有审核推荐和决定环节有 choices',
    ],
    [
      'a panel without a number',
      [apply, { ...panel, experts: undefined }, review, look, run, file],
      'steps[1] 组成专家组须用 experts 写明每件几位专家',
    ],
    ['a review before its panel', [apply, review, panel, look, run, file], 'steps[1] 评审之前须有组成专家组的环节'],
    [
      'more experts wanted than seated',
      [apply, panel, { ...review, quorum: 4 }, look, run, file],
      'steps[2].quorum 多于每件的专家人数',
    ],
    [
      'a review by an office',
      [apply, panel, { ...review, by: office }, look, run, file],
      'steps[2].by 评审由专家组办理：by: panel',
    ],
    [
      'a notice without days',
      [apply, look, run, { ...notice, limit: undefined }, file],
      'steps[3] 公示须用 limit 写明天数',
    ],
    ['a step nothing leads to', [apply, { ...run, leads: 'file' }, look, file], 'steps[2] 没有环节通向“实地察看”'],
    ['a way round without an end', [apply, look, { ...run, leads: 'apply' }, file], 'steps[3] 没有环节通向“归档”'],
    [
      'a last step that leads nowhere',
      [apply, look, run, { ...file, leads: undefined }],
      'steps[3] 最后一个环节须用 leads 写明结果',
    ],
    [
      'a name that is neither step nor outcome',
      [apply, look, run, { ...file, leads: '好' }],
      'steps[3].leads 既没有环节也没有结果叫“好”',
    ],
  ])('%s', (_name, steps, problem) => {
    expect(problems(steps)).toContain(problem);
  });

  test('a circle that no outcome is come to from', () => {
    const round = [
      { ...look, choices: [{ name: '再看', leads: 'run' }] },
      { ...run, leads: 'look' },
    ];
    expect(problems([apply, ...round])).toContain('steps[1] 从“实地察看”到不了任何结果');
  });

  test('a sheet whose points are not written', () => {
    const problem = problems([apply, panel, review, look, run, file], {}, [{ id: 'use', name: '成效' }]);
    expect(problem).toContain('steps[2].instrument sheet 还没有写明各项的分值 points');
  });
});

describe('nothing is reviewed blindly once the applicants are known', () => {
  const known = (step: number) => `steps[${step}].blind “评审”在公示或立项之后，申报单位已经公开，不能盲审：删去 blind`;

  test('after a public notice', () => {
    expect(problems([apply, notice, panel, review, look, run, file])).toEqual([known(3)]);
    expect(problems([apply, notice, panel, { ...review, blind: false }, look, run, file])).toEqual([]);
  });

  test('after it was established', () => {
    expect(problems([apply, look, run, panel, review, file])).toEqual([known(4)]);
  });

  test('but a case that was sent back after its notice is reviewed as it was before', () => {
    const looking = {
      ...look,
      choices: look.choices?.map((each) => (each.picks ? { ...each, leads: 'notice' } : each)),
    };
    expect(problems([apply, panel, review, looking, { ...notice, upheld: 'look' }, run, file])).toEqual([]);
  });
});
