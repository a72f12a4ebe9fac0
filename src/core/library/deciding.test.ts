import { describe, expect, test } from 'vitest';
import { Form } from '../forms/form.ts';
import type { Procedure } from '../programmes/language/procedure.ts';
import { entitledBy, type Moved } from './entitled.ts';
import { checkGrowth, growsTo, leadsBack } from './growth.ts';
import { checkPublished, refusedAs, stillPublished } from './licence.ts';
import { canBeWritten, writingOf } from './writing.ts';

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

  test('is refused once where nothing was decided, and taken back where it was given', () => {
    expect(refusedAs(null, false)).toBe('不授权');
    expect(refusedAs('本区', true)).toBe('收回授权');
    expect(code(() => refusedAs(null, true))).toBe('library.not-granted');
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
  steps: [
    { id: 'apply', name: '申请', kind: 'fill' },
    { id: 'look', name: '察看', kind: 'decide', choices: [{ name: '采用', leads: 'notice' }] },
    { id: 'notice', name: '公示', kind: 'announce', upheld: 'look' },
    { id: 'run', name: '开放', kind: 'fill' },
    {
      id: 'check',
      name: '检查',
      kind: 'decide',
      choices: [
        { name: '通过', leads: 'file' },
        { name: '再做', leads: 'run', returns: true },
        { name: '重新申请', leads: 'apply', returns: true },
      ],
    },
    { id: 'file', name: '归档', kind: 'archive' },
  ],
  library: {
    on: ['采用', 'file'],
    summary: { step: 'apply', question: 'short' },
    text: [{ step: 'apply', questions: ['tools', 'why', 'leader', 'photo', 'gone'] }],
    unless: { step: 'apply', question: 'open', answers: ['不同意'] },
  },
} satisfies Procedure;

describe('可以收入的申报件', () => {
  const moved = (from: string, move: string, step: string | null, outcome: string | null = null): Moved => ({
    from,
    move,
    step,
    outcome,
  });
  const submitted = moved('apply', 'submit', 'look');
  const chosen = [submitted, moved('look', '采用', 'notice')];
  const run = [...chosen, moved('notice', 'finish', 'run'), moved('run', 'submit', 'check')];

  test('were given the choice, or came to the step or outcome, that the definition names', () => {
    expect(entitledBy(procedure, [submitted])).toBeNull();
    expect(entitledBy(procedure, run)).toBe(1);
    expect(entitledBy(procedure, [submitted, moved('look', '直接归档', 'file')])).toBe(1);
    expect(entitledBy({ ...procedure, library: undefined }, chosen)).toBeNull();
  });

  test('were not taken back since', () => {
    expect(entitledBy(procedure, [...chosen, moved('notice', 'withdraw', null, '已撤回')])).toBeNull();
  });

  test('were not led back to before it, unless they came to it again', () => {
    const upheld = [...chosen, moved('notice', 'uphold', 'look')];
    expect(entitledBy(procedure, upheld)).toBeNull();
    expect(entitledBy(procedure, [...upheld, moved('look', '采用', 'notice')])).toBe(3);
    expect(entitledBy(procedure, [...run, moved('check', '再做', 'run')])).toBe(1);
    expect(entitledBy(procedure, [...run, moved('check', '重新申请', 'apply')])).toBeNull();
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
    expect(canBeWritten(procedure.library, [{ step: 'apply', form, answers }])).toBe(true);
    expect(canBeWritten(procedure.library, [{ step: 'apply', form, answers: { ...answers, open: '不同意' } }])).toBe(
      false,
    );
    expect(canBeWritten(procedure.library, [{ step: 'apply', form, answers: { leader: '某人' } }])).toBe(false);
  });

  test('the applicant’s word counts by its value, among several, and where the question tells who applies', () => {
    const choices = [
      { value: 'yes', text: '同意' },
      { value: 'no', text: '不同意公开' },
    ];
    const elements = [
      { type: 'comment', name: 'why', title: '为什么' },
      { type: 'checkbox', name: 'open', title: '公开意愿', revealsApplicant: true, choices },
    ];
    const asked = Form.parse({ title: '申请表', pages: [{ name: 'one', elements }] });
    const rule = { ...procedure.library, unless: { step: 'apply', question: 'open', answers: ['no'] } };
    const written = (open: unknown) => () =>
      writingOf(rule, [{ step: 'apply', form: asked, answers: { why: '因为水', open } }]);
    expect(written(['yes', 'no'])).toThrow(
      expect.objectContaining({ code: 'library.unwilling', detail: { question: '公开意愿', answer: '不同意公开' } }),
    );
    expect(code(written(['yes']))).toBeNull();
  });
});
