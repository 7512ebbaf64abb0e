import { describe, expect, it } from '@jest/globals';
import { figuresOf } from './read-link.js';

describe('the senders’ figures', () => {
  it('are one link’s: the worst loss, the longest round trip, the pair’s estimate', () => {
    expect(
      figuresOf([
        { type: 'outbound-rtp', bytesSent: 5_000 },
        { type: 'remote-inbound-rtp', fractionLost: 0.01, roundTripTime: 0.05, roundTripTimeMeasurements: 4 },
        { type: 'remote-inbound-rtp', fractionLost: 0.2, roundTripTime: 0.4, roundTripTimeMeasurements: 3 },
        { type: 'candidate-pair', availableOutgoingBitrate: 900_000, currentRoundTripTime: 0.1 },
      ]),
    ).toEqual({ acknowledged: 7, availableBps: 900_000, lossShare: 0.2, roundTripMs: 400 });
  });

  it('leave unsaid what a browser does not keep', () => {
    expect(
      figuresOf([null, 'text', { type: 'outbound-rtp', bytesSent: 70 }, { type: 'candidate-pair' }]),
    ).toEqual({ acknowledged: 70, availableBps: undefined, lossShare: undefined, roundTripMs: undefined });
  });

  it('take what is no number for unsaid', () => {
    const odd = { type: 'remote-inbound-rtp', fractionLost: Number.NaN, roundTripTime: '0.2' };
    expect(figuresOf([odd])).toMatchObject({ lossShare: undefined, roundTripMs: undefined });
  });
});
