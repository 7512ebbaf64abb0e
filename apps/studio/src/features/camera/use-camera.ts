import { useEffect, useRef, useState } from 'react';
import type { CameraChoice } from './open-camera.js';
import { openOrGoBack, type Filming } from './open-or-go-back.js';

export type Camera = Filming | { at: 'asking' } | { at: 'stopped' };

const firstChoice: CameraChoice = { facing: 'environment' };
/** How long it is said that the other camera would not open. */
const wentBackMs = 8_000;

/** The camera and microphone while the page has use for them. A new choice closes the old first: phones open one. */
export function useCamera(wanted: boolean) {
  const [choice, setChoice] = useState(firstChoice);
  const [round, setRound] = useState(0);
  const [camera, setCamera] = useState<Camera>({ at: 'asking' });
  const worked = useRef<CameraChoice>(undefined);

  useEffect(() => {
    if (!wanted) return undefined;
    let closed = false;
    let stream: MediaStream | undefined;
    void openOrGoBack(choice, worked.current).then((opened) => {
      if (opened.at === 'open') stream = opened.stream;
      if (closed) return stop(stream);
      worked.current = opened.at === 'open' ? opened.choice : undefined;
      setCamera(opened);
      // Another app took the camera, or its cable was pulled.
      stream?.getVideoTracks()[0]?.addEventListener('ended', () => !closed && setCamera({ at: 'stopped' }));
    });
    return () => {
      closed = true;
      stop(stream);
    };
  }, [wanted, choice, round]);

  const wentBack = camera.at === 'open' && camera.wentBack;
  useEffect(() => {
    if (!wentBack) return undefined;
    const timer = setTimeout(
      () => setCamera((now) => (now.at === 'open' ? { ...now, wentBack: false } : now)),
      wentBackMs,
    );
    return () => clearTimeout(timer);
  }, [wentBack]);

  const filming = camera.at === 'open' ? camera.choice : choice;
  return {
    camera,
    choice,
    mirrored: filming.facing === 'user',
    wentBack,
    choose: setChoice,
    again: () => {
      setCamera({ at: 'asking' });
      setRound((before) => before + 1);
    },
    flip: () =>
      setChoice({
        microphoneId: filming.microphoneId,
        facing: filming.facing === 'user' ? 'environment' : 'user',
      }),
  };
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
