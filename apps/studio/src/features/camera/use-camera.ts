import { useEffect, useState } from 'react';
import { openCamera, type CameraChoice, type Opened } from './open-camera.js';

export type Camera = Opened | { at: 'asking' } | { at: 'stopped' };

const firstChoice: CameraChoice = { facing: 'environment' };

/** The camera and microphone while the page has use for them. A new choice closes the old first: phones open one. */
export function useCamera(wanted: boolean) {
  const [choice, setChoice] = useState(firstChoice);
  const [round, setRound] = useState(0);
  const [camera, setCamera] = useState<Camera>({ at: 'asking' });

  useEffect(() => {
    if (!wanted) return undefined;
    let closed = false;
    let stream: MediaStream | undefined;
    void openCamera(choice).then((opened) => {
      if (opened.at === 'open') stream = opened.stream;
      if (closed) return stop(stream);
      setCamera(opened);
      // Another app took the camera, or its cable was pulled.
      stream?.getVideoTracks()[0]?.addEventListener('ended', () => !closed && setCamera({ at: 'stopped' }));
    });
    return () => {
      closed = true;
      stop(stream);
    };
  }, [wanted, choice, round]);

  return {
    camera,
    choice,
    choose: setChoice,
    again: () => {
      setCamera({ at: 'asking' });
      setRound((before) => before + 1);
    },
    flip: () =>
      setChoice(({ microphoneId, facing }) => ({
        microphoneId,
        facing: facing === 'user' ? 'environment' : 'user',
      })),
  };
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
