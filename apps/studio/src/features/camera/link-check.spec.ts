import { describe, expect, it } from '@jest/globals';
import { accept, refuse } from '@chophien/domain';
import { uplinkBps, verdictOf, type LinkVerdict, type Measurement } from './link-check.js';
import { measureLink, uploadMsMax } from './measure-link.js';

const near = [20, 25, 30, 22, 40];
const far = [620, 700, 650, 660, 640];
const largest = (tookMs: number) => [
  { bytes: 32_768, tookMs: tookMs / 4 },
  { bytes: 262_144, tookMs },
];

describe('the way to the market before going on air', () => {
  it.each<[string, Measurement, LinkVerdict]>([
    ['near and wide', { roundTripsMs: near, uploads: largest(300) }, 'hd'],
    ['near and half as wide', { roundTripsMs: near, uploads: largest(1_500) }, 'picture'],
    ['near and narrow', { roundTripsMs: near, uploads: [{ bytes: 65_536, tookMs: 3_000 }] }, 'still'],
    ['near and a thread', { roundTripsMs: near, uploads: [{ bytes: 32_768, tookMs: 3_900 }] }, 'weak'],
    ['near, but nothing goes up', { roundTripsMs: near, uploads: [] }, 'weak'],
    ['very far, however wide', { roundTripsMs: far, uploads: largest(900) }, 'still'],
    ['wide, with one answer lost', { roundTripsMs: [20, undefined, 30], uploads: largest(300) }, 'still'],
    ['wide, but shaky', { roundTripsMs: [20, 30, 1_900, 25, 40], uploads: largest(300) }, 'still'],
    ['silent', { roundTripsMs: [undefined, undefined], uploads: [] }, 'none'],
    ['not there', { roundTripsMs: [], uploads: [] }, 'none'],
    ['faster than any clock', { roundTripsMs: [0, 0, 0], uploads: [{ bytes: 262_144, tookMs: 0 }] }, 'hd'],
    [
      'measured by a broken clock',
      { roundTripsMs: near, uploads: [{ bytes: 9, tookMs: Number.NaN }] },
      'weak',
    ],
  ])('is judged in a word when it is %s', (_, measured, verdict) => {
    expect(verdictOf(measured)).toBe(verdict);
  });

  it('does not count the round trip as time spent sending', () => {
    const uploads = [{ bytes: 125_000, tookMs: 1_200 }];
    expect(uplinkBps({ roundTripsMs: [200, 200, 200], uploads })).toBe(1_000_000);
  });
});

/** A market whose every answer takes as long as the link makes it, on a clock of its own. */
function linkOf(bytesPerMs: number) {
  let now = 0;
  const asked: number[] = [];
  const http: Parameters<typeof measureLink>[0]['http'] = {
    session: async () => {
      now += 30;
      return accept({ me: null, serverTimeMs: 0, payMethods: [] });
    },
    checkLink: async (body, withinMs) => {
      asked.push(body.size);
      const tookMs = body.size / bytesPerMs + 30;
      now += Math.min(tookMs, withinMs);
      return tookMs > withinMs
        ? refuse({ code: 'unavailable', retryAfterMs: 1 })
        : accept({ bytes: body.size });
    },
  };
  const noise = (bytes: number) => new Blob([new Uint8Array(bytes)]);
  return { asked, parts: { http, noise, nowMs: () => now, stopped: () => false }, spentMs: () => now };
}

describe('measuring an uplink', () => {
  it('sends growing bodies on a link that carries them', async () => {
    const { asked, parts } = linkOf(1_000);
    expect(verdictOf(await measureLink(parts))).toBe('hd');
    expect(asked).toEqual([32_768, 65_536, 131_072, 262_144]);
  });

  it('stops at its time on one that does not, and goes by what came through', async () => {
    const { asked, parts, spentMs } = linkOf(30);
    expect(verdictOf(await measureLink(parts))).toBe('still');
    expect(asked.length).toBeLessThan(4);
    expect(spentMs()).toBeLessThanOrEqual(150 + uploadMsMax);
  });

  it('sends nothing more once it is stopped', async () => {
    const { asked, parts } = linkOf(1_000);
    await measureLink({ ...parts, stopped: () => true });
    expect(asked).toEqual([]);
  });
});
