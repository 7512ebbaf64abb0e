export type PictureKind = 'jpeg' | 'png' | 'webp' | 'avif';

/**
 * What the bytes themselves are, whatever they are called or said to be. HEIC is left out: its codec is patented and not
 * in the libraries we ship; a phone's browser sends JPEG instead when a page asks for it.
 */
export function kindOf(bytes: Buffer): PictureKind | undefined {
  const at = (start: number, end: number) => bytes.toString('latin1', start, end);
  if (at(0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (at(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (at(0, 4) === 'RIFF' && at(8, 12) === 'WEBP') return 'webp';
  if (at(4, 8) === 'ftyp' && brandsOf(bytes).some((brand) => brand === 'avif' || brand === 'avis'))
    return 'avif';
  return undefined;
}

/** The first box of an ISO media file: its length, `ftyp`, the major brand, a version, the compatible brands. */
function brandsOf(bytes: Buffer): string[] {
  const brandsMax = 16;
  const end = Math.min(bytes.length, bytes.length >= 4 ? bytes.readUInt32BE(0) : 0, 16 + 4 * brandsMax);
  const starts = Array.from({ length: brandsMax }, (_, at) => 16 + 4 * at).filter(
    (start) => start + 4 <= end,
  );
  return [8, ...starts].map((start) => bytes.toString('latin1', start, start + 4));
}
