import { describe, expect, test } from 'vitest';
import { readCases, readDefinition, readPublished } from './read.ts';

const HEAD = `id: p
version: 1
title: 计划
issuer: 教育局
region: "310113"
period: { from: 2015-09-01, to: 2017-12-31 }
`;

/** The problems of a definition with these lines after its head, as line:column, path, message. */
function problems(body: string, head = HEAD) {
  return readDefinition(head + body).problems.map(
    ({ line, column, path, message }) => `${line}:${column} ${path} ${message}`,
  );
}

const target = (rest: string) => `targets:\n  - { id: a, statement: s, source: { section: 二 }, ${rest} }\n`;

test('a definition reads, and its days stay text', () => {
  const reading = readDefinition(HEAD + target('measure: { count: schools }, goal: { atLeast: 3 }, by: 2017-06-30'));
  expect(reading.problems).toEqual([]);
  expect(reading).toMatchObject({ definition: { period: { to: '2017-12-31' }, targets: [{ by: '2017-06-30' }] } });
});

test('what was published stays readable, whatever is asked of definitions since', () => {
  const short = 'stages:\n  - { id: s, name: n, source: { section: 二 }, from: 2016-01-02, to: 2016-01-01 }\n';
  expect(readDefinition(HEAD + short)).not.toHaveProperty('definition');
  expect(readPublished(HEAD + short).stages).toHaveLength(1);
  expect(() => readPublished('id: p')).toThrow(/can no longer be read: version/);
});

describe('a mistake is named, and pointed at', () => {
  test.each([
    ['foo: 1\n', 'foo', 'foo 不认识的键 foo'],
    ['summary: 2015\n', 'summary', 'summary 应为文字（数字和日期样的文字请加引号）'],
    ['stages: 三\n', 'stages', 'stages 应为列表'],
    [
      target('measure: { cuont: schools }, goal: { atLeast: 1 }'),
      'measure',
      'targets[0].measure 应写且只写 count、ratio、every、sum、average、lowest、highest、spread、per 之一',
    ],
    [
      target('measure: { ratio: { of: schools, amng: schools } }, goal: { atLeast: 1 }'),
      'ratio',
      'targets[0].measure.ratio.among 缺少 among',
    ],
    [
      target('measure: { ratio: { of: schools, amng: schools } }, goal: { atLeast: 1 }'),
      'amng',
      'targets[0].measure.ratio.amng 不认识的键 amng',
    ],
    [
      target('measure: { average: { of: schools, ech: stage } }, goal: { atLeast: 1 }'),
      'average',
      'targets[0].measure.average.each 缺少 each',
    ],
    [
      target('measure: { count: { fact: schools, where: { stage: { atLeast: 小学 } } } }, goal: { atMost: 1 }'),
      'atLeast',
      'targets[0].measure.count.where.stage.atLeast 应为数字',
    ],
    [
      target('measure: { count: schools }, goal: { atLeast: 1, atMost: 2 }'),
      'goal',
      'targets[0].goal 应写且只写 atMost、atLeast 之一',
    ],
    [target('measure: { count: schools }, goal: { between: [1] }'), 'between', 'targets[0].goal.between 至少要有 2 项'],
    [
      target('measure: { count: schools }, goal: { atLeast: 1 }, by: 2017-06-31'),
      'by',
      'targets[0].by 日期写作 2017-12-31',
    ],
    [target('measure: { count: schools }'), '{ id', 'targets[0].goal 缺少 goal'],
  ])('%s', (body, pointed, expected) => {
    const lines = (HEAD + body).split('\n');
    const reading = readDefinition(HEAD + body);
    const found = reading.problems.map(({ path, message }) => `${path} ${message}`);
    expect(found).toContain(expected);
    const { line, column } = reading.problems[found.indexOf(expected)]!;
    expect(lines[line - 1]!.slice(column - 1, column - 1 + pointed.length)).toBe(pointed);
  });

  test('the region is quoted', () => {
    expect(problems('', HEAD.replace('"310113"', '310113'))).toEqual([
      '5:1 region 应为文字（数字和日期样的文字请加引号）',
    ]);
  });
});

