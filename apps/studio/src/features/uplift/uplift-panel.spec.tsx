/** @jest-environment jsdom */
import { createStore, initialLive, stepStudio, type LiveClient } from '@chophien/client';
import type { StudioOrderView, UpliftView } from '@chophien/contracts';
import { accept, refuse } from '@chophien/domain';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';
import { inMarket } from '../../app/for-specs.js';
import { LiveContext } from '../room/live-context.js';
import { aLot, anUplift } from './for-specs.js';
import { UpliftPanel } from './uplift-panel.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const order: StudioOrderView = {
  ...{ id: 'order-1', code: 'A1', state: 'confirmed', isDraft: false, offerId: 'offer-1', offerCode: 'A1' },
  ...{ name: 'Vải thiều', unit: 'g', amount: 2_000, totalDong: 64_000, buyerName: 'Chị Hoa', placedAtMs: 1 },
};
const plain = (text: string | null | undefined) => text?.replaceAll('\u00A0', ' ');
const line = () => plain(screen.queryByRole('button')?.textContent);
const passMs = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

/** A studio on air whose market answers these, the last one for ever; `undefined` is a lost line. */
async function onAir(...answers: (UpliftView | undefined)[]) {
  const store = createStore(stepStudio, initialLive);
  const live: LiveClient = Object.assign(Object.create(null), { store });
  let reads = 0;
  const Around = inMarket({
    uplift: () => {
      const view = answers[Math.min(reads, answers.length - 1)];
      reads += 1;
      const lost = refuse({ code: 'unavailable', retryAfterMs: 1_000 } as const);
      return Promise.resolve(view ? accept(view) : lost);
    },
  });
  render(
    <Around>
      <LiveContext value={live}>
        <UpliftPanel showId="show-1" />
      </LiveContext>
    </Around>,
  );
  await passMs(0);
  const ordered = (id: string) => act(() => store.tell({ type: 'studio.read', orders: [{ ...order, id }] }));
  return { ordered, reads: () => reads };
}
const sold = (netDong: number, netPerKgDong: number) => {
  const { uplift } = anUplift();
  if (uplift === null) throw new Error('nothing is sold');
  return anUplift({ uplift: { ...uplift, netDong, netPerKgDong } });
};

describe('the line of a show beside the trader', () => {
  it('says what growers get more a kilogram and in all, and moves with the orders', async () => {
    const { ordered, reads } = await onAir(anUplift(), sold(1_090_800, 5_400));
    expect(line()).toBe('Bà con được thêm 5.400 đ/kg · 1.080.000 đ hôm nay');
    ordered('order-1');
    await passMs(2_000);
    expect(line()).toBe('Bà con được thêm 5.400 đ/kg · 1.090.800 đ hôm nay');
    expect(reads()).toBe(2);
    await passMs(60_000);
    expect(reads()).toBe(2);
  });

  it('says it as it is when it is less, or the same', async () => {
    const { ordered } = await onAir(sold(-4_500, -1_500), sold(0, 0));
    expect(line()).toBe('Bà con được ít hơn 1.500 đ/kg · 4.500 đ hôm nay');
    ordered('order-1');
    await passMs(2_000);
    expect(line()).toBe('Hôm nay ngang giá thương lái');
  });

  it('asks for the trader’s price where there is none, and says it where nothing is sold yet', async () => {
    const unknown = anUplift({ uplift: null, lots: [aLot({ reference: null, grossDong: null })] });
    const { ordered } = await onAir(unknown, anUplift({ uplift: null, lots: [aLot({ grams: 0 })] }));
    expect(line()).toBe('Ghi giá thương lái hôm nay');
    ordered('order-1');
    await passMs(2_000);
    expect(line()).toBe('Thương lái trả 26.600 đ/kg, chợ chưa bán ký nào');
  });

  it('keeps what was said while the line is bad', async () => {
    const { ordered, reads } = await onAir(anUplift(), undefined);
    ordered('order-1');
    await passMs(2_000);
    expect(reads()).toBe(2);
    expect(line()).toBe('Bà con được thêm 5.400 đ/kg · 1.080.000 đ hôm nay');
  });

  it('is not there in a show that sells nothing by weight', async () => {
    await onAir(anUplift({ uplift: null, lots: [] }));
    expect(line()).toBeUndefined();
  });
});
