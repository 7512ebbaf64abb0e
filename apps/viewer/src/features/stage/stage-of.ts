import type { ShowView } from '@chophien/contracts';
import type { Saving } from './saving.js';

/** What the player says of the picture on this device; `still`: all seats are taken; `off`: the market has no video to give. */
export type Picture = 'connecting' | 'moving' | 'waiting' | 'still' | 'lost' | 'off';

/** What the stage shows: the moving picture alone, or a slide that says what is going on. */
export type StageFace =
  'before' | 'starting' | 'hold' | 'reconnecting' | 'noVideo' | 'moving' | 'still' | 'sound' | 'ended';

/** The first seconds on air belong to the start, not to a fault. */
export const startingMs = 20_000;

export function stageOf(
  show: Pick<ShowView, 'state' | 'cameraOn' | 'startedAtMs'>,
  picture: Picture,
  serverNowMs: number,
  saving: Saving = 'auto',
): StageFace {
  if (show.state === 'planned') return 'before';
  if (show.state === 'ended') return 'ended';
  if (show.state === 'on_hold') return 'hold';
  if (picture === 'still' && show.cameraOn) return picture;
  if (saving === 'sound' && show.cameraOn && picture !== 'off' && picture !== 'lost') return 'sound';
  if (picture === 'moving') return 'moving';
  if (picture === 'off') return 'noVideo';
  const justStarted = serverNowMs - (show.startedAtMs ?? 0) < startingMs;
  if (!show.cameraOn) return justStarted ? 'starting' : 'reconnecting';
  return picture === 'lost' ? 'noVideo' : 'starting';
}
