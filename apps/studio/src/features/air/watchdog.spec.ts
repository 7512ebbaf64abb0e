import { describe, expect, it } from '@jest/globals';
import { startWatch, stepWatch, type MediaSample } from './watchdog.js';

const look = (atMs: number, acknowledged: number, over: Partial<MediaSample> = {}): MediaSample => ({
  atMs,
  acknowledged,
  connected: true,
  expectsMedia: true,
  ...over,
});

function watching(samples: MediaSample[]): boolean[] {
  let watch = startWatch(0);
  return samples.map((sample) => {
    const next = stepWatch(watch, sample);
    watch = next.watch;
    return next.restart;
  });
}

describe('the watchdog of a show on air', () => {
  it('is content while the far side keeps hearing', () => {
    expect(watching([look(2_000, 1), look(4_000, 2), look(20_000, 3)])).toEqual([false, false, false]);
  });

  it('asks for a fresh room after eight seconds unheard, and not before', () => {
    expect(watching([look(2_000, 5), look(4_000, 5), look(9_999, 5), look(10_000, 5)])).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it('counts a lost connection as silence even while figures move', () => {
    const cut = { connected: false };
    expect(watching([look(1_000, 1), look(5_000, 2, cut), look(9_000, 3, cut)])).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('takes figures that start anew for a new connection, not for silence', () => {
    expect(watching([look(2_000, 40), look(9_000, 1), look(16_000, 2)])).toEqual([false, false, false]);
  });

  it('lets a show on hold be silent as long as it is connected', () => {
    const held = { expectsMedia: false };
    expect(watching([look(1_000, 4), look(30_000, 4, held), look(31_000, 4)])).toEqual([false, false, false]);
  });
});
