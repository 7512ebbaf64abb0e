/** Widths in which every picture is kept, in pixels. One that came narrower than a width is kept there as it came. */
export const pictureWidths = [160, 320, 640, 1080] as const;
export type PictureWidth = (typeof pictureWidths)[number];

/** Smallest first. jpg is for those who read nothing newer: the cards of shared links. */
export const pictureFormats = ['avif', 'webp', 'jpg'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** How a picture is named everywhere: the path of its files without width and ending. `u/` holds what hosts sent. */
export const pictureBase = /^\/pictures\/(?:u\/[0-9a-f]{32}|[a-z0-9]+(?:-[a-z0-9]+){0,8})$/;

/** The path of one of a picture's files. */
export function pictureFile(base: string, width: PictureWidth, format: PictureFormat): string {
  return `${base}-${width}.${format}`;
}

/** All widths of one format as `srcset` wants them. */
export function pictureSet(base: string, format: PictureFormat): string {
  return pictureWidths.map((width) => `${pictureFile(base, width, format)} ${width}w`).join(', ');
}
