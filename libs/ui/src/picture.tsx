import { pictureFile, pictureSet } from '@chophien/domain';

type PictureProps = {
  /** Its path without width and ending. */
  base: string;
  /** How wide it stands in the page, as in HTML; the browser takes the smallest file that is sharp there. */
  sizes: string;
  /** Empty where words beside it say what it shows. */
  alt?: string;
  className?: string;
  loading?: 'lazy';
  /** For the one picture that a page is opened for. */
  priority?: 'high';
};

const newer = ['avif', 'webp'] as const;

/** A picture in the size and kind that this screen wants. Its class gives it its room, so that nothing moves when it comes. */
export function Picture({ base, sizes, alt = '', className, loading, priority }: PictureProps) {
  return (
    <picture>
      {newer.map((format) => (
        <source key={format} type={`image/${format}`} srcSet={pictureSet(base, format)} sizes={sizes} />
      ))}
      <img
        loading={loading}
        fetchPriority={priority}
        alt={alt}
        className={className}
        src={pictureFile(base, 640, 'jpg')}
      />
    </picture>
  );
}
