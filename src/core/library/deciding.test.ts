import { describe, expect, test } from 'vitest';
import { Form } from '../forms/form.ts';
import type { Procedure } from '../programmes/language/procedure.ts';
import { isEntitled, type Moved } from './entitled.ts';
import { checkGrowth, growsTo, leadsBack } from './growth.ts';
import { checkPublished, stillPublished } from './licence.ts';
import { writingOf } from './writing.ts';

const code = (act: () => unknown): unknown => {
  try {
    act();
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('发现—培育—改进—提升', () => {
  test('goes on one stage at a time and back to any, and never stays', () => {
    expect(code(() => checkGrowth('发现', '改进'))).toBe('library.growth-not-so');
    expect(code(() => checkGrowth('培育', '培育'))).toBe('library.growth-not-so');
    expect(code(() => checkGrowth('提升', '发现'))).toBeNull();
    expect(growsTo('改进')).toEqual(['提升', '培育', '发现']);
    expect([leadsBack('改进', '培育'), leadsBack('改进', '提升')]).toEqual([true, false]);
  });
});

describe('授权', () => {
  test('nothing is published without it or beyond it', () => {
    expect(code(() => checkPublished('本区', null))).toBe('library.not-granted');
    expect(code(() => checkPublished('全市', '本区'))).toBe('library.beyond-grant');
    expect(code(() => checkPublished('本区', '全市'))).toBeNull();
  });

  test('a narrower grant narrows what is published, and none ends it', () => {
    expect(stillPublished('全市', '本区')).toBe('本区');
    expect(stillPublished('本区', '全市')).toBe('本区');
    expect(stillPublished('全市', null)).toBeNull();
    expect(stillPublished(null, '全市')).toBeNull();
  });
});

const procedure = {
  id: 'pond',
  name: '园地',
  source: { section: '一' },
  subject: '园地',
  steps: [],
  library: {
    on: ['采用', 'file'],
    summary: { step: 'apply', question: 'short' },
    text: [{ step: 'apply', questions: ['tools', 'why', 'leader', 'photo', 'gone'] }],
    unless: { step: 'apply', question: 'open', answers: ['不同意'] },
  },
} satisfies Procedure;

describe('可以收入的申报件', () => {
  const moved = (move: string, step: string | null, outcome: string | null = null): Moved => ({ move, step, outcome });

  test('were given the choice, or came to the step or outcome, that the definition names', () => {
    expect(isEntitled(procedure, [moved('submit', 'look')])).toBe(false);
    expect(isEntitled(procedure, [moved('submit', 'look'), moved('采用', 'run')])).toBe(true);
    expect(isEntitled(procedure, [moved('submit', 'file')])).toBe(true);
    expect(isEntitled({ ...procedure, library: undefined }, [moved('采用', 'run')])).toBe(false);
  });

  test('were not taken back since', () => {
    expect(isEntitled(procedure, [moved('采用', 'run'), moved('withdraw', null, '已撤回')])).toBe(false);
  });
});

describe('成稿', () => {
  const form = Form.parse({
    title: '申请表',
    pages: [
      {
        name: 'one',
        elements: [
          { type: 'comment', name: 'short', title: '摘要' },
          { type: 'comment', name: 'why', title: '为什么' },
          { type: 'text', name: 'leader', title: '负责人', revealsApplicant: true },
          { type: 'radiogroup', name: 'open', title: '是否同意公开', choices: ['同意', '不同意'] },
          {
            type: 'matrixdynamic',
            name: 'tools',
            title: '工具',
            columns: [{ name: 'what', title: '名称', cellType: 'text' }],
          },
          { type: 'file', name: 'photo', title: '照片' },
        ],
      },
    ],
  });
  const file = { region: '310113', id: 'f', name: 'a.pdf', size: 3 };
  const answers = {
    short: '一句话',
    why: '因为水',
    leader: '某人',
    open: '同意',
    tools: [{ what: '网' }],
    photo: [file],
  };

  test('is what the definition names, in its order, and nothing that tells of a person', () => {
    expect(writingOf(procedure.library, [{ step: 'apply', form, answers }])).toEqual({
      summary: '一句话',
      passages: [
        { heading: '工具', text: '名称：网' },
        { heading: '为什么', text: '因为水' },
      ],
      materials: [file],
    });
  });

  test('is refused where the applicant does not agree, and where nothing was written', () => {
    const refused = (given: typeof answers | Record<string, unknown>) =>
      code(() => writingOf(procedure.library, [{ step: 'apply', form, answers: given }]));
    expect(refused({ ...answers, open: '不同意' })).toBe('library.unwilling');
    expect(refused({ open: '同意', leader: '某人' })).toBe('library.nothing-written');
  });
});
