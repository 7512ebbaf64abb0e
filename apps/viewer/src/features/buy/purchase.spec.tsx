/** @jest-environment jsdom */
import type { HttpClient } from '@chophien/client';
import { accept, refuse } from '@chophien/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { me, placedAt, scriptedMarket } from '../../testing/scripted-market.js';
import { Purchase } from './purchase.js';

/** Figures and units are joined by no-break spaces; here they are written plainly. */
const plain = (name: string) => new RegExp(`^${name.replaceAll('.', '\\.').replaceAll(' ', '\\s')}`);
const press = async (name: string) =>
  fireEvent.click(await screen.findByRole('button', { name: plain(name) }));

async function opened(answers: Parameters<typeof scriptedMarket>[0]) {
  const market = await scriptedMarket(answers);
  const { Around } = market;
  render(
    <Around>
      <Purchase offerId="offer-1" intentKey="key-1" onClose={() => undefined} />
    </Around>,
  );
  await screen.findByText('12 Đội Cấn', { exact: false });
  return market;
}

afterEach(cleanup);

describe('buying over the running show', () => {
  it('orders in two taps with delivery in the sum, and shows what the market wrote down', async () => {
    const { asked } = await opened([placedAt]);
    await press('2 kg');
    expect(screen.getByText(plain('94.000 đ'))).toBeTruthy();
    await press('Đặt mua');
    expect(await screen.findByText('Đã chốt đơn')).toBeTruthy();
    expect(asked).toMatchObject([{ amount: 2_000, price: { dong: 32_000, version: 1 }, key: 'key-1' }]);
  });

  it('moves the sum with the price; one that fell is simply paid', async () => {
    const { asked, tellOffer } = await opened([placedAt]);
    await press('1 kg');
    act(() => tellOffer({ priceDong: 30_000, priceVersion: 2, version: 2 }));
    expect(screen.getByText(plain('60.000 đ'))).toBeTruthy();
    await press('Đặt mua');
    await screen.findByText('Đã chốt đơn');
    expect(asked).toMatchObject([{ price: { dong: 32_000 } }]);
  });

  it('asks again when the price has risen, and sends nothing until it is agreed to', async () => {
    const { asked, tellOffer } = await opened([placedAt]);
    act(() => tellOffer({ priceDong: 35_000, priceVersion: 2, version: 2 }));
    await press('Đặt mua');
    expect(screen.getByRole('alert').textContent).toContain('35.000');
    expect(asked).toHaveLength(0);
    await new Promise((resolve) => setTimeout(resolve, 650));
    await press('Đặt mua giá 35.000');
    await screen.findByText('Đã chốt đơn');
    expect(asked).toMatchObject([{ price: { dong: 35_000, version: 2 }, key: 'key-1' }]);
  });

  it('says what is left, and takes that in one tap with the same key', async () => {
    const { asked } = await opened([() => refuse({ code: 'sold_out', left: 2_200, unit: 'g' }), placedAt]);
    await press('5 kg');
    await press('Đặt mua');
    await press('Lấy 2 kg');
    await screen.findByText('Đã chốt đơn');
    expect(asked.map(({ amount, key }) => [amount, key])).toEqual([
      [5_000, 'key-1'],
      [2_000, 'key-1'],
    ]);
  });

  it('comes back by itself with the same key while the market is crowded', async () => {
    const busy = () => refuse({ code: 'busy', retryAfterMs: 1 } as const);
    const { asked } = await opened([busy, busy, placedAt]);
    await press('Đặt mua');
    expect(await screen.findByText('Đã chốt đơn')).toBeTruthy();
    expect(asked.map(({ key }) => key)).toEqual(['key-1', 'key-1', 'key-1']);
  });

  it('offers no choice of payment where there is one way to pay', async () => {
    await opened([]);
    expect(screen.queryByRole('radio')).toBeNull();
  });

  it('takes two taps for one order', async () => {
    const { asked } = await opened([placedAt, placedAt]);
    const button = await screen.findByRole('button', { name: 'Đặt mua' });
    fireEvent.click(button);
    fireEvent.click(button);
    await waitFor(() => expect(screen.getByText('Đã chốt đơn')).toBeTruthy());
    expect(asked).toHaveLength(1);
  });

  it('says when the market cannot be asked who is here, and goes on once it has answered', async () => {
    const busy = () => Promise.resolve(refuse({ code: 'busy', retryAfterMs: 200 }));
    let session: HttpClient['session'] = busy;
    const market = await scriptedMarket([placedAt], { session: () => session() });
    render(
      <market.Around>
        <Purchase offerId="offer-1" intentKey="key-1" onClose={() => undefined} />
      </market.Around>,
    );
    expect((await screen.findByRole('alert')).textContent).toContain('đông');
    expect(screen.queryByRole('button', { name: /Đặt mua/ })).toBeNull();
    session = () => Promise.resolve(accept({ me, serverTimeMs: 0, payMethods: ['cod'] }));
    await press('Thử lại');
    await press('Đặt mua');
    expect(await screen.findByText('Đã chốt đơn')).toBeTruthy();
  });
});
