/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { accept, refuse } from '@chophien/domain';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { HttpClient } from '@chophien/client';
import type { OrderView } from '@chophien/contracts';
import { order, scriptedMarket } from '../../testing/scripted-market.js';
import { CancelOrder } from './cancel-order.js';
import { OrderPage } from './order-page.js';

afterEach(cleanup);

async function opened(cancelOrder: HttpClient['cancelOrder']) {
  const onCancelled = jest.fn();
  const { Around } = await scriptedMarket([], { cancelOrder });
  render(<CancelOrder order={order} onCancelled={onCancelled} />, { wrapper: Around });
  fireEvent.click(screen.getByRole('button', { name: 'Huỷ đơn' }));
  await screen.findByRole('alertdialog', { name: 'Huỷ đơn này?' });
  return onCancelled;
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('cancelling an order', () => {
  it('changes nothing for who thinks better of it', async () => {
    const cancelOrder = jest.fn<HttpClient['cancelOrder']>();
    await opened(cancelOrder);
    press('Giữ đơn');
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(cancelOrder).not.toHaveBeenCalled();
  });

  it('is done at one yes', async () => {
    const cancelled = { ...order, state: 'cancelled' } as const;
    const onCancelled = await opened(() => Promise.resolve(accept(cancelled)));
    press('Huỷ đơn');
    await waitFor(() => expect(onCancelled).toHaveBeenCalledWith(cancelled));
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('says why it could not be, where it was asked for', async () => {
    const onCancelled = await opened(() =>
      Promise.resolve(refuse({ code: 'unavailable', retryAfterMs: 3_000 })),
    );
    press('Huỷ đơn');
    await waitFor(() => expect(screen.getByRole('alert').textContent).not.toBe(''));
    expect(onCancelled).not.toHaveBeenCalled();
  });

  it('says what became of the money: none is asked for, or what was paid was a trial', async () => {
    const { Around } = await scriptedMarket([]);
    const cancelled = { ...order, state: 'cancelled' } as const;
    const told = (of: OrderView) => {
      const { container } = render(<CancelOrder order={of} onCancelled={jest.fn()} />, { wrapper: Around });
      return container.textContent;
    };
    expect(told(cancelled)).toContain('Bạn không phải trả tiền gì');
    expect(told({ ...cancelled, method: 'test' })).toContain('Bạn không phải trả tiền gì');
    const paid = told({ ...cancelled, method: 'test', paidAtMs: 1 });
    expect(paid).not.toContain('không phải trả');
    expect(paid).toContain('trả thử');
  });

  it('takes the focus to the word that it is done, whether the answer or the news of it came first', async () => {
    const cancelled = { ...order, state: 'cancelled' } as const;
    for (const comes of ['answer', 'news'] as const) {
      const { Around, tellOrder } = await scriptedMarket([], {
        cancelOrder: () =>
          comes === 'answer' ? Promise.resolve(accept(cancelled)) : new Promise(() => undefined),
      });
      render(<OrderPage id="order-1" />, { wrapper: Around });
      fireEvent.click(await screen.findByRole('button', { name: 'Huỷ đơn' }));
      await screen.findByRole('alertdialog');
      press('Huỷ đơn');
      if (comes === 'news') act(() => tellOrder(cancelled));
      await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^Đơn đã huỷ/));
      cleanup();
    }
  });

  it('leaves the focus alone where somebody else cancelled', async () => {
    const { Around, tellOrder } = await scriptedMarket([]);
    render(<OrderPage id="order-1" />, { wrapper: Around });
    const back = await screen.findByRole('link', { name: 'Về phiên chợ' });
    back.focus();
    act(() => tellOrder({ state: 'cancelled', cancelledAtMs: 2 }));
    await screen.findByText(/^Đơn đã huỷ/);
    expect(document.activeElement).toBe(back);
  });
});
