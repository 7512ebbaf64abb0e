import { describe, expect, it } from '@jest/globals';
import { startStepping, stepLink, upAfterMsMax, type LinkSample, type Step } from './step-down.js';

type Look = Omit<LinkSample, 'atMs'>;
const good: Look = { quality: 'good', availableBps: 3_000_000, lossShare: 0.005, roundTripMs: 60 };
const starved: Look = { ...good, limited: true, availableBps: 60_000 };
const unwatched: Look = { ...good, limited: false, availableBps: 90_000 };
const held: Look = { ...good, limited: true, availableBps: 1_200_000 };
const lossy: Look = { ...good, lossShare: 0.2 };
const far: Look = { ...good, roundTripMs: 1_800 };
const middling: Look = { ...good, lossShare: 0.06 };
const poor: Look = { ...good, quality: 'poor' };
const untold: Look = { availableBps: Number.NaN, lossShare: undefined, roundTripMs: Number.NaN };
const everyMs = 2_000;

/** So many looks of a kind, one every two seconds. */
const row = (count: number, look: Look | ((at: number) => Look)) =>
  Array.from({ length: count }, (_, at) => (typeof look === 'function' ? look(at) : look));

/** The steps as the host hears them: each change once, with the second it came at. */
function said(looks: readonly Look[]): [number, Step][] {
  let now = startStepping;
  return looks.flatMap((look, at): [number, Step][] => {
    const before = now.step;
    // Each look hears the far side anew, unless the look says otherwise.
    now = stepLink(now, { acknowledged: at, ...look, atMs: at * everyMs });
    return now.step === before ? [] : [[(at * everyMs) / 1_000, now.step]];
  });
}

describe('the picture on a weak link', () => {
  it.each<[string, Look[], [number, Step][]]>([
    ['stays whole on a good link', row(200, good), []],
    ['stays whole over one bad look', [...row(5, good), ...row(2, starved), ...row(20, good)], []],
    ['steps down once six seconds were bad', row(4, starved), [[6, 'small']]],
    [
      'keeps the sound and a still when small is too much',
      row(10, starved),
      [
        [6, 'small'],
        [14, 'still'],
      ],
    ],
    [
      'goes no lower than the sound',
      row(100, lossy),
      [
        [6, 'small'],
        [14, 'still'],
      ],
    ],
    ['counts a far side that misses packets', row(4, lossy), [[6, 'small']]],
    ['counts answers that take too long', row(4, far), [[6, 'small']]],
    ['counts the server’s word while the picture is whole', row(4, poor), [[6, 'small']]],
    [
      'does not hold its own small picture against the link',
      row(60, poor),
      [
        [6, 'small'],
        [20, 'full'],
        [28, 'small'],
        [54, 'full'],
        [62, 'small'],
        [112, 'full'],
      ],
    ],
    ['is not fooled by spikes: bad, good, bad, good', row(60, (at) => (at % 2 === 0 ? lossy : good)), []],
    [
      'does not take middling looks for relief',
      row(10, (at) => (at % 2 === 0 ? lossy : middling)),
      [[8, 'small']],
    ],
    ['stays whole while nobody watches, though little is sent', row(200, unwatched), []],
    ['stays whole on a link that carries a part of it', row(200, held), []],
    [
      'climbs where nobody watches, too',
      [...row(4, starved), ...row(12, unwatched)],
      [
        [6, 'small'],
        [20, 'full'],
      ],
    ],
    [
      'does not climb while even the small picture is held back',
      [...row(4, starved), ...row(60, { ...good, limited: true, availableBps: 150_000 })],
      [[6, 'small']],
    ],
    ['stays where it is on a middling link', row(100, middling), []],
    [
      'climbs one step after each twelve good seconds',
      [...row(8, starved), ...row(30, good)],
      [
        [6, 'small'],
        [14, 'still'],
        [28, 'small'],
        [42, 'full'],
      ],
    ],
    [
      'climbs from sound alone though the estimate that losses left behind stays near nothing',
      [...row(8, lossy), ...row(30, { ...good, limited: false, availableBps: 30_000 })],
      [
        [6, 'small'],
        [14, 'still'],
        [28, 'small'],
        [42, 'full'],
      ],
    ],
    ['does not climb on middling looks', [...row(4, starved), ...row(60, middling)], [[6, 'small']]],
    [
      'takes a far side that hears nothing for a bad link',
      row(5, { ...good, acknowledged: 7 }),
      [[8, 'small']],
    ],
    ['leaves all as it is when a browser tells nothing', row(60, untold), []],
    [
      'goes by what is told when the rest is missing',
      row(4, { roundTripMs: 2_000, availableBps: Number.NaN }),
      [[6, 'small']],
    ],
    [
      'takes figures below zero for unsaid',
      row(60, { availableBps: -1, lossShare: -0.5, roundTripMs: -1 }),
      [],
    ],
  ])('%s', (_, looks, steps) => {
    expect(said(looks)).toEqual(steps);
  });

  it('waits longer after each climb that failed, up to a bound, and never flaps', () => {
    // A link that carries the small picture well and breaks under the whole one.
    let now = startStepping;
    const climbs: number[] = [];
    for (let at = 0; at < 1_200; at += 1) {
      const before = now.step;
      const look = now.step === 'full' ? starved : { ...good, limited: false, availableBps: 400_000 };
      now = stepLink(now, { ...look, acknowledged: at, atMs: at * everyMs });
      if (before === 'small' && now.step === 'full') climbs.push(at * everyMs);
    }
    const waits = climbs.slice(1).map((atMs, index) => atMs - (climbs[index] ?? 0));
    expect(waits.slice(0, 3)).toEqual([34_000, 58_000, 106_000]);
    expect(Math.max(...waits)).toBeLessThanOrEqual(upAfterMsMax + 10_000);
    expect(now.step).not.toBe('still');
  });

  it('forgives when a climb has held', () => {
    const broken = [...row(4, starved), ...row(11, good), ...row(4, starved)];
    const after = [...broken, ...row(50, good), ...row(4, starved), ...row(12, good)];
    const ups = said(after).filter(([, step]) => step === 'full');
    const downs = said(after).filter(([, step]) => step === 'small');
    expect(downs).toHaveLength(3);
    expect((ups.at(-1)?.[0] ?? 0) - (downs.at(-1)?.[0] ?? 0)).toBe(14);
  });

  it('starts its count anew after a sleep', () => {
    const bad = { ...lossy, acknowledged: 1 };
    const first = stepLink(startStepping, { ...bad, atMs: 0 });
    const woken = stepLink(first, { ...bad, acknowledged: 2, atMs: 60_000 });
    expect(woken.step).toBe('full');
    expect(stepLink(woken, { ...bad, acknowledged: 3, atMs: 66_000 }).step).toBe('small');
  });
});
