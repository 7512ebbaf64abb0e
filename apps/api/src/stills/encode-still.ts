import sharp from 'sharp';

/** A frame as it came: three bytes a pixel (an alpha that is taken away after the resizing spoils the colours), and by how much it has to be turned to stand upright. */
export type Frame = { data: Uint8Array; width: number; height: number; turnDegrees: number };

export const stillWidthMax = 480;
export const stillBytesMax = 40_960;
const heightMax = 854;
/** Tried one after the other until the picture is light enough; the last is taken as it is. */
const qualities = [68, 54, 40, 26, 14];

// One thread, nothing kept: the sound and picture of the next second come in beside it.
sharp.concurrency(1);
sharp.cache(false);

/** A JPEG small enough for a crowd on phones, made of one frame. */
export async function encodeStill({ data, width, height, turnDegrees }: Frame): Promise<Buffer> {
  const small = await sharp(data, { raw: { width, height, channels: 3 } })
    .rotate(turnDegrees)
    .resize({ width: stillWidthMax, height: heightMax, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  let still = Buffer.alloc(0);
  for (const quality of qualities) {
    const image = sharp(small.data, { raw: { ...small.info, channels: 3 } });
    still = await image.jpeg({ quality, chromaSubsampling: '4:2:0' }).toBuffer();
    if (still.length <= stillBytesMax) break;
  }
  return still;
}
