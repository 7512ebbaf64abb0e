/** @jest-environment jsdom */
import { createStore, Outbox, type Act, type ActNews, type OutboxParts } from '@chophien/client';
import type { Refusal } from '@chophien/contracts';
import { Overlays } from '@chophien/ui/overlays';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { me, placedAt, scriptedMarket } from '../../testing/scripted-market.js';
import type { OpenOutbox } from './open-outbox.js';
import { OutboxBar } from './outbox-bar.js';

afterEach(() => {
  jest.useRealTimers();
  cleanup();
});

const order = (key: string): Extract<Act, { kind: 'order' }> => ({
  kind: 'order',
  name: 'Vải thiều',
  unit: 'g',
  body: {
    ...{ offerId: 'offer-1', amount: 2_000, price: { dong: 32_000, version: 1 }, addressId: 'a', key },
    method: 'cod',
  },
});
const lost: Refusal = { code: 'unavailable', retryAfterMs: 1 };

/** The bar over an outbox on a device that keeps nothing; `ring` lets it try again. */
async function shown(refusals: Refusal[] = [], lostParts = 0) {
  const device = { online: false };
  const waiting: (() => void)[] = [];
  const news: OpenOutbox['news'] = createStore(
    (all: readonly ActNews[], event) =>
      event.type === 'came' ? [...all, event.news] : all.filter((each) => each !== event.news),
    [],
  );
  const parts: OutboxParts = {
    http: {
      placeOrder: (body) => {
        const refusal = refusals.shift();
        return Promise.resolve(refusal ? { ok: false, refusal } : placedAt(body));
      },
      postLine: () => Promise.resolve({ ok: false, refusal: lost }),
    },
    shelf: { all: () => Promise.resolve([]), put: () => Promise.resolve(), remove: () => Promise.resolve() },
    tabs: { mine: 'one', open: () => Promise.resolve([]), alone: (run) => run() },
    accountId: () => me.accountId,
    isOnline: () => device.online,
    tell: (told) => news.tell({ type: 'came', news: told }),
    nowMs: () => 0,
    random: () => 0,
    wait: () => new Promise((done) => waiting.push(done)),
  };
  const box = new Outbox(parts);
  const market = await scriptedMarket(
    [],
    {},
    {
      openOutbox: () => Promise.resolve(lostParts-- > 0 ? undefined : { box, news }),
    },
  );
  await act(async () => {
    render(
      <>
        <OutboxBar />
        <Overlays />
      </>,
      { wrapper: market.Around },
    );
    await Promise.resolve();
  });
  const ask = (key: string) =>
    act(async () => {
      await box.keep(order(key));
      void box.answered(key, { ok: false, refusal: lost });
      await Promise.resolve();
    });
  const online = () =>
    act(async () => {
      device.online = true;
      waiting.splice(0).forEach((ring) => ring());
      await new Promise((done) => setTimeout(done, 0));
    });
  return { ask, online, text: () => document.body.textContent?.replaceAll('\u00A0', ' ') ?? '' };
}

describe('what waits for its answer', () => {
  it('is said plainly, with what it waits for, and nothing is said while nothing does', async () => {
    const { ask, text } = await shown();
    expect(screen.queryByRole('complementary')).toBeNull();
    await ask('k1');
    await ask('k2');
    expect(text()).toContain('2 lệnh đang chờĐợi mạng.');
    expect(text()).toContain('Mua 2 kg Vải thiều');
  });

  it('is said as well where the part that keeps it came late', async () => {
    jest.useFakeTimers();
    const { ask, text } = await shown([], 1);
    await ask('k1');
    expect(text()).not.toContain('đang chờ');
    await act(() => jest.advanceTimersByTimeAsync(4_000));
    expect(text()).toContain('1 lệnh đang chờ');
  });

  it('can be given up while it was not sent', async () => {
    const { ask, text } = await shown();
    await ask('k1');
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: /^Thôi, không gửi/ }));
      await Promise.resolve();
    });
    expect(text()).not.toContain('đang chờ');
  });

  it('is announced once when the market has taken it', async () => {
    const { ask, online, text } = await shown();
    await ask('k1');
    await online();
    await screen.findByText('Đã chốt đơn CP-1. Xem trong Đơn của tôi.');
    expect(screen.getAllByText(/^Đã chốt đơn/)).toHaveLength(1);
    expect(text()).not.toContain('đang chờ');
  });

  it('stays with the reason when it was refused, until that is read', async () => {
    const { ask, online, text } = await shown([{ code: 'sold_out', left: 0, unit: 'g' }]);
    await ask('k1');
    await online();
    expect(screen.getByRole('alert').textContent).toContain('Không thành: Mua');
    fireEvent.click(screen.getByRole('button', { name: 'Đã rõ' }));
    expect(text()).not.toContain('Không thành');
  });
});
