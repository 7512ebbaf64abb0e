/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createStore, initialLive, stepStudio, type LiveClient } from '@chophien/client';
import type { StudioOrderView, StudioShowView } from '@chophien/contracts';
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { InVietnamese } from '../../app/for-specs.js';
import { LiveContext } from '../room/live-context.js';
import { useOrderVoice } from './use-order-voice.js';

const order = (id: string, over: Partial<StudioOrderView> = {}): StudioOrderView => ({
  id,
  code: id,
  state: 'confirmed',
  isDraft: false,
  offerId: 'offer',
  offerCode: 'A1',
  name: 'Vải thiều',
  unit: 'g',
  amount: 2_000,
  totalDong: 64_000,
  buyerName: 'Chị Hoa',
  placedAtMs: Number(id),
  ...over,
});

/** A device with these voices, which writes down what is said and how often it shook. */
function device(langs: readonly string[]) {
  const said: string[] = [];
  const ends: (() => void)[] = [];
  const speechSynthesis = {
    getVoices: () => langs.map((lang) => ({ lang, voiceURI: `voice of ${lang}` })),
    speak: (words: { text: string; onend: () => void }) => {
      said.push(words.text);
      ends.push(() => words.onend());
    },
    cancel: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
  const vibrate = jest.fn((_: number[]) => true);
  Object.assign(globalThis, {
    speechSynthesis,
    SpeechSynthesisUtterance: class {
      constructor(readonly text: string) {}
    },
  });
  Object.defineProperty(navigator, 'vibrate', { configurable: true, value: vibrate });
  return { said, ends, vibrate };
}

function onAir(orders: StudioOrderView[] = []) {
  const store = createStore(stepStudio, initialLive);
  const live: LiveClient = Object.assign(Object.create(null), { store });
  const view: StudioShowView = Object.assign(Object.create(null), { orders });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <LiveContext value={live}>
      <InVietnamese>{children}</InVietnamese>
    </LiveContext>
  );
  const hook = renderHook(() => useOrderVoice(view), { wrapper });
  return {
    ...hook,
    come: (...came: StudioOrderView[]) => act(() => store.tell({ type: 'studio.read', orders: came })),
  };
}

beforeEach(() => localStorage.clear());
afterEach(cleanup);

describe('orders in the orchard', () => {
  it('are read aloud and felt as they come, and not those that were there before', () => {
    const { said, ends, vibrate } = device(['en-US', 'vi-VN']);
    const { come } = onAir([order('1')]);
    come(order('1'));
    expect([said, vibrate.mock.calls.length]).toEqual([[], 0]);
    come(order('2'));
    come(order('3', { amount: 4_000 }));
    come(order('4', { amount: 6_000 }));
    act(() => ends[0]?.());
    expect(said).toEqual(['Chị Hoa, 2 cân', 'thêm 2 đơn nữa, 10 cân']);
    expect(vibrate).toHaveBeenCalledTimes(3);
  });

  it('are only felt where no voice speaks the host’s language, and there is nothing to switch', () => {
    const { said, vibrate } = device(['en-US']);
    const { come, result } = onAir();
    expect(result.current).toBeUndefined();
    come(order('2'));
    expect([said, vibrate.mock.calls.length]).toEqual([[], 1]);
  });

  it('are silent once switched off, and stay so on this device', () => {
    const { said } = device(['vi_VN']);
    const first = onAir();
    act(() => first.result.current?.toggle());
    first.come(order('2'));
    first.unmount();
    const second = onAir([order('2')]);
    expect(second.result.current?.on).toBe(false);
    second.come(order('3'));
    expect(said).toEqual([]);
  });
});
