import { expect, test } from 'vitest';
import { readDefinition } from '../read.ts';

const definition = (library: string) => `id: ponds
version: 1
title: 园地计划
issuer: 测试教育局
region: "310113"
period: { from: 2026-01-01, to: 2028-12-31 }
procedures:
  - id: open
    name: 开放
    source: { section: 一 }
    subject: 园地
    call: { by: { posts: [district-officer], of: programme } }
    applicants: { organisations: [school] }
    steps:
      - { id: apply, name: 申请, kind: fill, by: applicant, form: pond }
      - { id: file, name: 归档, kind: archive, by: { posts: [district-officer], of: programme }, leads: 已开放 }
    outcomes: [已开放]
    library:
${library}
forms:
  - id: pond
    name: 申请表
    form:
      title: 申请表
      pages:
        - name: one
          elements:
            - { type: comment, name: goal, title: 目标 }
            - { type: text, name: leader, title: 负责人, revealsApplicant: true }
            - { type: radiogroup, name: open, title: 同意公开, choices: [同意, 不同意] }
`;
const said = (library: string) =>
  readDefinition(definition(library)).problems.map(({ line, message }) => `${line} ${message}`);

test('a definition may say what is taken into the library', () => {
  const right = `      on: [file, 已开放]
      summary: { step: apply, question: goal }
      text:
        - { step: apply, questions: [goal] }
      unless: { step: apply, question: open, answers: [不同意] }`;
  expect(said(right)).toEqual([]);
});

test('what it names wrongly is said where it stands, with what is there instead', () => {
  const wrong = `      on: [archive]
      summary: { step: file, question: goal }
      text:
        - step: apply
          questions:
            - depth
            - leader
      unless: { step: apply, question: open, answers: [反对] }`;
  expect(said(wrong)).toEqual([
    '19 没有决定、环节或结果叫“archive”',
    '20 “file”不是填报环节，或没有写明 form',
    '24 “apply”环节的表单中没有问题 depth',
    '25 leader 涉及个人信息（revealsApplicant），不能收入案例库',
    '26 open 没有选项“反对”',
  ]);
});
