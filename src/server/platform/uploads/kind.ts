import { Refusal } from '#core/kernel/refusal.ts';
import { foreignKind } from './foreign-kinds.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** 内容像什么: what a file is by its first bytes, whatever its name says; anything that we do not take is refused with what to do. */
export function seeminglyA(bytes: Buffer): 'pdf' | 'png' | 'jpeg' | 'office' {
  const starts = (start: Buffer) => bytes.subarray(0, start.byteLength).equals(start);
  if (bytes.byteLength === 0) throw new Refusal('invalid', 'platform.file-empty');
  if (starts(Buffer.from('%PDF-'))) return 'pdf';
  if (starts(PNG)) return 'png';
  if (starts(JPEG)) return 'jpeg';
  if (starts(ZIP)) return 'office';
  if (starts(COMPOUND)) {
    const isLocked = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new Refusal('invalid', isLocked ? 'platform.file-locked' : 'platform.file-old-office');
  }
  const foreign = foreignKind(bytes);
  throw foreign === undefined
    ? new Refusal('invalid', 'platform.file-type')
    : new Refusal('invalid', 'platform.file-foreign', { ...foreign });
}
