import { posix } from 'node:path';
import { listen, unescaped } from '../../../platform/documents/archive/xml.ts';
import { type Entry, unpack } from '../../../platform/documents/archive/zip.ts';
import { LIMITS, Unreadable } from './unreadable.ts';

/** 工作簿的骨架：which sheets it has, its shared texts, and which styles show a date. */
export type Skeleton = {
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly texts: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly from1904: boolean;
};

type Open = (part: string) => AsyncIterable<Buffer>;

/** Opens the parts of a workbook; what is needed and missing makes the file unreadable. */
export function opener(bytes: Buffer, entries: ReadonlyMap<string, Entry>): Open {
  return (part) => {
    const entry = entries.get(part);
    if (entry === undefined) throw new Unreadable('文件不是完整的 .xlsx 工作簿，请重新保存后再上传');
    return unpack(bytes, entry);
  };
}

export async function skeleton(open: Open, entries: ReadonlyMap<string, Entry>): Promise<Skeleton> {
  const main =
    (await relations(open, '_rels/.rels', '')).find(({ type }) => type.endsWith('/officeDocument'))?.target ??
    'xl/workbook.xml';
  const folder = posix.dirname(main);
  const parts = await relations(open, `${folder}/_rels/${posix.basename(main)}.rels`, folder);
  const sheets: { name: string; part: string }[] = [];
  let from1904 = false;
  await listen(open(main), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const part = parts.find(({ id }) => id === (attributes['r:id'] ?? attributes['id']));
      if (part?.type.endsWith('/worksheet') === true)
        sheets.push({ name: attributes['name'] ?? '', part: part.target });
    },
  });
  const partOf = (kind: string) => parts.find(({ type, target }) => type.endsWith(kind) && entries.has(target))?.target;
  const styles = partOf('/styles');
  const texts = partOf('/sharedStrings');
  return {
    sheets,
    from1904,
    dateStyles: styles === undefined ? new Set() : await dateStyles(open(styles)),
    texts: texts === undefined ? [] : await sharedTexts(open(texts)),
  };
}

async function relations(
  open: Open,
  part: string,
  folder: string,
): Promise<{ id: string; type: string; target: string }[]> {
  const found: { id: string; type: string; target: string }[] = [];
  await listen(open(part), {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      found.push({ id: Id, type: Type, target: Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target) });
    },
  });
  return found;
}

const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56,
  57, 58,
]);

async function dateStyles(pieces: AsyncIterable<Buffer>): Promise<Set<number>> {
  const dates = new Set(BUILT_IN_DATES);
  const styles = new Set<number>();
  let inside = false;
  let count = 0;
  await listen(pieces, {
    open(name, attributes) {
      if (name === 'numFmt') {
        const plain = (attributes['formatCode'] ?? '').replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
        if (/[ymd年月日]/i.test(plain)) dates.add(Number(attributes['numFmtId']));
      }
      if (name === 'cellXfs') inside = true;
      if (name !== 'xf' || !inside) return;
      if (dates.has(Number(attributes['numFmtId']))) styles.add(count);
      count += 1;
    },
    close(name) {
      if (name === 'cellXfs') inside = false;
    },
  });
  return styles;
}

async function sharedTexts(pieces: AsyncIterable<Buffer>): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let total = 0;
  let reading = false;
  let phonetic = false;
  await listen(pieces, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic = true;
      reading = name === 't' && !phonetic;
    },
    text(piece) {
      if (reading) text += piece;
    },
    close(name) {
      reading = false;
      if (name === 'rPh') phonetic = false;
      if (name !== 'si') return;
      total += text.length + 8;
      if (total > LIMITS.sharedText) throw new Unreadable('文字太多，请分成几个工作簿');
      texts.push(unescaped(text));
    },
  });
  return texts;
}
