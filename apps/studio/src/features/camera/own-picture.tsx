import { useEffect, useRef } from 'react';
import styles from './own-picture.module.css';

/** One's own picture; the front camera as in a mirror. */
export function OwnPicture({
  stream,
  label,
  mirrored,
}: {
  stream: MediaStream;
  label: string;
  mirrored: boolean;
}) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream;
  }, [stream]);
  return (
    <video
      ref={video}
      className={styles.picture}
      data-mirrored={mirrored || undefined}
      aria-label={label}
      muted
      playsInline
      autoPlay
    />
  );
}
