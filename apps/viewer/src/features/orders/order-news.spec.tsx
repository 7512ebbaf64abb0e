/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { scriptedMarket } from '../../testing/scripted-market.js';
import { OrderPage } from './order-page.js';
import { OrdersPage } from './orders-page.js';

afterEach(cleanup);

describe('an order that changes while it is being looked at', () => {
  it('is seen to change on its own page, and another order is not taken for it', async () => {
    const { Around, tellOrder } = await scriptedMarket([]);
    render(<OrderPage id="order-1" />, { wrapper: Around });
    await screen.findByText('Đơn CP-1');
    act(() => tellOrder({ id: 'order-2', state: 'cancelled', cancelledAtMs: 2 }));
    expect(screen.queryByText('Đã huỷ')).toBeNull();
    act(() => tellOrder({ state: 'cancelled', cancelledAtMs: 2 }));
    expect(screen.getByText('Đã huỷ')).toBeTruthy();
  });

  it('is seen to change in the list, where a new one comes first', async () => {
    const { Around, tellOrder } = await scriptedMarket([]);
    render(<OrdersPage />, { wrapper: Around });
    await screen.findByText('Đơn CP-1');
    act(() => tellOrder({ state: 'cancelled', cancelledAtMs: 2 }));
    act(() => tellOrder({ id: 'order-2', code: 'CP-2' }));
    act(() => tellOrder({ id: 'order-3', code: 'CP-3' }));
    const codes = () => screen.getAllByText(/^Đơn CP-/).map((each) => each.textContent);
    expect(codes()).toEqual(['Đơn CP-3', 'Đơn CP-2']);
    fireEvent.click(screen.getByRole('tab', { name: 'Đã xong (1)' }));
    expect(codes()).toEqual(['Đơn CP-1']);
    expect(screen.getByText('Đã huỷ')).toBeTruthy();
  });
});
