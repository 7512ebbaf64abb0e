/** @jest-environment jsdom */
import type { Answer, OrderView, SessionView } from '@chophien/contracts';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { accept } from '@chophien/domain';
import { act, cleanup, render, screen } from '@testing-library/react';
import { ordersKey } from '../../app/orders-owner.js';
import { order, scriptedMarket } from '../../testing/scripted-market.js';
import { OrderPage } from './order-page.js';
import { OrdersPage } from './orders-page.js';
import { shelf } from './shelf.js';

const lost = { ok: false, refusal: { code: 'unavailable', retryAfterMs: 3_000 } } as const;
const me = { accountId: 'a', name: 'Lan', phone: '0912345678', mayHost: false };

/** A device whose network comes and goes. */
async function device() {
  const line = { up: false };
  const said = <Value,>(value: Value): Promise<Answer<Value>> =>
    Promise.resolve(line.up ? accept(value) : lost);
  const market = await scriptedMarket([], {
    session: () => said<SessionView>({ me, serverTimeMs: 0, payMethods: ['cod'] }),
    orders: () => said<OrderView[]>([{ ...order, code: 'CP-2' }]),
    order: () => said<OrderView>({ ...order, code: 'CP-2' }),
    signOut: () => said(undefined),
  });
  const network = async (up: boolean) => {
    line.up = up;
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(up);
    await act(async () => void window.dispatchEvent(new Event(up ? 'online' : 'offline')));
  };
  await network(false);
  return { ...market, network };
}

beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

describe('my orders on a device without a network', () => {
  it('are shown as they were, with their time, and are fresh once the network is back', async () => {
    shelf.keepAll('a', [order]);
    const { Around, network } = await device();
    render(<OrdersPage />, { wrapper: Around });
    await screen.findByText('Đơn CP-1');
    expect(screen.getByText(/^Máy đang mất mạng\. Đây là đơn lúc \d\d:\d\d\.$/)).toBeTruthy();
    await network(true);
    await screen.findByText('Đơn CP-2');
    expect(screen.queryByText(/mất mạng/)).toBeNull();
    expect(shelf.all('a')?.orders[0]?.code).toBe('CP-2');
  });

  it('say, where the device has a network and the market is not reached, what is true then', async () => {
    shelf.keepAll('a', [order]);
    const { Around } = await device();
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
    render(<OrdersPage />, { wrapper: Around });
    await screen.findByText(/^Chưa nối được với chợ\. Đây là đơn lúc/);
  });

  it('are one by one to be looked at: nothing is cancelled without a network', async () => {
    shelf.keepAll('a', [order]);
    const { Around, network } = await device();
    render(<OrderPage id="order-1" />, { wrapper: Around });
    await screen.findByText('Đơn CP-1');
    expect(screen.queryByRole('button', { name: 'Huỷ đơn' })).toBeNull();
    await network(true);
    await screen.findByRole('button', { name: 'Huỷ đơn' });
  });

  it('that was never kept is said to be so, and it comes by itself', async () => {
    const { Around, network } = await device();
    render(<OrdersPage />, { wrapper: Around });
    await screen.findByText('Máy này chưa giữ đơn nào. Có mạng lại là đơn tự hiện.');
    await network(true);
    await screen.findByText('Đơn CP-2');
  });

  it('stand with their time when the network goes while they are being looked at', async () => {
    const { Around, network, session } = await device();
    await network(true);
    await session.read();
    render(<OrdersPage />, { wrapper: Around });
    await screen.findByText('Đơn CP-2');
    await network(false);
    expect(screen.getByText(/Đây là đơn lúc/)).toBeTruthy();
    expect(screen.getByText('Đơn CP-2')).toBeTruthy();
  });
});

describe('what an answer leaves behind', () => {
  it('is nothing when its reader has signed out meanwhile', async () => {
    let answer: (said: Answer<OrderView[]>) => void = () => undefined;
    const market = await scriptedMarket([], {
      orders: () => new Promise((resolve) => (answer = resolve)),
      signOut: () => Promise.resolve(accept(undefined)),
    });
    render(<OrdersPage />, { wrapper: market.Around });
    await act(async () => void (await market.session.signOut()));
    await act(async () => answer(accept([order])));
    expect(localStorage.getItem(ordersKey)).toBeNull();
  });
});
