import { describe, expect, it, jest } from '@jest/globals';
import type { StudioClient } from '@chophien/client';
import { createSeatAsk } from './seat.js';

const none: Awaited<ReturnType<StudioClient['takeSeat']>> = {
  ok: false,
  refusal: { code: 'unavailable', retryAfterMs: 1 },
};
const elsewhere: typeof none = { ok: false, refusal: { code: 'studio_elsewhere' } };

describe('the seat of a filming device', () => {
  it('is taken by who comes to film, and only asked back by a device that returns by itself', async () => {
    const takeSeat = jest.fn<StudioClient['takeSeat']>().mockResolvedValue(none);
    const ask = createSeatAsk({ http: { takeSeat }, showId: 'show-1', deviceId: 'phone' });
    expect(await ask()).toBeNull();
    await ask();
    expect(takeSeat.mock.calls).toEqual([
      ['show-1', { deviceId: 'phone' }],
      ['show-1', { deviceId: 'phone', again: true }],
    ]);
  });

  it('is left to the device that has it by now', async () => {
    const takeSeat = jest.fn<StudioClient['takeSeat']>().mockResolvedValue(elsewhere);
    const ask = createSeatAsk({ http: { takeSeat }, showId: 'show-1', deviceId: 'phone' });
    expect(await ask()).toBe('elsewhere');
  });
});
