import { useState } from 'react';

/** What browsers that know a lamp take beside the standard's own words. */
type Lamp = MediaTrackConstraintSet & { torch: boolean };

export type Torch = { on: boolean; toggle: () => void };

/** The lamp beside the camera that films; undefined where that camera has none. */
export function useTorch(stream: MediaStream | undefined): Torch | undefined {
  // A new camera begins in the dark.
  const [lit, setLit] = useState<string>();
  const track = stream?.getVideoTracks()[0];
  if (track === undefined || !hasTorch(track)) return undefined;
  const on = lit === track.id;
  const toggle = async () => {
    const lamp: Lamp = { torch: !on };
    try {
      await track.applyConstraints({ advanced: [lamp] });
      setLit(on ? undefined : track.id);
    } catch {
      // A hot phone may refuse its lamp: the button stays as it was.
    }
  };
  return { on, toggle: () => void toggle() };
}

/** Some browsers say `true`, others list what it can be. */
export function hasTorch(track: Pick<MediaStreamTrack, 'getCapabilities'>): boolean {
  if (typeof track.getCapabilities !== 'function') return false;
  const torch: unknown = new Map<string, unknown>(Object.entries(track.getCapabilities())).get('torch');
  return torch === true || (Array.isArray(torch) && torch.includes(true));
}
