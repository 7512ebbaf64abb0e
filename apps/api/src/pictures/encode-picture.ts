import type { PictureSize, RefusalOf } from '@chophien/contracts';
import {
  accept,
  pictureFormats,
  pictureWidths,
  refuse,
  type PictureFormat,
  type Result,
} from '@chophien/domain';
import sharp, { type Sharp } from 'sharp';
import { kindOf } from './picture-kind.js';

/** Rises whenever the same bytes would give other files: it is part of a picture's name, and names are kept for ever. */
export const recipe = 1;

/** `ending` is what follows a picture's base path: `-320.avif`. */
export type PicturePart = { ending: string; bytes: Buffer };
type Unreadable = RefusalOf<'picture_unreadable'>;

// A phone's largest sensors give 50 megapixels; a page of zeros may claim 400 and weigh 400 kB.
const pixelsMax = 50_000_000;
const secondsMax = 15;
/** A strip taller than this is made narrower: WebP ends at 16,383 pixels. */
const tallestRatio = 4;
const [widest] = pictureWidths.slice(-1);

const written = {
  avif: (image: Sharp) => image.avif({ quality: 52, effort: 4, chromaSubsampling: '4:2:0' }),
  webp: (image: Sharp) => image.webp({ quality: 74, effort: 4 }),
  jpg: (image: Sharp) => image.jpeg({ quality: 76, mozjpeg: true }),
} satisfies Record<PictureFormat, (image: Sharp) => Sharp>;

// One thread a picture, so that orders always find the other ones; nothing kept, a picture is read once; and no reader
// of files but these four, whatever the bytes pretend to be.
sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['Jpeg', 'Png', 'Webp', 'Heif'].map((kind) => `VipsForeignLoad${kind}Buffer`) });

/**
 * A picture in every width and format: upright, whole, never enlarged, in sRGB, on white, and without a word of what
 * the camera wrote into it (place, time, device). Of a moving picture, the first frame.
 */
export async function encodePicture(bytes: Buffer): Promise<Result<PicturePart[], Unreadable>> {
  const picture = kindOf(bytes) === undefined ? undefined : await readPicture(bytes);
  if (!picture) return refuse({ code: 'picture_unreadable' });
  const parts: PicturePart[] = [];
  for (const width of pictureWidths) {
    for (const format of pictureFormats) {
      const image = sharp(picture.data, { raw: picture.info }).resize(inside(width));
      const encoded = written[format](image).timeout({ seconds: secondsMax });
      parts.push({ ending: `-${width}.${format}`, bytes: await encoded.toBuffer() });
    }
  }
  return accept(parts);
}

/** How large a picture of ours is, from its head alone; undefined when it is none. */
export async function readSize(bytes: Buffer): Promise<PictureSize | undefined> {
  try {
    const { width, height } = await sharp(bytes).metadata();
    return { width, height };
  } catch {
    // A file that was damaged on the disk: whoever asks does without its size.
    return undefined;
  }
}

/** Its pixels at the widest width, or undefined when they cannot be had. */
async function readPicture(bytes: Buffer) {
  try {
    return await sharp(bytes, { limitInputPixels: pixelsMax, failOn: 'error' })
      .autoOrient()
      .resize(inside(widest ?? 0))
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .timeout({ seconds: secondsMax })
      .raw()
      .toBuffer({ resolveWithObject: true });
  } catch {
    // Cut short, damaged, too large or too slow to be read: whichever, the sender has to choose another.
    return undefined;
  }
}

const inside = (width: number) =>
  ({ width, height: width * tallestRatio, fit: 'inside', withoutEnlargement: true }) as const;
