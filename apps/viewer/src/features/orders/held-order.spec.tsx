/** @jest-environment jsdom */
import { accept, refuse, type Result } from '@chophien/domain';
import type { OrderView, PlacedOrderView, PlaceOrderBody, Refusal } from '@chophien/contracts';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { order, placedAt, scriptedMarket } from '../../testing/scripted-market.js';
import { Purchase } from '../buy/purchase.js';
import { OrderPage } from './order-page.js';
import { OrdersPage } from './orders-page.js';

const nowMs = Date.UTC(2026, 5, 12, 7, 30);
const heldUntilMs = nowMs + 600_000;
const held: OrderView = { ...order, state: 'held', method: 'test', expiresAtMs: heldUntilMs };
const paid: OrderView = { ...held, state: 'confirmed', paidAtMs: nowMs };
const testPays = { payMethods: ['cod', 'test'] as ('cod' | 'test')[] };

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const clock = () => screen.getByRole('timer').textContent;

/** The page of a held order in a market whose readings of it are scripted. */
async function openedPage({ now = held, serverAheadMs = 0, payMethods = testPays.payMethods } = {}) {
  const stands = { order: now };
  const pays: Result<OrderView, Refusal>[] = [];
  const market = await scriptedMarket(
    [],
    {
      order: () => Promise.resolve(accept(stands.order)),
      orders: () => Promise.resolve(accept([stands.order])),
      payByTest: () => Promise.resolve(pays.shift() ?? accept(paid)),
    },
    { payMethods, serverAheadMs },
  );
  render(<OrderPage id="order-1" />, { wrapper: market.Around });
  await pass(0);
  return { ...market, stands, pays };
}

beforeEach(() => {
  jest.useFakeTimers({ now: nowMs });
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('a held order', () => {
  it('shows how long it is held, by the server’s clock and not the phone’s', async () => {
    await openedPage({ serverAheadMs: 120_000 });
    expect(clock()).toBe('08:00');
    await pass(1_000);
    expect(clock()).toBe('07:59');
  });

  it('says why it is held for less time than usual, where it is', async () => {
    await openedPage({ now: { ...held, shortHoldMs: 420_000 } });
    expect(screen.getByText('Lần trước chưa trả, nên lần này giữ ngắn hơn: 7 phút.')).toBeTruthy();
    cleanup();
    await openedPage();
    expect(screen.queryByText(/giữ ngắn hơn/)).toBeNull();
  });

  it('never shows a second more than is left, wherever in a second the page was opened', async () => {
    await openedPage({ serverAheadMs: 250 });
    expect(clock()).toBe('09:59');
    await pass(760);
    expect(clock()).toBe('09:58');
    await pass(1_000);
    expect(clock()).toBe('09:57');
  });

  it('has no payment to offer any more when the clock shows none left', async () => {
    await openedPage();
    await pass(598_900);
    expect(clock()).toBe('00:01');
    expect(screen.getByRole('button', { name: /^Trả/ })).toBeTruthy();
    await pass(200);
    expect(clock()).toBe('00:00');
    expect(screen.getByRole('heading', { name: /đang hỏi lại chợ/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Trả/ })).toBeNull();
  });

  it('is paid for by one button, and is confirmed then', async () => {
    await openedPage();
    fireEvent.click(screen.getByRole('button', { name: /^Trả\s94\.000/ }));
    await pass(0);
    expect(screen.queryByRole('timer')).toBeNull();
    expect(screen.getByText('Đã chốt')).toBeTruthy();
  });

  it('cannot be paid for where the market does not offer that way', async () => {
    await openedPage({ payMethods: ['cod'] });
    expect(screen.queryByRole('button', { name: /^Trả/ })).toBeNull();
  });

  it('says why a payment was refused, and may be tried again', async () => {
    const { pays } = await openedPage();
    pays.push(refuse({ code: 'unavailable', retryAfterMs: 1 }));
    fireEvent.click(screen.getByRole('button', { name: /^Trả/ }));
    await pass(0);
    expect(screen.getByText(/Chưa nối được với chợ/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /^Trả/ }));
    await pass(0);
    expect(screen.getByText('Đã chốt')).toBeTruthy();
  });

  it('is not called expired by the phone: at the end of its time the market is asked until it says', async () => {
    const { stands } = await openedPage();
    await pass(601_000);
    expect(clock()).toBe('00:00');
    expect(screen.getByRole('heading', { name: /đang hỏi lại chợ/ })).toBeTruthy();
    expect(screen.queryByText('Hết giờ giữ hàng')).toBeNull();
    expect(screen.queryByRole('button', { name: /^Trả/ })).toBeNull();
    stands.order = { ...held, state: 'expired' };
    await pass(2_000);
    expect(screen.getByText('Hết giờ giữ hàng')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Đặt lại' }).getAttribute('href')).toBe('/s/vai');
  });

  it('that was paid for in its last second is confirmed, not expired', async () => {
    const { stands } = await openedPage();
    stands.order = paid;
    await pass(601_000);
    expect(screen.getByText('Đã chốt')).toBeTruthy();
  });

  it('runs its clock in the list too', async () => {
    const { Around } = await openedPage();
    cleanup();
    render(<OrdersPage />, { wrapper: Around });
    await pass(0);
    expect(clock()).toBe('10:00');
  });
});

describe('an order that is held in the show', () => {
  const heldAt = (body: PlaceOrderBody): Result<PlacedOrderView, Refusal> => {
    const answer = placedAt(body);
    const part = { state: 'held', method: body.method, expiresAtMs: heldUntilMs } as const;
    return answer.ok ? accept({ ...answer.value, ...part }) : answer;
  };

  async function bought() {
    const market = await scriptedMarket([heldAt, heldAt], {}, testPays);
    const { Around } = market;
    render(
      <Around>
        <Purchase offerId="offer-1" intentKey="key-1" onClose={() => undefined} />
      </Around>,
    );
    await pass(0);
    fireEvent.click(screen.getByText('Trả trước (trả thử)'));
    fireEvent.click(screen.getByRole('button', { name: 'Đặt mua' }));
    await pass(0);
    return market;
  }

  it('is ordered the chosen way, counts down, and is confirmed when the market says that it is paid', async () => {
    const { asked, tellOrder } = await bought();
    expect(asked).toMatchObject([{ method: 'test', key: 'key-1' }]);
    expect(clock()).toBe('10:00');
    act(() => tellOrder(paid));
    expect(screen.getByText('Đã chốt đơn')).toBeTruthy();
  });

  it('is ordered again with a key of its own once the market has ended its hold', async () => {
    const { asked, tellOrder } = await bought();
    act(() => tellOrder({ ...held, state: 'expired' }));
    fireEvent.click(screen.getByRole('button', { name: 'Đặt lại' }));
    await pass(0);
    fireEvent.click(screen.getByRole('button', { name: 'Đặt mua' }));
    await pass(0);
    expect(asked).toHaveLength(2);
    expect(asked[1]?.key).not.toBe('key-1');
  });
});
