import { createInflateRaw } from 'node:zlib';
import { LIMITS, Unreadable } from './unreadable.ts';

/** A file inside the workbook's zip: where its packed bytes lie, and how many they become. */
export type Entry = {
  readonly name: string;
  readonly stored: boolean;
  readonly from: number;
  readonly to: number;
  readonly unpacked: number;
};

const DAMAGED = '文件已损坏，请重新保存后再上传';
const HARMFUL = '文件内部结构异常，为安全起见没有读取；请用 Excel 或 WPS 新建工作簿，把内容粘贴过去再上传';

/** What a file is when its first bytes are not those of a workbook. */
export function refuseOtherKinds(bytes: Buffer): void {
  if (bytes.byteLength > LIMITS.bytes) throw new Unreadable('文件超过 20 MiB，请分成几个工作簿');
  const head = bytes.subarray(0, 8).toString('latin1');
  if (head.startsWith('PK\u0003\u0004')) return;
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) {
    const encrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new Unreadable(
      encrypted ? '工作簿设了打开密码，请取消密码后再上传' : '这是旧版 .xls 文件，请另存为 .xlsx 后再上传',
    );
  }
  if (head.startsWith('%PDF')) throw new Unreadable('这是 PDF 文件，请上传 .xlsx 工作簿');
  throw new Unreadable('这不是 .xlsx 工作簿；如果是 CSV 或网页表格，请用 Excel 或 WPS 打开后另存为 .xlsx');
}

/** Lists the files of a zip from its directory, and refuses whatever does not add up, before a byte is unpacked. */
export function entriesOf(bytes: Buffer): Map<string, Entry> {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 22 > bytes.byteLength) throw new Unreadable(DAMAGED);
  const count = bytes.readUInt16LE(end + 10);
  const size = bytes.readUInt32LE(end + 12);
  let at = bytes.readUInt32LE(end + 16);
  if (count === 0xffff || size === 0xffffffff || at === 0xffffffff || count > LIMITS.entries)
    throw new Unreadable(HARMFUL);
  if (at + size > end) throw new Unreadable(DAMAGED);

  const entries = new Map<string, Entry>();
  let unpacked = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) throw new Unreadable(DAMAGED);
    const entry = entryAt(bytes, at, end);
    if (entries.has(entry.name)) throw new Unreadable(HARMFUL);
    entries.set(entry.name, entry);
    unpacked += entry.unpacked;
    if (unpacked > LIMITS.unpacked) throw new Unreadable('解压后超过 300 MiB，请分成几个工作簿');
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  const inPlace = [...entries.values()].toSorted((a, b) => a.from - b.from);
  if (inPlace.some((entry, index) => entry.from < (inPlace[index - 1]?.to ?? 0))) throw new Unreadable(HARMFUL);
  return entries;
}

function entryAt(bytes: Buffer, at: number, end: number): Entry {
  const flags = bytes.readUInt16LE(at + 8);
  const method = bytes.readUInt16LE(at + 10);
  const packed = bytes.readUInt32LE(at + 20);
  const unpacked = bytes.readUInt32LE(at + 24);
  const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28));
  const unixKind = bytes.readUInt32LE(at + 38) >>> 28;
  const local = bytes.readUInt32LE(at + 42);
  if ((flags & 1) !== 0) throw new Unreadable('工作簿设了密码，请取消密码后再上传');
  if (method !== 0 && method !== 8) throw new Unreadable(HARMFUL);
  if (name.includes('..') || name.startsWith('/') || name.includes('\\') || name.includes('\0') || unixKind === 0xa)
    throw new Unreadable(HARMFUL);
  if (packed === 0xffffffff || unpacked === 0xffffffff || local + 30 > end || bytes.readUInt32LE(local) !== 0x04034b50)
    throw new Unreadable(HARMFUL);
  if (unpacked > 1024 * 1024 && unpacked > packed * LIMITS.ratio)
    throw new Unreadable('文件压缩得不合常理，为安全起见没有读取；请删去空白的行和列，另存后再上传');
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (from + packed > end || (method === 0 && packed !== unpacked)) throw new Unreadable(DAMAGED);
  return { name, stored: method === 0, from, to: from + packed, unpacked };
}

/** The bytes of a file, piece by piece; more than the directory promised is refused as soon as they appear. */
export async function* unpack(bytes: Buffer, entry: Entry): AsyncGenerator<Buffer> {
  const packed = bytes.subarray(entry.from, entry.to);
  if (entry.stored) {
    yield packed;
    return;
  }
  const inflate = createInflateRaw({ chunkSize: 64 * 1024 });
  inflate.end(packed);
  let seen = 0;
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      seen += piece.byteLength;
      if (seen > entry.unpacked) throw new Unreadable(HARMFUL);
      yield piece;
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(DAMAGED);
  } finally {
    inflate.destroy();
  }
  if (seen !== entry.unpacked) throw new Unreadable(HARMFUL);
}
