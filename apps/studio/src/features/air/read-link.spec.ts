import { describe, expect, it } from '@jest/globals';
import { figuresOf } from './read-link.js';

describe('the senders’ figures', () => {
  it('are one link’s: the worst loss, the longest round trip, the pair’s estimate', () => {
    expect(
      figuresOf([
        { type: 'outbound-rtp', bytesSent: 5_000, qualityLimitationReason: 'none' },
        { type: 'remote-inbound-rtp', fractionLost: 0.01, roundTripTime: 0.05, roundTripTimeMeasurements: 4 },
        { type: 'remote-inbound-rtp', fractionLost: 0.2, roundTripTime: 0.4, roundTripTimeMeasurements: 3 },
        { type: 'candidate-pair', availableOutgoingBitrate: 900_000, currentRoundTripTime: 0.1 },
      ]),
    ).toEqual({ acknowledged: 7, limited: false, availableBps: 900_000, lossShare: 0.2, roundTripMs: 400 });
  });

  it('leave unsaid what a browser does not keep', () => {
    expect(
      figuresOf([null, 'text', { type: 'outbound-rtp', bytesSent: 70 }, { type: 'candidate-pair' }]),
    ).toEqual({
      acknowledged: 70,
      limited: undefined,
      availableBps: undefined,
      lossShare: undefined,
      roundTripMs: undefined,
    });
  });

  it('say that the link holds a picture back, going by the layers that are sent', () => {
    const layer = (qualityLimitationReason: string, active: boolean) => ({
      type: 'outbound-rtp',
      qualityLimitationReason,
      active,
    });
    expect(figuresOf([layer('none', true), layer('bandwidth', true)]).limited).toBe(true);
    expect(figuresOf([layer('cpu', true), layer('bandwidth', false)]).limited).toBe(false);
    expect(figuresOf([layer('bandwidth', false)]).limited).toBeUndefined();
  });

  it('forget what was last heard of a layer that rests: it would be bad for ever', () => {
    const layer = (id: string, active: boolean) => ({ id, type: 'outbound-rtp', active });
    const heard = (localId: string, fractionLost: number, roundTripTime: number) => ({
      type: 'remote-inbound-rtp',
      localId,
      fractionLost,
      roundTripTime,
    });
    expect(
      figuresOf([layer('q', true), layer('f', false), heard('q', 0.01, 0.1), heard('f', 0.4, 2)]),
    ).toMatchObject({ lossShare: 0.01, roundTripMs: 100 });
  });

  it('take what is no number for unsaid', () => {
    const odd = { type: 'remote-inbound-rtp', fractionLost: Number.NaN, roundTripTime: '0.2' };
    expect(figuresOf([odd])).toMatchObject({ lossShare: undefined, roundTripMs: undefined });
  });
});
