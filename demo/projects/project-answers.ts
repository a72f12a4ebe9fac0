import type { Answers } from '#core/forms/answer.ts';
import { addDays, type Day } from '#core/kernel/day.ts';
import type { Chance } from '../chance.ts';
import type { Paper } from './shapes.ts';
import type { Theme } from './themes.ts';

export type Applying = { readonly theme: Theme; readonly from: Day; readonly leader: string; readonly paper: Paper };

/** Sealed page of a school: every school's is the same, and says that it is none. */
export const PAPER_NAME = '学校盖章页（演示）.pdf';

/** What is there of an application when only its first pages are filled. */
export function begunApplication(chance: Chance, { theme, from, leader }: Applying): Answers {
  return {
    begins: from,
    ends: addDays(from, 730),
    leaderName: leader,
    leaderPost: '校长',
    leaderPhone: phone(chance),
    problem: theme.problem,
  };
}

/** 申报书 in whole. */
export function application(chance: Chance, applying: Applying): Answers {
  const { theme, from, paper } = applying;
  const half = addDays(from, 365);
  const cost = (purpose: string, kind: string, count: number, price: number) => ({ purpose, kind, count, price });
  return {
    ...begunApplication(chance, applying),
    leaderTitle: chance.pick(['正高级教师', '高级教师', '高级教师']),
    members: [
      { name: '教导主任', work: '组织实施和过程记录', outside: false },
      { name: '教研组长', work: '课例开发', outside: false },
      { name: '区教研员', work: '专业指导', outside: true, organisation: '区教育学院（演示）' },
    ].slice(0, chance.between(2, 3)),
    done: `近两年在部分年级试行，积累了做法和记录，教师参与面超过一半。（演示数据）`,
    readiness: chance.between(3, 5),
    hasEarlier: false,
    aims: theme.aims,
    content: `${theme.measures}\n第一年在两个年级试行，第二年推到全校，每学期末由校外专家看一次过程材料。`,
    sharing: '每学期开放一次现场，材料在研究共同体内共享。',
    stages: [
      { from, to: addDays(half, -1), work: '调查现状，制定方案，在两个年级试行', result: '实施方案和第一批案例' },
      { from: half, to: addDays(from, 730), work: '全校推开，整理经验，展示交流', result: '研究报告和案例集' },
    ],
    costs: [
      cost('外请专家指导', '专家指导', chance.between(6, 12), 0.2),
      cost('教师外出学习', '培训研修', chance.between(10, 20), 0.15),
      cost('资源开发与印制', '资源开发', 1, chance.between(3, 8)),
    ],
    ownFunds: chance.between(0, 3),
    sealed: [{ region: paper.region, id: paper.id, name: PAPER_NAME, size: PAPER.byteLength }],
  };
}

/** A number that no telephone in China has: mobile numbers do not begin with 10. */
export const phone = (chance: Chance): string => `100${String(chance.between(0, 99_999_999)).padStart(8, '0')}`;

/** One page that says what it is. */
export const PAPER = onePage('Demonstration only: a sealed page would be here.');

function onePage(text: string): Buffer {
  const content = `BT /F1 14 Tf 72 720 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let written = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = written.length;
    written += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const lines = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${written}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${written.length}\n%%EOF\n`,
    'latin1',
  );
}
