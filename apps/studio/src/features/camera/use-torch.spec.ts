/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, renderHook } from '@testing-library/react';
import { useTorch } from './use-torch.js';

type Applied = { advanced?: object[] };

const filming = (capabilities: object | undefined, applyConstraints: (wanted: Applied) => Promise<void>) => {
  const track = {
    id: 'back',
    applyConstraints,
    ...(capabilities && { getCapabilities: () => capabilities }),
  };
  return Object.assign(Object.create(null), { getVideoTracks: () => [track] });
};

afterEach(cleanup);

describe('the lamp', () => {
  it.each([undefined, {}, { torch: false }, { torch: [false] }])(
    'is absent where there is none: %j',
    (capabilities) => {
      const { result } = renderHook(() => useTorch(filming(capabilities, async () => undefined)));
      expect(result.current).toBeUndefined();
    },
  );

  it.each([{ torch: true }, { torch: [false, true] }])(
    'is lit and put out with a tap: %j',
    async (capabilities) => {
      const apply = jest.fn(async (_: Applied) => undefined);
      const stream = filming(capabilities, apply);
      const { result } = renderHook(() => useTorch(stream));
      await act(async () => result.current?.toggle());
      expect(result.current?.on).toBe(true);
      await act(async () => result.current?.toggle());
      expect(result.current?.on).toBe(false);
      expect(apply.mock.calls).toEqual([
        [{ advanced: [{ torch: true }] }],
        [{ advanced: [{ torch: false }] }],
      ]);
    },
  );

  it('stays as it was when the phone refuses', async () => {
    const stream = filming({ torch: true }, () => Promise.reject(new Error('hot')));
    const { result } = renderHook(() => useTorch(stream));
    await act(async () => result.current?.toggle());
    expect(result.current?.on).toBe(false);
  });
});
