import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  initializeImageMagick,
  MagickFormat,
  MagickImage,
  MagickReadSettings,
  PixelChannel,
} from '@imagemagick/magick-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { aPdf } from '../../../../tests/fixtures/uploads/documents.ts';
import { aJpeg, aPng, chunk, exif, segment } from '../../../../tests/fixtures/uploads/pictures.ts';
import { openInspection } from './inspect.ts';
import { LIMITS } from './limits.ts';

beforeAll(async () => {
  await initializeImageMagick(
    await readFile(fileURLToPath(import.meta.resolve('@imagemagick/magick-wasm/magick.wasm'))),
  );
});

const inspect = openInspection();

/** Names of the chunks of a PNG; throws when something follows the last. */
function chunksOf(bytes: Buffer): string[] {
  const names: string[] = [];
  let at = 8;
  while (at < bytes.byteLength) {
    names.push(bytes.toString('latin1', at + 4, at + 8));
    at += 12 + bytes.readUInt32BE(at);
  }
  expect(at).toBe(bytes.byteLength);
  expect(names.at(-1)).toBe('IEND');
  return [...new Set(names)];
}

/** Markers of a JPEG before its pixels; throws when something follows its end. */
function markersOf(bytes: Buffer): number[] {
  const markers: number[] = [];
  let at = 2;
  while (markers.at(-1) !== 0xda) {
    markers.push(bytes[at + 1] ?? 0);
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  expect(bytes.indexOf(Buffer.from([0xff, 0xd9]), at)).toBe(bytes.byteLength - 2);
  return [...new Set(markers)];
}

/** The brightness of a picture at some places, from 0 to 255. */
function seen(bytes: Buffer, type: string): { width: number; height: number; at(x: number, y: number): number } {
  const format = type === 'image/png' ? MagickFormat.Png : MagickFormat.Jpeg;
  const image = MagickImage.create(bytes, new MagickReadSettings({ format }));
  return {
    width: image.width,
    height: image.height,
    at: (x, y) => image.getPixels((pixels) => pixels.getPixel(x, y)[PixelChannel.Red] ?? -1),
  };
}

const XMP = '<x:xmpmeta><rdf:Description exif:GPSLatitude="31,14.45N"/></x:xmpmeta>';
const TAIL = Buffer.from('PK\u0003\u0004<script>');
const SECRETS = ['GPS', 'Exif', 'exif', 'xmpmeta', 'ICC', 'Photoshop', '上海', 'PK\u0003\u0004', 'script', 'II*\0'];

describe('a picture is drawn anew, and nothing that stood beside its pixels is kept', () => {
  test('of a JPEG', async () => {
    const beside = [
      segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif()])),
      segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${XMP}`)),
      segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01 a profile')),
      segment(0xed, Buffer.from('Photoshop 3.0\0 8BIM 上海')),
      segment(0xfe, Buffer.from('拍摄于上海 <script>')),
    ];
    const given = Buffer.concat([aJpeg(2, 1, () => 90, beside), TAIL]);
    for (const secret of SECRETS) expect(given.includes(secret) || secret === 'exif', secret).toBe(true);
    const { type, bytes, name } = await inspect('现场.JPG', given);
    expect([name, type]).toEqual(['现场.jpg', 'image/jpeg']);
    // JFIF, tables, frame, scan.
    expect(markersOf(bytes).filter((marker) => ![0xe0, 0xdb, 0xc0, 0xc4, 0xda].includes(marker))).toEqual([]);
    expect(SECRETS.filter((secret) => bytes.includes(secret))).toEqual([]);
    expect(seen(bytes, type)).toMatchObject({ width: 16, height: 8 });
    expect(seen(bytes, type).at(4, 4)).toBeCloseTo(90, -1);
  });

  test('of a PNG', async () => {
    const beside = [
      chunk('eXIf', exif()),
      chunk('tEXt', Buffer.from('Comment\0GPS 31.24 121.47 <script>')),
      chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${XMP}`)),
      chunk('tIME', Buffer.from([7, 234, 10, 14, 9, 0, 0])),
      chunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f])),
      chunk('pHYs', Buffer.from([0, 0, 0x0b, 0x13, 0, 0, 0x0b, 0x13, 1])),
      chunk('bKGD', Buffer.from([0, 1, 0, 2, 0, 3])),
      chunk('prVt', Buffer.from('a chunk of nobody: 上海')),
    ];
    const given = Buffer.concat([aPng(3, 2, (x) => [x * 100, 0, 0], beside), TAIL]);
    const { type, bytes, name } = await inspect('截屏.jpg', given);
    expect([name, type]).toEqual(['截屏.png', 'image/png']);
    expect(chunksOf(bytes).filter((each) => !['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'].includes(each))).toEqual([]);
    expect(SECRETS.filter((secret) => bytes.includes(secret))).toEqual([]);
    const picture = seen(bytes, type);
    expect([picture.width, picture.height]).toEqual([3, 2]);
    expect([0, 1, 2].map((x) => picture.at(x, 1))).toEqual([0, 100, 200]);
  });
});

