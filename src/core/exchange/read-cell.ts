import { isDay } from '../kernel/day.ts';
import type { Cell, Column } from './sheet.ts';

/** What stands in a cell of a workbook, before its column is known. */
export type Written =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number; readonly shown: string }
  /** A number that is formatted as a date; `day` is empty when there is no such day. */
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'formula'; readonly formula: string }
  /** Covered by a merged cell. */
  | { readonly kind: 'merged'; readonly range: string };

/** A cell that could be read, or the sentence that says what to do. */
export type CellRead = { readonly cell: Cell } | { readonly says: string };

/** 读单元格：what a written cell means in a column. */
export function readCell(column: Column, written: Written): CellRead {
  switch (written.kind) {
    case 'formula':
      return says('这一格是公式；请复制后“选择性粘贴—数值”，再导入');
    case 'error':
      return says(`这一格是错误值 ${written.error}；请改成实际内容`);
    case 'boolean':
      return says('这一格是逻辑值；请改成文字');
    case 'merged':
      return says(`这一格在合并单元格 ${written.range} 中；请取消合并，每行各填各的`);
    case 'blank':
      return blank(column);
    case 'day':
      return readDate(column, written.day);
    case 'number':
      return readNumber(column, written.number, written.shown);
    case 'text':
      return readText(column, written.text);
  }
}

const says = (sentence: string): CellRead => ({ says: sentence });
const blank = (column: Column): CellRead => (column.required ? says(`“${column.head}”必须填写`) : { cell: null });

function readDate(column: Column, day: string): CellRead {
  if (column.kind !== 'day') return says('这一格是日期格式；请把整列设为“文本”格式后重新填写');
  return isDay(day) ? { cell: day } : says('日期应在 1900 年至 2199 年之间');
}

function readNumber(column: Column, number: number, shown: string): CellRead {
  switch (column.kind) {
    case 'code':
      return says(
        Number.isSafeInteger(number) && shown.length <= 15
          ? '这一格是数字格式，开头的 0 会丢失；请把整列设为“文本”格式后重新填写'
          : '这一格是数字格式，超过 15 位的数字末尾已经失真；请把整列设为“文本”格式，按原件重新填写',
      );
    case 'day':
      return says('这一格是数字，不是日期；请写作 2026-09-01，或设为日期格式');
    case 'number':
      return within(column, number);
    default:
      return readText(column, shown);
  }
}

function readText(column: Column, text: string): CellRead {
  if (hasControls(text)) return says('含有不可见的控制字符；请删去后重新填写');
  const plain = normalised(text);
  if (plain === '') return blank(column);
  switch (column.kind) {
    case 'day':
      return readWrittenDay(plain);
    case 'number': {
      const digits = halfWidth(plain);
      return /^-?\d{1,15}(\.\d{1,15})?$/.test(digits)
        ? within(column, Number(digits))
        : says('应为数字，如 121.489612');
    }
    case 'choice':
      return column.choices?.includes(plain) === true
        ? { cell: plain }
        : says(`只能是：${column.choices?.join('、') ?? ''}`);
    case 'code':
      return formed(column, halfWidth(plain).replaceAll(' ', ''));
    default:
      return formed(column, plain);
  }
}

function within(column: Column, number: number): CellRead {
  if (!Number.isFinite(number)) return says('应为数字');
  const { lowest = -Infinity, highest = Infinity } = column;
  return number >= lowest && number <= highest ? { cell: number } : says(`应在 ${lowest} 至 ${highest} 之间`);
}

function formed(column: Column, text: string): CellRead {
  const { max = 100, form } = column;
  if ([...text].length > max) return says(`不能超过 ${max} 个字`);
  return form === undefined || form.pattern.test(text) ? { cell: text } : says(`${form.says}；请核对`);
}

const WRITTEN_DAY =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/;

/** 2026-09-01, 2026/9/1, 2026.9.1 or 2026年9月1日. */
function readWrittenDay(text: string): CellRead {
  const [, year, ...rest] = WRITTEN_DAY.exec(halfWidth(text).replaceAll(' ', '')) ?? [];
  const [month, date] = rest.filter((part) => part !== undefined);
  if (year === undefined || month === undefined || date === undefined) {
    return says('日期写作 2026-09-01、2026/9/1 或 2026年9月1日，须有年、月、日');
  }
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? { cell: day } : says('没有这一天；请核对日期');
}

/** Text as it is kept: composed, without invisible marks, full-width digits and spaces made ordinary, no spaces around it. */
export function normalised(text: string): string {
  const composed = text
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replaceAll(/[\u3000\u00a0]/g, ' ')
    .replaceAll(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '');
  return composed.replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).trim();
}

/** Full-width letters, digits and signs made ordinary. */
function halfWidth(text: string): string {
  return text.replaceAll(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

function hasControls(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;
  return !text.isWellFormed() || controls.test(text);
}
