import { type Block, DOCX, officialDay, officialDocument } from '../../platform/documents/official-document.ts';
import type { Entry } from './report.ts';

const ORDER = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 案例文稿, to print and hand out. */
export async function entryDocument(entry: Entry): Promise<{ name: string; type: string; body: Buffer }> {
  const about: [string, string | null][] = [
    ['单位', `${entry.organisationName}（${entry.regionName}）`],
    ['行动计划', entry.programmeTitle],
    ['类别', entry.kind],
    ['领域', entry.field],
    ['摘要', entry.summary === '' ? null : entry.summary],
  ];
  const blocks: Block[] = about.flatMap(([named, text]) => (text === null ? [] : [{ named, text }]));
  entry.passages.forEach(({ heading, text }, index) => {
    const number = ORDER[index];
    blocks.push({ heading: number === undefined ? heading : `${number}、${heading}`, level: 1 });
    for (const line of text.split('\n')) if (line.trim() !== '') blocks.push({ text: line.trim() });
  });
  const body = await officialDocument({
    mark: '案例库',
    issue: `${entry.year}年　${officialDay(entry.takenOn)}收入`,
    title: entry.title,
    blocks,
  });
  return { name: `${entry.title}.docx`, type: DOCX, body };
}
