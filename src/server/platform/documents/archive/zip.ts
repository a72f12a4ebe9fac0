import { createInflateRaw } from 'node:zlib';
import { ArchiveFault } from './archive-fault.ts';

/** A file inside a zip: where its packed bytes lie, and how many they become. */
export type Entry = {
  readonly name: string;
  readonly stored: boolean;
  readonly from: number;
  readonly to: number;
  readonly unpacked: number;
};

/** How much of an archive is read. */
export type ArchiveLimits = {
  readonly entries: number;
  readonly unpacked: number;
  /** A part of more than a megabyte that unpacks to more than so many times its size was made to harm. */
  readonly ratio: number;
};

const USUAL: ArchiveLimits = { entries: 500, unpacked: 300 * 1024 * 1024, ratio: 120 };

/** Lists the files of a zip from its directory, and refuses whatever does not add up, before a byte is unpacked. */
export function entriesOf(bytes: Buffer, limits: ArchiveLimits = USUAL): Map<string, Entry> {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 22 > bytes.byteLength) throw new ArchiveFault('damaged');
  const count = bytes.readUInt16LE(end + 10);
  const size = bytes.readUInt32LE(end + 12);
  let at = bytes.readUInt32LE(end + 16);
  if (count === 0xffff || size === 0xffffffff || at === 0xffffffff || count > limits.entries)
    throw new ArchiveFault('harmful');
  if (at + size > end) throw new ArchiveFault('damaged');

  const entries = new Map<string, Entry>();
  let unpacked = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) throw new ArchiveFault('damaged');
    const entry = entryAt(bytes, at, end, limits);
    if (entries.has(entry.name)) throw new ArchiveFault('harmful');
    entries.set(entry.name, entry);
    unpacked += entry.unpacked;
    if (unpacked > limits.unpacked) throw new ArchiveFault('too-large');
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  const inPlace = [...entries.values()].toSorted((a, b) => a.from - b.from);
  if (inPlace.some((entry, index) => entry.from < (inPlace[index - 1]?.to ?? 0))) throw new ArchiveFault('harmful');
  return entries;
}

function entryAt(bytes: Buffer, at: number, end: number, limits: ArchiveLimits): Entry {
  const flags = bytes.readUInt16LE(at + 8);
  const method = bytes.readUInt16LE(at + 10);
  const packed = bytes.readUInt32LE(at + 20);
  const unpacked = bytes.readUInt32LE(at + 24);
  const title = bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28));
  const name = title.toString('utf8');
  const unixKind = bytes.readUInt32LE(at + 38) >>> 28;
  const local = bytes.readUInt32LE(at + 42);
  if ((flags & 1) !== 0) throw new ArchiveFault('locked');
  if (method !== 0 && method !== 8) throw new ArchiveFault('harmful');
  if (name.includes('..') || name.startsWith('/') || name.includes('\\') || name.includes('\0') || unixKind === 0xa)
    throw new ArchiveFault('harmful');
  if (packed === 0xffffffff || unpacked === 0xffffffff || local + 30 > end || bytes.readUInt32LE(local) !== 0x04034b50)
    throw new ArchiveFault('harmful');
  if (unpacked > 1024 * 1024 && unpacked > packed * limits.ratio) throw new ArchiveFault('too-tight');
  // The name in place must be the one in the directory, or two readers would unpack two different files.
  if (!bytes.subarray(local + 30, local + 30 + bytes.readUInt16LE(local + 26)).equals(title))
    throw new ArchiveFault('harmful');
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (from + packed > end || (method === 0 && packed !== unpacked)) throw new ArchiveFault('damaged');
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
      if (seen > entry.unpacked) throw new ArchiveFault('harmful');
      yield piece;
    }
  } catch (error) {
    throw error instanceof ArchiveFault ? error : new ArchiveFault('damaged');
  } finally {
    inflate.destroy();
  }
  if (seen !== entry.unpacked) throw new ArchiveFault('harmful');
}
