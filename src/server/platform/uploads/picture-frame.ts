import { Refusal } from '#core/kernel/refusal.ts';
import { LIMITS } from './limits.ts';

/** Width and height that a picture declares, in pixels. */
export type Frame = { readonly width: number; readonly height: number };

/**
 * 图片的边框: read from the picture's own structure before anything is decoded, so that a bomb is refused by what it declares. A
 * picture that is cut off has no end mark and is refused too.
 */
export function frameOf(kind: 'png' | 'jpeg', bytes: Buffer): Frame {
  const frame = kind === 'png' ? pngFrame(bytes) : jpegFrame(bytes);
  if (frame === undefined || frame.width < 1 || frame.height < 1) throw new Refusal('invalid', 'platform.file-damaged');
  const { width, height } = frame;
  if (width > LIMITS.side || height > LIMITS.side || width * height > LIMITS.pixels)
    throw new Refusal('invalid', 'platform.picture-too-large', { width, height, most: LIMITS.pixels / 10_000 });
  return frame;
}

function pngFrame(bytes: Buffer): Frame | undefined {
  let frame: Frame | undefined;
  for (let at = 8; at + 12 <= bytes.byteLength; ) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (at + 12 + length > bytes.byteLength) return undefined;
    if (at === 8) {
      if (name !== 'IHDR' || length !== 13) return undefined;
      frame = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
    }
    if (name === 'IEND') return frame;
    at += 12 + length;
  }
  return undefined;
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

function jpegFrame(bytes: Buffer): Frame | undefined {
  let frame: Frame | undefined;
  for (let at = 2; at + 1 < bytes.byteLength; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === END_OF_IMAGE) return frame;
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else {
      if (at + 4 > bytes.byteLength) return undefined;
      const next = at + 2 + bytes.readUInt16BE(at + 2);
      if (isFrame(marker)) {
        // A second frame would say something else than the first.
        if (frame !== undefined || at + 9 > bytes.byteLength) return undefined;
        frame = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
      }
      at = marker === START_OF_SCAN ? endOfScan(bytes, next) : next;
    }
  }
  return undefined;
}

/** SOF0 to SOF15, without the tables and conditions that lie among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Where the packed pixels of a scan end: at the first marker that is neither an escaped FF nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0x00 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.byteLength;
}