describe('a picture is kept upright', () => {
  // Four blocks: 40 80 above, 120 200 below. Where they lie when shown, row by row (EXIF 2.3, tag 0112).
  const turned: readonly [number, readonly number[]][] = [
    [1, [40, 80, 120, 200]],
    [2, [80, 40, 200, 120]],
    [3, [200, 120, 80, 40]],
    [4, [120, 200, 40, 80]],
    [5, [40, 120, 80, 200]],
    [6, [120, 40, 200, 80]],
    [7, [200, 80, 120, 40]],
    [8, [80, 200, 40, 120]],
  ];
  test.for(turned)('held as %i', async ([orientation, expected]) => {
    const beside = [segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif(orientation)]))];
    const grey = (column: number, row: number) => [40, 80, 120, 200][row * 2 + column] ?? 0;
    const { type, bytes } = await inspect('a.jpg', aJpeg(2, 2, grey, beside));
    const picture = seen(bytes, type);
    const shown = [
      [3, 3],
      [12, 3],
      [3, 12],
      [12, 12],
    ].map(([x = 0, y = 0]) => picture.at(x, y));
    expect(shown.map((value, at) => Math.abs(value - (expected[at] ?? 0)) < 8)).toEqual([true, true, true, true]);
  });

  test('and a long one lies or stands as it was held', async () => {
    const beside = [segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif(6)]))];
    const { type, bytes } = await inspect(
      'a.jpg',
      aJpeg(4, 1, () => 128, beside),
    );
    expect(seen(bytes, type)).toMatchObject({ width: 8, height: 32 });
  });
});

describe('a large picture is kept at 2560 pixels along its longer edge', () => {
  test('a JPEG', async () => {
    const { type, bytes } = await inspect(
      'a.jpg',
      aJpeg(400, 100, (column) => (column < 200 ? 60 : 180)),
    );
    const picture = seen(bytes, type);
    expect([picture.width, picture.height]).toEqual([2560, 640]);
    expect(picture.at(100, 320)).toBeCloseTo(60, -1);
    expect(picture.at(2400, 320)).toBeCloseTo(180, -1);
  });

  test('a PNG', async () => {
    const { type, bytes } = await inspect(
      'a.png',
      aPng(10, 5120, (_, y) => (y < 2560 ? [50, 50, 50] : [220, 9, 9])),
    );
    const picture = seen(bytes, type);
    expect([picture.width, picture.height]).toEqual([5, 2560]);
    expect([picture.at(2, 100), picture.at(2, 2500)]).toEqual([50, 220]);
  });

  test('and a smaller one keeps its pixels', async () => {
    const { type, bytes } = await inspect('a.jpg', aJpeg(320, 1));
    expect(seen(bytes, type)).toMatchObject({ width: 2560, height: 8 });
  });
});

test('whoever comes while too many wait is asked to come again, and nothing is lost for who waits', async () => {
  const one = openInspection({ ...LIMITS, waiting: 2 });
  const answers = await Promise.allSettled([1, 2, 3].map((each) => one(`${each}.pdf`, aPdf())));
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect(answers[2]).toMatchObject({ reason: { kind: 'too-many', code: 'platform.too-busy' } });
  await expect(one('4.pdf', aPdf())).resolves.toMatchObject({ name: '4.pdf' });
  const narrow = openInspection({ ...LIMITS, held: 1.5 * aPdf().byteLength });
  const heavy = await Promise.allSettled([1, 2].map((each) => narrow(`${each}.pdf`, aPdf())));
  expect(heavy.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
});

test('what takes too long is given up, and the next is looked at', async () => {
  const hasty = openInspection({ ...LIMITS, seconds: 0 });
  await expect(hasty('a.png', aPng())).rejects.toMatchObject({ code: 'platform.file-too-hard' });
  await expect(inspect('a.png', aPng())).resolves.toMatchObject({ type: 'image/png' });
});
