import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  ColorSpace,
  FilterType,
  initializeImageMagick,
  MagickError,
  MagickFormat,
  MagickGeometry,
  MagickImage,
  MagickReadSettings,
  Orientation,
  ResourceLimits,
} from '@imagemagick/magick-wasm';
import { Refusal } from '#core/kernel/refusal.ts';
import { LIMITS } from './limits.ts';
import { frameOf } from './picture-frame.ts';

const FORMAT = { png: MagickFormat.Png, jpeg: MagickFormat.Jpeg } as const;

const DECODER = fileURLToPath(import.meta.resolve('@imagemagick/magick-wasm/magick.wasm'));

/** PNG reads this as: zlib at level 5, each row by the filter that suits it. */
const PNG_QUALITY = 55;

/**
 * 重绘图片: decodes a picture and writes its pixels anew, upright and no larger than needed. What stood beside the pixels — place
 * and time, device, thumbnail, comments, profiles, other files hung on behind — is not carried over.
 */
export async function redrawn(kind: 'png' | 'jpeg', bytes: Buffer): Promise<Uint8Array> {
  const { width, height } = frameOf(kind, bytes);
  await initializeImageMagick(await readFile(DECODER));
  ResourceLimits.disk = 0n;
  ResourceLimits.memory = BigInt(LIMITS.decoding);
  ResourceLimits.width = BigInt(LIMITS.side);
  ResourceLimits.height = BigInt(LIMITS.side);
  try {
    return redraw(kind, bytes, Math.max(width, height) > LIMITS.edge);
  } catch (error) {
    // The decoder runs in a memory of its own; whatever a broken picture does to it ends there.
    if (error instanceof MagickError || (error instanceof Error && error.name === 'RuntimeError'))
      throw new Refusal('invalid', 'platform.file-damaged');
    throw error;
  }
}

function redraw(kind: 'png' | 'jpeg', bytes: Buffer, isLarge: boolean): Uint8Array {
  const settings = new MagickReadSettings({ format: FORMAT[kind] });
  // Large photographs are decoded at the next size above what is kept; small ones would be blown up by this.
  if (isLarge) settings.setDefine(MagickFormat.Jpeg, 'size', `${LIMITS.edge}x${LIMITS.edge}`);
  const image = MagickImage.create();
  image.read(bytes, settings);
  image.autoOrient();
  image.colorSpace = ColorSpace.sRGB;
  if (isLarge) {
    image.filterType = FilterType.Triangle;
    image.resize(new MagickGeometry(LIMITS.edge, LIMITS.edge));
  }
  image.strip();
  image.orientation = Orientation.Undefined;
  image.settings.setDefine(MagickFormat.Png, 'exclude-chunks', 'all');
  image.quality = kind === 'png' ? PNG_QUALITY : LIMITS.quality;
  return image.write(FORMAT[kind], (written) => Uint8Array.from(written));
}
