import { isDay } from '../kernel/day.ts';
import type { FileReference, Level } from './answer.ts';
import { type Column, choicesOf, LIMITS, type Question, type QuestionOf } from './question.ts';

/** Reads one value: what to keep of it, `undefined` for nothing; says what is wrong. */
export type CellReader = (value: unknown, level: Level, complain: (message: string) => undefined) => unknown;

/** A question that has one value, or a list of choices or files; tables and groups are read line by line elsewhere. */
export function readQuestion(
  question: Question,
  value: unknown,
  level: Level,
  complain: (message: string) => undefined,
): unknown {
  if (isNothing(value)) return undefined;
  switch (question.type) {
    case 'text':
      return readWritten(question, value, level, complain);
    case 'comment':
      return readProse(value, question.maxLength ?? LIMITS.prose, level, complain);
    case 'radiogroup':
    case 'dropdown':
      return readChoice(question.choices, value, complain);
    case 'checkbox':
    case 'tagbox':
      return readChoices(question, value, level, complain);
    case 'boolean':
      return typeof value === 'boolean' ? value : complain('请选择是或否');
    case 'rating': {
      const [least, most] = [question.rateMin ?? 1, question.rateMax ?? 5];
      const fits = Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
      return fits ? value : complain(`请在 ${least} 至 ${most} 之间选一个整数分`);
    }
    case 'file':
      return readFiles(question, value, complain);
    default:
      return undefined;
  }
}

/** A cell of a table. */
export function readCell(
  column: Column,
  value: unknown,
  level: Level,
  complain: (message: string) => undefined,
): unknown {
  if (isNothing(value)) return undefined;
  switch (column.cellType) {
    case 'text':
      return readWritten(column, value, level, complain);
    case 'comment':
      return readProse(value, column.maxLength ?? 2000, level, complain);
    case 'dropdown':
      return readChoice(column.choices, value, complain);
    case 'boolean':
      return typeof value === 'boolean' ? value : complain('请选择是或否');
    default:
      return undefined;
  }
}

const isNothing = (value: unknown) => value === undefined || value === null || value === '';

type Written = Pick<QuestionOf<'text'>, 'inputType' | 'min' | 'max' | 'maxLength'>;

function readWritten(
  { inputType = 'text', min, max, maxLength = LIMITS.line }: Written,
  value: unknown,
  level: Level,
  complain: (message: string) => undefined,
): unknown {
  if (inputType === 'number') {
    if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > 1e12) return complain('请填写数字');
    if (level === 'complete') complainOfRange(value, min, max, complain);
    return value;
  }
  if (inputType === 'date') {
    const isWritten = typeof value === 'string' && (level === 'draft' ? value.length <= 12 : isDay(value));
    if (!isWritten) return complain('日期请写作 2026-09-01，且确有其日');
    if (level === 'complete') complainOfRange(value, min, max, complain);
    return value;
  }
  return readProse(value, maxLength, level, complain);
}

function complainOfRange(
  value: string | number,
  min: string | number | undefined,
  max: string | number | undefined,
  complain: (message: string) => undefined,
): void {
  if (typeof min === typeof value && value < min!)
    complain(typeof value === 'string' ? `不能早于 ${min}` : `不能小于 ${min}`);
  if (typeof max === typeof value && value > max!)
    complain(typeof value === 'string' ? `不能晚于 ${max}` : `不能大于 ${max}`);
}

function readProse(
  value: unknown,
  most: number,
  level: Level,
  complain: (message: string) => undefined,
): string | undefined {
  if (typeof value !== 'string') return complain('请填写文字');
  if (value.length > most) return complain(`不能超过 ${most} 个字，现有 ${value.length} 个`);
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|\p{Cs}/u.test(value))
    return complain('含有不可见的控制字符，请删去后重填');
  // While it is written, blanks at the end are the beginning of the next word.
  const kept = level === 'draft' ? value : value.trim();
  return kept === '' ? undefined : kept;
}

function readChoice(
  choices: Parameters<typeof choicesOf>[0],
  value: unknown,
  complain: (message: string) => undefined,
): string | undefined {
  const known = choicesOf(choices).find((each) => each.value === value);
  return known === undefined ? complain('请从所列选项中选择') : known.value;
}

function readChoices(
  { choices, minSelectedChoices = 0, maxSelectedChoices }: QuestionOf<'checkbox' | 'tagbox'>,
  value: unknown,
  level: Level,
  complain: (message: string) => undefined,
): string[] | undefined {
  const known = new Set(choicesOf(choices).map((each) => each.value));
  const isKnown = (each: unknown): each is string => typeof each === 'string' && known.has(each);
  if (!Array.isArray(value) || value.length > known.size || !value.every(isKnown) || new Set(value).size < value.length)
    return complain('请从所列选项中选择，每项一次');
  if (value.length === 0) return undefined;
  if (maxSelectedChoices !== undefined && value.length > maxSelectedChoices)
    complain(`最多选 ${maxSelectedChoices} 项`);
  if (level === 'complete' && value.length < minSelectedChoices) complain(`至少选 ${minSelectedChoices} 项`);
  return value;
}

function readFiles(
  { allowMultiple = false, maxFiles = LIMITS.files, maxSize = LIMITS.fileSize }: QuestionOf<'file'>,
  value: unknown,
  complain: (message: string) => undefined,
): FileReference[] | undefined {
  const most = allowMultiple ? maxFiles : 1;
  if (!Array.isArray(value) || !value.every(isReference)) return complain('附件没有上传成功，请重新上传');
  if (value.length === 0) return undefined;
  if (value.length > most) return complain(`最多 ${most} 个附件，请删去多出的`);
  if (new Set(value.map(({ id }) => id)).size < value.length) return complain('同一个附件添加了两次，请删去一个');
  for (const { name, size } of value) if (size > maxSize) complain(`附件“${name}”太大，请压缩或拆分后再上传`);
  return value;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Exactly region, id, name and size: a reference brings nothing along. */
function isReference(value: unknown): value is FileReference {
  if (typeof value !== 'object' || value === null) return false;
  const { region, id, name, size, ...rest } = value as Record<string, unknown>;
  return (
    Object.keys(rest).length === 0 &&
    typeof region === 'string' &&
    /^\d{6}$/.test(region) &&
    typeof id === 'string' &&
    UUID.test(id) &&
    typeof name === 'string' &&
    name.length > 0 &&
    name.length <= 200 &&
    // oxlint-disable-next-line no-control-regex
    !/[\u0000-\u001F\u007F]/.test(name) &&
    Number.isInteger(size) &&
    Number(size) >= 0 &&
    Number(size) <= LIMITS.fileSize
  );
}
