/**
 * One look at the media on its way out. `acknowledged` moves whenever the far side has heard us: it grows, or starts
 * anew below where it was when the room has reconnected by itself.
 */
export type MediaSample = { atMs: number; connected: boolean; expectsMedia: boolean; acknowledged: number };
export type Watch = { acknowledged: number; heardAtMs: number };

/** The media server in use can loop in reconnects on a very lossy way up: after this long a fresh room is quicker. */
export const silentMsMax = 8_000;

export function startWatch(atMs: number): Watch {
  return { acknowledged: -1, heardAtMs: atMs };
}

/** Heard again, or at rest on purpose: fine. Silent for 8 s: a fresh room, same show. */
export function stepWatch(watch: Watch, sample: MediaSample): { watch: Watch; restart: boolean } {
  const heard = sample.connected && (!sample.expectsMedia || sample.acknowledged !== watch.acknowledged);
  if (heard) return { watch: { acknowledged: sample.acknowledged, heardAtMs: sample.atMs }, restart: false };
  return { watch, restart: sample.atMs - watch.heardAtMs >= silentMsMax };
}
