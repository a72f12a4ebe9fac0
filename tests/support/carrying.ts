import type { z } from 'zod';
import type { Procedure } from '#core/programmes/language/procedure.ts';
import type { TestPlatform } from './database.ts';
import { aForm, aProcedure, publishProcedures } from './procedures.ts';

type Written = z.input<typeof Procedure>;

const office = { posts: ['district-officer' as const], office: '基础教育科' as const, of: 'programme' as const };

/** A form with a table of what is going to be done until when. */
export const workForm = {
  ...aForm,
  pages: [
    ...aForm.pages,
    {
      name: 'two',
      elements: [
        {
          type: 'matrixdynamic',
          name: 'work',
          title: '进度安排',
          columns: [
            { name: 'task', title: '工作', cellType: 'text', isRequired: true },
            { name: 'until', title: '完成日期', cellType: 'text', inputType: 'date', isRequired: true },
            { name: 'result', title: '成果', cellType: 'text' },
          ],
        },
      ],
    },
  ],
};

/** 园地建设: what is agreed to is carried out, looked at half way, and may be changed on the way. */
export function aCarriedProcedure(more: Partial<Written> = {}): Written {
  const plain = aProcedure({ limits: [] });
  return {
    ...plain,
    steps: [
      ...plain.steps.slice(0, 2),
      { id: 'run', name: '开放', kind: 'wait', by: office },
      { id: 'half', name: '中期报告', kind: 'fill', by: 'applicant', form: 'pond', limit: { workingDays: 5 } },
      {
        id: 'check',
        name: '中期检查',
        kind: 'recommend',
        by: office,
        choices: [
          { name: '继续', leads: 'go-on' },
          { name: '补充', leads: 'half', returns: true },
        ],
      },
      { id: 'go-on', name: '继续开放', kind: 'wait', by: office },
      { id: 'file', name: '归档', kind: 'archive', by: office, leads: '已开放' },
    ],
    carrying: {
      at: ['run', 'half', 'check', 'go-on'],
      work: [
        { from: 'apply', question: 'work', task: 'task', due: 'until', result: 'result' },
        { from: 'half', question: 'work', task: 'task', due: 'until', result: 'result' },
      ],
      leader: { from: 'apply', question: 'leader' },
      changes: {
        kinds: [
          { name: '延期', alters: 'days' },
          { name: '改名', alters: 'title' },
          { name: '换人', alters: 'leader' },
          { name: '调整内容' },
        ],
        by: office,
        limit: { workingDays: 5 },
      },
    },
    ...more,
  };
}

/** Publishes a plan with that procedure; answers its id. */
export const publishCarried = (platform: TestPlatform, more: Partial<Written> = {}): Promise<string> =>
  publishProcedures(platform, [aCarriedProcedure(more)], {
    id: 'baoshan-carried-2026',
    forms: [{ id: 'pond', name: '申请表', form: workForm }],
  });