describe('what must agree', () => {
  const duty = (rest: string) =>
    `duties:\n  - { id: d, statement: s, source: { section: 二 }, metBy: meetings.held, ${rest} }\n`;
  const semester = 'rhythm: { times: 1, per: semester }';
  test.each([
    [
      'ids are used once',
      `${target('measure: { count: schools }, goal: { atLeast: 1 }')}  - { id: a, statement: s, source: { section: 二 }, measure: { count: schools }, goal: { atLeast: 1 } }\n`,
      'targets[1].id a 已用过',
    ],
    [
      'a share is written 0 to 1',
      target('measure: { ratio: { of: schools, among: schools } }, goal: { atLeast: 50 }'),
      '比例写作 0 至 1 之间的小数',
    ],
    [
      'every is wholly reached',
      target('measure: { every: { of: schools, among: schools } }, goal: { atLeast: 0.9 }'),
      'every 的目标只能是 { atLeast: 1 }',
    ],
    [
      'the inner goal too',
      target(
        'measure: { per: { each: schools, measure: { count: schools }, goal: { atLeast: 0.5 } } }, goal: { atLeast: 1 }',
      ),
      'targets[0].measure.per.goal 个数须为不小于 0 的整数',
    ],
    ['bounds are in order', target('measure: { count: schools }, goal: { between: [5, 3] }'), '下限大于上限'],
    [
      'a date lies in the programme',
      target('measure: { count: schools }, goal: { atLeast: 1 }, by: 2015-08-31'),
      '期限早于计划开始日期',
    ],
    ['a body exists', duty(`owedBy: { body: office }, ${semester}`), 'duties[0].owedBy.body bodies 中没有 office'],
    ['a role is declared', duty(`owedBy: { participants: 实验校 }, ${semester}`), 'participants 中没有声明“实验校”'],
    [
      'a role in a measure is declared',
      target('measure: { count: { participants: [实验校] } }, goal: { atLeast: 1 }'),
      'participants 中没有声明“实验校”',
    ],
    [
      'term is not for calendar years',
      duty('owedBy: { issuer: true }, rhythm: { times: 1, per: calendar-year, during: term }'),
      '不用于自然年',
    ],
    [
      'a step’s instrument exists',
      'procedures:\n  - { id: q, name: n, source: { section: 二 }, subject: 学校, steps: [{ id: s, name: n, kind: score, actor: a, instrument: i }] }\n',
      'procedures[0].steps[0].instrument instruments 中没有 i',
    ],
    [
      'choices of a step are told apart by name',
      'procedures:\n  - { id: q, name: n, source: { section: 二 }, subject: 学校, call: { by: { posts: [city-officer], of: programme } }, steps: [{ id: s, name: n, kind: decide, actor: a, choices: [{ name: 终止, leads: 终止 }, { name: 终止, leads: 终止 }] }], outcomes: [终止] }\n',
      'procedures[0].steps[0].choices[1].name 同一环节已有决定“终止”：删去一个',
    ],
    [
      'a stage ends after it begins',
      'stages:\n  - { id: s, name: n, source: { section: 二 }, from: 2016-01-02, to: 2016-01-01 }\n',
      'stages[0].to 结束日期早于开始日期',
    ],
  ])('%s', (_, body, expected) => {
    expect(problems(body).join('\n')).toContain(expected);
  });
});

describe('words outside the vocabulary are warnings', () => {
  const warned = (measure: string) => {
    const reading = readDefinition(HEAD + target(`measure: { count: ${measure} }, goal: { atLeast: 1 }`));
    expect(reading).toHaveProperty('definition');
    expect(reading.problems.every(({ severity }) => severity === 'warning')).toBe(true);
    return reading.problems.map(({ message }) => message);
  };

  test('a fact, with the one probably meant', () => {
    expect(warned('school')).toEqual(['事实词表中没有 school，是否指 schools？']);
    expect(warned('constructor')).toEqual(['事实词表中没有 constructor']);
  });

  test('an attribute or a value; value and region need no entry', () => {
    expect(warned('{ fact: schools, where: { stages: 小学 } }')).toEqual(['schools 没有属性 stages，是否指 stage？']);
    expect(warned('{ fact: schools, where: { stage: [小学, 大学] } }')).toEqual([
      'schools 的 stage 没有“大学”，只有 幼儿园、小学、初中、高中',
    ]);
    expect(warned('{ fact: surveys.satisfaction, where: { value: { atLeast: 0.9 }, region: "310113" } }')).toEqual([]);
  });
});

describe('YAML itself', () => {
  const first = (yaml: string) => readDefinition(yaml).problems[0];

  test('a key written twice, a second document and bad syntax are named with their line', () => {
    expect(first(`${HEAD}title: 又一个\n`)).toMatchObject({ line: 7, column: 1, message: '同一个键写了两次' });
    expect(first(`${HEAD}---\nid: q\n`)).toMatchObject({ message: '一个文件只能有一份定义' });
    expect(first('id: [a\n')).toMatchObject({ severity: 'error' });
    expect(first('')).toMatchObject({ line: 1, severity: 'error' });
    expect(first('id: !!js/function "x"')).toMatchObject({ line: 1, message: '不认识的类型标记（!）' });
  });

  test('a file too large, aliases that multiply and bottomless nesting are refused at once', () => {
    const bomb = [
      'a0: &a0 [x, x]',
      ...Array.from({ length: 30 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`),
    ].join('\n');
    expect(first(bomb)).toMatchObject({ message: '引用（*）没有对应的锚点（&），或展开过多' });
    expect(first(`a: ${'['.repeat(100_000)}`)).toMatchObject({ severity: 'error' });
    expect(first('#'.repeat(1_000_001))).toMatchObject({ message: '文件超过一百万字' });
  });
});

test('worked cases are read as strictly', () => {
  expect(readCases('- { name: 例, facts: { schools: [A] }, expect: { a: { value: 1 } } }').problems).toEqual([]);
  expect(readCases('- { name: 例, facts: { schools: [{ subject: A, on: 2017-02-30 }] } }').problems).toMatchObject([
    { path: '[0].facts.schools[0].on', message: '日期写作 2017-12-31' },
  ]);
  expect(readCases('- { name: 例, facts: {}, expect: { a: { status: lost } } }').problems).toMatchObject([
    { path: '[0].expect.a.status' },
  ]);
});
