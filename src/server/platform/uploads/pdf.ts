import { inflateSync } from 'node:zlib';
import { Refusal } from '#core/kernel/refusal.ts';
import { LIMITS } from './limits.ts';

/** Names of a PDF by which it does something, or carries something, beyond showing pages (ISO 32000-1, 12.6 and 7.11). */
const ACTS: readonly { readonly name: string; readonly what: string }[] = [
  { name: 'JavaScript', what: '脚本' },
  { name: 'Launch', what: '启动程序的动作' },
  { name: 'EmbeddedFiles?', what: '内嵌文件' },
  { name: 'FileAttachment', what: '内嵌文件' },
  { name: 'GoToE', what: '内嵌文件' },
  { name: 'RichMedia', what: '内嵌媒体' },
  { name: 'Rendition', what: '内嵌媒体' },
  { name: 'SubmitForm', what: '提交数据的动作' },
  { name: 'ImportData', what: '读取数据的动作' },
  { name: 'XFA', what: 'XFA 动态表单' },
];
const ACT = new RegExp(`/(${ACTS.map(({ name }) => name).join('|')})(?![A-Za-z0-9])`);
const LOCK = /\/Encrypt(?![A-Za-z0-9])/;

/** Readers look for the end mark in the last kilobyte; what hangs on behind it belongs to another file. */
const TAIL = 1024;

/**
 * PDF 检查: a PDF is kept as it is, so it must be whole, open to everybody and without anything that acts: refused with what was
 * found and how to get rid of it. Looks at the plain objects and into the compressed ones (object streams).
 */
export function judgePdf(bytes: Buffer): void {
  const end = bytes.lastIndexOf('%%EOF');
  if (end < 0 || bytes.byteLength - end > TAIL) throw new Refusal('invalid', 'platform.file-damaged');
  look(bytes);
  let budget: number = LIMITS.objects;
  for (const { dictionary, packed } of objectStreams(bytes)) {
    const plain = unpackedOf(dictionary, packed, budget);
    budget -= plain.byteLength;
    look(plain);
  }
}

function look(bytes: Buffer): void {
  const text = spelt(bytes);
  if (LOCK.test(text)) throw new Refusal('invalid', 'platform.file-locked');
  const found = ACT.exec(text)?.[1];
  const act = ACTS.find(({ name }) => found !== undefined && new RegExp(`^${name}$`).test(found));
  if (act !== undefined) throw new Refusal('invalid', 'platform.file-pdf-acts', { what: act.what });
}

/** The text with its names written out: any letter of a name may be given by its number, /J#61vaScript. */
function spelt(bytes: Buffer): string {
  const plain = Buffer.from(bytes);
  let length = 0;
  for (let at = 0; at < bytes.byteLength; at += 1) {
    let byte = bytes[at] ?? 0;
    if (byte === 0x23) {
      const code = Number.parseInt(bytes.toString('latin1', at + 1, at + 3), 16);
      if (code >= 0x10) {
        byte = code;
        at += 2;
      }
    }
    plain[length] = byte;
    length += 1;
  }
  return plain.toString('latin1', 0, length);
}

const DICTIONARY_WITHIN = 4096;

/** Where objects lie compressed; their dictionary stands right before `stream`, and says where the first one is. */
function* objectStreams(bytes: Buffer): Generator<{ dictionary: string; packed: Buffer }> {
  let before = 0;
  let count = 0;
  for (let mark = bytes.indexOf('stream'); mark >= 0; mark = bytes.indexOf('stream', mark + 6)) {
    const line = bytes.toString('latin1', mark + 6, mark + 8);
    if (!/^[\r\n]/.test(line) || bytes.toString('latin1', mark - 3, mark) === 'end') continue;
    const near = spelt(bytes.subarray(Math.max(before, mark - DICTIONARY_WITHIN), mark));
    before = mark;
    const dictionary = near.slice(Math.max(near.lastIndexOf('obj'), 0));
    if (!/\/(ObjStm|First)(?![A-Za-z0-9])/.test(dictionary)) continue;
    const from = mark + 6 + (line === '\r\n' ? 2 : 1);
    const to = bytes.indexOf('endstream', from);
    count += 1;
    if (to < 0 || count > LIMITS.objectStreams) throw new Refusal('invalid', 'platform.file-damaged');
    yield { dictionary, packed: bytes.subarray(from, to) };
  }
}

/** Objects are packed by Flate or not at all; whatever hides them otherwise is not looked through, and refused. */
function unpackedOf(dictionary: string, packed: Buffer, budget: number): Buffer {
  const filters = /\/Filter\s*(\[[^\]]*\]|\/[^\s/<>[\]()]+)/.exec(dictionary)?.[1]?.match(/\/[^\s/<>[\]()]+/g) ?? [];
  const predictor = Number(/\/Predictor\s+(\d+)/.exec(dictionary)?.[1] ?? 1);
  if (predictor !== 1 || filters.length > 1 || (filters[0] ?? '/FlateDecode') !== '/FlateDecode')
    throw new Refusal('invalid', 'platform.file-harmful');
  // What is not packed was seen already.
  if (filters.length === 0) return Buffer.alloc(0);
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(budget, 1), finishFlush: 2 });
  } catch (error) {
    const tooMuch = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new Refusal('invalid', tooMuch ? 'platform.file-unpacks-too-large' : 'platform.file-damaged');
  }
}
