import { type Block, DOCX, officialDay, officialDocument } from '../../platform/documents/official-document.ts';
import type { Entry } from './report.ts';

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 一、二……十、十一……二十一: a number up to 99 as headings are counted. */
export function counted(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${DIGITS[ones]}`;
}

/** 案例文稿, to print and hand out. */
export async function entryDocument(entry: Entry): Promise<{ name: string; type: string; body: Buffer }> {
  const about: [string, string | null][] = [
    ['单位', `${entry.organisationName}（${entry.regionName}）`],
    ['行动计划', entry.programmeTitle],
    ['类别', entry.kind],
    ['领域', entry.field],
    ['摘要', entry.summary],
  ];
  const blocks: Block[] = about.flatMap(([named, text]) => {
    const [first, ...more] = linesOf(text ?? '');
    return first === undefined ? [] : [{ named, text: first }, ...more.map((line) => ({ text: line }))];
  });
  entry.passages.forEach(({ heading, text }, index) => {
    blocks.push({ heading: `${counted(index + 1)}、${heading}`, level: 1 });
    blocks.push(...linesOf(text).map((line) => ({ text: line })));
  });
  const body = await officialDocument({
    mark: '案例库',
    issue: `${entry.year}年　${officialDay(entry.takenOn)}收入`,
    title: entry.title,
    blocks,
  });
  return { name: `${entry.title}.docx`, type: DOCX, body };
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
