import type { Written } from '#core/exchange/read-cell.ts';
import { listen, unescaped } from '../../../platform/documents/archive/xml.ts';
import type { Skeleton } from './parts.ts';
import { LIMITS, Unreadable } from './unreadable.ts';

/** A line of a worksheet: its written cells by column, from 1. Blank cells are not among them. */
export type Line = { readonly line: number; readonly cells: ReadonlyMap<number, Written> };

/** 合并单元格. */
export type Merge = {
  readonly range: string;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};

/** Goes through a worksheet line by line; merged cells are named at the end, where the file has them. */
export async function eachLine(
  pieces: AsyncIterable<Buffer>,
  book: Skeleton,
  see: (line: Line) => void,
): Promise<Merge[]> {
  const merges: Merge[] = [];
  let line = 0;
  let column = 0;
  let cells = new Map<number, Written>();
  let total = 0;
  let type = '';
  let style = 0;
  let value = '';
  let formula: string | undefined;
  let into: 'value' | 'formula' | undefined;
  let phonetic = false;

  await listen(pieces, {
    open(name, attributes) {
      into = undefined;
      switch (name) {
        case 'row': {
          const at = attributes['r'] === undefined ? line + 1 : Number(attributes['r']);
          if (!Number.isInteger(at) || at <= line || at > 1_048_576)
            throw new Unreadable('工作表的行号有误，请重新保存后再上传');
          line = at;
          column = 0;
          cells = new Map();
          break;
        }
        case 'c': {
          column = attributes['r'] === undefined ? column + 1 : columnOf(attributes['r']);
          type = attributes['t'] ?? 'n';
          style = Number(attributes['s'] ?? 0);
          value = '';
          formula = undefined;
          total += 1;
          if (total > LIMITS.cells) throw new Unreadable('单元格太多，请分成几个工作簿');
          break;
        }
        case 'rPh':
          phonetic = true;
          break;
        case 'f':
          formula = '';
          into = 'formula';
          break;
        case 'v':
          into = 'value';
          break;
        case 't':
          if (!phonetic) into = 'value';
          break;
        case 'mergeCell':
          if (merges.length < 1000) merges.push(mergeOf(attributes['ref'] ?? ''));
          break;
      }
    },
    text(piece) {
      if (into === 'value') value += piece;
      else if (into === 'formula') formula += piece;
    },
    close(name) {
      into = undefined;
      if (name === 'rPh') phonetic = false;
      else if (name === 'c') {
        const written = writtenOf(type, value, formula, style, book);
        if (written === undefined) return;
        if (column > LIMITS.columns) throw new Unreadable(`第 ${line} 行超过 ${LIMITS.columns} 列，请删去多余的列`);
        cells.set(column, written);
      } else if (name === 'row' && cells.size > 0) see({ line, cells });
    },
  });
  return merges;
}

function writtenOf(
  type: string,
  value: string,
  formula: string | undefined,
  style: number,
  book: Skeleton,
): Written | undefined {
  if (formula !== undefined) return { kind: 'formula', formula };
  if (value === '') return undefined;
  switch (type) {
    case 's': {
      const text = book.texts[Number(value)];
      if (text === undefined) throw new Unreadable('文件已损坏，请重新保存后再上传');
      return text === '' ? undefined : { kind: 'text', text };
    }
    case 'str':
    case 'inlineStr':
      return { kind: 'text', text: unescaped(value) };
    case 'b':
      return { kind: 'boolean', value: value === '1' || value === 'true' };
    case 'e':
      return { kind: 'error', error: value };
    case 'd':
      return { kind: 'day', day: value.slice(0, 10) };
    default: {
      const number = Number(value);
      if (book.dateStyles.has(style)) return { kind: 'day', day: dayOf(number, book.from1904) };
      return {
        kind: 'number',
        number,
        shown: /e/i.test(value)
          ? number.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 15 })
          : String(number),
      };
    }
  }
}

/** Day number 61 is 1900-03-01 in every spreadsheet; before it they count a 29 February that was not. */
function dayOf(number: number, from1904: boolean): string {
  const days = Math.floor(number) + (from1904 ? 1462 : 0);
  if (!(days >= 61 && days < 110_000)) return '';
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}

/** `BC12` → 55. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length && at < 4; at += 1) {
    const code = reference.charCodeAt(at) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  if (column === 0) throw new Unreadable('工作表的单元格地址有误，请重新保存后再上传');
  return column;
}

function mergeOf(range: string): Merge {
  const [first = '', last = first] = range.split(':');
  const rowOf = (reference: string) => Number(/\d+$/.exec(reference)?.[0] ?? 0);
  return { range, top: rowOf(first), bottom: rowOf(last), left: columnOf(first), right: columnOf(last) };
}
