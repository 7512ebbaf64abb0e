/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { accept, refuse } from '@chophien/domain';
import type { HttpClient } from '@chophien/client';
import type { OrderEndView, OrderView } from '@chophien/contracts';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { order, scriptedMarket } from '../../testing/scripted-market.js';
import { OrderPage } from './order-page.js';

afterEach(cleanup);

// 2 kg at 40.000 đ/kg; the numbers of each weight by hand.
const line: OrderView['lines'][number] = {
  ...{
    offerId: 'offer-1',
    lotId: 'lot-1',
    producerId: 'p',
    producerName: 'HTX',
    code: 'A1',
    name: 'Vải thiều',
  },
  ...{ unit: 'g', amount: 2_000, priceDong: 40_000, priceVersion: 1, goodsDong: 80_000, factsId: 'facts-1' },
};
const bought: OrderView = { ...order, lines: [line], goodsDong: 80_000, totalDong: 110_000 };
const at = (amount: number, goodsDong: number, more: Partial<OrderEndView> = {}): OrderEndView => ({
  ...{ amount, priceDong: 40_000, goodsDong, totalDong: goodsDong + 30_000 },
  ...{ dueBackDong: 0, toPayDong: goodsDong + 30_000, ...more },
});

async function opened(of: Partial<OrderView>, answerWeight?: HttpClient['answerWeight']) {
  const doors = {
    order: () => Promise.resolve(accept({ ...bought, ...of })),
    ...(answerWeight && { answerWeight }),
  };
  const { Around, tellOrder } = await scriptedMarket([], doors);
  render(<OrderPage id="order-1" />, { wrapper: Around });
  await screen.findByRole('heading', { name: 'Đơn CP-1' });
  return { tellOrder };
}
const plain = (text: string | null) => (text ?? '').replaceAll('\u00A0', ' ');

describe('a parcel that weighs another amount', () => {
  it('asks its buyer with both numbers, and is taken at one tap', async () => {
    const packed = { ...bought, state: 'packed', end: at(1_700, 68_000) } as const;
    const answerWeight = jest.fn<HttpClient['answerWeight']>(() => Promise.resolve(accept(packed)));
    await opened({ weightAsked: at(1_700, 68_000) }, answerWeight);
    const asked = plain(screen.getByRole('region', { name: 'Nhà vườn hỏi bạn' }).textContent);
    expect(asked).toContain('Nhà vườn cân được 1,7 kg thay vì 2 kg.');
    expect(asked).toContain('Nhận 1,7 kg, còn 68.000 đ, hay huỷ đơn?');
    expect(screen.getAllByRole('button', { name: 'Huỷ đơn' })).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: /^Nhận 1,7/ }));
    await screen.findByText(/^Cân được 1,7.kg/);
    expect(answerWeight).toHaveBeenCalledWith('order-1', { amount: 1_700, takes: true });
    expect(screen.queryByRole('region', { name: 'Nhà vườn hỏi bạn' })).toBeNull();
  });

  it('is cancelled at the other tap, and says why where it could not be', async () => {
    const answerWeight = jest.fn<HttpClient['answerWeight']>(() =>
      Promise.resolve(refuse({ code: 'weight_not_asked' })),
    );
    await opened({ weightAsked: at(2_300, 92_000) }, answerWeight);
    expect(plain(document.body.textContent)).toContain('Nhận 2,3 kg, thành 92.000 đ, hay huỷ đơn?');
    fireEvent.click(screen.getByRole('button', { name: 'Huỷ đơn' }));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Số cân vừa đổi'));
    expect(answerWeight).toHaveBeenCalledWith('order-1', { amount: 2_300, takes: false });
  });

  it('of which nothing is left can only be cancelled', async () => {
    await opened({ weightAsked: at(0, 0) });
    expect(screen.queryByRole('button', { name: /^Nhận/ })).toBeNull();
    expect(screen.getByRole('button', { name: 'Huỷ đơn' })).toBeTruthy();
  });

  it('is asked about at once, while its buyer looks at the order', async () => {
    const { tellOrder } = await opened({});
    act(() => tellOrder({ ...bought, weightAsked: at(1_700, 68_000) }));
    await screen.findByRole('region', { name: 'Nhà vườn hỏi bạn' });
  });
});

describe('an order that was weighed', () => {
  const said = () => plain(screen.getByText(/^Cân được/).textContent);

  it('says what is paid at the door, and adds up to it', async () => {
    await opened({ state: 'packed', end: at(1_980, 79_200) });
    expect(said()).toBe('Cân được 1,98 kg · khi nhận trả 109.200 đ');
    expect(plain(document.body.textContent)).toContain('79.200 đ');
  });

  it('that was paid for says what is given back, and asks for nothing at the door', async () => {
    await opened({
      state: 'packed',
      paidAtMs: 1,
      end: at(1_980, 79_200, { dueBackDong: 800, toPayDong: 0 }),
    });
    expect(said()).toBe('Cân được 1,98 kg · trả lại 800 đ');
  });

  it('that is cancelled only says what is given back', async () => {
    await opened({
      state: 'cancelled',
      paidAtMs: 1,
      end: at(2_000, 80_000, { dueBackDong: 110_000, toPayDong: 0 }),
    });
    expect(plain(screen.getByText(/^trả lại/).textContent)).toBe('trả lại 110.000 đ');
    cleanup();
    // Cash: nothing was paid, and nothing is at the door either.
    await opened({ state: 'cancelled', end: at(2_000, 80_000) });
    expect(screen.queryByText(/khi nhận trả/)).toBeNull();
  });
});
