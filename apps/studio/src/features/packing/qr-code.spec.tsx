import { describe, expect, it } from '@jest/globals';
import jsQR from 'jsqr';
import { renderToStaticMarkup } from 'react-dom/server';
import sharp from 'sharp';
import { QrCode } from './qr-code.js';

describe('the QR on a label', () => {
  it('is read back as the parcel’s own address at the desk', async () => {
    const text =
      'https://cho.example/studio/packing/0192f0c4-7b1e-7c55-9d3a-5f0e7d0c1a2b/0192f0c4-7b1e-7c55-9d3a-5f0e7d0c1a2c/2026-12-05?parcel=0192f0c4-7b1e-7c55-9d3a-5f0e7d0c1a2d';
    const svg = renderToStaticMarkup(<QrCode text={text} label="Quét" />).replace(
      '<svg',
      '<svg xmlns="http://www.w3.org/2000/svg"',
    );
    // As large as a printer of 200 dpi draws 38 mm.
    const { data, info } = await sharp(Buffer.from(svg))
      .resize(300, 300, { kernel: 'nearest' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(text);
  });
});
