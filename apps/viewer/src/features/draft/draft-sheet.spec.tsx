/** @jest-environment jsdom */
import type { ConfirmDraftBody, LineReading, PlacedOrderView, ReadItem, Refusal } from '@chophien/contracts';
import { accept, refuse } from '@chophien/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { order, scriptedMarket } from '../../testing/scripted-market.js';
import { SheetContext, type OpenSheet } from '../show/open-sheet.js';
import { DraftSheet } from './draft-sheet.js';
import { ReadingHint } from './reading-hint.js';

const plain = (name: string) => new RegExp(`^${name.replaceAll('.', '\\.').replaceAll(' ', '\\s')}`);
const button = (name: string) => screen.findByRole('button', { name: plain(name) });

const draft = (id: string, amount = 2_000): PlacedOrderView => ({
  id,
  code: `CP-${id}`,
  state: 'held',
  method: 'cod',
  lines: [
    {
      offerId: 'offer-1',
      lotId: 'lot-1',
      producerId: 'producer-1',
      producerName: 'HTX',
      code: 'A1',
      name: 'Vải thiều',
      unit: 'g',
      amount,
      priceDong: 32_000,
      priceVersion: 1,
      goodsDong: 32 * amount,
      factsId: 'facts-1',
    },
  ],
  goodsDong: 32 * amount,
  deliveryDong: 30_000,
  totalDong: 32 * amount + 30_000,
  placedAtMs: Date.now(),
  expiresAtMs: Date.now() + 600_000,
});
const item = (more: Partial<ReadItem> = {}): ReadItem => ({
  offerId: 'offer-1',
  code: 'A1',
  name: 'Vải thiều',
  unit: 'g',
  amount: 2_000,
  order: null,
  refusal: null,
  ...more,
});
const ordered = (...items: ReadItem[]): LineReading => ({ intent: 'order', doubts: [], items });

/** As the composer does: a sheet for what is held, a word beside the talk for all else. */
const shownFor = ({ items }: LineReading) =>
  items.some(({ order }) => order !== null) ? DraftSheet : ReadingHint;

async function opened(reading: LineReading, answers: (Refusal | undefined)[] = []) {
  const asked: { id: string; body: ConfirmDraftBody }[] = [];
  const sheets: OpenSheet[] = [];
  const market = await scriptedMarket([], {
    confirmDraft: (id, body) => {
      asked.push({ id, body });
      const refusal = answers.shift();
      const state = body.method === 'cod' ? 'confirmed' : 'held';
      return Promise.resolve(
        refusal ? refuse(refusal) : accept({ ...order, id, code: `CP-${id}`, state, method: body.method }),
      );
    },
  });
  const { Around } = market;
  const Shown = shownFor(reading);
  render(
    <Around>
      <SheetContext value={(sheet) => sheets.push(sheet)}>
        <Shown reading={reading} onClose={() => undefined} />
      </SheetContext>
    </Around>,
  );
  return { ...market, asked, sheets };
}

afterEach(cleanup);

describe('what the market has read in a comment', () => {
  it('is confirmed with one tap at the price it is held at, and shown as the market wrote it down', async () => {
    const { asked } = await opened(ordered(item({ order: draft('1') })));
    await screen.findByText('12 Đội Cấn', { exact: false });
    expect(screen.getByText(plain('94.000 đ'))).toBeTruthy();
    expect(screen.getByRole('timer')).toBeTruthy();
    fireEvent.click(await button('Chốt đơn'));
    expect(await screen.findByText('Đã chốt đơn')).toBeTruthy();
    expect(asked).toEqual([
      { id: '1', body: { addressId: 'address-1', method: 'cod', price: { dong: 32_000, version: 1 } } },
    ]);
  });

  it('is “at most” where the price is shared and may still fall, and not where it stands', async () => {
    const { tellOffer } = await opened(ordered(item({ order: draft('1') })));
    await screen.findByText('12 Đội Cấn', { exact: false });
    expect(screen.queryByText('nhiều nhất')).toBeNull();
    const rule = { kind: 'falling_kilos', steps: [{ fromAmount: 9_000, dong: 28_000 }] } as const;
    act(() => tellOffer({ rule, taken: 2_000, version: 2 }));
    expect(screen.getByText('nhiều nhất')).toBeTruthy();
  });

  it('takes one yes for all that one comment named, and keeps what was agreed when a later one is refused', async () => {
    const reading = ordered(item({ order: draft('1') }), item({ order: draft('2', 5_000), amount: 5_000 }));
    const { asked } = await opened(reading, [undefined, { code: 'hold_ended' }]);
    await screen.findByText('12 Đội Cấn', { exact: false });
    // 64.000 + 30.000 and 160.000 + 30.000.
    expect(screen.getByText(plain('284.000 đ'))).toBeTruthy();
    fireEvent.click(await button('Chốt đơn'));
    expect(await screen.findByText('Đã chốt đơn')).toBeTruthy();
    expect((await screen.findByRole('alert')).textContent).toContain('hết giờ giữ');
    expect(asked.map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('asks where it is not sure, and opens the purchase with what was meant', async () => {
    const { sheets, asked } = await opened({ intent: 'order', doubts: ['vague'], items: [item()] });
    expect(await screen.findByText('Bạn muốn lấy thế này phải không?')).toBeTruthy();
    fireEvent.click(await button('Lấy 2 kg A1'));
    expect(sheets).toMatchObject([{ at: 'buy', offerId: 'offer-1', amount: 2_000 }]);
    expect(asked).toEqual([]);
  });

  it('says what is left when there is less, one tap away', async () => {
    const refusal = { code: 'sold_out', left: 1_200, unit: 'g' } as const;
    const { sheets } = await opened(ordered(item({ refusal })));
    fireEvent.click(await button('Lấy 1 kg A1'));
    expect(sheets).toMatchObject([{ at: 'buy', amount: 1_000 }]);
  });

  it('lets the amount be chosen where none was said in the unit of these goods', async () => {
    const { sheets } = await opened({ intent: 'order', doubts: ['vague'], items: [item({ amount: null })] });
    fireEvent.click(await button('Chọn số lượng Vải thiều'));
    expect(sheets).toMatchObject([{ at: 'buy', offerId: 'offer-1' }]);
    expect(sheets[0]).not.toHaveProperty('amount');
  });

  it('says so when the market has ended the hold, and offers the goods again', async () => {
    const { tellOrder, sheets } = await opened(ordered(item({ order: draft('order-1') })));
    await screen.findByText('12 Đội Cấn', { exact: false });
    act(() => tellOrder({ id: 'order-1', state: 'expired' }));
    fireEvent.click(await button('Lấy 2 kg A1'));
    expect(screen.queryByRole('button', { name: plain('Chốt đơn') })).toBeNull();
    expect(sheets).toMatchObject([{ at: 'buy', amount: 2_000 }]);
  });

  it('asks which goods are meant where it knows none of them', async () => {
    const { sheets } = await opened({ intent: 'order', doubts: ['unknown_code'], items: [] });
    fireEvent.click(await button('Xem giỏ hàng'));
    expect(sheets).toEqual([{ at: 'bag' }]);
  });

  it('gives nothing up by a word: it shows the way to the orders', async () => {
    await opened({ intent: 'cancel', doubts: [], items: [item({ amount: null })] });
    expect(await screen.findByRole('link', { name: 'Đơn của tôi' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: plain('Lấy') })).toBeNull();
  });
});
